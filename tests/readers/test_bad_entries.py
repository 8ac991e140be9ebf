"""Entries that nobody meant to write: they are read, and nothing is made up."""

from __future__ import annotations

import time

import pytest

from reeprov.audit import run
from reeprov.model.dossier import Dossier
from reeprov.model.resolution import Resolved
from reeprov.readers.interface import Input
from reeprov.resolvers import status
from reeprov.rules.interface import Needs
from reeprov.settings import Settings


def audited(entry: str, suffix: str = "md") -> tuple[Dossier, list[str]]:
    """The dossier of an article with this one entry, and the codes of its findings."""
    data = f"The price rose [1].\n\n## Sources\n\n[1] {entry}\n".encode("utf-8", "surrogatepass")
    report = run([Input(f"article.{suffix}", data)], Settings(), keep_dossiers=True, needs=Needs.RECORDS)
    assert not report.notices
    (document,) = report.documents
    assert document.dossier is not None
    return document.dossier, [finding.code for finding in document.findings]


@pytest.mark.parametrize("word", ["Kommersant — “Demand” from 25.02.2025. ", "a", "— ", "“", "25.02.2025 "])
def test_a_megabyte(word: str) -> None:
    begin = time.process_time()
    dossier, _ = audited(word * (1_000_000 // len(word)))
    assert time.process_time() - begin < 5
    assert len(dossier.resolutions) == len(dossier.document.entries)


def test_what_a_very_long_entry_lacks_is_not_known() -> None:
    _, codes = audited(f"Kommersant — “{'Demand rises ' * 4000}” from 25.02.2025")
    assert codes == []


@pytest.mark.parametrize("entry", ["—", "...", "“”", "«», “”, .", "?!", "()[]", "。，、"])
def test_only_punctuation(entry: str) -> None:
    dossier, codes = audited(entry)
    assert [status(one) for one in dossier.resolutions] == ["unknown"] * len(dossier.document.entries)
    assert not {"RP208", "RP209", "RP206", "RP207"} & set(codes)


@pytest.mark.parametrize("date", ["00.00.0000", "9999-99-99", "31.02.2025", "32.13.2025", "2025-02-30"])
def test_impossible_dates_are_findings(date: str) -> None:
    dossier, codes = audited(f"Kommersant — “Rare earth demand” from {date}")
    (found,) = dossier.resolutions
    assert "RP206" in codes
    assert found.record.issued is None
    assert found.record.container_title == "Kommersant"


def test_an_ambiguous_date_is_a_finding_and_has_no_day() -> None:
    dossier, codes = audited("The Quiet Gazette — “Rare earth demand” from 03/04/2025")
    assert "RP207" in codes
    assert dossier.resolutions[0].record.issued is None


@pytest.mark.parametrize(
    "name",
    [
        "Коmmersant",  # К and о are Cyrillic
        "Kommеrsant",  # е is
        "Kommer\u200bsant",
        "\u2066Kommersant\u2069",
        "\u202bKommersant\u202c",
        "\ufeffKommersant",
        "Ｋｏｍｍｅｒｓａｎｔ",
        "КОММЕРСАНТЪ",
        "Коммерсант\u200bъ",
    ],
)
@pytest.mark.parametrize("suffix", ["md", "txt"])
def test_names_in_disguise(name: str, suffix: str) -> None:
    dossier, _ = audited(f"{name} — “Rare earth demand” from 25.02.2025", suffix)
    (found,) = dossier.resolutions
    assert isinstance(found, Resolved)
    assert found.record.outlet is not None
    assert (found.record.outlet.id, found.record.title) == ("kommersant.ru", "Rare earth demand")


def test_foreign_letters_are_told() -> None:
    dossier, _ = audited("Коmmersant — “Rare earth demand” from 25.02.2025")
    notes = [one.note for one in dossier.resolutions[0].record.evidence if one.field == "container-title"]
    assert notes == ["the registry knows “Коmmersant”, in which “К”, “о” are of another script"]


@pytest.mark.parametrize(
    "entry",
    [
        "الجزيرة — “Rare earth demand” from 25.02.2025",
        "Al Jazeera — «الطلب على المعادن النادرة» 25.02.2025",
        "הארץ — “Rare earth demand”, 25.02.2025",
    ],
)
def test_mixed_directions(entry: str) -> None:
    dossier, _ = audited(entry)
    (found,) = dossier.resolutions
    assert str(found.record.issued) == "2025-02-25"
    assert found.record.title is not None
    assert found.record.title in entry


@pytest.mark.parametrize(
    "entry",
    [
        "or so the ministry says",
        "restrict e.g. the numbers of one year",
        "Kommersant — “Rare earth demand” from 25.02.2025; see also [1]",
        "Kommersant — “Rare earth demand” (“Спрос на редкие земли”) from 25.02.2025",
        "Kommersant – “Портовики…” (“Dock workers…”), 12.03.2025",
        "“Rare earth demand”, 25.02.2025, as the ministry told it",
    ],
)
def test_a_remark_or_a_second_title_is_no_outlet(entry: str) -> None:
    dossier, codes = audited(entry)
    assert "RP208" not in codes
    (found,) = dossier.resolutions
    assert found.record.container_title in ("Kommersant", None)


def test_entities_in_plain_text_are_decoded() -> None:
    dossier, _ = audited("Kommersant. “Demand &mdash; and supply &#91;Updated&#93;”. 25.02.2025", "txt")
    assert dossier.resolutions[0].record.title == "Demand — and supply [Updated]"
