"""One rule, many places that name it: they are the same everywhere."""

from __future__ import annotations

import importlib.util
import inspect
import re
from pathlib import Path
from types import ModuleType

import pytest

import reeprov.rules
from reeprov.model.finding import Severity
from reeprov.rules import MANUALS, NOTICES, RULES, Manual

ROOT = Path(__file__).resolve().parent.parent

# Promises: code, name and default never change.  A new rule adds a line.
PROMISED = """
RP101 dangling-marker error
RP102 uncited-entry warning
RP103 duplicate-key error
RP104 no-source-list error
RP105 malformed-marker error
RP106 numbering-gap note
RP107 repeated-entry warning
RP108 out-of-order off
RP201 placeholder-link warning
RP202 empty-entry error
RP203 missing-outlet warning
RP204 missing-title warning
RP205 missing-date warning
RP206 impossible-date error
RP207 ambiguous-date warning
RP208 unknown-outlet note
RP209 ambiguous-outlet warning
RP301 unresolved-entry warning
RP302 ambiguous-entry warning
RP401 title-mismatch warning
RP402 date-mismatch warning
RP403 outlet-mismatch warning
RP404 dated-after-document error
RP501 dead-link error
RP502 soft-404 warning
RP503 moved note
RP504 content-drift warning
RP505 no-snapshot off
RP506 not-locked error
RP601 quotation-not-in-source warning
RP602 figure-not-in-source warning
RP603 unsourced-figure note
RP604 unreferenced-attribution off
RP605 time-disagrees warning
RP701 shared-origin warning
RP702 conflicting-figures warning
RP703 copied-document note
RP801 mixed-script-word warning
RP901 unread-document –
RP902 unused-suppression warning
"""

NO_RULES = {"__init__", "figures", "interface", "linking", "listed", "supported"}
SECTIONS = ["Why", "When it stays silent", "Bad", "Good", "How to mend it"]


@pytest.fixture(scope="module")
def docs() -> ModuleType:
    """support/generate_docs.py, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("generate_docs", ROOT / "support" / "generate_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_codes_names_and_defaults_are_as_promised(docs: ModuleType) -> None:
    rows = [f"{manual.CODE} {manual.NAME} {docs.default(manual)}" for manual in MANUALS]
    assert rows == PROMISED.split("\n")[1:-1]


def test_rules_are_listed_in_the_order_of_their_codes() -> None:
    codes = [rule.CODE for rule in RULES]
    assert codes == sorted(set(codes))


def test_every_module_is_listed_and_named_by_its_rule() -> None:
    modules = {path.stem for path in Path(reeprov.rules.__file__).parent.glob("*.py")} - NO_RULES
    assert modules == {manual.NAME.replace("-", "_") for manual in MANUALS}


def test_a_module_has_the_name_of_its_rule() -> None:
    for manual in MANUALS:
        assert isinstance(manual, ModuleType)
        assert manual.__name__ == f"reeprov.rules.{manual.NAME.replace('-', '_')}"


def test_every_rule_has_a_case_file_of_its_name_with_bad_and_good_passages() -> None:
    files = {path.stem: path for path in (ROOT / "tests" / "cases").glob("rp*.md")}
    assert set(files) == {f"{rule.CODE.lower()}-{rule.NAME}" for rule in RULES}
    for rule in RULES:
        text = files[f"{rule.CODE.lower()}-{rule.NAME}"].read_text(encoding="utf-8")
        assert re.search(rf"(?m)^{rule.CODE} \d", text), f"no passage has {rule.CODE}"
        assert "\nno finding\n" in text, f"{rule.CODE} is never silent"


@pytest.mark.parametrize("manual", MANUALS, ids=lambda manual: manual.CODE)
def test_a_manual_is_one_line_and_its_sections(manual: Manual) -> None:
    text = inspect.cleandoc(manual.__doc__ or "")
    summary, blank, *_ = text.split("\n")
    assert re.fullmatch(r"(Report|Say) .{10,100}\.", summary)
    assert blank == ""
    wanted = [name for name in SECTIONS if name not in ("Bad", "Good") or manual not in NOTICES]
    assert re.findall(r"(?m)^## (.+)$", text) == wanted


def test_pages_are_what_the_docstrings_say(docs: ModuleType) -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "rules").glob("*.md")}
    assert written == docs.pages(), "run `python support/generate_docs.py`"


def test_the_readme_has_the_table(docs: ModuleType) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"(?m)^\| \[?(RP\d{3})\]?(?:\([^)]*\))? \| `?([a-z0-9-]+)`? \| ([a-z–]+) \|", readme)
    assert rows == [(manual.CODE, manual.NAME, docs.default(manual)) for manual in MANUALS]


def test_only_rules_that_are_off_are_off(docs: ModuleType) -> None:
    default = reeprov.rules.selected()
    assert {rule.CODE for rule in RULES} - {rule.CODE for rule in default} == {"RP108", "RP505", "RP604"}
    assert all((rule in default) == (rule.DEFAULT is not Severity.OFF) for rule in RULES)
