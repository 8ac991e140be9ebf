"""Items in the making, and the numbers that people see before them."""

from __future__ import annotations


class RawItem:
    """An item in the making.

    Attributes:
        number: what a reader of the page sees before it; None where nothing stands there.
        list: the identity of the list that it is in.
        body: where its text begins; `end` where it ends.
    """

    __slots__ = ("anchors", "body", "end", "list", "name", "number", "start")

    def __init__(self, name: str, start: int, body: int, number: str | None, in_list: int) -> None:
        self.name = name
        self.start = start
        self.body = body
        self.end = body
        self.number = number
        self.list = in_list
        self.anchors: list[str] = []


class Numbering:
    """The numbers of one `<ol>`."""

    __slots__ = ("items", "next", "step", "style", "unknown")

    def __init__(self, values: dict[str, str]) -> None:
        start = _integer(values.get("start", ""))
        self.step = -1 if "reversed" in values else 1
        self.next = 1 if start is None else start
        self.unknown = start is None and self.step < 0
        self.style = values.get("type", "1")
        self.items: list[RawItem] = []

    def take(self, value: str | None) -> str:
        """The number of the next item, which `<li value>` may give."""
        given = _integer(value or "")
        if given is not None:
            self.next = given
        number = _styled(self.next, self.style)
        self.next += self.step
        return number

    def close(self) -> None:
        """A list that counts down to 1 knows its numbers when it ends."""
        if self.unknown:
            for at, item in enumerate(self.items):
                item.number = _styled(len(self.items) - at, self.style)


def _integer(value: str) -> int | None:
    digits = value.strip()
    sign = -1 if digits.startswith("-") else 1
    digits = digits.lstrip("+-")
    return sign * int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None


def _styled(number: int, style: str) -> str:
    """A list number as `<ol type>` has it shown."""
    if style in ("a", "A") and number > 0:
        letters = ""
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(97 + rest) + letters
        return letters if style == "a" else letters.upper()
    if style in ("i", "I") and 0 < number < 4000:
        numeral = ""
        for value, letters in _ROMAN:
            numeral += letters * (number // value)
            number %= value
        return numeral if style == "i" else numeral.upper()
    return str(number)


_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
