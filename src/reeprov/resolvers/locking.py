"""Rows of the lock file out of what is known of a document's entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..lock import Lock
from ..model.dossier import Dossier
from ..model.locked import Locked
from ..model.search import Candidate, Outcome, Search
from .completing import with_search
from .looks import address


def locked_rows(dossier: Dossier, before: Lock) -> Iterator[Locked]:
    """A row for each entry; what was not seen this time is as an earlier lock has it, if the address is the same."""
    document = before.name_of(dossier.document.path)
    for at, (entry, resolution) in enumerate(zip(dossier.document.entries, dossier.resolutions, strict=True)):
        record = resolution.record
        row = Locked(
            document=document,
            key=entry.key,
            text=entry.text,
            outlet=(record.outlet.id if record.outlet else record.container_title) or "",
            title=record.title or "",
            issued=str(record.issued or ""),
            url=record.url or "",
            archive_url=record.archive_url or "",
        )
        snapshots = dossier.snapshots[at] if dossier.snapshots else ()
        own = next((one for one in snapshots if one.digest), None)
        copy = next((one for one in snapshots if one.archive), None)
        if own:
            row = row._replace(seen=own.time, digest=own.digest or "", page_title=own.title, words=str(own.words))
        else:
            known = before.row(dossier.document.path, entry.key, entry.text)
            if known and known.url == row.url:
                row = row._replace(seen=known.seen, digest=known.digest, page_title=known.page_title, words=known.words)
                row = row._replace(archive_url=row.archive_url or known.archive_url)
        yield row._replace(archive_url=row.archive_url or (copy.url if copy else ""))


def chosen(dossier: Dossier, choices: Mapping[str, str]) -> Dossier:
    """A dossier in which entries have the sources that a person chose: key → number of a candidate, or an address.

    Raises:
        ValueError: there is no such entry or candidate, or the entry gives an address itself; begins with the choice.
    """
    resolutions = list(dossier.resolutions)
    keys = [entry.key for entry in dossier.document.entries]
    for key, choice in choices.items():
        if key not in keys:
            raise ValueError(f"{key}={choice}: there is no entry [{key}]")
        at = keys.index(key)
        if address(dossier.fields[at]):
            raise ValueError(f"{key}={choice}: entry [{key}] gives an address itself")
        search = dossier.searches[at] if dossier.searches else None
        candidates = search.candidates if search else ()
        if choice.isdecimal():
            if not 0 < int(choice[:9]) <= len(candidates):
                raise ValueError(f"{key}={choice}: entry [{key}] has {len(candidates)} candidates")
            candidate = candidates[int(choice) - 1]
        else:
            candidate = next((one for one in candidates if one.url == choice), Candidate("", choice, 1.0))
        taken = Search(Outcome.LOCATED, "chosen by a person", (candidate,))
        record = resolutions[at].record._replace(url=None)
        resolutions[at] = with_search(resolutions[at]._replace(record=record), taken)
    return dossier._replace(resolutions=tuple(resolutions))
