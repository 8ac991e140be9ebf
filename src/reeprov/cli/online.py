"""The network of a command line, with `--online`: what it may open, how it behaves, and the words about it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from .. import lock
from ..errors import ReadError, UsageError
from ..fetch.cache import default_folder
from ..fetch.interface import Manners
from ..fetch.web import Web
from ..model.dossier import Report
from ..readers import read_body
from ..readers.interface import Input
from ..resolvers.looks import Looks
from ..settings import Settings
from .article import main_part
from .quick import Values
from .streams import tell

_HOST = re.compile(r"(?:\[[0-9a-f:.]+\]|[^\s:/\[\]]+):\d{1,5}", re.IGNORECASE)


@contextmanager
def door(values: Values, settings: Settings) -> Iterator[Web]:
    """The network as a command line opens it, with progress on standard error."""
    from .progress import watching

    folder = None if values["no_cache"] else settings.cache_dir or default_folder()
    with watching(quiet=bool(values["quiet"])) as watch, Web(manners(values), folder, watch) as web:
        yield web
        if web.trouble:
            tell(web.trouble)


@contextmanager
def looks(values: Values, settings: Settings, *, remember: bool = False) -> Iterator[Looks]:
    """Look at sources as a command line wants it, with progress on standard error."""
    with door(values, settings) as web:
        path = lock.find()
        chosen = lock.read(path) if path else None
        yield Looks(web, read_body=read_body, save=bool(values["archive"]), remember=remember, chosen=chosen)


def document(web: Web, url: str) -> Input:
    """The page at an address, to be read as a document.

    Raises:
        ReadError: there is no page to read.
    """
    visit, text, body = web.get(url)
    if not visit.verdict.has_page:
        raise ReadError(f"{visit.verdict.excuse or 'the page is not there'} ({visit.evidence})")
    if text:
        return Input(url, main_part(text, visit.final_url).encode("utf-8", "replace"))
    if visit.media_type == "application/pdf":
        return Input(url, body)
    kind = visit.media_type or "text"
    raise ReadError("the page is empty" if kind.startswith("text") else f"is no page of text: {kind}")


def manners(values: Values) -> Manners:
    """The manners that a command line asks for.

    Raises:
        UsageError: a value is none.
    """
    hosts = [str(host) for host in values["allow_host"]]  # type: ignore[attr-defined]
    for host in hosts:
        if not _HOST.fullmatch(host):
            raise UsageError(f"--allow-host {host}: must be HOST:PORT")
    plain = Manners()
    return plain._replace(
        allow_hosts=frozenset(hosts),
        allow_private=bool(values["allow_private"]),
        in_flight=int(_number(values, "max_in_flight", plain.in_flight, 1)),
        per_host=int(_number(values, "per_host", plain.per_host, 1)),
        interval=_number(values, "pause", plain.interval, 0),
        deadline=_number(values, "timeout", plain.deadline, 0.1),
        # What was locked is held to what the pages say now: those that have not changed answer in a few bytes.
        freshness=0.0 if values.get("locked") else plain.freshness,
    )


def told(report: Report, looked: Looks, values: Values) -> Report:
    """The report with the words about what was asked and what was opened for it."""
    counts = Counter(look.visit.verdict.value.replace("_", " ") for look in looked.seen.values())
    kept = sum(look.visit.kept for look in looked.seen.values())
    verdicts = ", ".join(f"{count} {verdict}" for verdict, count in counts.most_common())
    undecided = sum(look.visit.verdict.excuse is not None for look in looked.seen.values())
    said = "1 address" if len(looked.seen) == 1 else f"{len(looked.seen) or 'No'} addresses"
    said += f" looked at{verdicts and f': {verdicts}'}"
    said += f"; {kept} from the cache." if kept else "."
    if undecided:
        said += f" {undecided} could not be checked, which says nothing against {'it' if undecided == 1 else 'them'}."
    network = [said]
    if values["allow_private"]:
        network.append("Opened on demand: loopback and private addresses, on any port (--allow-private).")
    if values["allow_host"]:
        opened = ", ".join(values["allow_host"])  # type: ignore[arg-type]
        network.append(f"Opened on demand: {opened} (--allow-host).")
    return report._replace(network=tuple(network))


def _number(values: Values, name: str, default: float, least: float) -> float:
    text = values[name]
    if text is None:
        return default
    try:
        number = float(str(text))
    except ValueError:
        number = -1.0
    if not least <= number < 1e6:
        raise UsageError(f"--{name.replace('_', '-')} {text}: must be a number of at least {least:g}")
    return number
