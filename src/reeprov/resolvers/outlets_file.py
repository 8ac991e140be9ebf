"""The user's own `outlets.toml`: rows that win over the package's.

[[outlet]]
name = "Politsturm"
domains = ["politsturm.com"]      # the main one first
native_name = "Политштурм"        # this and all below may be left out
aliases = ["PolitSturm"]
country = "RU"
languages = ["ru", "en"]
time_zone = "Europe/Moscow"
day_list = "https://politsturm.com/{year}/{month}/{day}/"
wikidata = "Q1"
"""

from __future__ import annotations

import re
import tomllib
from typing import Annotated
from zoneinfo import available_timezones

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, field_validator

from ..errors import SettingsError
from ..model.record import Outlet
from ..normalize.outlets import fold_outlet

_DOMAIN = re.compile(r"(?=.{4,253}\Z)(?:[\w-]{1,63}\.)+[\w-]{2,63}")
_DAY_LIST = re.compile(r"https?://[^\s{}]+(?:\{(?:year|month|day)\}[^\s{}]*)+")

_FORM = "rows are written as [[outlet]]"
_EXPECTED = {
    "country": 'must be two capital letters, as in "RU" (ISO 3166-1)',
    "languages": 'must be two small letters each, as in "ru" (ISO 639-1)',
    "time_zone": 'must be an IANA name, as in "Europe/Moscow"',
    "wikidata": "must be Q and a number",
}

_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    name: _Text
    domains: list[_Text] = Field(min_length=1)
    native_name: _Text | None = None
    aliases: list[_Text] = []
    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] | None = None
    languages: list[Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]] = []
    time_zone: Annotated[str, StringConstraints(pattern=r"^[A-Za-z_]+(/[A-Za-z0-9_+-]+)*$")] | None = None
    day_list: _Text | None = None
    wikidata: Annotated[str, StringConstraints(pattern=r"^Q[1-9][0-9]*$")] | None = None

    @field_validator("name", "native_name", "aliases")
    @classmethod
    def _has_letters(cls, value: str | list[str] | None) -> str | list[str] | None:
        for name in value if isinstance(value, list) else [value]:
            if name is not None and not fold_outlet(name):
                raise ValueError(f"{name!r} has neither letter nor digit")
        return value

    @field_validator("domains")
    @classmethod
    def _are_domains(cls, value: list[str]) -> list[str]:
        domains = [domain.lower().removeprefix("www.") for domain in value]
        for domain in domains:
            if not _DOMAIN.fullmatch(domain):
                raise ValueError(f"{domain!r} is no domain")
        return domains

    @field_validator("time_zone")
    @classmethod
    def _is_known(cls, value: str | None) -> str | None:
        known = available_timezones()  # none where the system has no table of them
        if value is not None and known and value not in known:
            raise ValueError(_EXPECTED["time_zone"])
        return value

    @field_validator("day_list")
    @classmethod
    def _is_template(cls, value: str | None) -> str | None:
        if value is not None and not (_DAY_LIST.fullmatch(value) and "{year}" in value and "{day}" in value):
            raise ValueError("must be an http(s) address with {year}, {month} and {day}")
        return value


def read_outlets(path: str) -> tuple[Outlet, ...]:
    """The rows of the file, in its order.

    Raises:
        SettingsError: `FILE:LINE: what is wrong`, for the first thing that is.
    """
    try:
        with open(path, "rb") as file:
            text = file.read().decode("utf-8-sig")
    except OSError as error:
        raise SettingsError(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise SettingsError(f"{path}:{line}: not UTF-8") from error
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _toml_error(path, text, str(error)) from error
    lines = text.splitlines()
    for name in table:
        if name != "outlet":
            raise SettingsError(
                f"{path}:{_line_of(lines, name)}: unknown table {name!r}; rows are written as [[outlet]]"
            )
    rows = table.get("outlet", [])
    if not isinstance(rows, list):
        raise SettingsError(f"{path}:{_line_of(lines, 'outlet')}: {_FORM}")
    return _outlets(path, lines, rows)


def _outlets(path: str, lines: list[str], rows: list[object]) -> tuple[Outlet, ...]:
    starts = [number for number, line in enumerate(lines, 1) if re.match(r"\s*\[\[\s*outlet\s*\]\]", line)]
    if len(starts) != len(rows):
        starts = [1] * len(rows)
    owners: dict[str, int] = {}
    outlets = []
    for start, row in zip(starts, rows, strict=True):
        try:
            checked = _Row.model_validate(row)
        except ValidationError as error:
            first = error.errors()[0]
            if not first["loc"]:
                raise SettingsError(f"{path}:{start}: {_FORM}") from error
            field = str(first["loc"][0])
            reason = first["msg"].removeprefix("Value error, ")
            if first["type"] == "string_pattern_mismatch":
                reason = _EXPECTED[field]
            elif first["type"] == "extra_forbidden":
                reason = f"there is no such field; there are {', '.join(_Row.model_fields)}"
            raise SettingsError(f"{path}:{_line_of(lines, field, start)}: outlet: {field}: {reason}") from error
        for domain in dict.fromkeys(checked.domains):
            if domain in owners:
                line = _line_of(lines, "domains", start)
                raise SettingsError(
                    f"{path}:{line}: outlet: domain {domain!r} is already that of the row in line {owners[domain]}"
                )
            owners[domain] = start
        outlets.append(
            Outlet(
                id=checked.domains[0],
                name=checked.name,
                native_name=checked.native_name,
                aliases=tuple(checked.aliases),
                domains=tuple(dict.fromkeys(checked.domains)),
                country=checked.country,
                languages=tuple(checked.languages),
                time_zone=checked.time_zone,
                day_list=checked.day_list,
                wikidata=checked.wikidata,
                origin=(path,),
            )
        )
    return tuple(outlets)


def _line_of(lines: list[str], field: str, start: int = 1) -> int:
    """The line of a field in the row that starts at a line, or that start."""
    pattern = re.compile(rf"""\s*(?:\[+\s*)?["']?{re.escape(field)}["']?\s*[\].=]""")
    for number in range(start, len(lines) + 1):
        line = lines[number - 1]
        if (
            field
            and pattern.match(line)
            and not (number == start and line.lstrip().startswith("[[") and field != "outlet")
        ):
            return number
        if number > start > 1 and line.lstrip().startswith("[["):
            break
    return start


def _toml_error(path: str, text: str, message: str) -> SettingsError:
    match = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", message)
    line = match[1] if match and match[1] else str(len(text.splitlines()) or 1)
    reason = message[: match.start()] if match else message
    return SettingsError(f"{path}:{line}: not valid TOML: {reason}")
