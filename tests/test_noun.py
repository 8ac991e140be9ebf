"""Our nouns are what `typing.NamedTuple` makes of the same words."""

from __future__ import annotations

import pickle
import typing

import pytest

from reeprov.model.noun import NamedTuple


class Ours(NamedTuple):
    """A place."""

    row: int
    column: int = 1
    name: str | None = None

    @property
    def both(self) -> tuple[int, int]:
        """Row and column."""
        return (self.row, self.column)


class Theirs(typing.NamedTuple):
    """A place."""

    row: int
    column: int = 1
    name: str | None = None


def test_it_is_a_tuple_with_names() -> None:
    ours, theirs = Ours(3, name="a"), Theirs(3, name="a")
    assert tuple(ours) == tuple(theirs) == (3, 1, "a")
    assert {ours: "found"}[theirs] == "found"  # type: ignore[index]  # a tuple is equal to its like
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert ours._asdict() == theirs._asdict()
    assert (Ours._fields, Ours._field_defaults) == (Theirs._fields, Theirs._field_defaults)
    assert typing.get_type_hints(Ours) == typing.get_type_hints(Theirs)
    assert tuple(Ours._make([1, 2, "b"])) == (1, 2, "b")
    assert ours.both == (3, 1)
    assert Ours.__doc__ == "A place."
    assert not hasattr(ours, "__dict__")


def test_it_is_replaced_pickled_and_matched() -> None:
    ours = Ours(3)._replace(column=2)
    assert type(ours) is Ours
    assert pickle.loads(pickle.dumps(ours)) == ours
    match ours:
        case Ours(row, column):
            assert (row, column) == (3, 2)


@pytest.mark.parametrize("wrong", [{"line": 1}, {"row": 1, "line": 2}])
def test_unknown_fields_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(TypeError, match="line"):
        Ours(1)._replace(**wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Ours(**wrong)  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        Ours(1).row = 2  # type: ignore[misc]
