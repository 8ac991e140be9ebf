"""From an answer to a verdict.  What is not sure is `UNKNOWN`: a living page called dead is the worse mistake."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from ..model.noun import NamedTuple
from ..model.snapshot import Hop, Verdict
from ..normalize.page_text import page_text, page_title, shows_prose
from ..normalize.urls import same_address

_BLOCKED = {401, 402, 403, 407, 451, 999}
_PERMANENT = {301, 308}

# How walls against bots show, in headers and in the title of what they serve.
_WALL_SERVERS = ("cloudflare", "ddos-guard", "qrator", "sucuri", "akamaighost", "imperva", "datadome")
_WALL_TITLES = (
    "just a moment", "attention required", "ddos-guard", "checking your browser", "access denied",
    "please wait", "are you a robot", "verify you are human", "один момент", "проверка браузера",
)  # fmt: skip
_WALL_BODY = ("/cdn-cgi/challenge-platform/", "__ddg", "ddos-guard", "qrator", "captcha")

# What a page says that is not there: a whole sentence, in its title, its headline, or as all of a short page.
_NOT_FOUND = re.compile(
    r"(?:(?:error|ошибка|erreur|fehler|błąd|помилка|エラー)[ :–-]{0,3}+)?404"
    r"(?:[ .:!–|-]{0,4}+(?:error|not found|ошибка))?"
    r"|(?:(?:error )?404[ .:!–|-]{0,5}+)?(?:(?:the |this )?(?:requested )?page (?:you requested )?"
    r"(?:was |is |could |can )?(?:not|n't|no longer) (?:be )?(?:found|available|exists?)"
    r"|page does ?(?:not|n't) exist|(?:oops|sorry)[!,. ]{1,3}(?:that |this |the )?page (?:not found|can't be found)"
    r"|(?:запрашиваемая |такая |эта )?страниц[аы] (?:не найдена|не существует|удалена|не существует или удалена)"
    r"|такой страницы (?:нет|не существует)|сторінк[аиу] не (?:знайдено|знайдена|існує)"
    r"|(?:die )?seite (?:wurde )?(?:leider )?nicht gefunden|page (?:non trouvée|introuvable)|página no encontrada"
    r"|pagina non trovata|página não encontrada|strona nie (?:została znaleziona|istnieje)"
    r"|页面不存在|找不到(?:该|此)?页面"
    r"|ページが見つかりません|お探しのページは見つかりません(?:でした)?|الصفحة غير موجودة)",
    re.IGNORECASE,
)
_NOT_FOUND_PATH = re.compile(
    r"/(?:404|not[-_]?found|page[-_]?not[-_]?found|error[-_/]?404)(?:\.\w{2,5})?/?\Z", re.IGNORECASE
)
_FRONT = re.compile(r"/?(?:index\.\w{2,5}|[a-z]{2}(?:-[a-z]{2})?/?|home/?|main/?)?\Z", re.IGNORECASE)
_SHORT = 1_500
# So much of a page is looked at: mostly its beginning shows already that it is a long one.
_FIRST_LOOK, _SECOND_LOOK = 8_000, 200_000


class Judgement(NamedTuple):
    """A verdict and what it rests on.

    Attributes:
        suspect: whether a look at a page that cannot exist on the same host would tell more.
    """

    verdict: Verdict
    evidence: str
    suspect: bool = False


def judge_status(status: int, headers: Mapping[str, str]) -> Judgement | None:
    """What a status says by itself; None for 2xx, where the page has to be looked at."""
    if 200 <= status < 300:
        return None
    wall = _wall_in(headers) if status in (403, 429, 503) else None
    if status in (404, 410):
        return Judgement(Verdict.GONE, f"answered {status}")
    if status in _BLOCKED or wall:
        return Judgement(Verdict.BLOCKED, f"answered {status}" + (f", a wall against bots ({wall})" if wall else ""))
    if status == 429 or (status == 503 and "retry-after" in headers):
        after = headers.get("retry-after")
        return Judgement(Verdict.THROTTLED, f"answered {status}" + (f", Retry-After: {after[:40]}" if after else ""))
    return Judgement(Verdict.UNKNOWN, f"answered {status}")


def judge_page(url: str, hops: Sequence[Hop], headers: Mapping[str, str], text: str | None) -> Judgement:
    """The verdict on a 2xx answer, the last of `hops`; `text` is None where the body is no text."""
    final, status = hops[-1]
    seen = ""
    if text is not None:
        head = text[:_FIRST_LOOK]
        seen = _seen(head)
        if len(seen) < _SHORT and len(text) > _FIRST_LOOK:
            head = text[:_SECOND_LOOK]
            seen = _seen(head)
        title = page_title(head)
        if wall := _wall_in_page(headers, title, seen, head):
            return Judgement(Verdict.BLOCKED, f"answered {status} with a wall against bots ({wall})")
        if evidence := _not_found(title, seen):
            return Judgement(Verdict.SOFT_404, f"says {evidence}, though it answers {status}")
    if evidence := _led_away(url, final):
        return Judgement(Verdict.SOFT_404, evidence)
    suspect = text is not None and len(seen) < _SHORT and urlsplit(final).path not in ("", "/")
    if moved := _moved_to(url, hops):
        return Judgement(Verdict.MOVED, f"moved for good to {moved}", suspect)
    return Judgement(
        Verdict.ALIVE, f"answered {status}" if text or text is None else f"answered {status}, empty", suspect
    )


def _seen(head: str) -> str:
    """What is read of a page; of one that is long at a glance, which need not be read, its markup."""
    return head if shows_prose(head, 2 * _SHORT) else page_text(head, _SHORT)


def judge_probe(judged: Judgement, text: str, other: str) -> Judgement:
    """Judge again, with what the same host answers (200) for a page that cannot exist."""
    seen, there = page_text(text), page_text(other)
    if seen != there:
        return judged
    if len(seen) < 40:  # nothing to see without scripts: the same frame for every address
        return Judgement(Verdict.UNKNOWN, "gives the same empty page whatever is asked for")
    return Judgement(Verdict.SOFT_404, "gives the same page for an address that cannot exist")


def _wall_in(headers: Mapping[str, str]) -> str | None:
    if headers.get("cf-mitigated", "").lower() == "challenge":
        return "cf-mitigated: challenge"
    server = headers.get("server", "")
    return f"server: {server[:40]}" if server.lower().startswith(_WALL_SERVERS) else None


def _wall_in_page(headers: Mapping[str, str], title: str, seen: str, head: str) -> str | None:
    if headers.get("cf-mitigated", "").lower() == "challenge":
        return "cf-mitigated: challenge"
    if len(seen) < _SHORT and title.casefold().startswith(_WALL_TITLES):
        folded = head[:50_000].casefold()
        if _wall_in(headers) or any(mark in folded for mark in _WALL_BODY):
            return title[:60]
    return None


def _not_found(title: str, seen: str) -> str | None:
    """The words by which a page says that it is not there."""
    if len(seen) >= _SHORT:
        return None
    # A title is often followed by the name of the site.
    for part in (title, *re.split(r" [|–—·-] | :: ", title)[:1], *seen.split("\n")[:8]):
        sentence = part.strip(" .!…\u00a0")
        if _NOT_FOUND.fullmatch(sentence):
            return f"“{part.strip()[:60]}”"
    return None


def _led_away(url: str, final: str) -> str | None:
    """Why a redirect does not lead to the page: it ends on an error page, or on the front page of the same site."""
    asked, got = urlsplit(url), urlsplit(final)
    if url == final:
        return None
    if _NOT_FOUND_PATH.search(got.path) and not _NOT_FOUND_PATH.search(asked.path):
        return f"leads to {unquote(got.path)[:60]} instead"
    same_site = (asked.hostname or "").removeprefix("www.").removeprefix("m.") == (got.hostname or "").removeprefix(
        "www."
    ).removeprefix("m.")
    if same_site and _FRONT.match(got.path) and not got.query and not _FRONT.match(asked.path):
        return "leads to its front page instead"
    return None


def _moved_to(url: str, hops: Sequence[Hop]) -> str | None:
    """Where an address has moved to for good: as far as permanent redirects lead, and only where it is another one."""
    target = url
    for hop, following in pairwise(hops):
        if hop.status in _PERMANENT:
            target = following.url
        elif 300 <= hop.status < 400:
            break
    return target if target != url and same_address(target) != same_address(url) else None
