"""Settings: one declaration, from which files are checked, flags are laid over them, and the JSON Schema is made."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeprov.errors import SettingsError
from reeprov.settings import Settings, find, load, read_file, schema


def write(path: Path, text: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load(str(tmp_path), isolated=True) == Settings()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("reeprov.toml", "fail-on = 'note'"),
        (".reeprov.toml", "fail-on = 'note'"),
        ("pyproject.toml", "[tool.reeprov]\nfail-on = 'note'"),
        ("pyproject.toml", "tool.reeprov.fail-on = 'note'"),
    ],
)
def test_the_nearest_file_above_a_document_counts(tmp_path: Path, name: str, text: str) -> None:
    write(tmp_path / "reeprov.toml", "fail-on = 'error'")
    near = tmp_path / "project"
    write(near / name, text)
    write(near / "docs" / "pyproject.toml", "[project]\nname = 'not about reeprov'")
    deep = near / "docs" / "deep"
    deep.mkdir()
    assert find(str(deep)) == str(near / name)
    assert load(str(deep)).fail_on == "note"
    assert load(str(tmp_path)).fail_on == "error"


@pytest.mark.parametrize("text", ["reeprov is named here, but [this is no TOML", "# [tool.reeprov] may come\n[project"])
def test_another_project_s_broken_file_is_not_ours(tmp_path: Path, text: str) -> None:
    write(tmp_path / "reeprov.toml", "")
    write(tmp_path / "docs" / "pyproject.toml", text)
    assert find(str(tmp_path / "docs")) == str(tmp_path / "reeprov.toml")


def test_a_broken_file_with_our_table_is_not_passed_over(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.reeprov]\nignore = ['RP106']\n[project\n")
    with pytest.raises(SettingsError, match="not valid TOML"):
        find(str(tmp_path))


@pytest.mark.parametrize("name", ["reeprov.toml", "pyproject.toml"])
def test_a_bom_is_no_part_of_the_file(tmp_path: Path, name: str) -> None:
    text = "ignore = ['RP106']" if name == "reeprov.toml" else "[tool.reeprov]\nignore = ['RP106']"
    write(tmp_path / name, "\ufeff" + text)
    assert load(str(tmp_path)).ignore == ("RP106",)


def test_flags_come_over_the_file(tmp_path: Path) -> None:
    write(tmp_path / "reeprov.toml", "fail-on = 'error'\nignore = ['RP106']")
    settings = load(str(tmp_path), overrides={"fail_on": "note", "select": ("RP1",)})
    assert settings == Settings(fail_on="note", ignore=("RP106",), select=("RP1",))


def test_a_named_file_is_used_instead(tmp_path: Path) -> None:
    write(tmp_path / "reeprov.toml", "fail-on = 'error'")
    other = write(tmp_path / "other" / "mine.toml", "fail-on = 'note'")
    assert load(str(tmp_path), config=other).fail_on == "note"


def test_paths_are_meant_from_the_file(tmp_path: Path) -> None:
    write(tmp_path / "reeprov.toml", "outlets = 'our/outlets.toml'\ncache-dir = '/var/cache/x'")
    (tmp_path / "docs").mkdir()
    settings = load(str(tmp_path / "docs"))
    assert settings.outlets == str(tmp_path / "our" / "outlets.toml").replace("our\\", "our/")
    assert settings.cache_dir is not None
    assert settings.cache_dir.endswith("/var/cache/x")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("selekt = []", "reeprov.toml:1: there is no setting 'selekt'; did you mean 'select'?"),
        ("# rules\n\nfail_on = 'note'", "reeprov.toml:3: there is no setting 'fail_on'; did you mean 'fail-on'?"),
        ("zzz = 1", "there are select, ignore"),
        ("[rules]\na = 1", "reeprov.toml:1: there is no setting 'rules'"),
        ("\nselect = 'RP1'", "reeprov.toml:2: select must be a list of strings, not 'RP1'"),
        ("select = [1]", "select must be a list of strings, not [1]"),
        ("fail-on = 'never'", "fail-on must be one of 'error', 'warning', 'note', not 'never'"),
        ("fail-on = []", "fail-on must be one of"),
        ("max-size = '1 MB'", "max-size must be a whole number above 0, not '1 MB'"),
        ("max-size = true", "max-size must be a whole number above 0, not True"),
        ("max-size = 0", "max-size must be a whole number above 0, not 0"),
        ("follow = -1", "follow must be a whole number, 0 or more, not -1"),
        ("language = ''", "language must be a string that is not empty, not ''"),
        ("select = [", "reeprov.toml: is not valid TOML: "),
        ("a = " + "[" * 9000, "reeprov.toml: is not valid TOML: "),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    write(tmp_path / "reeprov.toml", text)
    with pytest.raises(SettingsError) as caught:
        load(str(tmp_path))
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["tool.reeprov = 1", "[tool]\nreeprov = []"])
def test_our_table_must_be_a_table(tmp_path: Path, text: str) -> None:
    with pytest.raises(SettingsError, match="must be a table"):
        load(".", config=write(tmp_path / "pyproject.toml", text))


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        load(".", config=str(tmp_path / "none.toml"))
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match="not valid TOML"):
        load(".", config=str(tmp_path / "binary.toml"))


def test_the_schema_names_every_key_with_its_meaning() -> None:
    properties = schema()["properties"]
    assert isinstance(properties, dict)
    assert list(properties) == [name.replace("_", "-") for name in Settings._fields]
    assert all(declared["description"] for declared in properties.values())


KEYS = st.sampled_from([name.replace("_", "-") for name in Settings._fields]) | st.sampled_from(["other", "fail_on"])
WORDS = st.sampled_from(["", "error", "note", "RP1", "ru"])
VALUES = WORDS | st.integers(-1, 3) | st.booleans() | st.lists(WORDS | st.integers(0, 1), max_size=3)
SCHEMA = jsonschema_rs.validator_for(schema())


@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_a_file_is_taken_if_and_only_if_the_schema_allows_it(
    tmp_path_factory: pytest.TempPathFactory, table: dict[str, object]
) -> None:
    text = "".join(f"{key} = {json.dumps(value)}\n" for key, value in table.items())
    assert tomllib.loads(text) == table
    path = write(tmp_path_factory.getbasetemp() / "any.toml", text)
    try:
        read_file(path)
        taken = True
    except SettingsError:
        taken = False
    assert taken == SCHEMA.is_valid(table)
