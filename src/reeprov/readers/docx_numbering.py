"""The numbers and bullets that Word puts before paragraphs: they are in no text, yet a reader sees `[3]` or `iv.`."""

from __future__ import annotations

from typing import Any

from ..normalize.patterns import lazy

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = lazy(r"%([1-9])")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def written(number: int, form: str) -> str:
    """A number as `w:numFmt` wants it; what is not Latin or Roman is written in digits."""
    if form == "decimalZero":
        return f"{number:02}"
    if form.endswith("Letter") and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 20)
        return letters.upper() if form.startswith("upper") else letters
    if form.endswith("Roman") and 0 < number < 4000:
        letters = ""
        for value, letter in _ROMAN:
            letters += letter * (number // value)
            number %= value
        return letters.upper() if form.startswith("upper") else letters
    return str(number)


def value(element: Any, *path: str) -> str | None:
    """`w:val` of the element at the end of a path of names, or None."""
    for name in path:
        element = None if element is None else element.find(W + name)
    found: str | None = None if element is None else element.get(W + "val")
    return found


def number(text: str | None, default: int = 0) -> int:
    """A number of the markup; the default where it is none."""
    return int(text) if text and text.lstrip("-").isdecimal() and len(text) < 10 else default


class Numbering:
    """The lists of a document, counted as its paragraphs go by.

    Args:
        root: `w:numbering`, or None where the document has none.
    """

    def __init__(self, root: Any) -> None:
        abstract = (
            {} if root is None else {each.get(W + "abstractNumId"): each for each in root.findall(W + "abstractNum")}
        )
        self._lists = {} if root is None else {each.get(W + "numId"): each for each in root.findall(W + "num")}
        self._abstract = abstract
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()  # lists whose own beginning has been used

    def label(self, list_id: str, level: int) -> str | None:
        """What stands before the next paragraph of a list: "3.", "[3]", "•"; None where there is no such list."""
        entry = self._lists.get(list_id)
        abstract_id = value(entry, "abstractNumId")
        levels = self._levels(entry, self._abstract.get(abstract_id))
        if abstract_id is None or level not in levels:
            return None
        counts = self._counts.setdefault(abstract_id, {})
        override = self._start_override(entry, level)
        if override is not None and (list_id, level) not in self._started:
            counts[level] = override
        else:
            counts[level] = counts.get(level, number(value(levels[level], "start"), 1) - 1) + 1
        self._started.add((list_id, level))
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        if value(levels[level], "numFmt") in ("bullet", "none"):
            return "•" if value(levels[level], "numFmt") == "bullet" else None

        def shown(match: Any) -> str:
            at = int(match[1]) - 1
            found = levels.get(at)
            return written(counts.get(at, number(value(found, "start"), 1)), value(found, "numFmt") or "decimal")

        return _PLACE.sub(shown, value(levels[level], "lvlText") or "") or None

    @staticmethod
    def _levels(entry: Any, abstract: Any) -> dict[int, Any]:
        levels = {}
        if entry is not None and abstract is not None:
            overridden = [
                found
                for found in (each.find(W + "lvl") for each in entry.findall(W + "lvlOverride"))
                if found is not None
            ]
            for each in [*abstract.findall(W + "lvl"), *overridden]:
                levels[number(each.get(W + "ilvl"))] = each
        return levels

    @staticmethod
    def _start_override(entry: Any, level: int) -> int | None:
        for each in entry.findall(W + "lvlOverride"):
            start = value(each, "startOverride")
            if number(each.get(W + "ilvl")) == level and start is not None:
                return number(start, 1)
        return None
