"""The offline table of outlets: by name, by domain, by search.

Two files, made by `support/compile_outlets.py`, are read whole and searched as bytes, so that loading costs next to
nothing and only what is hit is decoded:

- `outlets.tsv`: one outlet a line, its fields in the order of `Outlet` without the id, list items separated by `|`;
  hand-made rows first.
- `outlets.index`: sorted lines `key TAB offsets`; the offsets are where the outlets' lines begin, the likeliest first.
  A key is a folded name, or `@` and a domain.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from .. import data
from ..model.record import Outlet
from ..normalize.outlets import fold_outlet, shorter_keys, split_article

_SEARCH_LIMIT = 50
_KEPT = 10_000  # names and hosts whose outlets are kept at hand: a corpus cites the same ones again and again


class Registry:
    """Outlets by name and domain.  The user's own rows win over the ones made by hand, these over the compiled ones."""

    def __init__(self, rows: bytes, index: bytes, own: tuple[Outlet, ...] = ()) -> None:
        """From the contents of the two tables and the user's rows, whose blank fields the tables fill."""
        self._rows = rows
        self._index = index
        self._found: dict[str, tuple[Outlet, ...]] = {}
        self._own_domains: dict[str, Outlet] = {}
        self._own_names: dict[str, list[Outlet]] = {}
        self._own: tuple[Outlet, ...] = ()
        self._own = tuple(self._filled(outlet) for outlet in own)
        for outlet in self._own:
            for domain in outlet.domains:
                self._own_domains[domain] = outlet
            for key in dict.fromkeys(fold_outlet(name) for name in _names(outlet)):
                self._own_names.setdefault(key, []).append(outlet)

    @classmethod
    def load(cls, user_file: str | None = None) -> Registry:
        """The tables of the package, and the rows of the user's `outlets.toml`.

        Raises:
            SettingsError: the user's file cannot be read or has a bad row; the text begins with `FILE:LINE:`.
        """
        own: tuple[Outlet, ...] = ()
        if user_file is not None:
            from .outlets_file import read_outlets

            own = read_outlets(user_file)
        return cls(data.read("outlets.tsv"), data.read("outlets.index"), own)

    def find(self, name: str) -> tuple[Outlet, ...]:
        """All outlets that bear the name, the likeliest first; `()` where it is unknown.

        A name in the user's rows is theirs alone.  An article that was written rules out names that have another one.
        What stands in brackets behind a name counts only where the registry knows it with them.
        """
        if name not in self._found:
            self._keep(name, self._find(name))
        return self._found[name]

    def _keep(self, key: str, outlets: tuple[Outlet, ...]) -> None:
        if len(self._found) >= _KEPT:
            self._found.clear()
        self._found[key] = outlets

    def _find(self, name: str) -> tuple[Outlet, ...]:
        article, key = split_article(name)
        if not key:
            return ()
        for candidate in (key, *shorter_keys(key)):
            own = self._own_names.get(candidate)
            if own:
                return tuple(own)
            found = self._at(candidate)
            if found:
                return _with_article(found, article, candidate)
        if "." in key and " " not in key:
            outlet = self.by_domain(key)
            return (outlet,) if outlet else ()
        bare, bracket, _ = name.partition(" (")
        return self._find(bare) if bracket else ()

    def by_domain(self, host: str) -> Outlet | None:
        """The outlet that a host belongs to: the one with the longest domain that the host equals or lies under."""
        key = f"@{host}"
        if key not in self._found:
            outlet = self._by_domain(host)
            self._keep(key, (outlet,) if outlet else ())
        return next(iter(self._found[key]), None)

    def _by_domain(self, host: str) -> Outlet | None:
        name = _host(host)
        while "." in name:
            own = self._own_domains.get(name)
            if own is not None:
                return own
            found = self._at(f"@{name}")
            if found:
                return found[0]
            name = name.partition(".")[2]
        return None

    def search(self, query: str) -> tuple[Outlet, ...]:
        """At most 50 outlets for a query: those of that name or domain, then what begins with it or holds it."""
        found: dict[str, Outlet] = {}
        self._collect(found, self.find(query))
        outlet = self.by_domain(query)
        self._collect(found, (outlet,) if outlet else ())
        key, domain = fold_outlet(query), query.strip().lower()
        if key:
            for own_key, own in self._own_names.items():
                if key in own_key:
                    self._collect(found, own)
            for wanted in (f"\n{key}", f"\n@{domain}", key, domain):
                self._collect(found, self._scan(wanted))
        return tuple(found.values())

    def __iter__(self) -> Iterator[Outlet]:
        """All outlets: the user's, then those of the tables."""
        yield from self._own
        offset = 0
        while offset < len(self._rows):
            outlet = self._row(offset)
            if outlet not in self._own:
                yield outlet
            offset = self._rows.index(b"\n", offset) + 1

    def __len__(self) -> int:
        """How many outlets there are."""
        return sum(1 for _ in self) if self._own else self._rows.count(b"\n")

    def _at(self, key: str) -> tuple[Outlet, ...]:
        """The outlets under a key of the index."""
        wanted = key.encode("utf-8", "replace") + b"\t"
        at = bisect_left(self._lines, wanted)
        if at == len(self._lines) or not self._lines[at].startswith(wanted):
            return ()
        return self._at_offsets(self._lines[at][len(wanted) :])

    @cached_property
    def _lines(self) -> list[bytes]:
        """The index cut into lines, in which Python's own search is ten times as quick as one of ours in the bytes."""
        return self._index.splitlines()

    def _at_offsets(self, offsets: bytes) -> tuple[Outlet, ...]:
        return tuple({outlet.id: outlet for outlet in map(self._row, map(int, offsets.split()))}.values())

    def _row(self, offset: int) -> Outlet:
        line = self._rows[offset : self._rows.index(b"\n", offset)].decode()
        name, native, aliases, domains, country, languages, zone, day_list, wikidata, origin = line.split("\t")
        outlet = Outlet(
            id=domains.partition("|")[0],
            name=name,
            native_name=native or None,
            aliases=_list(aliases),
            domains=_list(domains),
            country=country or None,
            languages=_list(languages),
            time_zone=zone or None,
            day_list=day_list or None,
            wikidata=wikidata or None,
            origin=_list(origin),
        )
        if self._own_domains:
            for domain in outlet.domains:
                if domain in self._own_domains:
                    return self._own_domains[domain]
        return outlet

    def _filled(self, own: Outlet) -> Outlet:
        """The user's row; what it leaves blank stays as the tables have it."""
        known = self._at(f"@{own.id}")
        if not known or known[0].id != own.id:
            return own
        blank = {field: getattr(known[0], field) for field, value in own._asdict().items() if not value}
        return own._replace(**blank)

    def _scan(self, wanted: str) -> Iterator[Outlet]:
        """The outlets of the keys that hold the text; a line feed stands for the beginning of a key."""
        index = self._index
        needle = wanted.encode("utf-8", "replace")
        place = index.find(needle)
        while place >= 0:
            start = index.rfind(b"\n", 0, place + 1) + 1
            end = index.index(b"\n", start)
            tab = index.index(b"\t", start)
            if place < tab:
                yield from self._at_offsets(index[tab + 1 : end])
            place = index.find(needle, end)

    @staticmethod
    def _collect(found: dict[str, Outlet], outlets: Iterator[Outlet] | tuple[Outlet, ...] | list[Outlet]) -> None:
        for outlet in outlets:
            if len(found) >= _SEARCH_LIMIT:
                return
            found.setdefault(outlet.id, outlet)


def _names(outlet: Outlet) -> tuple[str, ...]:
    return (outlet.name, *((outlet.native_name,) if outlet.native_name else ()), *outlet.aliases)


def _with_article(outlets: tuple[Outlet, ...], article: str, key: str) -> tuple[Outlet, ...]:
    """Those that bear the name with this article or with none; all where that leaves nobody."""
    if not article or len(outlets) == 1:
        return outlets
    # "The" comes and goes before English names; other articles belong to theirs ("Il Post").
    spellings = {(article, key), ("", key)} if article == "the" else {(article, key)}
    fitting = tuple(outlet for outlet in outlets if any(split_article(name) in spellings for name in _names(outlet)))
    return fitting or outlets


def _list(field: str) -> tuple[str, ...]:
    return tuple(field.split("|")) if field else ()


def _host(host: str) -> str:
    """A host as the tables write it: lower case, Unicode, without port and root dot."""
    name = host.strip()[:300].lower().rpartition("@")[2].partition(":")[0].rstrip(".")
    if "xn--" in name:
        name = ".".join(map(_label, name.split(".")))
    return name


def _label(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label
