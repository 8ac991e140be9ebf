"""What services read is as their validators want it, and the validators can tell.

Schemas are looked for beside the project, the programs of others in .venv/validators, where `.ci/run` installs them.
"""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from lxml import etree  # type: ignore[import-untyped]  # it ships none

from reeprov.model.document import Document
from reeprov.model.dossier import Audited, Dossier, Report
from reeprov.model.finding import Edit, Finding, Fix, Notice, Problem, Severity, Suppressed
from reeprov.model.text import Lines, Span
from reeprov.reports import CHECK, Style, github, render, sarif

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT.parent / "shared" / "schemas"
NODE_MODULES = ROOT / ".venv" / "validators" / "node_modules"
MULTITOOL = NODE_MODULES / "@microsoft" / "sarif-multitool-linux" / "Sarif.Multitool"
ACTIONS = NODE_MODULES / "@actions" / "core"

NAMES = [
    "with space.md", "a:b,c.md", "100%.md", "two\nlines.md", "carriage\rreturn.md", "🚩/статья.md", "\udcff.md",
    "\x1b[31mred.md", "<b>&'\".md", "pipe|`tick`.md", "]]>.md", "#1?q=2.md", "@someone.md",
]  # fmt: skip
HOSTILE = [
    "50% of it\r\nall", "\x1b[31mred\x1b[0m \x00\x08\x0b\x7f\x9b", "]]> <script>alert(1)</script>",
    "a | b `c` \\| [x](y)",
    "![i](https://example.org/i.png) <img src=x>", "\ud800\udfff\ufffe\uffff", "\u202egnp.exe", "@someone, #12, $x$",
    "::error::x",
]  # fmt: skip


def printed(report: Report, name: str, folder: str = "") -> str:
    return "".join(render(report, CHECK, name, Style(folder=folder)))


def about(path: str, message: str = "x", text: str = "It fell [7].\n", many: int = 1) -> Report:
    """A report of one document in which every finding is about the same words."""
    lines = Lines(text)
    span = Span(text.index("[7]"), text.index("[7]") + 3)
    problem = Problem(
        span, message, "7", hint=message, related=((span, message),), fix=Fix(message, True, (Edit(span, "[6]"),))
    )
    findings = tuple(
        Finding(
            "RP101", "dangling-marker", Severity.ERROR, path, problem, lines.locate(span.start), lines.locate(span.end),
            f"{number:016x}",
        )
        for number in range(many)
    )  # fmt: skip
    dossier = Dossier(Document(path, "text/plain", "utf-8", text, text))
    accepted = (Suppressed(findings[0]._replace(fingerprint="f" * 16), "baseline", message),)
    audited = Audited(path, "text/plain", True, findings=findings, dossier=dossier, suppressed=accepted)
    unread = Audited(f"{path}.zip", None, read=False)
    return Report((audited, unread), (Notice("RP901", message, unread.path), Notice("RP901", message, fatal=False)))


def _json(schema: str) -> Callable[[str], bool]:
    def accepts(text: str) -> bool:
        path = SCHEMAS / schema
        if not path.exists():
            pytest.skip(f"{schema} is not beside the project")
        return jsonschema_rs.is_valid(json.loads(path.read_text(encoding="utf-8")), json.loads(text))

    return accepts


def _xml(text: str) -> bool:
    path = SCHEMAS / "junit-10.xsd"
    if not path.exists():
        pytest.skip("the schema is not beside the project")
    try:
        return bool(etree.XMLSchema(etree.parse(path)).validate(etree.fromstring(text.encode("utf-8"))))
    except etree.XMLSyntaxError:
        return False


VALIDATORS = {
    "sarif": _json("sarif-2.1.0.json"),
    "gitlab": _json("gitlab-codequality.strict.json"),
    "rdjson": _json("rdf.DiagnosticResult.json"),
    "junit": _xml,
}
DAMAGES = {
    "sarif": ('"level": "error"', '"level": "terrible"'),
    "gitlab": ('"severity": "major"', '"severity": "error"'),
    "rdjson": ('"line": 1', '"line": "1"'),
    "junit": ("<failure ", "<failed "),
}


@pytest.mark.parametrize("name", VALIDATORS)
def test_the_validator_accepts_it_and_rejects_a_damaged_copy(name: str, report: Report) -> None:
    text = printed(report, name)
    assert VALIDATORS[name](text)
    assert VALIDATORS[name](printed(Report(()), name))
    whole, broken = DAMAGES[name]
    damaged = text.replace(whole, broken).replace("</failure>", "</failed>" if name == "junit" else "</failure>")
    assert damaged != text
    assert not VALIDATORS[name](damaged)


@pytest.mark.parametrize("name", VALIDATORS)
@pytest.mark.parametrize("path", NAMES)
def test_any_path(name: str, path: str) -> None:
    text = printed(about(path), name)
    text.encode("utf-8")
    assert VALIDATORS[name](text)


@pytest.mark.parametrize("name", VALIDATORS)
@pytest.mark.parametrize("message", HOSTILE)
def test_any_message(name: str, message: str) -> None:
    text = printed(about("a.md", message), name)
    text.encode("utf-8")
    assert VALIDATORS[name](text)


@pytest.mark.parametrize("message", HOSTILE + NAMES)
@pytest.mark.parametrize("name", ["full", "concise", "github", "gitlab", "sarif", "rdjson", "junit", "markdown"])
def test_nothing_hostile_reaches_the_screen(name: str, message: str) -> None:
    text = printed(about(message, message), name)
    assert not {letter for letter in text if not letter.isprintable()} - {"\n"}


# SARIF


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b.md", "a%20b.md"),
        ("a:b.md", "a%3Ab.md"),
        ("two\nlines.md", "two%0Alines.md"),
        ("\udcff.md", "%FF.md"),
        ("🚩.md", "%F0%9F%9A%A9.md"),
        ("./a.md", "a.md"),
        ("/project/news/a.md", "news/a.md"),
        ("/elsewhere/a.md", "file:///elsewhere/a.md"),
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
    ],
)
def test_paths_are_uris(path: str, uri: str) -> None:
    results = json.loads(printed(about(path), "sarif", "/project"))["runs"][0]["results"]
    assert {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results} == {uri}


def test_rules_have_what_github_shows(report: Report) -> None:
    run = json.loads(printed(report, "sarif"))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert run["columnKind"] == "unicodeCodePoints"
    for rule in rules:
        assert rule["fullDescription"]["text"]
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region.keys() >= {"startLine", "startColumn", "endLine", "endColumn"}
    assert [len(result["suppressions"]) for result in run["results"]] == [0, 0, 0, 1]


@pytest.mark.parametrize(("limit", "value"), [("MOST_BYTES", 12_000), ("MOST_RESULTS", 100)])
def test_what_does_not_fit_is_left_out_and_said(limit: str, value: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, limit, value)
    text = printed(about("a.md", many=2000), "sarif")
    run = json.loads(text)["runs"][0]
    left = len(run["results"])
    assert 0 < left < 2000
    assert run["invocations"][0]["toolExecutionNotifications"][-1]["message"]["text"].startswith(f"{2000 - left} ")
    assert len(gzip.compress(text.encode())) <= sarif.MOST_BYTES


@pytest.mark.skipif(not MULTITOOL.exists(), reason="npm has not installed @microsoft/sarif-multitool")
def test_the_multitool_has_no_objection(report: Report, tmp_path: Path) -> None:
    whole = json.loads(printed(report, "sarif"))
    assert not _objections(whole, tmp_path)
    region = whole["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    region["endLine"], region["startLine"] = 1, 2
    assert _objections(whole, tmp_path)


def _objections(document: Any, folder: Path) -> list[str]:
    """The rules that the multitool finds broken; it exits 0 whatever it finds."""
    (folder / "in.sarif").write_text(json.dumps(document), encoding="utf-8")
    command = [str(MULTITOOL), "validate", "in.sarif", "--rule-kind", "Sarif;Ghas", "--output", "out.sarif"]
    command += ["--level", "Error;Warning", "--kind", "Fail", "--log", "ForceOverwrite"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    results = json.loads((folder / "out.sarif").read_text(encoding="utf-8-sig"))["runs"][0].get("results", [])
    return [result["ruleId"] for result in results]


# GitHub

TOOLKIT = """
const core = await import(process.argv[1]);
for (const [name, message, properties] of JSON.parse(process.argv[2])) core[name](message, properties);
"""


@pytest.mark.skipif(not (ACTIONS.exists() and shutil.which("node")), reason="npm has not installed @actions/core")
def test_commands_are_those_of_the_toolkit() -> None:
    calls = [
        ("error", message, "100%: a, b\r\nc", name)
        for message in ("50% of it\r\nall: a, b", "::x")
        for name in NAMES[:6]
    ]
    wanted = [
        [name, message, {"title": title, "file": file, "startLine": 1, "endLine": 2, "startColumn": 3, "endColumn": 4}]
        for name, message, title, file in calls
    ]
    script = [shutil.which("node") or "", "--input-type=module", "--eval", TOOLKIT]
    entry = str(ACTIONS / "lib" / "core.js")
    done = subprocess.run([*script, entry, json.dumps(wanted)], check=True, capture_output=True, timeout=60)
    ours = [
        github.command(name, {"title": title, "file": file, "line": 1, "endLine": 2, "col": 3, "endColumn": 4}, message)
        for name, message, title, file in calls
    ]
    assert done.stdout.decode("utf-8") == "".join(ours)
    assert done.stdout.decode("utf-8").replace("%25", "%") != "".join(ours)


def test_github_is_told_the_worst_first_and_that_it_shows_ten() -> None:
    report = about("a.md", many=11)
    (document, unread) = report.documents
    note = document.findings[0]._replace(severity=Severity.NOTE)
    report = report._replace(documents=(document._replace(findings=(note, *document.findings[1:])), unread))
    lines = printed(report, "github").splitlines()
    assert [line.split(" ")[0] for line in lines[2:13]] == ["::error"] * 10 + ["::notice"]
    assert lines[13] == "GitHub shows 10 annotations of a kind for each step; this log has all: 11 errors, 2 notices."


def test_a_place_of_two_lines_has_no_columns_on_github(report: Report) -> None:
    finding = report.findings[0]
    finding = finding._replace(end_location=finding.end_location._replace(row=2))
    report = report._replace(documents=(report.documents[0]._replace(findings=(finding,)),), notices=())
    assert printed(report, "github").startswith("::error title=RP101 dangling-marker,file=news/a.md,line=1,endLine=2::")


# The others


def test_no_two_issues_of_gitlab_share_a_fingerprint() -> None:
    one = about("a.md").documents[0]
    rows = json.loads(printed(Report((one, one, one)), "gitlab"))
    assert len({row["fingerprint"] for row in rows}) == 3


@pytest.mark.parametrize("path", ["./a.md", "/project/a.md", ".//a.md"])
def test_paths_are_relative_to_the_folder_of_the_run(path: str) -> None:
    assert json.loads(printed(about(path), "gitlab", "/project"))[0]["location"]["path"] == "a.md"
    assert json.loads(printed(about(path), "rdjson", "/project"))["diagnostics"][0]["location"]["path"] == "a.md"
    assert "file=a.md," in printed(about(path), "github", "/project")


def test_columns_of_rdjson_are_bytes() -> None:
    place = json.loads(printed(about("a.md", text="Забастовка 🚩 идёт [7]."), "rdjson"))["diagnostics"][0]["location"]
    assert place["range"] == {"start": {"line": 1, "column": 36}, "end": {"line": 1, "column": 39}}


def test_a_fix_of_several_edits_is_no_suggestion() -> None:
    report = about("a.md")
    (finding,) = report.documents[0].findings
    fix = Fix("x", True, (Edit(Span(0, 1), "i"), Edit(Span(3, 4), "F")))
    finding = finding._replace(problem=finding.problem._replace(fix=fix))
    report = Report((report.documents[0]._replace(findings=(finding,)),))
    assert "suggestions" not in printed(report, "rdjson")


def test_counts_of_junit_are_those_of_its_elements(report: Report) -> None:
    for tree in (
        etree.fromstring(printed(made, "junit").encode()) for made in (report, about("<error >", "<failure "))
    ):
        for suite in (tree, *tree.iter("testsuite")):
            for name, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error")):
                assert int(suite.get(name)) == len(list(suite.iter(tag)))


def test_a_clean_document_passes_and_an_unread_one_is_an_error() -> None:
    report = Report(
        (Audited("a.md", None, True), Audited("b.zip", None, False)), (Notice("RP901", "no text", "b.zip"),)
    )
    tree = etree.fromstring(printed(report, "junit").encode())
    assert [len(suite[0]) for suite in tree] == [0, 1]
    assert tree[1][0][0].tag == "error"


@pytest.mark.parametrize("message", HOSTILE)
def test_markdown_has_four_cells_and_no_tag(message: str) -> None:
    pyromark = pytest.importorskip("pyromark")
    text = printed(about("a|b<c>`d`.md", message), "markdown")
    html = pyromark.html(text, options=pyromark.Options.ENABLE_TABLES)
    tree = etree.HTML(html)
    assert {len(row) for row in tree.iter("tr")} == {4}
    assert {element.tag for element in tree.iter()} <= {
        "html",
        "body",
        "h2",
        "p",
        "strong",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "a",
        "br",
    }
    assert {link.get("href").rpartition("/")[2] for link in tree.iter("a")} == {"RP101.md"}


def test_markdown_ends_before_github_refuses_it() -> None:
    text = printed(about("a.md", "я" * 400, many=2000), "markdown")
    assert len(text.encode()) < 1024 * 1024
    assert text.endswith(" more do not fit a summary.\n")


@pytest.mark.parametrize("name", CHECK)
def test_a_paragraph_of_a_hundred_thousand_letters(name: str) -> None:
    text = "я 🚩 " * 25_000 + "[7]" + " conflict" * 10_000
    shown = printed(about("a.md", text=text), name)
    assert "RP101" in shown
    assert len(shown) < 20_000
