"""The short way through a command line: long and short flags one by one, values, positionals.

Whatever is not plain (help, bundled flags, abbreviations, any mistake) is left to typer, which is built from the same
declarations (`spoken.py`) and takes a tenth of a second to import.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from .options import Option

Values = Mapping[str, object]


def parse(options: Sequence[Option], words: Sequence[str]) -> Values | None:
    """The value of every option, or None where the words are not plain."""
    flags = {flag: option for option in options for flag in option.flags}
    given: dict[str, list[str]] = {}
    positionals: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            positionals += rest
            break
        if word == "-" or not word.startswith("-"):
            positionals.append(word)
            continue
        flag, sign, value = word.partition("=") if word.startswith("--") else (word, "", "")
        option = flags.get(flag)
        if option is None:
            return None
        if option.kind == "flag":
            if sign:
                return None
        elif not sign:
            value = next(rest, "-")
            if value.startswith("-"):
                return None
        given.setdefault(option.name, []).append(value)
    return _fill(options, given, positionals)


def _fill(options: Sequence[Option], given: Mapping[str, list[str]], positionals: list[str]) -> Values | None:
    """Check and default what was given."""
    values: dict[str, object] = {}
    for option in options:
        words = given.get(option.name, [])
        if not option.flags:
            take = len(positionals) if option.kind == "arguments" else 1
            words, positionals = positionals[:take], positionals[take:]
        if not words and option.variable and (given_elsewhere := os.environ.get(option.variable)):
            words = [given_elsewhere]
        if (option.choices and not set(words) <= set(option.choices)) or (option.required and not words):
            return None
        values[option.name] = value_of(option, words)
    return None if positionals else values


def value_of(option: Option, words: Sequence[str]) -> object:
    """What an option comes to, given its words in order."""
    if option.kind == "flag":
        return bool(words)
    if option.kind in ("arguments", "values"):
        return tuple(words)
    if option.kind == "codes":
        codes = tuple(code.strip().upper() for word in words for code in word.split(",") if code.strip())
        return codes or ("",) * bool(words)  # an empty one is no code, and will be said to be none
    return words[-1] if words else option.default
