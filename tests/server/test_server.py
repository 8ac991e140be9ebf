"""The language server, spoken to over its standard input and output as an editor does."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import ClientServerConfig, LanguageClient

TEXT = """\
Забастовка 🚩 идёт [7]. The price rose in March [1], and supply fell [2, 1].

## Sources

[1] TASS — "Prices rise" from 25.02.2025
[2] Kommersant — "Rare earth demand" from 26.02.2025
"""

COMMAND = [sys.executable, "-m", "reeprov", "server"]


@pytest_lsp.fixture(  # type: ignore[untyped-decorator]  # the package has no types
    config=ClientServerConfig(server_command=COMMAND)
)
async def editor(lsp_client: LanguageClient) -> AsyncIterator[None]:
    capabilities = lsp.ClientCapabilities(general=lsp.GeneralClientCapabilities(position_encodings=["utf-16"]))
    await lsp_client.initialize_session(lsp.InitializeParams(capabilities=capabilities))
    yield
    await lsp_client.shutdown_session()


class Desk:
    """An editor with one document open."""

    def __init__(self, client: LanguageClient, path: Path) -> None:
        self.client = client
        self.uri = path.as_uri()
        self.version = 1

    async def open(self, text: str, language: str = "markdown") -> list[lsp.Diagnostic]:
        item = lsp.TextDocumentItem(self.uri, language, self.version, text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        return await self.told()

    async def change(self, start: tuple[int, int], end: tuple[int, int], text: str) -> list[lsp.Diagnostic]:
        self.version += 1
        place = lsp.Range(lsp.Position(*start), lsp.Position(*end))
        change = lsp.TextDocumentContentChangePartial(place, text)
        identifier = lsp.VersionedTextDocumentIdentifier(self.version, self.uri)
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(identifier, [change]))
        return await self.told()

    async def told(self) -> list[lsp.Diagnostic]:
        await self.client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        return list(self.client.diagnostics[self.uri])

    def at(self, row: int, column: int) -> tuple[lsp.TextDocumentIdentifier, lsp.Position]:
        return lsp.TextDocumentIdentifier(self.uri), lsp.Position(row, column)


@pytest.fixture
def desk(editor: LanguageClient, tmp_path: Path) -> Desk:
    return Desk(editor, tmp_path / "article.md")


def brief(diagnostics: list[lsp.Diagnostic]) -> list[tuple[object, int, int, int]]:
    return [(one.code, one.range.start.line, one.range.start.character, one.range.end.character) for one in diagnostics]


@pytest.mark.asyncio
async def test_findings_come_when_a_document_opens_in_utf_16_units(desk: Desk) -> None:
    (found,) = await desk.open(TEXT)
    assert brief([found]) == [("RP101", 0, 19, 22)]
    assert found.severity is lsp.DiagnosticSeverity.Error
    assert found.code_description
    assert found.code_description.href.endswith("RP101.md")
    assert found.related_information
    assert found.related_information[0].location.range.start.line == 2


@pytest.mark.asyncio
async def test_findings_follow_what_is_typed_and_go_when_it_is_closed(desk: Desk) -> None:
    await desk.open(TEXT)
    assert await desk.change((0, 20), (0, 21), "1") == []
    assert brief(await desk.change((0, 20), (0, 21), "9")) == [("RP101", 0, 19, 22)]
    desk.client.text_document_did_close(lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(desk.uri)))
    assert await desk.told() == []


@pytest.mark.asyncio
async def test_hover_shows_the_entry_and_its_record(desk: Desk) -> None:
    await desk.open(TEXT)
    shown = await desk.client.text_document_hover_async(lsp.HoverParams(*desk.at(0, 49)))
    assert shown
    assert isinstance(shown.contents, lsp.MarkupContent)
    assert "TASS · 2025\\-02\\-25 · Prices rise" in shown.contents.value
    shown = await desk.client.text_document_hover_async(lsp.HoverParams(*desk.at(4, 10)))
    assert shown
    assert isinstance(shown.contents, lsp.MarkupContent)
    assert shown.contents.value.startswith("Cited 2 times: line 1, 1.")
    assert await desk.client.text_document_hover_async(lsp.HoverParams(*desk.at(1, 0))) is None


@pytest.mark.asyncio
async def test_definition_leads_from_marker_to_entry_and_back(desk: Desk) -> None:
    await desk.open(TEXT)
    there = await desk.client.text_document_definition_async(lsp.DefinitionParams(*desk.at(0, 49)))
    assert isinstance(there, list)
    assert [place.range.start.line for place in there if isinstance(place, lsp.Location)] == [4]
    back = await desk.client.text_document_definition_async(lsp.DefinitionParams(*desk.at(5, 1)))
    assert isinstance(back, list)
    assert [place.range.start.character for place in back if isinstance(place, lsp.Location)] == [69]


@pytest.mark.asyncio
async def test_references_are_all_cites_of_a_key(desk: Desk) -> None:
    await desk.open(TEXT)
    context = lsp.ReferenceContext(include_declaration=True)
    found = await desk.client.text_document_references_async(lsp.ReferenceParams(context, *desk.at(4, 1)))
    assert found
    assert sorted((place.range.start.line, place.range.start.character) for place in found) == [
        (0, 48),
        (0, 69),
        (4, 0),
    ]


@pytest.mark.asyncio
async def test_rename_changes_list_and_markers_together(desk: Desk) -> None:
    await desk.open(TEXT.replace("[7]", "[1]"))
    ready = await desk.client.text_document_prepare_rename_async(lsp.PrepareRenameParams(*desk.at(5, 1)))
    assert isinstance(ready, lsp.PrepareRenamePlaceholder)
    assert ready.placeholder == "2"
    edit = await desk.client.text_document_rename_async(lsp.RenameParams(*desk.at(5, 1), new_name="3"))
    assert edit
    assert edit.changes
    (edits,) = edit.changes.values()
    assert sorted((each.range.start.line, each.new_text.strip()) for each in edits) == [(0, "3"), (5, "[3]")]


@pytest.mark.asyncio
@pytest.mark.parametrize("name", ["1", "", "a b", "[3]"])
async def test_a_key_is_not_renamed_to_what_cannot_be_one(desk: Desk, name: str) -> None:
    await desk.open(TEXT.replace("[7]", "[1]"))
    with pytest.raises(Exception, match="cannot be the key"):
        await desk.client.text_document_rename_async(lsp.RenameParams(*desk.at(5, 1), new_name=name))


@pytest.mark.asyncio
async def test_a_fix_and_a_comment_are_offered_and_both_silence_the_finding(desk: Desk) -> None:
    text = 'Сurrent prices rose [1].\n\nSources:\n\n[1] TASS — "Prices rise" from 25.02.2025\n'
    (found,) = await desk.open(text)
    assert found.code == "RP801"
    params = lsp.CodeActionParams(lsp.TextDocumentIdentifier(desk.uri), found.range, lsp.CodeActionContext([found]))
    offered = await desk.client.text_document_code_action_async(params)
    assert offered
    assert len(offered) == 2
    for action in offered:
        assert isinstance(action, lsp.CodeAction)
        assert action.edit
        assert action.edit.changes
        (edit,) = action.edit.changes[desk.uri]
        start, end = edit.range.start, edit.range.end
        assert isinstance(edit, lsp.TextEdit)
        assert await desk.change((start.line, start.character), (end.line, end.character), edit.new_text) == []
        if action is offered[0]:
            after = (start.line, start.character + len(edit.new_text))
            assert len(await desk.change((start.line, start.character), after, "Сurrent")) == 1


@pytest.mark.asyncio
async def test_settings_lie_beside_the_document_and_may_change(desk: Desk, tmp_path: Path) -> None:
    assert len(await desk.open(TEXT)) == 1
    (tmp_path / "reeprov.toml").write_text('ignore = ["RP101"]\n', encoding="utf-8")
    desk.client.text_document_did_save(lsp.DidSaveTextDocumentParams(lsp.TextDocumentIdentifier(desk.uri)))
    assert await desk.told() == []
    (tmp_path / "reeprov.toml").write_text("ignore = 7\n", encoding="utf-8")
    desk.client.text_document_did_save(lsp.DidSaveTextDocumentParams(lsp.TextDocumentIdentifier(desk.uri)))
    await desk.client.wait_for_notification(lsp.WINDOW_SHOW_MESSAGE)
    assert "ignore must be a list of strings" in desk.client.messages[-1].message


@pytest.mark.asyncio
async def test_a_document_that_is_no_file_is_read_by_its_language(desk: Desk) -> None:
    desk.uri = "untitled:Untitled-1"
    assert brief(await desk.open(TEXT)) == [("RP101", 0, 19, 22)]


@pytest.mark.asyncio
async def test_any_text_is_answered(desk: Desk, tmp_path: Path) -> None:
    for number, text in enumerate(["", "\n", "🚩", "[1]" * 500, "\0\0", "[6\n[", "Sources:\n[1]"]):
        desk.uri = (tmp_path / f"{number}.md").as_uri()
        await desk.open(text)
        for row, column in ((0, 0), (0, 10_000), (9_999, 0)):
            await desk.client.text_document_hover_async(lsp.HoverParams(*desk.at(row, column)))
            await desk.client.text_document_definition_async(lsp.DefinitionParams(*desk.at(row, column)))


@pytest.mark.asyncio
async def test_a_document_that_is_not_open_is_not_read(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "closed.md"
    path.write_text(TEXT, encoding="utf-8")
    place = lsp.TextDocumentIdentifier(path.as_uri())
    params = lsp.HoverParams(place, lsp.Position(0, TEXT.index("[1]") + 2))
    assert await desk.client.text_document_hover_async(params) is None


def message(method: str, number: int | None = None) -> bytes:
    body: dict[str, object] = {"jsonrpc": "2.0", "method": method}
    if number is not None:
        body |= {"id": number, "params": {"processId": None, "rootUri": None, "capabilities": {}}}
    text = json.dumps(body).encode()
    return b"Content-Length: %d\r\n\r\n%b" % (len(text), text)


def test_a_server_that_is_shut_down_ends_well() -> None:
    said = message("initialize", 1) + message("shutdown", 2) + message("exit")
    done = subprocess.run(COMMAND, check=False, input=said, capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(os.name == "nt", reason="signals are something else there")
def test_a_server_that_waits_can_be_interrupted() -> None:
    with subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as server:
        assert server.stdin
        assert server.stdout
        server.stdin.write(message("initialize", 1))
        server.stdin.flush()
        server.stdout.readline()  # it has started
        server.send_signal(signal.SIGINT)
        try:
            assert server.wait(20) == -signal.SIGINT
        finally:
            server.kill()
