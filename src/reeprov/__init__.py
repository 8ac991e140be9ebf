"""Audits the sources of an article.

    >>> from reeprov import audit, check, read

`read` reads one document, `check` gives the findings of many, `audit` the whole report; the nouns are those of
`reeprov.model`.  Everything is imported when it is first asked for.
"""

from __future__ import annotations

import os
import sys
from types import ModuleType

from .errors import ReadError, ReeprovError, SettingsError, UsageError

TYPE_CHECKING = False  # as typing has it, which takes half as long to import as Python takes to start

if TYPE_CHECKING:
    from .model.citation import Entry, Marker
    from .model.document import Document
    from .model.dossier import Dossier, Report
    from .model.finding import Finding, Notice
    from .model.record import Outlet, Record
    from .model.text import Location, Span
    from .settings import Settings

__version__ = "0.1.0"

__all__ = [
    "Document",
    "Dossier",
    "Entry",
    "Finding",
    "Location",
    "Marker",
    "Notice",
    "Outlet",
    "ReadError",
    "Record",
    "ReeprovError",
    "Report",
    "Settings",
    "SettingsError",
    "Span",
    "UsageError",
    "__version__",
    "audit",
    "check",
    "read",
]

_HOMES = {
    "Document": "model.document",
    "Dossier": "model.dossier",
    "Entry": "model.citation",
    "Finding": "model.finding",
    "Location": "model.text",
    "Marker": "model.citation",
    "Notice": "model.finding",
    "Outlet": "model.record",
    "Record": "model.record",
    "Report": "model.dossier",
    "Settings": "settings",
    "Span": "model.text",
}


def read(path: str) -> Document:
    """Read one document: its text, its markers, its source lists.

    Raises:
        UsageError: there is no such file.
        ReadError: it is no document that can be read.
    """
    from .readers import read as read_input
    from .readers.inputs import Inputs
    from .readers.interface import Input
    from .settings import load

    if not isinstance(path, str) or not path:
        raise UsageError(f"read: the path of one document is wanted, not {path!r}")
    if os.path.isdir(path):
        raise UsageError(f"read: {path} is a folder; check and audit take folders")
    for found in Inputs([path], load):
        if isinstance(found, Input):
            return read_input(found)
        raise ReadError(f"{found.path}: {found.message}")
    raise UsageError(f"{path}: no document")


def audit(*paths: str, settings: Settings | None = None) -> Report:
    """Audit documents: files, folders or globs.  The report keeps each document's dossier.

    Without settings it goes by the settings file of the working folder.
    """
    from .audit import run
    from .readers.inputs import Inputs
    from .rules.interface import Needs
    from .settings import load

    for path in paths:
        if not isinstance(path, str | os.PathLike):
            raise UsageError(f"paths are strings: {path!r} is none")
    chosen = settings or load(".")
    paths = tuple(map(os.fspath, paths))
    return run(Inputs(paths, lambda _: chosen), chosen, keep_dossiers=True, needs=Needs.CHECKS)


def check(*paths: str, settings: Settings | None = None) -> tuple[Finding, ...]:
    """The findings in documents: files, folders or globs."""
    return audit(*paths, settings=settings).findings


class _Facade(ModuleType):
    """Keeps `reeprov.audit` the function: importing the module of that name would otherwise take its place."""

    def __getattr__(self, name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        from importlib import import_module

        found: object = getattr(import_module(f"{self.__name__}.{_HOMES[name]}"), name)
        self.__dict__[name] = found
        return found

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Facade
