"""The entries of a dossier together with what is known of each, as the rules about entries walk them."""

from __future__ import annotations

from collections.abc import Iterator

from ..languages import note_labels
from ..model.citation import LONGEST_ENTRY, Entry, Fields
from ..model.dossier import Dossier
from ..model.noun import NamedTuple
from ..model.resolution import Resolution
from ..model.text import Span
from ..normalize.patterns import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..model.page import PageRecord
    from ..model.snapshot import Snapshot, Visit

# A note that only points back at another entry names no source of its own.
_BACK_REFERENCES = ("ibid", "op. cit", "loc. cit", "idem", "see above", "там же", "см. выше", "ebd", "ebenda", "同上")

# Documents that their number alone leads to.
_IN_SERIES = lazy(r"\b(?:RFC|PEP|BCP|STD)[ -]?\d{1,5}\b")
# A title has fewer words than a remark may have, and prose has more than an entry.
_FEW_WORDS, _MANY_WORDS = 7, 35
_QUOTED = lazy('[“”„«»"「『《]')
_NO_FIELDS = Fields()


class Listed(NamedTuple):
    """An entry, its fields, and whether it stands among footnotes or under "Notes"."""

    entry: Entry
    fields: Fields
    is_footnote: bool

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands behind the key: no letter, no digit, no address."""
        return self.fields.url_status != "address" and not any(map(str.isalnum, self.entry.text))

    @property
    def must_name_its_source(self) -> bool:
        """Whether only outlet, title and date can lead a reader to the source.

        Not where an address, an identifier or a number in a series does, nor where the entry is a remark or points
        back at another entry.
        """
        fields = self.fields
        if fields.url_status == "address" or fields.identifiers or self.is_empty:
            return False
        if _IN_SERIES.search(f"{self.entry.key} {self.entry.text}"):
            return False
        if len(self.entry.text) > LONGEST_ENTRY or (fields.date is None and is_remark(self.entry.text)):
            return False
        if fields.outlet is None and fields.date is None:
            # In a footnote words alone are a remark; elsewhere they are taken for a title.
            return not self.is_footnote and not self.entry.text.casefold().startswith(_BACK_REFERENCES)
        return True


def is_remark(text: str) -> bool:
    """Whether an entry is the author's own prose: hardly a capital, and many words or no quote in a sentence."""
    words = text.split()[:_MANY_WORDS]
    small = sum(word[:1].islower() for word in words)
    if len(words) <= _FEW_WORDS or 5 * small <= 3 * len(words):
        return False
    return len(words) == _MANY_WORDS or (text.endswith((".", "!", "?")) and not _QUOTED.search(text))


def listed(dossier: Dossier) -> Iterator[Listed]:
    """Every entry with its fields, in the order of the document."""
    fields = iter(dossier.fields)
    for sources in dossier.document.source_lists:
        is_notes = sources.form == "footnote" or (sources.heading or "").strip(" :#*").casefold() in note_labels()
        for entry in sources.entries:
            yield Listed(entry, next(fields, _NO_FIELDS), is_notes)


def resolved(dossier: Dossier) -> Iterator[tuple[Entry, Fields, Resolution]]:
    """Every entry with its fields and what came of looking for its record, in the order of the document."""
    yield from zip(dossier.document.entries, dossier.fields, dossier.resolutions, strict=True)


class Visited(NamedTuple):
    """An entry whose address was asked for.

    Attributes:
        at: the entry's place among all of the document.
        place: where the address stands.
        drift: how the page differs from what was locked.
        page: what the page says about itself, or None.
        copy: the archived copy that is known, or None; `was_sought` says whether an archive was asked.
    """

    at: int
    entry: Entry
    place: Span
    visit: Visit
    drift: tuple[str, ...]
    page: PageRecord | None
    copy: Snapshot | None
    was_sought: bool

    @property
    def instead(self) -> str:
        """What to put in place of a link that leads nowhere."""
        if self.copy:
            return f"a copy is kept{' of ' + self.copy.time[:10] if self.copy.time else ''}: {self.copy.url}"
        return "look for the page under another address, or for a copy in an archive"


def visited(dossier: Dossier) -> Iterator[Visited]:
    """Every entry whose address was asked for, in the order of the document; none where the run is offline."""
    for index, visit in enumerate(dossier.visits):
        if visit is not None:
            entry, fields = dossier.document.entries[index], dossier.fields[index]
            part = fields.url or fields.archive_url
            place = part.span if part else entry.body
            copy = next((one for one in dossier.snapshots[index] if one.archive), None)
            drift = dossier.drifts[index] if dossier.drifts else ()
            page = dossier.pages[index] if dossier.pages else None
            yield Visited(index, entry, place, visit, drift, page, copy, index in dossier.sought)
