"""The page: what it says, that validators accept it, and that it works in a browser with and without script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from page_checks import html_validate, needs_axe, needs_html_validate, needs_vnu, violations, vnu
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver

from reeprov.audit import run
from reeprov.model.dossier import Report
from reeprov.model.text import Span
from reeprov.readers.interface import Input
from reeprov.reports import AUDIT, Style, render
from reeprov.rules.interface import Needs
from reeprov.settings import Settings

HOSTILE = """\
A <script>document.title = "owned"</script> day

The price rose <img src=x onerror="document.title='owned'"> in March [1].
"<b>Nobody</b> sold," said Ann Marsh [2]. It fell [6].

Sources:

[1] TASS — "<script>document.title = 'owned'</script> & more" from 25.02.2025
[2] [RIA](javascript:alert(1)) — "Supply</style></script>" from 26.02.2025
[3] Kommersant — "Nobody cites it", https://www.kommersant.ru/doc/1, 27.02.2025
"""
LISTED = """\
[1] TASS — "Supply is low" from 25.02.2025
[2] RIA Novosti — "Demand is high" from 26.02.2025
"""


def page(report: Report) -> str:
    return "".join(render(report, AUDIT, "html", Style()))


def audited(text: str, *more: Input) -> Report:
    return run([Input("a.txt", text.encode()), *more], Settings(), keep_dossiers=True, needs=Needs.CLAIMS)


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    path = tmp_path / "report.html"
    path.write_text(page(audited(HOSTILE, Input("b.txt", b"\0\1\2"))), encoding="utf-8")
    return path


def test_every_place_that_is_linked_to_is_there_once(report: Report) -> None:
    for found in (page(report), page(audited(HOSTILE))):
        names = re.findall(r'\bid="([^"]+)"', found)
        assert len(names) == len(set(names))
        assert set(re.findall(r'href="#([^"]+)"', found)) <= set(names)


def test_a_finding_over_claims_and_markers_leaves_them_in_place() -> None:
    found = audited("The price rose [1]. It fell in March [2]. It rose again [3].\n\nSources:\n\n" + LISTED)
    (document,) = found.documents
    (finding,) = document.findings
    wide = finding._replace(problem=finding.problem._replace(span=Span(4, 50)))
    shown = page(found._replace(documents=(document._replace(findings=(wide,)),)))
    names = re.findall(r'\bid="([^"]+)"', shown)
    assert set(re.findall(r'href="#([^"]+)"', shown)) <= set(names)
    assert {"d0-m0", "d0-m1", "d0-q0", "d0-q1", "d0-q2", "d0-p0"} <= set(names)
    assert re.findall(r'class="finding [^>]*>([^<]*)', shown) == ["price rose", "It fell in March", "It rose "]


def test_a_finding_that_reaches_beyond_its_entry_leads_there() -> None:
    text = 'The price rose [1].\n\nSources:\n\n[1] TASS — "Supply is low", [25.02.2025](#)\n'
    found = run([Input("a.md", text.encode())], Settings(), keep_dossiers=True, needs=Needs.CLAIMS)
    assert [finding.code for finding in found.findings] == ["RP201"]
    assert '<a href="#d0-e0">5:29</a>' in page(found)


def test_documents_of_one_title_are_told_apart() -> None:
    found = page(run([Input(f"{folder}/a.md", b"# One title\n") for folder in "xy"], Settings(), keep_dossiers=True))
    shown = re.findall(r"<li><a[^>]*><bdi>One title</bdi></a> .*?<bdi>(.*?)</bdi>: nothing found", found)
    assert shown == ["x/a.md", "y/a.md"]


def test_arabic_beside_a_date_does_not_turn_it_round() -> None:
    found = page(audited('ارتفع السعر [1].\n\nSources:\n\n[1] العربية - "لا أحد", 12.03.2025\n'))
    assert "<bdi>2025-03-12</bdi>" in found


def test_nothing_is_loaded_and_no_address_is_but_http() -> None:
    found = page(audited(HOSTILE))
    assert re.findall(r"\bsrc=", re.sub(r"&lt;.*?&gt;", "", found)) == []
    assert all(target.startswith(("#", "https://", "http://")) for target in re.findall(r'href="([^"]*)"', found))
    assert "default-src 'none'" in found


def test_a_document_that_was_not_read_says_so(rich: Path) -> None:
    assert "1 document could not be read" in rich.read_text(encoding="utf-8")


def test_the_list_of_a_chain_says_what_the_drawing_shows(report: Report) -> None:
    for article in re.findall(r"<article.*?</article>", page(report), re.S):
        drawn = [words for words in re.findall(r"<text[^>]*>(.*?)</text>", article) if words != "claim"]
        told = re.sub(r"<[^>]+>", "", "".join(re.findall(r"<ol>.*?</ol>", article, re.S)))
        assert all(words.rstrip("…") in told for words in drawn)


def test_a_thousand_claims_are_a_page_of_moderate_size() -> None:
    sentence = "The price of metal number {0} rose by {0} % in the spring of the year [1]. "
    text = "\n\n".join("".join(sentence.format(10 * at + each) for each in range(10)) for at in range(100))
    found = page(audited(text + '\n\nSources:\n\n[1] TASS — "Prices rise" from 25.02.2025\n'))
    assert found.count("<article") >= 1000
    assert len(found.encode()) <= 2_500_000


@needs_html_validate
def test_html_validate_accepts_it_and_rejects_a_damaged_copy(rich: Path) -> None:
    assert html_validate(rich) == ""
    rich.write_text(rich.read_text(encoding="utf-8").replace("</table>", ""), encoding="utf-8")
    assert html_validate(rich)


@needs_vnu
def test_the_checker_of_the_web_finds_no_error(rich: Path) -> None:
    assert vnu(rich) == []


def test_words_of_a_document_are_shown_and_not_obeyed(browser: WebDriver, rich: Path) -> None:
    browser.get(rich.as_uri())
    assert browser.title == "Source audit: 2 documents"
    assert "<script>document.title = 'owned'</script> & more" in browser.find_element(By.CLASS_NAME, "sources").text
    loaded = browser.execute_script("return performance.getEntriesByType('resource').map(one => one.name)")
    assert loaded == []


def test_a_claim_shows_its_chain_when_it_is_focused(browser: WebDriver, rich: Path) -> None:
    browser.get(rich.as_uri())
    claim = browser.find_element(By.CLASS_NAME, "claim")
    tip = claim.find_element(By.CLASS_NAME, "tip")
    assert not tip.is_displayed()
    browser.execute_script("arguments[0].focus()", claim.find_element(By.CLASS_NAME, "to"))
    assert tip.is_displayed()
    assert "TASS" in tip.text
    ActionChains(browser).send_keys(Keys.ESCAPE).perform()
    assert not tip.is_displayed()
    browser.execute_script("arguments[0].blur(); arguments[0].focus()", claim.find_element(By.CLASS_NAME, "to"))
    assert tip.is_displayed()


def test_a_marker_leads_to_its_entry_and_back(browser: WebDriver, rich: Path) -> None:
    browser.get(rich.as_uri())
    marker = browser.find_element(By.CSS_SELECTOR, "a.marker")
    browser.execute_script("arguments[0].click()", marker)
    entry = browser.find_element(By.CSS_SELECTOR, ":target")
    assert entry.text.startswith("[1] TASS")
    browser.execute_script("arguments[0].click()", entry.find_element(By.PARTIAL_LINK_TEXT, "row "))
    assert browser.find_element(By.CSS_SELECTOR, ":target").text == "[1]"


def shown(browser: WebDriver, kind: str) -> list[str]:
    return [one.text.split("\n")[0] for one in browser.find_elements(By.CSS_SELECTOR, kind) if one.is_displayed()]


def choose(browser: WebDriver, value: str) -> None:
    browser.execute_script("arguments[0].click()", browser.find_element(By.CSS_SELECTOR, f"input[value={value}]"))


def test_claims_are_filtered_by_their_reach(browser: WebDriver, rich: Path) -> None:
    browser.get(rich.as_uri())
    before = shown(browser, "article")
    choose(browser, "broken")
    assert shown(browser, "article") == ["2 It fell"]
    (bright,) = browser.find_elements(By.CSS_SELECTOR, ".prose .claim:not(.faded)")
    assert bright.text.startswith("It fell")
    choose(browser, "broken")
    assert shown(browser, "article") == before
    assert len(before) == 2
    assert browser.find_elements(By.CLASS_NAME, "faded") == []


def test_claims_and_findings_are_filtered_by_rule(browser: WebDriver, rich: Path) -> None:
    browser.get(rich.as_uri())
    before = shown(browser, "tbody tr")
    choose(browser, "RP101")
    assert shown(browser, "tbody tr") == [row for row in before if row.startswith("error [6] points at nothing")]
    assert shown(browser, "article") == ["2 It fell"]


def test_without_script_the_filters_are_a_legend(rich: Path) -> None:
    boxes = re.findall(r"<input[^>]*>", rich.read_text(encoding="utf-8"))
    assert boxes
    assert all(box.endswith(" hidden>") for box in boxes)


def test_a_finding_leads_to_its_place_and_back(browser: WebDriver, rich: Path) -> None:
    browser.get(rich.as_uri())
    row = browser.find_element(By.CSS_SELECTOR, "tr[data-rules=RP101]")
    browser.execute_script("arguments[0].click()", row.find_elements(By.TAG_NAME, "a")[0])
    place = browser.find_element(By.CSS_SELECTOR, ":target")
    assert place.text == "[6]"
    browser.execute_script("arguments[0].click()", place)
    assert browser.find_element(By.CSS_SELECTOR, ":target") == row


def test_a_claim_tells_who_says_it_and_what_is_wrong_with_it() -> None:
    text = "The price rose by 9 % in March, said the minister Ann Marsh [6].\n\nSources:\n\n[1] TASS, 25.02.2025\n"
    (card,) = re.findall(r"<article.*?</article>", page(audited(text)), re.S)
    words = re.sub(r"<[^>]+>", "", card)
    assert "This claim → said by Ann Marsh" in words
    assert "error RP101 [6] points at nothing" in words


@needs_axe
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_anybody_out(browser: WebDriver, rich: Path, scheme: str) -> None:
    assert violations(browser, rich, scheme) == []


def test_it_is_printed_with_every_chain_open(browser: WebDriver, rich: Path) -> None:
    browser.get(rich.as_uri())
    assert len(browser.print_page()) > 1000
    assert all(one.get_attribute("open") for one in browser.find_elements(By.TAG_NAME, "details"))
