"""Formats that have constructs of their own for cites and sources: reStructuredText, LaTeX, wikitext."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reeprov.model.document import BlockKind, Document
from reeprov.readers import read_text

LATEX = r"""\documentclass{article}
\title{Rare metals}
\begin{document}
\section{Prices}
%s
\begin{thebibliography}{9}
\bibitem{rare} Gazette, \emph{Rare earths}, 2024. \url{https://gazette.test/a}
\bibitem[Res24]{reserve} Courier, 2025

With a second paragraph.
\end{thebibliography}
\end{document}
"""
RESTRUCTURED = """%s

.. [1] Gazette, 2024

   With a second paragraph.
.. [#fall] Courier, 2025
.. [RFC2119] Bradner, 1997
.. [#] Ledger, 2020
"""
WIKI = """%s

== References ==
<references>
<ref name="rare">Gazette, 2024</ref>
<ref name="fall">Courier, 2025</ref>
</references>
"""


def cited(document: Document) -> list[str]:
    return [cite.key for marker in document.markers for cite in marker.cites]


@pytest.mark.parametrize(
    ("prose", "keys"),
    [
        (r"It rose \cite{rare}.", ["rare"]),
        (r"It rose \cite{rare, reserve}.", ["rare", "reserve"]),
        (r"It rose~\citep[see][p.~5]{rare}.", ["rare"]),
        (r"\citet*{reserve} says so; \parencite{gone} does not.", ["reserve", "gone"]),
        (r"It rose.\footcite{rare} \nocite{*}", ["rare", "rare", "reserve"]),
        ("It rose \\cite{rare,\n  reserve}.", ["rare", "reserve"]),
        (r"It rose 5\% \cite{rare}.", ["rare"]),
        (r"It rose. % \cite{gone}", []),
        (r"Write \verb|\cite{gone}|.", []),
        ("\\begin{verbatim}\n\\cite{gone}\n\\end{verbatim}", []),
        ("\\begin{comment}\n\\cite{gone}\n\\end{comment}", []),
        (r"Let $x \in [1]$ and \[ y = [2] \] hold, and \item[rare] follow.", []),
        (r"\citestyle{gone} \citation{gone}", []),
    ],
)
def test_latex_cites_its_bibitems(prose: str, keys: list[str]) -> None:
    document = read_text("article.tex", LATEX % (prose,))
    assert sorted(cited(document)) == sorted(keys)
    assert [entry.key for entry in document.entries] == ["rare", "reserve"]


def test_latex_is_laid_out_for_readers() -> None:
    document = read_text("article.tex", LATEX % r"Prices \emph{rose} by 5\,\% \cite{rare}.")
    assert document.title == "Rare metals"
    assert document.entries[0].text == "Gazette, Rare earths, 2024. https://gazette.test/a"
    assert [link.target for link in document.entries[0].links] == ["https://gazette.test/a"]
    assert document.entries[1].text == "Courier, 2025 With a second paragraph."
    shown = [(block.kind, document.visible(block.span)) for block in document.blocks]
    assert shown == [(BlockKind.HEADING, "Prices"), (BlockKind.PARAGRAPH, "Prices rose by 5% .")]


def test_latex_whose_list_is_in_another_file_cites_nothing_here() -> None:
    document = read_text("article.tex", "It rose \\cite{1}. It fell \\cite{2}.\n\\bibliography{sources}\n")
    assert document.markers == ()
    assert [why for _, why in document.left_out] == ["source list in another file"]


@pytest.mark.parametrize(
    ("prose", "keys"),
    [
        ("It rose [1]_.", ["1"]),
        ("It rose [1]_ [#fall]_.", ["1", "#fall"]),
        ("It rose [#FALL]_ [rfc2119]_.", ["#fall", "RFC2119"]),
        ("It rose [01]_.", ["1"]),
        ("It rose [#]_ and [#]_.", ["#1", "#2"]),
        ("It rose [*]_.", ["*1"]),
        ("It rose [2]_.", ["2"]),
        ("It rose [2], [Other] and [w]e.", []),
        ("Write ``x[1]_`` here.", []),
        ("As in::\n\n    rows[1]_\n\nit is.", []),
        (".. code:: python\n\n   rows[2]_\n", []),
        (".. a comment [2]_\n   that goes on [3]_", []),
        (".. note:: It rose [2]_.", ["2"]),
    ],
)
def test_restructured_text_cites_with_an_underscore(prose: str, keys: list[str]) -> None:
    document = read_text("article.rst", RESTRUCTURED % (prose,))
    assert cited(document) == keys
    assert [entry.key for entry in document.entries] == ["1", "#fall", "RFC2119", "#1"]
    assert document.entries[0].text == "Gazette, 2024 With a second paragraph."


def test_the_underscore_means_nothing_in_plain_text() -> None:
    document = read_text("article.txt", "It rose [1]_.\n\n.. [1] Gazette, 2024\n.. [2] Courier, 2025\n")
    assert document.media_type == "text/plain"


@pytest.mark.parametrize(
    ("prose", "keys"),
    [
        ('It rose.<ref name="rare" />', ["rare"]),
        ("It rose.<ref name=rare/> It fell.<ref name='fall'/>", ["rare", "fall"]),
        ("It rose.{{r|rare|fall}}", ["rare", "fall"]),
        ('It rose.<ref name="gone" />', ["gone"]),
        ("It rose.<nowiki><ref name=gone /></nowiki>", []),
        ("It rose.<!-- <ref name=gone /> -->", []),
        ("It rose [1] and [[Ore|fell]] [2].", []),
    ],
)
def test_wikitext_cites_what_has_a_name(prose: str, keys: list[str]) -> None:
    document = read_text("page.wiki", WIKI % (prose,))
    assert cited(document) == keys
    assert [entry.key for entry in document.entries] == ["rare", "fall"]


def test_a_ref_in_running_text_is_both_cite_and_entry() -> None:
    document = read_text("page.wiki", 'It rose.<ref>A</ref> It fell.<ref name="b">B</ref> Again.<ref>C</ref>')
    assert cited(document) == ["1", "b", "2"]
    assert [(entry.key, entry.text) for entry in document.entries] == [("1", "A"), ("b", "B"), ("2", "C")]
    assert [document.visible(block.span) for block in document.blocks] == ["It rose.", "It fell.", "Again."]


def test_one_text_under_one_name_is_one_entry_and_two_are_two() -> None:
    document = read_text("page.wiki", "A.<ref name=a>X</ref> B.<ref name=a>X</ref> C.<ref name=a>Y</ref>")
    assert [(entry.key, entry.text) for entry in document.entries] == [("a", "X"), ("a", "Y")]


def test_a_cite_template_shows_what_tells_the_source() -> None:
    template = "{{cite web |last=Smith |title=Rare earths |url=https://a.test/x |access-date=1 May 2025 |date=2024}}"
    document = read_text("page.wiki", f"It rose.<ref>{template}</ref> {{{{Infobox |a=[1]}}}}")
    assert document.entries[0].text == "Smith, “Rare earths”, https://a.test/x, 2024"
    assert [why for _, why in document.left_out] == ["template"]


PIECES = st.sampled_from(
    [
        *("\\cite{", "\\bibitem{a}", "\\begin{verbatim}", "\\end{verbatim}", "\\begin{thebibliography}", "\\[", "\\]"),
        *("\\(", "$", "{", "}", "%", "\\verb|", "\\", "~", "a,b", "\\url{x}", "\\href{a}{b}", "\\section{X}"),
        *("[1]_", "[#]_", "``", "::", "\n.. [1] ", "\n.. [#] ", "\n.. ", "\n.. code::\n\n  ", "`a <b>`_", "    "),
        *("<ref>", '<ref name="a">', "</ref>", "<ref/>", "<references>", "{{", "}}", "{{r|a}}", "{{reflist|", "|"),
        *("|title=", "[[", "]]", "[http://a.test ", "[[File:", "==", "'''", "<!--", "-->", "<nowiki>"),
        *("word", " ", "é", "中文", "\n", "\n\n", "\r\n"),
    ]
)
TEXTS = st.one_of(st.text(max_size=2_000), st.lists(PIECES, max_size=200).map("".join))
SUFFIXES = ["rst", "tex", "wiki"]


def check_places(document: Document) -> None:
    """Every place that a document names lies in its text and says what it says."""
    assert len(document.prose) == len(document.text)
    end = 0
    for marker in document.markers:
        assert end <= marker.span.start
        assert document.text[slice(*marker.span)] == marker.text
        assert all(marker.span.contains(cite.span) for cite in marker.cites)
    for sources in document.source_lists:
        for entry in sources.entries:
            assert entry.span.contains(entry.body)
            assert sources.span.contains(entry.span)
    for block in document.blocks:
        assert end <= block.span.start <= block.span.end <= len(document.text)
        end = block.span.end


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(text=TEXTS)
def test_any_text_is_read(text: str, suffix: str) -> None:
    check_places(read_text(f"any.{suffix}", text))


HOSTILE = [
    *("\\cite{", "\\cite{a}", "\\bibitem{a} ", "\\[", "\\(", "$a ", "{", "\\begin{verbatim}", "\\x[", "% ", "\\verb|"),
    *("[1]_ ", ".. [1] a\n", ".. a\n", ".. [#] ", "`a <", "::\n\n", " ", "\n"),
    *("<ref>", "<ref>a</ref>", "<ref name=", "<ref ", "{{", "{{<ref>a</ref>", "}}", "|a=", "{{reflist|<ref>a</ref>"),
    *("[[", "[[File:", "[http://a.test ", "<!--", "<nowiki>", "==", "''", "{{r|a", "<references>"),
]


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_texts_are_read(piece: str, suffix: str) -> None:
    check_places(read_text(f"hostile.{suffix}", piece * (250_000 // len(piece))))
