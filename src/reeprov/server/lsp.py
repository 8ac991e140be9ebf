"""The wiring: requests and notifications of LSP to the functions that answer them."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlsplit

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer

from .. import __version__
from ..errors import ReeprovError
from ..model.finding import Edit
from ..settings import Settings, load
from . import answers
from .opened import Opened

Answer = TypeVar("Answer")

# Seconds of silence after a change before the document is looked at (fast typing is one change), and before its claims
# are read as well.
PAUSE = 0.03
LONGER_PAUSE = 0.4
# Language of an editor → suffix, for documents that have no file yet.
SUFFIXES = {
    "markdown": ".md",
    "html": ".html",
    "restructuredtext": ".rst",
    "latex": ".tex",
    "tex": ".tex",
    "asciidoc": ".adoc",
    "wikitext": ".wiki",
}


class Server(LanguageServer):
    """Keeps the last state of every open document."""

    def __init__(self) -> None:
        super().__init__("reeprov", __version__)
        self._opened: dict[str, Opened] = {}
        self._waiting: dict[str, asyncio.TimerHandle] = {}
        self._told = ""

    def later(self, uri: str) -> None:
        """Look at a document when nothing has changed for a moment, and thoroughly when nothing has for longer."""
        self._hold(uri)
        self._waiting[uri] = asyncio.get_running_loop().call_later(PAUSE, self._first_look, uri)

    def _first_look(self, uri: str) -> None:
        self.look(uri, quick=True)
        self._waiting[uri] = asyncio.get_running_loop().call_later(LONGER_PAUSE, self.look, uri)

    def look(self, uri: str, *, quick: bool = False) -> Opened | None:
        """Read a document as it is now, and publish what was found; None where it is not open, or has bad settings."""
        if uri not in self.workspace.text_documents:
            return None  # asked for all the same, it would be read from disk
        document = self.workspace.get_text_document(uri)
        path = _path(uri, document.path, document.language_id)
        try:
            opened = Opened(path, document.source, self._settings(path), quick=quick)
        except ReeprovError as error:
            self._tell(str(error))
            return None
        before, self._opened[uri] = self._opened.get(uri), opened
        if before is None or not before.quick or before.text != opened.text or before.findings != opened.findings:
            params = lsp.PublishDiagnosticsParams(uri, answers.diagnostics(opened, uri), document.version)
            self.text_document_publish_diagnostics(params)
        return opened

    def opened(self, uri: str) -> Opened | None:
        """The document as it is now."""
        known = self._opened.get(uri)
        if known is not None and known.text == self.workspace.get_text_document(uri).source:
            return known
        return self.look(uri)

    def forget(self, uri: str) -> None:
        """Let go of a document that was closed."""
        self._hold(uri)
        self._opened.pop(uri, None)

    def _hold(self, uri: str) -> None:
        """Call off the look that waits for a moment of silence."""
        waiting = self._waiting.pop(uri, None)
        if waiting is not None:
            waiting.cancel()

    def look_again(self) -> None:
        """Look at every open document, as after its settings changed."""
        for uri in list(self._opened):
            self.look(uri)

    def _settings(self, path: str) -> Settings:
        """The settings of a document, as they lie on disk now."""
        settings = load(os.path.dirname(os.path.abspath(path)))
        self._told = ""
        return settings

    def _tell(self, message: str) -> None:
        """Show a message, but not at every letter that is typed."""
        if message != self._told:
            self._told = message
            self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, f"reeprov: {message}"))


def _path(uri: str, path: str, language: str | None) -> str:
    """The path of a document; of one that is no file, a name with the suffix of its language."""
    if urlsplit(uri).scheme == "file":
        return path
    return "untitled" + SUFFIXES.get(language or "", ".txt")


def make_server() -> Server:
    """A server that is ready to be started."""
    server = Server()

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def _open(params: lsp.DidOpenTextDocumentParams) -> None:
        server.look(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def _change(params: lsp.DidChangeTextDocumentParams) -> None:
        server.later(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def _close(params: lsp.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.forget(uri)
        server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def _save(params: lsp.DidSaveTextDocumentParams) -> None:
        server.look_again()  # it may have been a settings file

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def _watched(params: lsp.DidChangeWatchedFilesParams) -> None:
        server.look_again()

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def _hover(params: lsp.HoverParams) -> lsp.Hover | None:
        return _at(server, params.text_document.uri, params.position, answers.hover, None)

    @server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    def _definition(params: lsp.DefinitionParams) -> list[lsp.Location]:
        uri = params.text_document.uri
        return _at(
            server,
            params.text_document.uri,
            params.position,
            lambda opened, offset: answers.definition(opened, uri, offset),
            [],
        )

    @server.feature(lsp.TEXT_DOCUMENT_REFERENCES)
    def _references(params: lsp.ReferenceParams) -> list[lsp.Location]:
        uri, with_entry = params.text_document.uri, params.context.include_declaration
        return _at(
            server,
            params.text_document.uri,
            params.position,
            lambda opened, offset: answers.references(opened, uri, offset, with_entry),
            [],
        )

    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions([lsp.CodeActionKind.QuickFix]))
    def _actions(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        opened = server.opened(params.text_document.uri)
        return answers.actions(opened, params.text_document.uri, params.range) if opened else []

    @server.feature(lsp.TEXT_DOCUMENT_PREPARE_RENAME)
    def _prepare(params: lsp.PrepareRenameParams) -> lsp.PrepareRenamePlaceholder | None:
        def prepared(opened: Opened, offset: int) -> lsp.PrepareRenamePlaceholder | None:
            found = opened.key_at(offset)
            return lsp.PrepareRenamePlaceholder(answers.range_of(opened, found[2]), found[1]) if found else None

        return _at(server, params.text_document.uri, params.position, prepared, None)

    @server.feature(lsp.TEXT_DOCUMENT_RENAME, lsp.RenameOptions(prepare_provider=True))
    def _rename(params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
        def renamed(opened: Opened, offset: int) -> lsp.WorkspaceEdit:
            edits: tuple[Edit, ...] | None = opened.rename(offset, params.new_name)
            if edits is None:
                raise JsonRpcInvalidParams(f"{params.new_name!r} cannot be the key here")
            return answers.workspace_edit(opened, params.text_document.uri, edits)

        return _at(server, params.text_document.uri, params.position, renamed, None)

    return server


def _at(
    server: Server, uri: str, position: lsp.Position, answer: Callable[[Opened, int], Answer], nothing: Answer
) -> Answer:
    """The answer about a position of a document."""
    opened = server.opened(uri)
    return answer(opened, opened.offset(position.line, position.character)) if opened else nothing
