"""The page of a corpus: what it says, that validators accept it, and that nothing in a document is obeyed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytest.importorskip("pyarrow")
pytest.importorskip("rensa")

import pyarrow as pa
from page_checks import html_validate, needs_axe, needs_html_validate, needs_vnu, violations, vnu
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver

from reeprov.corpus import compare, findings
from reeprov.corpus.page import page
from reeprov.corpus.tables import INPUT
from reeprov.corpus.unit import examine
from reeprov.settings import Settings

OWNED = "<script>document.title='owned'</script>"
HARBOUR = (
    "The harbour of Valparaíso was closed for nine days after the crane drivers had laid down their work on Monday. "
    "Ships with fruit for Europe lay at anchor outside, and the first of them left for Callao before the week was over."
)
DOCUMENTS = {
    "in/a.md": f"""\
# Cranes {OWNED} of Valparaíso stand still again

The strike was called on Monday [1]. It cost 2.5 million euros <img src=x onerror="document.title='owned'"> [2].

Sources:

[1] El Faro — "Dock workers of Valparaíso lay down work", 10.03.2025

[2] Reuters — "</style>{OWNED} Port of Valparaíso counts its losses", https://www.reuters.com/a/1, 09.03.2024
""",
    "in/b.md": f"""\
# Dock workers of Valparaíso lay down work

Nobody has worked since Monday [1]. The Ministry of Mines says that Chile produced 5.51 million tonnes of refined copper
in 2023. {HARBOUR}

Sources:

[1] La Grúa — "Cranes {OWNED} of Valparaíso stand still again", 11.03.2025
""",
    "in/c.md": "In 2023 Chile produced 5.25 million tonnes of refined copper, which \u202eevil\u202c <b>&amp;</b> is.",
    "in/x\"><script>document.title='owned'</script>.md": HARBOUR,
}


def made(documents: dict[str, str], verdicts: dict[str, str]) -> str:
    batch = pa.record_batch([list(documents), [text.encode() for text in documents.values()]], schema=INPUT)
    tables = examine(batch, Settings())
    found = compare.compare(lambda name: tables[name].to_pylist(), verdicts)
    return "".join(page(found, findings.report(found, Settings())))


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "corpus.html"
    path.write_text(made(DOCUMENTS, {"https://www.reuters.com/a/1": "gone"}), encoding="utf-8")
    return path


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html.partition("<body>")[2]).split())


def test_it_shows_both_sentences_of_a_conflict(rich: Path) -> None:
    article = re.findall(r'<article class="conflict">.*?</article>', rich.read_text(encoding="utf-8"), re.S)
    assert len(article) == 1
    assert re.findall(r"<mark>(.*?)</mark>", article[0]) == ["5.51 million tonnes", "5.25 million tonnes"]
    why = "One measure, values that exclude each other."
    assert words(f"<body>{article[0]}").startswith(f"{why} The Ministry of Mines says that Chile produced 5.51 million")


def test_it_has_a_part_for_everything_that_was_found(rich: Path) -> None:
    heads = re.findall(r"<h2[^>]*>(.*?)</h2>", rich.read_text(encoding="utf-8"))
    assert heads == [
        "Figures that conflict",
        "Copies",
        "Circles of citation",
        "Sources on which claims rest alone",
        "Outlets by how often and how well they are cited",
        "Link rot by outlet and year",
        "Addresses that lead nowhere",
        "Findings",
    ]


def test_dead_links_stand_by_outlet_and_year(rich: Path) -> None:
    text = words(rich.read_text(encoding="utf-8"))
    assert "Outlet 2024 Reuters 1 of 1" in text
    assert "https://www.reuters.com/a/1 cited in a.md" in text
    assert "no address was asked for" not in text
    assert "no address was asked for" in words(made(DOCUMENTS, {}))


def test_a_corpus_without_anything_to_say_is_a_page_too() -> None:
    found = words(made({"a.md": "Nothing.", "b.md": ""}, {}))
    assert "have nothing in common" in found
    assert "2 documents, 2 of them independent by text" in found


def test_paths_are_those_from_the_common_folder(rich: Path) -> None:
    text = words(rich.read_text(encoding="utf-8"))
    assert "in/ 3" in text or text.count("in/") == 1
    assert "“5.25 million tonnes” here, “5.51 million tonnes” in b.md" in text


def test_every_place_that_is_linked_to_is_there_once(rich: Path) -> None:
    text = rich.read_text(encoding="utf-8")
    names = re.findall(r'\bid="([^"]+)"', text)
    assert len(names) == len(set(names))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(names)
    assert all(target.startswith(("#", "https://", "http://")) for target in re.findall(r'href="([^"]*)"', text))


def test_there_is_no_script(rich: Path) -> None:
    text = rich.read_text(encoding="utf-8")
    assert "<script" not in text
    assert "default-src 'none'; style-src 'sha256-" in text
    assert "script-src" not in text


@needs_html_validate
def test_html_validate_accepts_it_and_rejects_a_damaged_copy(rich: Path, tmp_path: Path) -> None:
    assert html_validate(rich) == ""
    (tmp_path / "damaged.html").write_text(rich.read_text(encoding="utf-8").replace("</table>", ""), encoding="utf-8")
    assert html_validate(tmp_path / "damaged.html")


@needs_vnu
def test_the_checker_of_the_web_finds_no_error(rich: Path) -> None:
    assert vnu(rich) == []


def test_words_of_a_document_are_shown_and_not_obeyed(browser: WebDriver, rich: Path) -> None:
    browser.get(rich.as_uri())
    assert browser.title == "Sources of 4 documents compared"
    assert "x\"><script>document.title='owned'</script>.md" in browser.find_element(By.ID, "copies").text
    assert "\\u202eevil" in browser.find_element(By.CSS_SELECTOR, "article.conflict").text
    loaded = browser.execute_script("return performance.getEntriesByType('resource').map(one => one.name)")
    assert loaded == []


@needs_axe
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_anybody_out(browser: WebDriver, rich: Path, scheme: str) -> None:
    assert violations(browser, rich, scheme) == []


def test_a_keyboard_opens_what_is_folded(browser: WebDriver, rich: Path) -> None:
    browser.get(rich.as_uri())
    folded = browser.find_element(By.TAG_NAME, "summary")
    claim = browser.find_element(By.CSS_SELECTOR, "details li")
    assert not claim.is_displayed()
    folded.send_keys(Keys.ENTER)
    assert claim.is_displayed()


@pytest.mark.parametrize("width", [390, 1440])
def test_no_width_makes_the_page_scroll_sideways(browser: WebDriver, rich: Path, width: int) -> None:
    metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browser.get(rich.as_uri())
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
