"""The settings of a run, and the only reader of settings files.

The nearest `reeprov.toml`, `.reeprov.toml` or `pyproject.toml` with a `[tool.reeprov]` table above a document is its
settings file; flags of the command line come over it.  `Settings` declares every key once: its annotations are what a
file is checked against and what the JSON Schema is made of.  In files, keys are written with hyphens.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping

from .errors import SettingsError
from .model.noun import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal

    Level = Literal["error", "warning", "note"]

FILE_NAMES = ("reeprov.toml", ".reeprov.toml", "pyproject.toml")
LEVELS = ("error", "warning", "note")  # those of `Level`, which is there for type checkers only

_ISO_639_1 = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el "
    "en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu "
    "ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na "
    "nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so "
    "sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu "
)
LANGUAGES = frozenset(_ISO_639_1.split())


class Settings(NamedTuple):
    """What a run goes by.

    Attributes:
        select: codes, prefixes or names of the rules to run; empty: all that are on by default.
        ignore: codes, prefixes or names of rules not to run.
        extend_select: codes, prefixes or names of rules to run besides the selected ones.
        per_file_ignores: globs of documents, from the folder of the settings file, and the rules not to run for them.
        severity: how bad the findings of a rule are, by its code, prefix or name; the longest prefix counts.
        fail_on: the least severity of a finding that makes `check` fail.
        include: globs; if there are any, only files in walked folders that match one are read.
        exclude: globs of files and folders in walked folders that are not read.
        language: ISO 639-1 code of the documents, where it should not be told from the text.
        outlets: a table of outlets of the user's own, which comes over the registry.
        cache_dir: the folder of the cache; the user's cache folder by default.
        max_size: the largest file that is read, in bytes.
        follow: how many steps to go online beyond the pages of sources, to what they name; 0 opens none of them.
        follow_pages: how many pages are opened for that, for each document.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = {}
    severity: Mapping[str, Level] = {}
    fail_on: Level = "warning"
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    language: str | None = None
    outlets: str | None = None
    cache_dir: str | None = None
    max_size: int = 100_000_000
    follow: int = 2
    follow_pages: int = 20


LEAST = {"follow": 0, "follow_pages": 0}  # other numbers begin at 1
GLOBS = ("include", "exclude")
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
    if config and not os.path.isfile(config):
        raise SettingsError(f"{config}: cannot be read: {'is a folder' if os.path.isdir(config) else 'no such file'}")
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
    """The settings file of one folder; of several that agree the first.

    Raises:
        SettingsError: there are several, and they disagree.
    """
    paths = [os.path.join(folder, name) for name in FILE_NAMES]
    ours = [path for path in paths if os.path.isfile(path) and (path != paths[-1] or _has_our_table(path))]
    for other in ours[1:]:
        first, second = read_file(ours[0]), read_file(other)
        for field in Settings._fields:
            if first.get(field) != second.get(field):
                key = field.replace("_", "-")
                at, there = place(ours[0], key), place(other, key)
                raise SettingsError(f"{there}: disagrees with {at} on {key}: keep one of the two files")
    return ours[0] if ours else None


def _has_our_table(path: str) -> bool:
    """Whether a pyproject.toml is about us; most are not, and need not be parsed."""
    text = b""
    try:
        with open(path, "rb") as file:
            text = file.read()
        return b"reeprov" in text and _table(path) is not None
    except (OSError, SettingsError):
        if re.search(rb"(?m)^[ \t]*\[tool\.reeprov", text):  # it is ours: its settings would be lost without a word
            raise
        return False  # another project's broken file is no reason not to audit a document


def read_file(path: str) -> dict[str, object]:
    """The fields that a settings file gives.

    Raises:
        SettingsError: it cannot be read, or is wrong.
    """
    table = _table(path) or {}
    known = _kinds()
    fields: dict[str, object] = {}
    for key, value in table.items():
        field = key.replace("-", "_")
        if field not in known or "_" in key:
            raise SettingsError(f"{place(path, key)}: there is no setting {key!r}{_near(key, known)}")
        problem = _mismatch(value, known[field], LEAST.get(field, 1))
        if field == "language" and problem is None and value not in LANGUAGES:
            problem = "an ISO 639-1 code such as 'en'"
        if problem:
            raise SettingsError(f"{place(path, key)}: {key} must be {problem}, not {_shown(value)}")
        fields[field] = _taken(field, value, os.path.dirname(os.path.abspath(path)))
    return fields


def _taken(field: str, value: Any, folder: str) -> object:
    """A value as `Settings` holds it: lists as tuples, paths and globs of documents from the folder of the file."""
    if field in PATHS:
        return os.path.join(folder, os.path.expanduser(value))
    if field == "per_file_ignores":
        here = _literal(folder)
        return {
            f"{here}/{_anchored(glob).removeprefix('/')}" if "/" in glob else glob: tuple(codes)
            for glob, codes in value.items()
        }
    if field in GLOBS:
        return tuple(map(_anchored, value))
    return tuple(value) if isinstance(value, list) else value


def _anchored(glob: str) -> str:
    """`./drafts` as the `/drafts` that it means: the one in this folder, not any below it."""
    return glob.removeprefix(".") if glob.startswith("./") else glob


def _literal(folder: str) -> str:
    """A folder as a glob that means it and no other."""
    return re.sub(r"([*?\[])", r"[\1]", folder.replace(os.sep, "/"))


def _table(path: str) -> dict[str, object] | None:
    """Our table of a file: the whole of ours, `[tool.reeprov]` of a pyproject.toml; None where that has none."""
    import tomllib

    try:
        with open(path, "rb") as file:
            parsed: object = tomllib.loads(file.read().decode("utf-8-sig"))  # editors on Windows put a BOM there
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


def _kinds() -> dict[str, Any]:
    """Field → the kind of value that it takes."""
    from typing import Literal, get_type_hints

    return get_type_hints(Settings, localns={"Level": Literal[LEVELS]})


def _mismatch(value: object, annotation: object, least: int = 1) -> str | None:
    """What a value should have been, in words, or None where it fits its annotation."""
    from typing import Literal, get_args, get_origin

    if get_origin(annotation) is Literal:
        choices = get_args(annotation)
        return None if value in choices and isinstance(value, str) else "one of " + ", ".join(map(repr, choices))
    if get_origin(annotation) is tuple:
        fits = isinstance(value, list) and all(isinstance(item, str) for item in value)
        return None if fits else "a list of strings"
    if get_origin(annotation) is Mapping:
        if not isinstance(value, dict):
            return "a table"
        wrong = next(filter(None, (_mismatch(item, get_args(annotation)[1]) for item in value.values())), None)
        return f"a table in which each value is {wrong}" if wrong else None
    if annotation is int:
        fits = isinstance(value, int) and not isinstance(value, bool) and value >= least
        return None if fits else f"a whole number above {least - 1}" if least else "a whole number, 0 or more"
    return None if isinstance(value, str) and value else "a string that is not empty"


def place(path: str, key: str, item: str | None = None) -> str:
    """`file:line` of a key, or of an item below it; TOML parsers do not keep lines, so it is looked for."""
    found = None
    try:
        with open(path, encoding="utf-8") as file:
            for row, line in enumerate(file, 1):
                name, sign, _ = line.partition("=")
                words = name if sign else line.partition("#")[0].strip().strip("[]")
                if found is None and any(part.strip().strip("\"'") == key for part in words.split(".")):
                    found = row
                if found is not None and (item is None or any(f"{mark}{item}{mark}" in line for mark in "\"'")):
                    return f"{path}:{row}"
                if found is not None and item is not None and words.strip() == item:
                    return f"{path}:{row}"
    except (OSError, ValueError):
        pass
    return path if found is None else f"{path}:{found}"


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

    hints = _kinds()
    words = dict(_described())
    limits: dict[str, dict[str, Any]] = {
        name: {"ge": LEAST.get(name, 1)} if kind is int else {"min_length": 1} if kind == str | None else {}
        for name, kind in hints.items()
    }
    fields: dict[str, Any] = {
        name: (hints[name], Field(default, description=words[name], **limits[name]))
        for name, default in Settings._field_defaults.items()
    }
    codes = f"^({'|'.join(sorted(LANGUAGES))})$"
    fields["language"] = (str | None, Field(None, description=words["language"], pattern=codes))
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
