r"""LaTeX: `\cite` and its kin, and the `\bibitem`s of a `thebibliography`; what is left is read as plain text.

One pass over the commands says of each what of it is read.  Macros are not expanded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.citation import Cite, Link
from ..model.document import Block, BlockKind
from ..model.noun import NamedTuple
from ..model.text import Span
from ..normalize.patterns import lazy
from . import plaintext
from .interface import Item, Layout, Reference

MEDIA_TYPE = "text/x-tex"

_OPTIONS = r"(?:[ \t]*+\[[^\[\]]{0,300}+\]){0,3}+"
_ARGUMENT = r"[ \t]*+\{([^{}]{0,2000}+)\}"
_CITES = lazy(
    r"(?:no|paren|text|foot|auto|smart|super|full|footfull|online|short)?cite"
    r"(?:p|t|alt|alp|author|year|yearpar|title|num|url|asnoun)?",
    re.IGNORECASE,
)
# Commands whose argument is not for reading, and environments whose lines are not.
_SILENT = lazy(
    r"documentclass|usepackage|RequirePackage|input|include|includegraphics|hypersetup|(?:page|thispage|bibliography)style"
    r"|label|(?:eq|page|auto|c|C)?ref|(?:re|provide)?newcommand|(?:re)?newenvironment|def|let|setlength|[vh]space|color"
    r"|(?:set|addto)counter|begin|end"
)
_VERBATIM = lazy(
    r"[vV]erbatim\*?|lstlisting|minted|comment|filecontents\*?|alltt|tikzpicture|math|displaymath"
    r"|(?:equation|align|gather|multline|eqnarray)\*?"
)
_HEADING = lazy(r"part|chapter|(?:sub){0,2}section|(?:sub)?paragraph")
_ELSEWHERE = frozenset(("bibliography", "addbibresource", "printbibliography"))

_TOKEN = lazy(
    r"%[^\n]*+"
    r"|\\(?:begin|end)[ \t]*+\{([A-Za-z]{1,30}\*?)\}"
    r"|\\(?:verb|lstinline|mintinline)\*?(?:\[[^\]\n]{0,100}+\])?([^\sA-Za-z*\[])[^\n]*?\2"
    r"|\\([A-Za-z]{1,40}+)\*?"
    r"|\\\\[ \t]*+(?:\*?\[[^\[\]\n]{0,20}+\])?"
    r"|\\[^A-Za-z]"
    r"|\$\$[^$]{0,5000}+\$\$|\$(?:[^$\n]|\n(?![ \t]*\n)){1,1000}+\$"
    r"|[{}~]"
)
_RAISED = lazy(r"\$[ ]?\^(?:\{[ ]?)?([\d,; –-]{1,20}?)(?:[ ]?\})?[ ]?\$")
_FORMULAS = {"\\[": "\\]", "\\(": "\\)"}
LONGEST_FORMULA = 5_000
_TAIL = lazy(_OPTIONS + r"(?:" + _ARGUMENT + r")?")
_OPTION_TAIL = lazy(_OPTIONS)
_TITLE = lazy(r"\\title" + _ARGUMENT)
_HREF = lazy(r"[ \t]*+\{([^{}\n]{0,2000}+)\}[ \t]*+\{([^{}]{0,500}+)\}")
_KEY = lazy(r"[^\s,]+(?:[ \t]+[^\s,]+)*")
_VISIBLE = lazy(r"[^\n]")
_WORDS = lazy(r"[^\n]++")


class _Bibitem(NamedTuple):
    key: str
    start: int
    body: int


def detects(text: str) -> bool:
    """Whether a text is a whole document of LaTeX."""
    head = text[:20_000].lstrip("\ufeff \t\r\n")
    return "\\documentclass" in head and "\\begin{document}" in text


def lay_out(text: str) -> Layout:
    """The layout of a text in LaTeX."""
    return _Pass(text).lay_out()


class _Pass:
    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces: list[tuple[int, int, str]] = []  # what is not copied as it stands, and what is read there
        self.links: list[Link] = []
        self.references: list[Reference] = []
        self.superscripts: list[Span] = []
        self.bibitems: list[_Bibitem] = []
        self.ends: list[int] = []  # of bibliographies
        self.headings: set[int] = set()
        self.left_out: list[tuple[Span, str]] = []
        self.title: str | None = None
        self.everything: Span | None = None  # `\nocite{*}`
        self.elsewhere = False

    def lay_out(self) -> Layout:
        text = self.text
        start = text.find("\\begin{document}")
        position = self._preamble(start) if start >= 0 else 0
        while match := _TOKEN.search(text, position):
            position = max(self._token(match), match.end())
        prose = self._prose()
        items = tuple(self._items())
        references = self.references
        if self.everything is not None and items:
            cites = tuple(Cite(item.key, self.everything) for item in items)
            references.append(Reference(self.everything, "command", cites))
            references.sort()
        listed_elsewhere = self.elsewhere and not items
        return Layout(
            prose=prose,
            blocks=tuple(self._blocks(prose)),
            links=tuple(sorted(self.links)),
            items=items,
            superscripts=tuple(self.superscripts),
            references=() if listed_elsewhere else tuple(references),
            title=self.title,
            left_out=tuple(sorted(self.left_out)),
        )

    def _preamble(self, start: int) -> int:
        if title := _TITLE.search(self.text, 0, start):
            self.title = " ".join(title[1].split())
        self._hide(0, start)
        return start

    def _hide(self, start: int, end: int, shown: str = "") -> int:
        self.pieces.append((start, end, shown))
        return end

    def _leave_out(self, start: int, end: int, why: str) -> int:
        self.left_out.append((Span(start, end), why))
        return self._hide(start, end)

    def _token(self, match: re.Match[str]) -> int:
        """Record what is read of a token; where the next one may begin."""
        token, (start, end) = match[0], match.span()
        if match[1]:
            return self._environment(match[1], token.startswith("\\begin"), start, end)
        if match[2]:
            return self._leave_out(start, end, "verbatim")
        if match[3]:
            return self._command(match[3], start, end)
        if token[0] == "%":
            return self._leave_out(start, end, "comment")
        if token in _FORMULAS:
            closing = self.text.find(_FORMULAS[token], end, end + LONGEST_FORMULA)
            return self._leave_out(start, closing + 2, "formula") if closing >= 0 else self._hide(start, end)
        if token[0] == "$":
            if raised := _RAISED.fullmatch(token):
                return self._raise(start, start + raised.start(1), start + raised.end(1), end)
            return self._leave_out(start, end, "formula")
        if token == "~":
            return self._hide(start, end, " ")
        return self._hide(start, end, token[1] if len(token) == 2 and token[1] in "%&_#$" else "")

    def _environment(self, name: str, opens: bool, start: int, end: int) -> int:
        if opens and _VERBATIM.fullmatch(name):
            closing = self.text.find(f"\\end{{{name}}}", end)
            end = len(self.text) if closing < 0 else closing + len(name) + 6
            return self._leave_out(start, end, name)
        if name == "thebibliography":
            if not opens:
                self.ends.append(start)
            elif argument := _TAIL.match(self.text, end):
                end = argument.end()
        elif opens and (options := _OPTION_TAIL.match(self.text, end)):
            end = options.end()
        return self._hide(start, end)

    def _command(self, name: str, start: int, end: int) -> int:
        text = self.text
        if name == "href" and (match := _HREF.match(text, end)):
            self.links.append(Link(Span(start, match.end()), Span(*match.span(2)), match[1]))
            self._hide(start, match.start(2))
            return self._hide(match.end(2), match.end())
        tail = _TAIL.match(text, end)
        if tail is None:
            return self._hide(start, end)
        if name == "url" and tail[1]:
            place = Span(*tail.span(1))
            self.links.append(Link(Span(start, tail.end()), place, tail[1].strip()))
            self._hide(start, place.start)
            return self._hide(place.end, tail.end())
        if _CITES.fullmatch(name) and tail[1] is not None:
            return self._cite(name, Span(start, tail.end()), tail)
        if name == "bibitem" and tail[1] is not None:
            self.bibitems.append(_Bibitem(tail[1].strip(), start, tail.end()))
            return self._hide(start, tail.end())
        if name == "textsuperscript" and tail[1] is not None:
            return self._raise(start, *tail.span(1), tail.end())
        if name == "item":
            options = _OPTION_TAIL.match(text, end)
            return self._hide(start, options.end() if options else end, "- ")
        if name in _ELSEWHERE:
            self.elsewhere = True
            return self._leave_out(start, tail.end(), "source list in another file")
        if _SILENT.fullmatch(name):
            return self._hide(start, tail.end())
        if _HEADING.fullmatch(name) and tail[1] is not None:
            self.headings.add(tail.start(1))
        options = _OPTION_TAIL.match(text, end)
        return self._hide(start, options.end() if options else end)

    def _raise(self, start: int, inner: int, inner_end: int, end: int) -> int:
        self.superscripts.append(Span(inner, inner_end))
        self._hide(start, inner)
        return self._hide(inner_end, end)

    def _cite(self, name: str, span: Span, tail: re.Match[str]) -> int:
        keys = list(_KEY.finditer(tail[1]))
        offset = tail.start(1)
        if name == "nocite" and tail[1].strip() == "*":
            self.everything = span
        elif keys:
            cites = tuple(Cite(key[0], Span(offset + key.start(), offset + key.end())) for key in keys)
            self.references.append(Reference(span, "command", cites))
        return self._hide(*span)

    def _items(self) -> Iterator[Item]:
        starts = [item.start for item in self.bibitems] + [len(self.text)]
        ends = iter([*self.ends, len(self.text)])
        closing = next(ends)
        for item, following in zip(self.bibitems, starts[1:], strict=True):
            while closing < item.body:
                closing = next(ends)
            end = min(following, closing)
            yield Item(item.key, Span(item.start, end), Span(item.body, end), 0, kind="bibitem")

    def _prose(self) -> str:
        parts: list[str] = []
        position = 0
        for start, end, shown in self.pieces:
            parts.append(self.text[position:start].replace("\0", " "))
            parts.append(shown + _VISIBLE.sub("\0", self.text[start + len(shown) : end]))
            position = end
        parts.append(self.text[position:].replace("\0", " "))
        prose = "".join(parts)
        return prose.replace("\r\n", "\0\n").replace("\r", "\n") if "\r" in prose else prose

    def _blocks(self, prose: str) -> Iterator[Block]:
        for block in plaintext.paragraphs(prose):
            start, end = block.span
            if start not in self.headings:
                yield Block(BlockKind.PARAGRAPH if block.kind is BlockKind.HEADING else block.kind, block.span)
                continue
            line = _WORDS.match(prose, start, end)
            cut = line.end() if line else end
            yield Block(BlockKind.HEADING, Span(start, start + len(prose[start:cut].rstrip(" \t\0"))))
            rest = prose[cut:end]
            begin = cut + len(rest) - len(rest.lstrip(" \t\0\n"))
            if begin < end:
                yield Block(BlockKind.PARAGRAPH, Span(begin, end))
