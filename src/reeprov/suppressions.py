"""Comments of a document that accept findings: where they stand and what they take in.

disable, enable      from here on, up to the matching `enable` or the end
disable-line         in the line (or lines) of the comment
disable-next-line    in the next line that is not blank
disable-file         in the whole document
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from .model.finding import Finding, Suppressed
from .model.suppression import Comment, Idle
from .model.text import Lines, Span
from .normalize.patterns import lazy

SIGN = "reeprov-"
VERBS = ("disable", "enable", "disable-line", "disable-next-line", "disable-file")

_BODY = r"reeprov-([a-z-]++)"
_MARKUP = lazy(rf"<!--[ \t\r\n]*+{_BODY}([^-]*+(?:-(?!->)[^-]*+)*)-->")
_FORMS: Mapping[str, tuple[re.Pattern[str], ...]] = {
    "text/markdown": (_MARKUP,),
    "text/html": (_MARKUP,),
    "text/x-wiki": (_MARKUP,),
    # Plain text has no comments: these two are read as such.
    "text/asciidoc": (lazy(rf"^//(?!/)[ \t]*+{_BODY}([^\r\n]*+)", re.MULTILINE),),
    "text/plain": (_MARKUP, lazy(rf"^[ \t]*+//[ \t]*+{_BODY}([^\r\n]*+)", re.MULTILINE)),
    "text/x-rst": (lazy(rf"^[ \t]*+\.\.[ \t]++{_BODY}([^\r\n]*+)", re.MULTILINE),),
    "text/x-tex": (lazy(rf"(?<!\\)%[ \t]*+{_BODY}([^\r\n]*+)"),),
}
_NEXT_LINE = lazy(r"[^\r\n]*+\s*+")
# What readers call a comment when they leave it out of the prose; what else they leave out is code, as far as we go.
_COMMENTS = frozenset({"comment", "comment or directive"})

CodesOf = Callable[[str], frozenset[str]]


def find_comments(text: str, media_type: str, left_out: Iterable[tuple[Span, str]] = ()) -> tuple[Comment, ...]:
    """The comments of a text that are about us, in order; one that stands in code (`left_out`) is an example."""
    if SIGN not in text:
        return ()
    matches = sorted(
        (match for form in _FORMS.get(media_type, ()) for match in form.finditer(text)), key=lambda match: match.span()
    )
    hidden = sorted(left_out)
    found = []
    at = end = 0  # how many hidden parts begin before the comment, and where the furthest of them ends
    for match in matches:
        span = Span(*match.span())
        while at < len(hidden) and hidden[at][0].start <= span.start:
            is_comment = hidden[at][1] in _COMMENTS and hidden[at][0].start == span.start
            end = end if is_comment else max(end, hidden[at][0].end)
            at += 1
        if span.end > end:
            words, _, reason = match[2].partition("--")
            selectors = tuple(word for word in re.split(r"[\s,:]+", words) if word)
            found.append(Comment(span, match[1], selectors, " ".join(reason.split()) or None))
    return tuple(found)


class Suppressions:
    """What the comments of one document accept.

    Args:
        comments: in order.
        text: of the document.
        lines: the table of its lines.
        codes_of: the codes that a selector means (all for the empty one), none where it is unknown.
    """

    def __init__(self, comments: Sequence[Comment], text: str, lines: Lines, codes_of: CodesOf) -> None:
        self._comments = comments
        self._codes_of = codes_of
        self._whole: dict[str, int] = {}  # code → the comment, by its number
        self._rows: dict[tuple[int, str], int] = {}
        self._changes: list[tuple[int, str, int | None]] = []  # offset, code, the comment that begins there or None
        self._used: set[tuple[int, str]] = set()
        self._ending: set[int] = set()  # comments that end something
        active: set[str] = set()
        for number, comment in enumerate(comments):
            codes = frozenset().union(*map(codes_of, comment.selectors or ("",)))
            for code in codes:
                if comment.verb == "disable-file":
                    self._whole.setdefault(code, number)
                elif comment.verb == "disable-line":
                    for row in range(lines.locate(comment.span.start).row, lines.locate(comment.span.end).row + 1):
                        self._rows.setdefault((row, code), number)
                elif comment.verb == "disable-next-line":
                    following = _NEXT_LINE.match(text, comment.span.end)
                    offset = following.end() if following else comment.span.end
                    self._rows.setdefault((lines.locate(offset).row, code), number)
                elif comment.verb == "disable" and code not in active:
                    active.add(code)
                    self._changes.append((comment.span.end, code, number))
                elif comment.verb == "enable" and code in active:
                    active.remove(code)
                    self._ending.add(number)
                    self._changes.append((comment.span.start, code, None))

    def sift(self, findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...]]:
        """The findings that remain and those that a comment accepts; they come in the order of the document."""
        remaining, accepted = [], []
        changes = iter(self._changes)
        change = next(changes, None)
        active: dict[str, int | None] = {}
        for finding in findings:
            while change is not None and change[0] <= finding.problem.span.start:
                active[change[1]] = change[2]
                change = next(changes, None)
            code = finding.code
            number = self._rows.get((finding.location.row, code))
            for other in (active.get(code), self._whole.get(code)):
                number = other if number is None else number
            if number is None:
                remaining.append(finding)
            else:
                self._used.add((number, code))
                accepted.append(Suppressed(finding, "comment", self._comments[number].reason))
        return tuple(remaining), tuple(accepted)

    def idle(
        self, ran: frozenset[str], unknown: Callable[[str], str], aside: frozenset[str] = frozenset()
    ) -> Iterator[Idle]:
        """The comments, or selectors of comments, that accepted nothing in what was sifted.

        Args:
            ran: the codes of the rules that ran; of others nothing can be said.
            unknown: what to say of a selector that means no rule.
            aside: codes by which a comment about all rules is not judged, whether they ran or not.
        """
        for number, comment in enumerate(self._comments):
            if comment.verb not in VERBS:
                yield Idle(comment, None, f"reeprov-{comment.verb} is none of {', '.join(VERBS)}")
                continue
            if comment.verb == "enable":
                if number not in self._ending:
                    yield Idle(comment, None, "nothing was disabled before it")
                continue
            found = []
            for selector in dict.fromkeys(comment.selectors or ("",)):
                codes = self._codes_of(selector)
                if not codes:
                    found.append(Idle(comment, selector, unknown(selector)))
                elif (codes if selector else codes - aside) <= ran and not any(
                    (number, code) in self._used for code in codes
                ):
                    named = f"{selector} finds nothing" if selector else "no rule finds anything"
                    found.append(Idle(comment, selector or None, f"{named} where it holds"))
            if len(found) == len(set(comment.selectors)) == 1:
                found = [found[0]._replace(selector=None)]
            yield from found
