"""Wikitext of MediaWiki: `<ref>` stands where its source is cited, so that one construct is both cite and entry.

A `<ref>` without a name has the number that a reader of the page sees; a name is the key of all refs that bear it.
Refs inside `<references>` or `{{reflist}}` are entries alone.  Templates are not expanded: those inside a ref show
their telling parameters, all others are left out.
"""

from __future__ import annotations

import re

from ..model.citation import Cite, Link
from ..model.document import Block, BlockKind
from ..model.noun import NamedTuple
from ..model.text import Span
from ..normalize.patterns import lazy
from . import plaintext
from .interface import Item, Layout, Reference

MEDIA_TYPE = "text/x-wiki"

_TOKEN = lazy(
    r"<!--|<(nowiki|pre|math|code|source|syntaxhighlight|score|gallery|timeline)\b[^<>]{0,300}+>"
    r"|<ref\b([^<>]{0,400}?)(/?)>|</ref[ \t]*+>|<(/?)references\b[^<>]{0,200}?(/?)>"
    r"|\{\{[ \t\n]{0,20}+([^{}|\n]{0,80}+)|[ \t\n]{0,20}+\}\}"
    r"|[ \t\n]{0,20}+\|[ \t\n]{0,20}+(?:([^\W\d_][\w-]{0,30}+)[ \t]{0,20}+=[ \t]{0,20}+)?"
    r"|\[\[|\]\]|\[(?=(?:https?:)?//)([^\s\[\]<>]{1,2000}+)[ \t]*+|\]|'{2,5}|<[/A-Za-z][^<>\n]{0,400}+>|^(={2,6})[^\n=]"
    r"|(?<=[^=\n])={2,6}[ \t]{0,20}+$",
    re.IGNORECASE | re.MULTILINE,
)
_NAME = lazy(r"\bname[ \t]*+=[ \t]*+(?:\"([^\"]{1,200}+)\"|'([^']{1,200}+)'|([^\s\"'/>]{1,200}+))", re.IGNORECASE)
_GROUP = lazy(r"\bgroup[ \t]*+=[ \t]*+(?:\"([^\"]{1,100}+)\"|'([^']{1,100}+)'|([^\s\"'/>]{1,100}+))", re.IGNORECASE)
_FILE = lazy(
    r"[ \t]*+(?:File|Image|Category|Файл|Изображение|Категория|Datei|Kategorie|Fichier|Catégorie)[ \t]*+:", re.I
)
_REUSED = lazy(r"\|[ \t\n]*+([^|{}=\n]{1,200}?)[ \t\n]*+(?=[|}])")
_VISIBLE = lazy(r"[^\n]")
_DOUBLE = lazy(r"\[\[|\]\]")

# Parameters of the cite templates that a reader of the page sees and that identify the source.
_TELLING = frozenset({
    "author", "first", "last", "author1", "last1", "first1", "title", "url", "work", "website", "newspaper", "journal",
    "magazine", "publisher", "agency", "date", "year",
    "автор", "заглавие", "название", "ссылка", "издание", "издательство", "дата", "год",
    "назва", "посилання", "видання", "видавець", "видавництво", "рік", "сайт",
    "titel", "werk", "hrsg", "datum", "autor",
    "titre", "périodique", "auteur", "éditeur", "année",
    "título", "periódico", "publicación", "sitioweb", "editorial", "fecha", "año", "obra", "jornal", "publicado",
    "data", "tytuł", "czasopismo", "opublikowany", "wydawca", "rok",
    "titolo", "autore", "pubblicazione", "editore", "sito", "anno",
    "başlık", "gazete", "yayıncı", "eser", "tarih", "yıl", "yazar",
})  # fmt: skip
_TITLES = frozenset({
    "title", "заглавие", "название", "назва", "titel", "titre", "título", "tytuł", "titolo", "başlık"
})  # fmt: skip

# How many templates outside may say that a ref stands in a list; one is the rule.
NESTED = 8


class _Open(NamedTuple):
    """A `<ref>` that is not closed yet."""

    key: str
    start: int
    body: int
    depth: int  # of the templates around it


def detects(text: str) -> bool:
    """Never: a page of a wiki is told by its name."""
    return False


def lay_out(text: str) -> Layout:
    """The layout of a text in wikitext."""
    return _Pass(text).lay_out()


class _Pass:
    def __init__(self, text: str) -> None:
        self.text = text
        self.hidden: list[tuple[int, int, str]] = []
        self.links: list[Link] = []
        self.references: list[Reference] = []
        self.items: list[Item] = []
        self.seen: set[tuple[str, str]] = set()  # keys with the texts that they were given
        self.left_out: list[tuple[Span, str]] = []
        self.headings: set[int] = set()
        self.templates: list[tuple[str, int]] = []
        self.listed = False  # inside <references>
        self.ref: _Open | None = None
        self.count = 0
        self.quoted = False  # inside a title in a template
        self.parameters = 0  # how many of the open template are shown

    def lay_out(self) -> Layout:
        position = 0
        while match := _TOKEN.search(self.text, position):
            position = max(self._token(match), match.end())
        prose = self._prose()
        return Layout(
            prose=prose,
            blocks=tuple(self._blocks(prose)),
            links=tuple(sorted(self.links)),
            items=tuple(self.items),
            references=tuple(self.references),
            left_out=tuple(sorted(self.left_out)),
        )

    def _hide(self, start: int, end: int, shown: str = "") -> int:
        if self.templates and self.ref is None:
            return end  # the whole template is left out when it ends
        self.hidden.append((start, end, shown[: end - start]))
        return end

    def _token(self, match: re.Match[str]) -> int:
        token, (start, end) = match[0], match.span()
        if token == "<!--" or match[1]:
            closing = "-->" if token == "<!--" else f"</{match[1]}>"
            return self._skip(start, end, closing, "comment" if token == "<!--" else match[1].lower())
        if token[:4].lower() == "<ref" and match[2] is not None:
            return self._opened(match)
        if token[:5].lower() == "</ref":
            return self._closed(start, end)
        if match[4] is not None:
            self.listed = not match[4] and not match[5]
            return self._hide(start, end)
        if token.startswith("{{"):
            return self._template(match)
        if token.endswith("}}"):
            return self._template_end(start, end)
        if token.lstrip()[0] == "|":
            return self._parameter(match[7], start, end)
        if token[0] in "[]":
            return self._bracket(match)
        if match[9]:
            self.headings.add(start)
            return self._hide(start, start + len(match[9]))
        return self._hide(start, end)

    def _skip(self, start: int, end: int, closing: str, why: str) -> int:
        at = self.text.find(closing, end)
        stop = len(self.text) if at < 0 else at + len(closing)
        self.left_out.append((Span(start, stop), why))
        return self._hide(start, stop)

    # References

    def _opened(self, match: re.Match[str]) -> int:
        start, end = match.span()
        name, group = _value(_NAME, match[2]), _value(_GROUP, match[2])
        is_entry = not match[3]
        if self.ref is not None:
            self._closed(start, start)  # refs do not nest: the one before was never closed
        if name is None and is_entry:
            self.count += 1
        key = " ".join(part for part in (group, name or str(self.count)) if part)
        if name is not None or is_entry:
            if not self._is_in_list():
                self.references.append(Reference(Span(start, end), "ref", (Cite(key, Span(start, end)),)))
            if is_entry:
                self.ref = _Open(key, start, end, len(self.templates))
        self.hidden.append((start, end, ""))
        return end

    def _is_in_list(self) -> bool:
        return self.listed or any(name == "reflist" for name, _ in self.templates[-NESTED:])

    def _closed(self, start: int, end: int) -> int:
        if self.ref is None:
            return self._hide(start, end)
        ref, self.ref = self.ref, None
        del self.templates[ref.depth :]
        self.quoted = False
        named = (ref.key, self.text[ref.body : start].strip())
        if named in self.seen:  # the same text under the same name once more is no second entry
            self.hidden.append((ref.body, start, ""))
        else:
            self.seen.add(named)
            self.items.append(Item(ref.key, Span(ref.start, start), Span(ref.body, start), 0, kind="ref"))
        self.hidden.append((start, end, ""))
        return end

    # Templates

    def _template(self, match: re.Match[str]) -> int:
        start, end = match.span()
        name = match[6].strip().casefold()
        if name == "r" and self.ref is None and not self.templates:
            self._reused(end)
        self.templates.append((name, start))
        self.parameters = 0
        if self.ref is not None:
            self._hide(start, end)
        return end

    def _reused(self, offset: int) -> None:
        """`{{r|a|b}}` cites the refs of these names."""
        while match := _REUSED.match(self.text, offset):
            span = Span(*match.span(1))
            self.references.append(Reference(span, "ref", (Cite(match[1], span),)))
            offset = match.end()

    def _template_end(self, start: int, end: int) -> int:
        if not self.templates:
            return end
        _, opened = self.templates.pop()
        if self.ref is not None and len(self.templates) >= self.ref.depth:
            self._hide(start, end, "”" if self.quoted else "")
            self.quoted = False
        elif not self.templates:
            self.left_out.append((Span(opened, end), "template"))
            self._hide_template(opened, end)
        return end

    def _hide_template(self, start: int, end: int) -> None:
        """Leave a template out, but not the refs that stand in it."""
        position = start
        for item in reversed(self.items):
            if item.span.start < start:
                break
            self.hidden.append((item.body.end, end, ""))
            end = item.span.start
        self.hidden.append((position, end, ""))

    def _parameter(self, name: str | None, start: int, end: int) -> int:
        if self.ref is None or len(self.templates) <= self.ref.depth:
            return end
        closing = "”" if self.quoted else ""
        self.quoted = False
        folded = (name or "").casefold()
        if folded in _TELLING:
            self.quoted = folded in _TITLES
            opening = " “" if self.quoted else " "
            separator = "," if self.parameters else ""
            self.parameters += 1
            return self._hide(start, end, closing + separator + opening)
        stop = end
        while stop < len(self.text) and self.text[stop] not in "|{}<" and stop - end < 2_000:
            stop += 1
        return self._hide(start, stop, closing)

    # Links

    def _bracket(self, match: re.Match[str]) -> int:
        token, (start, end) = match[0], match.span()
        if token == "[[":
            if _FILE.match(self.text, end):
                return self._hide(start, self._file_end(end))
            bar = self.text.find("|", end, end + 300)
            closing = self.text.find("]]", end, end + 600)
            if closing < 0:
                return end
            begin = bar + 1 if 0 <= bar < closing else end
            self.links.append(Link(Span(start, closing + 2), Span(begin, closing), self.text[end:closing]))
            self._hide(start, begin)
            return self._hide(closing, closing + 2)
        if match[8]:
            closing = self.text.find("]", end, end + 1_000)
            if closing < 0:
                return end
            inner = Span(end, closing) if end < closing else Span(*match.span(8))
            self.links.append(Link(Span(start, closing + 1), inner, match[8]))
            self._hide(start, inner.start)
            return self._hide(inner.end, closing + 1)
        return end

    def _file_end(self, offset: int) -> int:
        """Where `[[File:…]]` ends, links in its caption included."""
        depth = 1
        for match in _DOUBLE.finditer(self.text, offset, offset + 1_500):
            depth += 1 if match[0] == "[[" else -1
            if not depth:
                return match.end()
        return offset

    # The prose

    def _prose(self) -> str:
        parts: list[str] = []
        position = 0
        for start, end, shown in sorted(self.hidden):
            if end <= position:
                continue
            begin = max(start, position)
            parts.append(self.text[position:begin].replace("\0", " "))
            visible = shown if begin == start else ""
            parts.append(visible + _VISIBLE.sub("\0", self.text[begin + len(visible) : end]))
            position = end
        parts.append(self.text[position:].replace("\0", " "))
        prose = "".join(parts)
        return prose.replace("\r\n", "\0\n").replace("\r", "\n") if "\r" in prose else prose

    def _blocks(self, prose: str) -> list[Block]:
        """Paragraphs, cut where an entry stands in them."""
        blocks: list[Block] = []
        entries = iter(sorted(item.span for item in self.items))
        entry = next(entries, None)
        for block in plaintext.paragraphs(prose):
            start, end = block.span
            kind = BlockKind.HEADING if self._is_heading(start) else block.kind
            while entry is not None and entry.start < end:
                if start < entry.start:
                    blocks.append(Block(kind, Span(start, entry.start)))
                if max(start, entry.start) < min(end, entry.end):
                    blocks.append(Block(BlockKind.ITEM, Span(max(start, entry.start), min(end, entry.end))))
                start = max(start, min(end, entry.end))
                if entry.end > end:
                    break
                entry = next(entries, None)
            if start < end:
                blocks.append(Block(kind, Span(start, end)))
        return blocks

    def _is_heading(self, start: int) -> bool:
        return any(start - marks in self.headings for marks in range(2, 8))


def _value(pattern: re.Pattern[str], attributes: str) -> str | None:
    match = pattern.search(attributes)
    return " ".join((match[1] or match[2] or match[3]).split()) if match else None
