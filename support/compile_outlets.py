"""Rebuild the registry of outlets: src/reeprov/data/outlets.tsv and outlets.index.

usage: python support/compile_outlets.py CANDIDATES [--output FOLDER]

CANDIDATES is a JSON Lines file: for each domain the names that tables of outlets give it ("names": {table: name}, "wikidata":
{label, title, aliases, country, lang, …}).  A domain becomes a row where at least two tables give it names that fit; what
does not fit is left out.  The rows of outlets/curated.tsv come first and win.  The same inputs give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple

SUPPORT = Path(__file__).resolve().parent
sys.path[:0] = [str(SUPPORT.parent / "src"), str(SUPPORT)]

from romanize import romanizations  # noqa: E402

from reeprov.model.record import Outlet  # noqa: E402
from reeprov.normalize.outlets import fold_outlet, shorter_keys  # noqa: E402

TABLES = SUPPORT / "outlets"
# Longer aliases are remarks, not names.
LONGEST_ALIAS = 60


class Row(NamedTuple):
    """An outlet and whether it was made by hand."""

    outlet: Outlet
    curated: bool


def table(name: str) -> list[dict[str, str]]:
    """The rows of one of our tables; lines that begin with # are headings."""
    lines = [line for line in (TABLES / name).read_text("utf-8").splitlines() if line and not line.startswith("#")]
    fields = lines[0].split("\t")
    return [dict(zip(fields, line.split("\t"), strict=True)) for line in lines[1:]]


def items(cell: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in cell.split(";") if item.strip())


def curated_rows(candidates: dict[str, dict[str, Any]]) -> list[Row]:
    """The rows made by hand, with the day lists; the other tables that know the domain are named as further origins."""
    day_lists = {row["domain"]: row["day_list"] for row in table("day_lists.tsv")}
    rows = []
    for row in table("curated.tsv"):
        names = {row["name"], row["native_name"], *items(row["aliases"])} - {""}
        candidate = candidates.get(row["domain"], {})
        rows.append(
            Row(
                Outlet(
                    id=row["domain"],
                    name=row["name"],
                    native_name=row["native_name"] or None,
                    aliases=items(row["aliases"]),
                    domains=(row["domain"], *items(row["other_domains"])),
                    country=row["country"] or None,
                    languages=items(row["languages"]),
                    time_zone=row["time_zone"] or None,
                    day_list=day_lists.pop(row["domain"], None),
                    wikidata=curated_wikidata(names, candidate),
                    origin=("curated", *sorted(witnesses(candidate, names))),
                ),
                curated=True,
            )
        )
    if day_lists:
        sys.exit(f"day_lists.tsv: not in curated.tsv: {', '.join(day_lists)}")
    return rows


def curated_wikidata(names: set[str], candidate: dict[str, Any]) -> str | None:
    """Wikidata's number, where its label for the domain is one of our names."""
    entry = candidate.get("wikidata", {})
    return entry["q"] if entry and squeezed(entry["label"]) in {squeezed(name) for name in names} else None


def witnesses(candidate: dict[str, Any], names: set[str]) -> set[str]:
    """The tables that give the domain one of these names."""
    ours = {squeezed(name) for name in names}
    given = dict(candidate.get("names", {}))
    if "wikidata" in candidate:
        given["wikidata"] = candidate["wikidata"]["label"]
    return {source for source, name in given.items() if squeezed(name) in ours}


def squeezed(name: str) -> str:
    """A name without article, domain ending and spaces: how it would stand in a domain."""
    key = fold_outlet(name)
    return (shorter_keys(key) or (key,))[0].replace(" ", "") if "." in key else key.replace(" ", "")


def compiled_row(
    candidate: dict[str, Any], countries: dict[str, str], zones: dict[str, str], languages: dict[str, str]
) -> Row | None:
    """The row of a domain on which two tables agree, or None."""
    domain = candidate["domain"]
    entry: dict[str, Any] = candidate.get("wikidata", {})
    given = {source: clean(name) for source, name in candidate["names"].items()}
    official = [clean(name) for name in (entry.get("label", ""), *entry.get("title", ())) if name]
    if entry:
        given["wikidata"] = official[0]
    agreed = agreement(domain, given, official)
    if agreed is None:
        return None
    name, sources = agreed
    aliases = [given[source] for source in sorted(sources)]
    country = None
    if "wikidata" in sources:
        aliases += [*official, *map(clean, entry.get("aliases", ())), entry.get("ru", ""), entry.get("zh", "")]
        known = {countries[country] for country in entry.get("country", ()) if country in countries}
        country = known.pop() if len(known) == 1 else None
    country = country or country_of(domain, candidate.get("country"), countries)
    native = next((alias for alias in official if "wikidata" in sources and not latin(alias) and is_name(alias)), None)
    return Row(
        Outlet(
            id=domain,
            name=name,
            native_name=native,
            aliases=tuple(
                alias for alias in dict.fromkeys(aliases) if alias not in ("", name, native) and is_name(alias)
            ),
            domains=(domain,),
            country=country,
            languages=tuple(
                dict.fromkeys(languages[q] for q in entry.get("lang", ()) if "wikidata" in sources and q in languages)
            ),
            time_zone=zones.get(country or "") or None,
            wikidata=entry["q"] if "wikidata" in sources else None,
            origin=tuple(sorted(sources)),
        ),
        curated=False,
    )


def agreement(domain: str, given: dict[str, str], official: list[str]) -> tuple[str, set[str]] | None:
    """The name on which tables agree and the tables that do: by the same name, or one by the domain's own and one by a part of it."""
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for source, name in given.items():
        for spelling in official if source == "wikidata" else [name]:
            if squeezed(spelling):
                groups[squeezed(spelling)].add(source)
    stem = squeezed(domain.rpartition(".")[0].partition(".")[0])
    best = max(groups, key=lambda key: (len(groups[key]), key == stem, key), default=None)
    if best is None:
        return None
    sources = groups[best]
    if len(sources) < 2:
        # "Newark Advocate" at newarkadvocate.com is "The Advocate" to Wikidata.
        whole = next((key for key in sorted(groups) if key == stem), None)
        if whole is None:
            return None
        best = whole
        words = next(set(fold_outlet(name).split()) for name in [*given.values(), *official] if squeezed(name) == whole)
        sources = groups[whole] | {
            source
            for source, name in given.items()
            if any(set(fold_outlet(each).split()) < words for each in (official if source == "wikidata" else [name]))
        }
        if len(sources) < 2:
            return None
    spellings = [name for source, name in sorted(given.items()) if source in sources and squeezed(name) == best]
    spellings += [name for name in official if squeezed(name) == best]
    return max(spellings, key=lambda name: (latin(name), spellings.count(name), name[:1].isupper(), name)), sources


def clean(name: str) -> str:
    return " ".join(name.replace("|", " ").replace("\t", " ").split())


def latin(name: str) -> bool:
    return all(ord(letter) < 0x250 for letter in name if letter.isalpha())


def is_name(alias: str) -> bool:
    """Whether an alias is a name: neither a remark nor a bare domain, nor two letters that could be anything."""
    return 2 < len(alias) <= LONGEST_ALIAS and bool(fold_outlet(alias)) or (not alias.isascii() and len(alias) == 2)


def country_of(domain: str, told: str | None, countries: dict[str, str]) -> str | None:
    """The country that a feed list tells; the domain's own ending speaks against another."""
    country = countries.get(told or "")
    ending = domain.rpartition(".")[2].upper().replace("UK", "GB")
    if ending in countries.values() and ending not in ("ME", "AM", "CO", "TV", "IO"):
        return ending
    return country


def refused(domain: str, hosts: set[str]) -> bool:
    """Whether a domain is, or lies under, a host that carries other people's outlets."""
    parts = domain.split(".")
    proxied = bool(re.search(r"(^|\.)(ez)?proxy|(^|[.-])lib(rary)?\.|^\d+-", domain))
    return proxied or any(".".join(parts[start:]) in hosts for start in range(len(parts)))


def compiled_rows(candidates: dict[str, dict[str, Any]], taken: set[str]) -> list[Row]:
    """The rows that the candidates allow, in the order of their domains."""
    country_rows = table("countries.tsv")
    countries = {
        name: row["code"] for row in country_rows for name in (row["code"], row["code3"], *items(row["names"]))
    }
    zones = {row["code"]: row["time_zone"] for row in country_rows}
    languages = {row["wikidata"]: row["code"] for row in table("languages.tsv")}
    hosts = {row["domain"] for row in table("refused_hosts.tsv")}
    rows = []
    for domain in sorted(candidates):
        if domain in taken or refused(domain, hosts) or any(domain.endswith(f".{other}") for other in taken):
            continue
        row = compiled_row(candidates[domain], countries, zones, languages)
        if row is not None:
            rows.append(row)
    return rows


def index_of(rows: list[Row], offsets: list[int]) -> dict[str, list[int]]:
    """Each key with the offsets of its outlets.

    Names come before aliases, hand-made rows before compiled ones.  A compiled alias yields to a hand-made name; keys
    that were only generated (romanised, shortened) count where nobody bears the name itself.
    """
    strong: defaultdict[str, set[tuple[int, int, int]]] = defaultdict(set)
    weak: defaultdict[str, set[tuple[int, int, int]]] = defaultdict(set)
    index: dict[str, list[int]] = {}
    for number, (row, offset) in enumerate(zip(rows, offsets, strict=True)):
        outlet = row.outlet
        own = [outlet.name, *([outlet.native_name] if outlet.native_name else [])]
        for rank, names in enumerate((own, outlet.aliases)):
            for name in names:
                key = fold_outlet(name)
                strong[key].add((0 if row.curated else 1 + rank, number, offset))
                for generated in {*shorter_keys(key), *map(fold_outlet, romanizations(name, outlet.languages))} - {
                    key,
                    "",
                }:
                    weak[generated].add((0 if row.curated else 1 + rank, number, offset))
        for domain in outlet.domains:
            if index.setdefault(f"@{domain}", [offset]) != [offset]:
                sys.exit(f"two rows claim {domain}")
    for key in strong.keys() | weak.keys():
        claims = sorted(strong.get(key) or weak[key])
        if claims[0][0] == 0:
            claims = [claim for claim in claims if claim[0] < 2]
        index[key] = list(dict.fromkeys(offset for _, _, offset in claims))
    index.pop("", None)
    return index


def line_of(outlet: Outlet) -> bytes:
    cells = ["|".join(value) if isinstance(value, tuple) else value or "" for value in outlet[1:]]
    return ("\t".join(cells) + "\n").encode()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("candidates", type=Path)
    parser.add_argument("--output", type=Path, default=SUPPORT.parent / "src" / "reeprov" / "data")
    args = parser.parse_args()
    candidates = {row["domain"]: row for row in map(json.loads, args.candidates.read_text("utf-8").splitlines())}
    rows = curated_rows(candidates)
    rows += compiled_rows(candidates, {domain for row in rows for domain in row.outlet.domains})
    offsets, blob = [], b""
    for row in rows:
        offsets.append(len(blob))
        blob += line_of(row.outlet)
    lines = sorted(f"{key}\t{' '.join(map(str, places))}\n".encode() for key, places in index_of(rows, offsets).items())
    args.output.mkdir(parents=True, exist_ok=True)
    (args.output / "outlets.tsv").write_bytes(blob)
    (args.output / "outlets.index").write_bytes(b"".join(lines))
    kinds = Counter(row.curated for row in rows)
    print(
        f"{kinds[True]} rows by hand, {kinds[False]} compiled, {len(lines)} keys, {len(blob) + sum(map(len, lines))} bytes"
    )


if __name__ == "__main__":
    main()
