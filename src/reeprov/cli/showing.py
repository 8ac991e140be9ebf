"""`check --show-settings` and `check --show-files`."""

from __future__ import annotations

import os
from collections.abc import Iterator

from ..model.finding import Notice
from ..settings import Settings, find, load, place, read_file
from . import output, running
from .quick import Values


def run(values: Values) -> int:
    """Print what a check would go by, or what it would read."""
    settings_of = running.settings_for(values)
    if values["show_files"]:
        (each_once,) = running.inputs_of(values, settings_of).parts(1)
        found = each_once.found
        notices = [item for item in found if isinstance(item, Notice)]
        output.write(output.lines(item for item in found if not isinstance(item, Notice)), values)
        running.say(notices, values)
        return 2 if any(notice.fatal for notice in notices) else 0
    folders = {_folder_of(path): None for path in values["paths"]} or {".": None}  # type: ignore[attr-defined]
    files = {_file_for(folder, values): folder for folder in reversed(folders)}
    for folder in files.values():
        settings_of(folder)  # a mistake in a file is said before anything is printed
    output.write((line for file in reversed(files) for line in _shown(file, values)), values)
    return 0


def _folder_of(path: str) -> str:
    return path if os.path.isdir(path) else os.path.dirname(path) or "."


def _file_for(folder: str, values: Values) -> str | None:
    if values["config"]:
        return str(values["config"])
    return None if values["isolated"] else find(folder)


def _shown(file: str | None, values: Values) -> Iterator[str]:
    """The settings of one file as TOML, each with where it comes from behind it."""
    import json

    settings = load(".", config=file, isolated=file is None)
    written = read_file(file) if file else {}
    overrides = running.overrides_of(values)
    yield f"# {file or 'no settings file'}\n"
    for name in Settings._fields:
        key = name.replace("_", "-")
        value, origin = overrides.get(name, (getattr(settings, name), ""))
        if not origin:
            origin = place(file, key) if file and name in written else "default"
        text = "{}" if value == {} else json.dumps(value, ensure_ascii=False)
        if isinstance(value, dict) and value:
            pairs = ", ".join(f"{json.dumps(k)} = {json.dumps(v, ensure_ascii=False)}" for k, v in value.items())
            text = f"{{ {pairs} }}"
        line = f"# {key} is not set" if value is None else f"{key} = {text}"
        yield f"{line:40}  # {origin}\n" if value is not None else f"{line:40}  ({origin})\n"
