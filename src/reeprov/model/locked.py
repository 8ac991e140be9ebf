"""A row of the lock file: an entry and its source as they were when somebody looked at both."""

from __future__ import annotations

from .noun import NamedTuple


class Locked(NamedTuple):
    """An entry as it was locked; every field is text, empty where nothing was known.

    Attributes:
        document: the path from the folder of the lock file, with forward slashes.
        key: the entry's key; `text` is how it read.
        outlet: the record's, as `title` and `issued` are.
        url: the source's address; `archive_url` that of a copy.
        seen: when the page was looked at, ISO 8601 in UTC.
        digest: of the page's prose then (16 hex digits).
        page_title: what the page called itself then.
        words: how many words of prose it had then.
    """

    document: str
    key: str
    text: str = ""
    outlet: str = ""
    title: str = ""
    issued: str = ""
    url: str = ""
    archive_url: str = ""
    seen: str = ""
    digest: str = ""
    page_title: str = ""
    words: str = ""
