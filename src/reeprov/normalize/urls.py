"""Addresses: where they begin and end in a text, whose they are, and whether two are the same."""

from __future__ import annotations

import re
from functools import lru_cache

from ..model.text import Span
from .patterns import lazy

_IN_ADDRESS = r"[^\s\0<>\"“”«»„|\\^`{}，。；、（）【】《》「」\u200b-\u200f\u202a-\u202e\ufeff]"
_ADDRESS = lazy(
    rf"(?:https?|ftp)://{_IN_ADDRESS}{{1,2000}}+|www\.[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,5}}+/{_IN_ADDRESS}{{0,2000}}+",
    re.IGNORECASE,
)
_SCHEME = lazy(r"[A-Za-z][A-Za-z0-9+.-]{0,20}:(?!\d)")
_HOST = lazy(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,8}(?:[^\W\d_]{2,24}|xn--[a-z0-9-]{2,59})\.?", re.IGNORECASE)
_HOST_END = lazy(r"[/?#\\]")
_IPV4 = lazy(r"\d{1,3}(?:\.\d{1,3}){3}")
_TRACKING = lazy(
    r"(?:utm_\w+|fbclid|gclid|dclid|yclid|msclkid|igshid|mc_[ce]id|_ga|_openstat|ref|ref_src|ref_url|referrer|cmpid|ocid"
    r"|smid|spm)\Z",
    re.IGNORECASE,
)
_INDEX = lazy(r"/(?:index|default)\.(?:html?|php|aspx?|shtml|jsp)\Z", re.IGNORECASE)
_DOTS = lazy(r"[\W_]*")

_CLOSERS = {")": "(", "]": "[", "}": "{"}
_TRAILING = ".,;:!?'’”\"»*_。，、；：！？…~"

# What people write where an address is still to come.
PLACEHOLDERS = frozenset({
    "", "#", "todo", "tbd", "tba", "link", "url", "href", "xxx", "n/a", "none", "null", "undefined",
    "about:blank", "here",
})  # fmt: skip
PLACEHOLDER_HOSTS = ("example.com", "example.org", "example.net", "example.edu")
PLACEHOLDER_TOPS = (".example", ".invalid", ".test")
_PLACEHOLDER_ENDS = (*PLACEHOLDER_TOPS, *(f".{name}" for name in PLACEHOLDER_HOSTS))

# Hosts that keep copies of other people's pages.
ARCHIVES = frozenset({
    "web.archive.org", "archive.ph", "archive.is", "archive.today", "archive.li", "archive.vn",
    "archive.fo", "archive.md",
    "webcitation.org", "perma.cc", "webcache.googleusercontent.com", "ghostarchive.org", "megalodon.jp",
    "archive-it.org",
    "wayback.archive-it.org", "arquivo.pt", "webarchive.nationalarchives.gov.uk", "webarchive.loc.gov", "peeep.us",
    "wayback.archive.org", "freezepage.com", "conifer.rhizome.org", "archive.wikiwix.com", "timetravel.mementoweb.org",
})  # fmt: skip
_WRAPPED = lazy(r"(?<=.)https?:/{1,2}[^\s]+", re.IGNORECASE)


def find_addresses(text: str) -> list[Span]:
    """The addresses in a text, in order: brackets balanced, the sentence's own punctuation left off."""
    if "://" not in text and "www." not in text and "WWW." not in text:
        return []
    return [Span(match.start(), trimmed_end(text, match.start(), match.end())) for match in _ADDRESS.finditer(text)]


def trimmed_end(text: str, start: int, end: int) -> int:
    """Where the address that begins at `start` really ends: before punctuation and brackets that it did not open."""
    surplus: dict[str, int] = {}
    for closer, opener in _CLOSERS.items():
        if (closed := text.count(closer, start, end)) > (opened := text.count(opener, start, end)):
            surplus[closer] = closed - opened
    while end > start:
        last = text[end - 1]
        if last in _TRAILING:
            end -= 1
        elif surplus.get(last, 0) > 0:
            surplus[last] -= 1
            end -= 1
        elif last in "([{":
            end -= 1
            for closer, opener in _CLOSERS.items():
                if opener == last:
                    surplus[closer] = surplus.get(closer, 0) + 1
        else:
            break
    return end


@lru_cache(256)  # of one address it is asked several times in a row
def host_of(url: str) -> str | None:
    """The host of an address in lower case, without user, port and final dot; None where it has none.

    `//host/path` and `www.host/path` count as addresses; a bare word or a path does not.
    """
    rest = url.strip()
    if match := _SCHEME.match(rest):
        rest = rest[match.end() :]
        if not rest.startswith("//"):
            return None
    elif not rest.startswith("//") and not rest.lower().startswith("www."):
        return None
    host = _HOST_END.split(rest.removeprefix("//"), maxsplit=1)[0].rpartition("@")[2]
    if host.startswith("["):
        return host.partition("]")[0][1:].lower() or None
    host = host.partition(":")[0].lower().rstrip(".")
    if host == "localhost" or _IPV4.fullmatch(host) or _HOST.fullmatch(host):
        return host
    return None


def is_host(text: str) -> bool:
    """Whether a text is nothing but the name of a host ("Nakanune.ru", "www.vice.com")."""
    return "." in text and len(text) < 254 and _HOST.fullmatch(text) is not None


def is_placeholder(target: str) -> bool:
    """Whether a link's target stands for an address that nobody filled in: `#`, nothing, `TODO`, `https://example.com/…`."""
    folded = target.strip().strip("<>").casefold()
    if folded in PLACEHOLDERS or folded.startswith(("javascript:", "todo")) or _DOTS.fullmatch(folded):
        return True
    host = host_of(folded)
    if host is None and _SCHEME.match(folded):
        rest = folded.partition(":")[2].strip("/")
        return folded.startswith(("http:", "https:")) and (rest in PLACEHOLDERS or _DOTS.fullmatch(rest) is not None)
    if host is None:
        host = folded.partition("/")[0]
    host = host.removeprefix("www.")
    return host in PLACEHOLDER_HOSTS or host.endswith(_PLACEHOLDER_ENDS)


def is_archive(url: str) -> bool:
    """Whether an address is that of an archived copy."""
    host = host_of(url)
    return host is not None and (host.removeprefix("www.") in ARCHIVES)


def original_of(url: str) -> str | None:
    """The address that an archive's address wraps (`web.archive.org/web/2025…/https://…`), where it shows it."""
    if not is_archive(url):
        return None
    match = _WRAPPED.search(url, 8)
    return match[0] if match else None


def same_address(url: str) -> str:
    """A key that two spellings of one address share; for comparing only, it need not be an address.

    Left out: scheme, `www.` and `m.`, user and default port, fragment, tracking parameters, the order of the others,
    `index.html`, the slash at the end.
    """
    address = url.strip().strip("<>")
    host = host_of(address)
    if host is None:
        return address.partition("#")[0].rstrip("/")
    rest = _SCHEME.sub("", address, count=1).removeprefix("//")
    head, hash_sign, fragment = rest.partition("#")
    head, _, query = head.partition("?")
    authority, _, path = head.partition("/")
    port = authority.rpartition("@")[2].rpartition(":")[2]
    port = f":{port}" if port.isdigit() and port not in ("80", "443") else ""
    path = _INDEX.sub("", "/" + path).rstrip("/")
    kept = sorted(part for part in query.split("&") if part and not _TRACKING.match(part.partition("=")[0]))
    # `#!/page` is the address itself on pages that scripts write.
    anchor = "#" + fragment if hash_sign and fragment.startswith("!") else ""
    host = host.removeprefix("www.").removeprefix("m.") if host.count(".") > 1 else host
    return host + port + path + ("?" + "&".join(kept) if kept else "") + anchor
