"""Rebuild the registry of outlets: src/reeprov/data/outlets.tsv and outlets.index.

usage: python support/compile_outlets.py CANDIDATES [--output FOLDER]

CANDIDATES is a JSON Lines file: for each domain the names that tables of outlets give it ("names": {table: name},
"wikidata": {q, label, title, aliases, country, lang, …}).  A domain becomes a row where at least two tables give it
names that fit; what does not is left out.  The rows of outlets/curated.tsv come first and win.  The same inputs give
the same bytes.

Two further tables beside it vouch for hand-made rows and make none: sample.csv (rows that were checked one by one) and
russian-hosts.tsv (hosts of Russian-language news).
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple

SUPPORT = Path(__file__).resolve().parent
sys.path[:0] = [str(SUPPORT.parent / "src"), str(SUPPORT.parent)]

from support.romanize import romanizations  # noqa: E402

from reeprov.model.record import Outlet  # noqa: E402
from reeprov.normalize.outlets import fold_outlet, shorter_keys, split_article  # noqa: E402

TABLES = SUPPORT / "outlets"
# Longer aliases are remarks, not names.
LONGEST_ALIAS = 60
# What feeds and lists add behind a name: "CNET - All news", "Metro (UK)".
REMARK = re.compile(r" [-–—|»] | ?\(")
# Words behind a name that make no other name of it.
NOT_TELLING = {"news", "online", "newspaper", "magazine", "uk", "website"}
PROXY = re.compile(r"(^|\.)(ez)?proxy|(^|[.-])lib(rary)?\.|^\d+-")


class Row(NamedTuple):
    """An outlet on its way into the registry.

    Attributes:
        curated: whether it was made by hand.
        borne: the names that it surely bears; its other aliases yield to a hand-made name.
    """

    outlet: Outlet
    curated: bool
    borne: tuple[str, ...]


class Codes(NamedTuple):
    """What the tables say about countries (by code or name) and languages (by Wikidata's number)."""

    countries: dict[str, str]
    zones: dict[str, str]
    languages: dict[str, str]


def table(name: str) -> list[dict[str, str]]:
    """The rows of one of our tables; lines that begin with # are headings."""
    lines = [line for line in (TABLES / name).read_text("utf-8").splitlines() if line and not line.startswith("#")]
    fields = lines[0].split("\t")
    return [dict(zip(fields, line.split("\t"), strict=True)) for line in lines[1:]]


def items(cell: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in cell.split(";") if item.strip())


def curated_rows(candidates: dict[str, dict[str, Any]], vouching: dict[str, dict[str, set[str]]]) -> list[Row]:
    """The rows made by hand, with the day lists; the tables that give a domain the same name are further origins.

    `vouching`: table → domain → the keys of its names, none where the table has hosts only.
    """
    day_lists = {row["domain"]: row["day_list"] for row in table("day_lists.tsv")}
    rows = []
    for row in table("curated.tsv"):
        own = [row["name"], *items(row["native_name"])]
        names = (*own, *items(row["aliases"]))
        domains = (row["domain"], *items(row["other_domains"]))
        witnesses, wikidata = set[str](), None
        for domain in domains:
            tables, number = confirmed(own, names, candidates.get(domain, {"names": {}}))
            witnesses |= tables
            wikidata = wikidata or number
        ours = set(map(squeezed, names))
        vouchers = [
            table
            for table, known in vouching.items()
            if any(domain in known and (not known[domain] or known[domain] & ours) for domain in domains)
        ]
        outlet = Outlet(
            id=row["domain"],
            name=row["name"],
            native_name=row["native_name"] or None,
            aliases=items(row["aliases"]),
            domains=domains,
            country=row["country"] or None,
            languages=items(row["languages"]),
            time_zone=row["time_zone"] or None,
            day_list=day_lists.pop(row["domain"], None),
            wikidata=wikidata,
            origin=("curated", *sorted(witnesses), *vouchers),
        )
        rows.append(Row(outlet, curated=True, borne=names))
    if day_lists:
        sys.exit(f"day_lists.tsv: not in curated.tsv: {', '.join(day_lists)}")
    return rows


def vouching_tables(folder: Path) -> dict[str, dict[str, set[str]]]:
    """The tables beside the candidates, where they are there."""
    found: dict[str, dict[str, set[str]]] = {}
    sample, hosts = folder / "sample.csv", folder / "russian-hosts.tsv"
    if sample.exists():
        with sample.open(encoding="utf-8", newline="") as lines:
            found["sample"] = {
                row["domain"]: {squeezed(name) for name in (row["name"], row["native_name"]) if name}
                for row in csv.DictReader(lines)
            }
    if hosts.exists():
        found["russian-hosts"] = {line.partition("\t")[0]: set() for line in hosts.read_text("utf-8").splitlines()}
    return found


def confirmed(own: list[str], names: tuple[str, ...], candidate: dict[str, Any]) -> tuple[set[str], str | None]:
    """The tables that give the domain one of these names, and Wikidata's number where it is the outlet's own.

    An alias is not enough for the number: "RBK daily" was the newspaper of RBC.
    """
    ours = {squeezed(name) for name in names}
    spellings = spellings_of(candidate)
    tables = {source for source, given in spellings.items() if ours & {squeezed(name) for name in given}}
    entry = candidate.get("wikidata", {})
    theirs = {
        squeezed(name) for name in (*spellings.get("wikidata", ()), entry.get("ru", ""), entry.get("zh", "")) if name
    }
    return tables, entry.get("q") if theirs & {squeezed(name) for name in own} else None


def compiled_rows(candidates: dict[str, dict[str, Any]], taken: set[str]) -> list[Row]:
    """The rows that the candidates allow, in the order of their domains."""
    country_rows = table("countries.tsv")
    codes = Codes(
        countries={
            name: row["code"] for row in country_rows for name in (row["code"], row["code3"], *items(row["names"]))
        },
        zones={row["code"]: row["time_zone"] for row in country_rows if row["time_zone"]},
        languages={row["wikidata"]: row["code"] for row in table("languages.tsv")},
    )
    closed = taken | {row["domain"] for row in table("refused_hosts.tsv")}
    rows = (compiled_row(candidates[domain], codes) for domain in sorted(candidates) if not lies_under(domain, closed))
    return [row for row in rows if row is not None]


def lies_under(domain: str, closed: set[str]) -> bool:
    """Whether a domain is one of these hosts, lies under one, or is a library's door to other people's pages."""
    parts = domain.split(".")
    return bool(PROXY.search(domain)) or any(".".join(parts[start:]) in closed for start in range(len(parts)))


def compiled_row(candidate: dict[str, Any], codes: Codes) -> Row | None:
    """The row of a domain on which two tables agree, or None."""
    domain = candidate["domain"]
    spellings = spellings_of(candidate)
    name, sources = agreement(domain, spellings)
    if not name:
        return None
    entry: dict[str, Any] = candidate["wikidata"] if "wikidata" in sources else {}
    borne = tuple(filter(is_name, dict.fromkeys([name, *(each for source in sources for each in spellings[source])])))
    native = next((spelling for spelling in borne if not latin(spelling)), None)
    further = [*borne, *map(clean, entry.get("aliases", ())), entry.get("ru", ""), entry.get("zh", "")]
    country = country_of(domain, entry.get("country", ()), candidate.get("country"), codes)
    outlet = Outlet(
        id=domain,
        name=name,
        native_name=native,
        aliases=tuple(alias for alias in dict.fromkeys(further) if alias not in (name, native) and is_name(alias)),
        domains=(domain,),
        country=country,
        languages=tuple(dict.fromkeys(codes.languages[q] for q in entry.get("lang", ()) if q in codes.languages)),
        time_zone=codes.zones.get(country or ""),
        wikidata=entry.get("q"),
        origin=tuple(sources),
    )
    return Row(outlet, curated=False, borne=borne)


def spellings_of(candidate: dict[str, Any]) -> dict[str, list[str]]:
    """How each table spells the name, without remarks behind it."""
    given = {source: [clean(REMARK.split(name)[0])] for source, name in candidate["names"].items()}
    if "wikidata" in candidate:
        entry = candidate["wikidata"]
        given["wikidata"] = [clean(name) for name in dict.fromkeys([entry["label"], *entry.get("title", ())])]
    return given


def agreement(domain: str, spellings: dict[str, list[str]]) -> tuple[str, list[str]]:
    """The name on which at least two tables agree for a domain, and those tables; `("", [])` where there is none.

    Names fit that are the same; of which one says what it is behind the other ("CNET News"); or of which one only puts
    something, mostly a place, before the other ("Brockton Enterprise", "The Enterprise"): the other must then have two
    words or stand in the domain.
    """
    stem = re.sub(r"[^a-z0-9]", "", domain.rpartition(".")[0])
    keys = {source: {squeezed(name) for name in names} - {""} for source, names in spellings.items()}
    names = [name for given in spellings.values() for name in given]
    words = {squeezed(name): fold_outlet(name).split() for name in names}
    # "El Sentinel" is another paper than "Orlando Sentinel".
    short = {squeezed(name) for name in names if split_article(name)[0] in ("", "the")}

    def only_explains(longer: str, shorter: str) -> bool:
        whole, part = words[longer], words[shorter]
        return whole[: len(part)] == part and set(whole[len(part) :]) <= NOT_TELLING

    def only_places(longer: str, shorter: str) -> bool:
        whole, part = words[longer], words[shorter]
        return shorter in short and whole[-len(part) :] == part and (len(part) > 1 or shorter in stem)

    def fits(key: str, other: str) -> bool:
        return only_explains(key, other) or only_explains(other, key) or only_places(key, other)

    best, agreeing = (0, False, False, False, 0, ""), set[str]()
    for key in set[str]().union(*keys.values()):
        same = {source for source, own in keys.items() if key in own}
        fitting = {source for source, own in keys.items() if any(fits(key, other) for other in own)}
        for sources in (same, fitting):
            telling = words[key][-1] not in NOT_TELLING
            mark = (len(sources), sources == same, telling, key in stem, len(key), key)
            if len(sources) > 1 and mark > best:
                best, agreeing = mark, sources
    named = [name for source in sorted(agreeing) for name in spellings[source] if squeezed(name) == best[-1]]
    name = max(named, key=lambda name: (latin(name), named.count(name), name[:1].isupper(), name), default="")
    return name, sorted(agreeing)


def squeezed(name: str) -> str:
    """A name without article, domain ending and spaces: how it would stand in a domain."""
    key = fold_outlet(name)
    return (shorter_keys(key)[0] if "." in key else key).replace(" ", "")


def clean(name: str) -> str:
    return " ".join(name.replace("|", " ").split())


def latin(name: str) -> bool:
    return all(letter < "\u0250" for letter in name if letter.isalpha())


def is_name(alias: str) -> bool:
    """Whether an alias is a name, neither a remark nor two letters that could be anything."""
    return fold_outlet(alias) != "" and (len(alias) > 2 or not alias.isascii()) and len(alias) <= LONGEST_ALIAS


def country_of(domain: str, of_entry: list[str], of_feed: str | None, codes: Codes) -> str | None:
    """The one country that Wikidata gives, or that of the domain's ending, or that of the feed list."""
    known = {codes.countries[country] for country in of_entry if country in codes.countries}
    if len(known) == 1:
        return known.pop()
    ending = domain.rpartition(".")[2].upper().replace("UK", "GB")
    # These endings are sold to anybody.
    if ending in codes.countries and ending not in ("AM", "ME"):
        return ending
    return codes.countries.get(of_feed or "")


def index_of(rows: list[Row], offsets: list[int], contested: set[str]) -> dict[str, list[int]]:
    """Each key with the offsets of its outlets.

    Hand-made rows come before compiled ones, and compiled aliases yield to a hand-made name.  Keys that were only
    generated (romanised, shortened) count where nobody bears the name itself.  A name that outlets outside the registry
    bear as well does not identify the one compiled row that has it, and is left out.
    """
    strong: defaultdict[str, set[tuple[int, int, int]]] = defaultdict(set)
    weak: defaultdict[str, set[tuple[int, int, int]]] = defaultdict(set)
    index: dict[str, list[int]] = {}
    for number, (row, offset) in enumerate(zip(rows, offsets, strict=True)):
        outlet = row.outlet
        for name in filter(None, [outlet.name, outlet.native_name, *outlet.aliases]):
            claim = (0 if row.curated else 1 if name in row.borne else 2, number, offset)
            strong[fold_outlet(name)].add(claim)
            for spelling in (name, *romanizations(name, outlet.languages)):
                key = fold_outlet(spelling)
                for generated in (key, *shorter_keys(key)):
                    weak[generated].add(claim)
        for domain in outlet.domains:
            if index.setdefault(f"@{domain}", [offset]) != [offset]:
                sys.exit(f"two rows claim {domain}")
    for key in weak.keys() - {""}:
        claims = sorted(strong.get(key) or weak[key])
        rank = claims[0][0]
        if rank == 0:
            claims = [claim for claim in claims if claim[0] < 2]
        places = list(dict.fromkeys(offset for _, _, offset in claims))
        if len(places) > 1 or rank == 0 or key not in contested:
            index[key] = places
    return index


def contested_keys(candidates: dict[str, dict[str, Any]]) -> set[str]:
    """The keys under which the tables know more than one outlet."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for domain, candidate in candidates.items():
        for names in spellings_of(candidate).values():
            for name in names:
                owners[fold_outlet(name)].add(candidate.get("wikidata", {}).get("q", domain))
    return {key for key, who in owners.items() if len(who) > 1}


def line_of(outlet: Outlet) -> bytes:
    """The outlet as a line: all fields but the id, which is its first domain."""
    cells = ["|".join(value) if isinstance(value, tuple) else value or "" for value in outlet[1:]]
    return ("\t".join(cells) + "\n").encode()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("candidates", type=Path)
    parser.add_argument("--output", type=Path, default=SUPPORT.parent / "src" / "reeprov" / "data")
    args = parser.parse_args()
    candidates = {row["domain"]: row for row in map(json.loads, args.candidates.read_text("utf-8").splitlines())}
    vouching = vouching_tables(args.candidates.parent)
    rows = curated_rows(candidates, vouching)
    rows += compiled_rows(candidates, {domain for row in rows for domain in row.outlet.domains})
    offsets, blob = [], b""
    for row in rows:
        offsets.append(len(blob))
        blob += line_of(row.outlet)
    index = index_of(rows, offsets, contested_keys(candidates))
    lines = sorted(f"{key}\t{' '.join(map(str, places))}\n".encode() for key, places in index.items())
    args.output.mkdir(parents=True, exist_ok=True)
    (args.output / "outlets.tsv").write_bytes(blob)
    (args.output / "outlets.index").write_bytes(b"".join(lines))
    kinds = Counter(row.curated for row in rows)
    shared = sum(len({*row.outlet.origin} - {"curated", *vouching}) > 1 for row in rows)
    alone = sum(row.outlet.origin == ("curated",) for row in rows)
    size = len(blob) + sum(map(len, lines))
    print(f"{kinds[True]} rows by hand ({alone} vouched for by no table), {kinds[False]} compiled")
    print(f"{shared} named alike by two tables")
    print(f"{len(lines)} keys, {size} bytes")


if __name__ == "__main__":
    main()
