"""Every way to write a marker, a label and a list, in every format and language that has it: a walk-through.

Each case says what is cited and what the list holds.  What a format writes with marks of its own stands apart.
"""

from __future__ import annotations

import re

import pytest

from reeprov.model.document import Document
from reeprov.readers import read_text

# Form → prose, list, the keys that are cited, the keys of the entries.
BRACKETS = "[1] Gazette, 2024\n\n[2] Courier, 2025\n\n[3] Ledger, 2020"
FORMS = {
    "one": ("It rose [1]. It fell [2], and rose [3].", BRACKETS, "1 2 3", "1 2 3"),
    "group": ("It rose [1, 2] and [1; 3].", BRACKETS, "1 2 1 3", "1 2 3"),
    "range": ("It rose [1-3]. It fell [1–2].", BRACKETS, "1 2 3 1 2", "1 2 3"),
    "adjacent": ("It rose [1][2][3].", BRACKETS, "1 2 3", "1 2 3"),
    "locators": ("It rose [1]:12, fell [2, p. 5], and [3, pp. 7-9] ended.", BRACKETS, "1 2 3", "1 2 3"),
    "superscript": ("It rose.¹ It fell.²,³", "¹ Gazette, 2024\n\n² Courier, 2025\n\n³ Ledger, 2020", "1 2 3", "1 2 3"),
    "round": (
        "It rose (1). It fell (2) and (3).",
        "(1) Gazette, 2024\n\n(2) Courier, 2025\n\n(3) Ledger, 2020",
        "1 2 3",
        "1 2 3",
    ),
    "full width": (
        "It rose［1］. It fell［2］and［3］.",
        "［1］ Gazette, 2024\n\n［2］ Courier, 2025\n\n［3］ Ledger, 2020",
        "1 2 3",
        "1 2 3",
    ),
    "lenticular": (
        "It rose【1】. It fell【2†L3-L5】【3】.",
        "【1】 Gazette, 2024\n\n【2】 Courier, 2025\n\n【3】 Ledger, 2020",
        "1 2 3",
        "1 2 3",
    ),
    "letters": ("It rose [a]. It fell [b].", "[a] Gazette, 2024\n\n[b] Courier, 2025", "a b", "a b"),
    "words": (
        "It rose [RFC2119]. It fell [Smith2020].",
        "[RFC2119] Bradner, 1997\n\n[Smith2020] Smith, 2020",
        "RFC2119 Smith2020",
        "RFC2119 Smith2020",
    ),
    "dot": ("It rose [1]. It fell [2].", "1. Gazette, 2024\n2. Courier, 2025", "1 2", "1 2"),
    "parenthesis": ("It rose [1]. It fell [2].", "1) Gazette, 2024\n2) Courier, 2025", "1 2", "1 2"),
    "author and date": (
        "It rose (Smith, 2020) and fell (Jones & Hall, 2021).",
        "Jones, A., & Hall, B. (2021). Fall. Courier.\n\nSmith, J. (2020). Rise. Gazette.",
        "Smith2020 Jones2021",
        "Jones2021 Smith2020",
    ),
    "address and title": (
        "It rose [1]. It fell [2].",
        "[1] https://gazette.org/a - Rise\n[2] https://courier.org/b - Fall",
        "1 2",
        "1 2",
    ),
    "wrapped": (
        "It rose [1]. It fell [2].",
        "[1] Gazette, a title that is long enough to be continued\n    on a second line, 2024\n[2] Courier, 2025",
        "1 2",
        "1 2",
    ),
    "several paragraphs": (
        "It rose [1]. It fell [2].",
        "[1] Gazette, 2024\n\n    With a remark of its own.\n\n[2] Courier, 2025",
        "1 2",
        "1 2",
    ),
}


def plain(prose: str, entries: str) -> str:
    return f"Prices of rare metals.\n\n{prose}\n\nSources:\n\n{entries}\n"


def markdown(prose: str, entries: str) -> str:
    return f"# Prices\n\n{prose}\n\n## Sources\n\n{entries}\n"


def restructured(prose: str, entries: str) -> str:
    return f"Prices\n======\n\n{prose}\n\nSources\n-------\n\n{entries}\n"


def asciidoc(prose: str, entries: str) -> str:
    return f"= Prices\n\n{prose}\n\n== Sources\n\n{entries}\n"


def wikitext(prose: str, entries: str) -> str:
    return f"'''Prices''' rise.\n\n{prose}\n\n== Sources ==\n\n{entries}\n"


def html(prose: str, entries: str) -> str:
    rows = "".join(f"<p>{' '.join(row.split())}</p>" for row in re.split(r"\n\n|\n(?=\S)", entries))
    return f"<!doctype html><html><body><h1>Prices</h1><p>{prose}</p><h2>Sources</h2>{rows}</body></html>"


def latex(prose: str, entries: str) -> str:
    head = "\\documentclass{article}\n\\begin{document}\n"
    return f"{head}{prose}\n\n\\section*{{Sources}}\n\n{entries}\n\\end{{document}}\n"


WRITERS = {
    "txt": plain, "md": markdown, "rst": restructured, "adoc": asciidoc, "wiki": wikitext, "html": html, "tex": latex,
}  # fmt: skip


def cited(document: Document) -> str:
    return " ".join(cite.key for marker in document.markers for cite in marker.cites)


def listed(document: Document) -> str:
    return " ".join(entry.key for entry in document.entries)


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("form", FORMS)
def test_a_form_in_a_format(form: str, kind: str) -> None:
    prose, entries, cites, keys = FORMS[form]
    document = read_text(f"prices.{kind}", WRITERS[kind](prose, entries))
    assert (cited(document), listed(document)) == (cites, keys)
    assert all(not marker.problem for marker in document.markers)


# What a format writes with marks of its own.
OWN = {
    "footnotes": ("md", "It rose[^1]. It fell[^b].\n\n[^1]: Gazette, 2024\n[^b]: Courier, 2025\n", "1 b", "1 b"),
    "inline link to the list": (
        "md",
        "It rose [[1]](#1). It fell [\\[2\\]](#ref-2).\n\n## Sources\n\n[1] Gazette\n\n[2] Courier\n",
        "1 2",
        "1 2",
    ),
    "number linked to an anchor": (
        "md",
        "It rose [1](#ref1) and fell [2](#ref2).\n\n## Sources\n\n1. Gazette\n2. Courier\n",
        "1 2",
        "1 2",
    ),
    "definitions": (
        "md",
        'It rose [1]. It fell [2].\n\n[1]: https://gazette.org/a "Rise"\n[2]: https://courier.org/b\n',
        "1 2",
        "1 2",
    ),
    "a link is no cite": ("md", "It [rose][1].\n\n[1]: https://gazette.org/a\n", "", ""),
    "raised": (
        "md",
        "It rose<sup>1</sup>. It fell<sup>2</sup>.\n\n## Sources\n\n1. Gazette\n2. Courier\n",
        "1 2",
        "1 2",
    ),
    "Pandoc": (
        "md",
        "It rose [@smith2020; @jones2021, p. 5].\n\n::: {#refs}\n::: {#ref-smith2020}\nSmith, 2020.\n:::\n\n"
        "::: {#ref-jones2021}\nJones, 2021.\n:::\n:::\n",
        "smith2020 jones2021",
        "smith2020 jones2021",
    ),
    "reStructuredText": (
        "rst",
        "It rose [1]_. It fell [#a]_ and [RFC2119]_.\n\n.. [1] Gazette\n.. [#a] Courier\n.. [RFC2119] Bradner\n",
        "1 #a RFC2119",
        "1 #a RFC2119",
    ),
    "LaTeX": (
        "tex",
        "It rose \\cite{a,b}.\n\\begin{thebibliography}{9}\n\\bibitem{a} Gazette\n\\bibitem{b} Courier\n"
        "\\end{thebibliography}\n",
        "a b",
        "a b",
    ),
    "wiki": (
        "wiki",
        'It rose.<ref name="a">Gazette</ref> It fell.<ref name="a" />\n\n== References ==\n<references />\n',
        "a a",
        "a",
    ),
    "HTML anchors": (
        "html",
        "<p>It rose <a href='#n1'>[1]</a>. It fell <sup><a href='#n2'>2</a></sup>.</p><h2>Notes</h2><ol>"
        "<li id='n1'>Gazette</li><li id='n2'>Courier</li></ol>",
        "1 2",
        "1 2",
    ),
    "HTML breaks": (
        "html",
        "<p>It rose [1]. It fell [2].</p><p><b>Sources</b></p><p>[1] Gazette<br>[2] Courier</p>",
        "1 2",
        "1 2",
    ),
    "AsciiDoc": (
        "adoc",
        "It rose <<a>>. It fell <<b>>.\n\n[bibliography]\n== References\n\n* [[[a]]] Gazette\n* [[[b]]] Courier\n",
        "a b",
        "a b",
    ),
    "two lists": (
        "md",
        "# One\n\nIt rose [1].\n\n## References\n\n[1] Gazette\n\n# Two\n\nIt fell [1].\n\n## References\n\n"
        "[1] Courier\n",
        "1 1",
        "1 1",
    ),
    "normative and informative": (
        "txt",
        "It MUST [A]. It may [B].\n\nNormative References\n\n   [A]  Bradner, 1997.\n\n"
        "Informative References\n\n   [B]  Leiba, 2017.\n",
        "A B",
        "A B",
    ),
    "list before the text": (
        "md",
        "## Sources\n\n[1] Gazette\n\n[2] Courier\n\n## Text\n\nIt rose [1]. It fell [2].\n",
        "1 2",
        "1 2",
    ),
    "no heading": ("txt", "It rose [1]. It fell [2].\n\n[1] Gazette, 2024\n[2] Courier, 2025\n", "1 2", "1 2"),
    "boilerplate behind": (
        "txt",
        "It rose [1]. It fell [2].\n\nSources:\n[1] Gazette\n[2] Courier\n\nShare this article\n"
        "Subscribe to our newsletter\n",
        "1 2",
        "1 2",
    ),
}


@pytest.mark.parametrize("form", OWN)
def test_a_form_of_its_own(form: str) -> None:
    kind, text, cites, keys = OWN[form]
    document = read_text(f"prices.{kind}", text)
    assert (cited(document), listed(document)) == (cites, keys)


LABELS = {
    "en": "Sources", "ru": "Источники", "uk": "Джерела", "de": "Quellen", "fr": "Sources", "es": "Fuentes",
    "it": "Fonti", "pt": "Fontes", "pl": "Źródła", "tr": "Kaynakça", "zh": "参考文献",
    "ja": "出典", "ar": "المصادر",
}  # fmt: skip
SET = {
    "with a colon": ("txt", "{label}:\n\n"),
    "bare": ("txt", "\n{label}\n\n"),
    "bold": ("md", "**{label}**\n\n"),
    "bold with a colon": ("md", "**{label}:**\n\n"),
    "heading 2": ("md", "## {label}\n\n"),
    "heading 4": ("md", "#### {label}\n\n"),
    "underlined": ("md", "{label}\n------\n\n"),
    "numbered": ("md", "## 7. {label}\n\n"),
    "capitals": ("txt", "{LABEL}\n\n"),
    "reStructuredText": ("rst", "{label}\n~~~~~~~~~~~~~~~~~~~~\n\n"),
    "wikitext": ("wiki", "== {label} ==\n\n"),
    "AsciiDoc": ("adoc", "== {label}\n\n"),
}


@pytest.mark.parametrize("setting", SET)
@pytest.mark.parametrize("language", LABELS)
def test_a_label_in_a_language(language: str, setting: str) -> None:
    kind, form = SET[setting]
    label = LABELS[language]
    text = f"It rose [1]. It fell [2].\n\n{form.format(label=label, LABEL=label.upper())}[1] Gazette\n\n[2] Courier\n"
    document = read_text(f"prices.{kind}", text)
    assert (cited(document), listed(document)) == ("1 2", "1 2")
    assert document.source_lists[0].found_by in ("heading", "label")


@pytest.mark.parametrize("language", LABELS)
def test_a_label_in_html(language: str) -> None:
    for tag in ("h2", "h5", "strong"):
        label = f"<{tag}>{LABELS[language]}</{tag}>"
        text = f"<p>It rose [1]. It fell [2].</p>{label}<ol><li>Gazette</li><li>Courier</li></ol>"
        document = read_text("prices.html", text)
        assert (cited(document), listed(document)) == ("1 2", "1 2")
