"""Rows of the lock file out of what is known of a document's entries."""

from __future__ import annotations

from collections.abc import Iterator

from ..lock import Lock
from ..model.dossier import Dossier
from ..model.locked import Locked


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
