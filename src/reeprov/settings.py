"""The settings of a run, and the only reader of settings files.

The nearest `reeprov.toml`, `.reeprov.toml` or `pyproject.toml` with a `[tool.reeprov]` table above a document is its
settings file; flags of the command line come over it.  `Settings` declares every key once: its annotations are what a
file is checked against and what the JSON Schema is made of.  In files, keys are written with hyphens.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from .errors import SettingsError

FILE_NAMES = ("reeprov.toml", ".reeprov.toml", "pyproject.toml")

FailOn = Literal["error", "warning", "note"]


class Settings(NamedTuple):
    """What a run goes by.

    Attributes:
        select: codes or prefixes of the rules to run; empty: all that are on by default.
        ignore: codes or prefixes of rules not to run.
        extend_select: codes or prefixes to run besides the selected ones.
        fail_on: the least severity of a finding that makes `check` fail.
        include: globs; if there are any, only files in walked folders that match one are read.
        exclude: globs of files and folders in walked folders that are not read.
        language: ISO 639-1 code of the documents, where it should not be told from the text.
        outlets: a table of outlets of the user's own, which comes over the registry.
        cache_dir: the folder of the cache; the user's cache folder by default.
        max_size: the largest file that is read, in bytes.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    fail_on: FailOn = "warning"
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    language: str | None = None
    outlets: str | None = None
    cache_dir: str | None = None
    max_size: int = 100_000_000


PATHS = ("outlets", "cache_dir")  # relative to the folder of the file that names them


def load(
    folder: str, *, config: str | None = None, isolated: bool = False, overrides: Mapping[str, object] | None = None
) -> Settings:
    """The settings for documents in a folder.

    Args:
        folder: where the search for a settings file begins.
        config: the settings file to use instead of searching.
        isolated: use no settings file at all.
        overrides: fields that come over the file, as the command line gives them.

    Raises:
        SettingsError: the file cannot be read or is wrong; the text names file, line and key.
    """
    path = config or (None if isolated else find(folder))
    settings = Settings(**read_file(path)) if path else Settings()  # type: ignore[arg-type]
    return settings._replace(**overrides) if overrides else settings  # type: ignore[arg-type]


def find(folder: str, known: dict[str, str | None] | None = None) -> str | None:
    """The nearest settings file in a folder or above it, or None; `known` remembers what was found for many folders."""
    known = {} if known is None else known
    folder = os.path.abspath(folder)
    if folder not in known:
        above = os.path.dirname(folder)
        known[folder] = _in(folder) or (find(above, known) if above != folder else None)
    return known[folder]


def _in(folder: str) -> str | None:
    for name in FILE_NAMES:
        path = os.path.join(folder, name)
        if os.path.isfile(path) and (name != "pyproject.toml" or _has_our_table(path)):
            return path
    return None


def _has_our_table(path: str) -> bool:
    """Whether a pyproject.toml is about us; most are not, and need not be parsed."""
    try:
        with open(path, "rb") as file:
            if b"reeprov" not in file.read():
                return False
        return _table(path) is not None
    except (OSError, SettingsError):
        return False  # another project's broken file is no reason not to audit a document


def read_file(path: str) -> dict[str, object]:
    """The fields that a settings file gives.

    Raises:
        SettingsError: it cannot be read, or is wrong.
    """
    table = _table(path) or {}
    known = get_type_hints(Settings)
    fields: dict[str, object] = {}
    for key, value in table.items():
        field = key.replace("-", "_")
        if field not in known or "_" in key:
            raise SettingsError(f"{place(path, key)}: there is no setting {key!r}{_near(key, known)}")
        problem = _mismatch(value, known[field])
        if problem:
            raise SettingsError(f"{place(path, key)}: {key} must be {problem}, not {_shown(value)}")
        if field in PATHS:
            fields[field] = os.path.join(os.path.dirname(os.path.abspath(path)), os.path.expanduser(str(value)))
        else:
            fields[field] = tuple(value) if isinstance(value, list) else value
    return fields


def _table(path: str) -> dict[str, object] | None:
    """Our table of a file: the whole of ours, `[tool.reeprov]` of a pyproject.toml; None where that has none."""
    import tomllib

    try:
        with open(path, "rb") as file:
            parsed: object = tomllib.load(file)
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror or error}") from None
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"{path}: is not valid TOML: {error}") from None
    if os.path.basename(path) == "pyproject.toml":
        for key in ("tool", "reeprov"):
            if not isinstance(parsed, dict) or key not in parsed:
                return None
            parsed = parsed[key]
        if not isinstance(parsed, dict):
            raise SettingsError(f"{place(path, 'reeprov')}: tool.reeprov must be a table")
    return parsed if isinstance(parsed, dict) else None


def _mismatch(value: object, annotation: object) -> str | None:
    """What a value should have been, in words, or None where it fits its annotation."""
    if get_origin(annotation) is Literal:
        choices = get_args(annotation)
        return None if value in choices and isinstance(value, str) else "one of " + ", ".join(map(repr, choices))
    if get_origin(annotation) is tuple:
        fits = isinstance(value, list) and all(isinstance(item, str) for item in value)
        return None if fits else "a list of strings"
    if annotation is int:
        fits = isinstance(value, int) and not isinstance(value, bool) and value > 0
        return None if fits else "a whole number above 0"
    return None if isinstance(value, str) and value else "a string that is not empty"


def place(path: str, key: str) -> str:
    """`file:line` of a key; TOML parsers do not keep lines, so it is looked for."""
    try:
        with open(path, encoding="utf-8") as file:
            for row, line in enumerate(file, 1):
                name, sign, _ = line.partition("=")
                if sign and name.strip().strip("\"'").split(".")[-1] == key:
                    return f"{path}:{row}"
                if line.strip().strip("[]").split(".")[-1] == key:
                    return f"{path}:{row}"
    except (OSError, ValueError):
        pass
    return path


def _near(key: str, known: Mapping[str, object]) -> str:
    from difflib import get_close_matches

    names = [name.replace("_", "-") for name in known]
    close = get_close_matches(key.replace("_", "-").casefold(), names, n=1)
    return f"; did you mean {close[0]!r}?" if close else f"; there are {', '.join(names)}"


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else text[:39] + "…"


def schema() -> dict[str, object]:
    """The JSON Schema of a settings file, from the same declaration."""
    from pydantic import ConfigDict, Field, create_model

    hints = get_type_hints(Settings)
    words = dict(_described())
    limits: dict[object, dict[str, Any]] = {int: {"gt": 0}, str | None: {"min_length": 1}}
    fields: dict[str, Any] = {
        name: (hints[name], Field(default, description=words[name], **limits.get(hints[name], {})))
        for name, default in Settings._field_defaults.items()
    }
    rules = ConfigDict(extra="forbid", alias_generator=lambda name: name.replace("_", "-"))
    model = create_model("reeprov.toml", __config__=rules, **fields)
    made: dict[str, object] = model.model_json_schema()
    return made


def _described() -> Iterator[tuple[str, str]]:
    """Each field with its words in the docstring of `Settings`."""
    for line in (Settings.__doc__ or "").partition("Attributes:")[2].splitlines():
        name, colon, words = line.strip().partition(": ")
        if colon:
            yield name, words
