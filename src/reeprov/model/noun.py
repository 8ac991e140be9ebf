"""The base of all nouns: `typing.NamedTuple`, made in a third of the time.

A check of one file makes some sixty of these classes, which with Python's own takes a tenth of the run: it compiles
each annotation, checks every name, and writes each method anew.  To a type checker it is Python's own.
"""

from __future__ import annotations

from functools import cache

TYPE_CHECKING = False  # as typing has it, which takes half as long to import as Python takes to start

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
    from typing import dataclass_transform
else:
    from _collections import _tuplegetter

    class _Noun(tuple):
        """What all nouns share, under the names that `collections.namedtuple` gives it."""

        __slots__ = ()

        @classmethod
        def _make(cls, values):
            return cls(*values)

        def _replace(self, /, **changes):
            values = [*self]
            places = self._places
            for name, value in changes.items():
                if name not in places:
                    raise TypeError(f"{type(self).__name__} has no field {name}")
                values[places[name]] = value
            return tuple.__new__(type(self), values)

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            fields = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({fields})"

        def __getnewargs__(self):
            return tuple(self)

    @cache
    def _maker(count):
        """A function that makes a tuple of so many arguments; compiling one costs as much as all else of a class."""
        given = ", ".join(f"_{number}" for number in range(count))
        return eval(f"lambda cls, {given}: make(cls, ({given},))", {"make": tuple.__new__})

    def _new(fields, defaults):
        """A `__new__` whose arguments are the fields."""
        maker = _maker(len(fields))
        code = maker.__code__.replace(co_varnames=("cls", *fields), co_name="__new__", co_qualname="__new__")
        return type(maker)(code, maker.__globals__, "__new__", defaults)

    class _Making(type):
        """Makes a noun of a class that lists its fields."""

        def __new__(mcs, name, bases, body):
            if not bases:
                return super().__new__(mcs, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body[field] for field in fields if field in body}
            if tuple(defaults) != fields[len(fields) - len(defaults) :]:
                raise TypeError(f"{name}: a field without a default stands behind one that has one")
            body |= {field: _tuplegetter(at, "") for at, field in enumerate(fields)}
            body |= {"__new__": _new(fields, tuple(defaults.values())), "__slots__": (), "__match_args__": fields}
            body |= {"_fields": fields, "_field_defaults": defaults}
            body["_places"] = {field: at for at, field in enumerate(fields)}
            return type(name, (_Noun,), body)

    class NamedTuple(metaclass=_Making):
        """As `typing.NamedTuple`, but for subclasses of subclasses."""

    def dataclass_transform(**_):
        """A word to type checkers."""
        return lambda table: table


@dataclass_transform(kw_only_default=True)
class Table:
    """Values under names, for what is looked into all the time: an attribute costs a fifth of a noun's."""

    def __init__(self, **values: object) -> None:
        for name, value in values.items():
            setattr(self, name, value)


__all__ = ["NamedTuple", "Table"]
