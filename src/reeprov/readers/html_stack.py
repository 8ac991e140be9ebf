"""The open elements of a page: what an end tag closes, and which item an anchor names."""

from __future__ import annotations

from ..model.document import BlockKind
from .html_elements import BLOCKS, CELLS, HEADINGS, HOSTS, SIBLINGS, TABLE_PARTS
from .html_items import Numbering, RawItem

# An element that lies deeper than this above its end tag is not looked for: it keeps broken pages linear.
_REACH = 100

_OPEN_ENDED = CELLS | BLOCKS


class Element:
    """An open element.

    Attributes:
        item: the item of a list that anchors in here belong to.
        own: the item that this element is; `term` the last `<dt>` in it, which waits for its `<dd>`.
        doubt: why it is doubtful whether it is to be read.
    """

    own: RawItem | None = None
    term: RawItem | None = None
    numbering: Numbering | None = None
    doubt: str | None = None

    def __init__(self, name: str, start: int, parent: Element | None) -> None:
        self.name = name
        self.start = start
        self.kind: BlockKind = parent.kind if parent else BlockKind.PARAGRAPH
        self.item: RawItem | None = parent.item if parent else None
        self.preformatted: bool = parent.preformatted if parent else False
        self.foreign: bool = parent.foreign if parent else False


# Nothing is ever as high as this: there is nothing to close.
NOWHERE = 1 << 60


def height_of(stack: list[Element], name: str) -> int:
    """The height of the innermost open element of that name."""
    top = len(stack) - 1
    if stack[top].name == name:
        return top
    names = HEADINGS if name in HEADINGS else (name,)
    barrier = name not in TABLE_PARTS
    for height in range(top, max(0, top - _REACH), -1):
        found = stack[height].name
        if found in names:
            return height
        if barrier and found in CELLS:
            break
    return NOWHERE


def paragraph_height(stack: list[Element]) -> int:
    """The height of the paragraph that the start of a block ends."""
    top = len(stack) - 1
    if stack[top].name == "p":
        return top
    if top > 1 and stack[top - 1].name == "p" and stack[top].name not in _OPEN_ENDED:
        return top - 1
    return NOWHERE


def sibling_height(stack: list[Element], name: str) -> int:
    """The height of what a start tag ends: `<li>` ends the item before it; so do rows, cells, terms."""
    siblings, within = SIBLINGS[name]
    for height in range(len(stack) - 1, max(0, len(stack) - 1 - _REACH), -1):
        found = stack[height].name
        if found in siblings:
            return height
        if found in within:
            break
    return NOWHERE


def open_item(element: Element, parent: Element, values: dict[str, str], end: int) -> RawItem | None:
    """The item that a new element begins, if it begins one; its start tag ends at `end`."""
    anchors = [values["id"]] if values.get("id") else []
    if element.name == "li" and parent.numbering is not None:
        item = RawItem("li", element.start, end, parent.numbering.take(values.get("value")), parent.start)
        parent.numbering.items.append(item)
        element.item = item
    elif element.name == "dd" and parent.term is not None:
        element.own, parent.term = parent.term, None
        element.own.body = end
        element.own.anchors += anchors
        return None
    elif element.item is not None:
        element.item.anchors += anchors
        return None
    elif anchors:
        item = RawItem(element.name, element.start, end, None, parent.start)
        if element.name == "dt":
            parent.term = item
    else:
        return None
    element.own = item
    item.anchors += anchors
    return item


def name_item(stack: list[Element], values: dict[str, str], body: int | None) -> RawItem | None:
    """Give the item that an anchor stands in the names of the anchor.

    An anchor at the very beginning of a paragraph or cell (`body` is where its text begins, None: there is text before)
    makes an item of it, which is returned.
    """
    names = [values[key] for key in ("id", "name") if values.get(key)]
    top = stack[-1]
    item = top.item or top.own
    made = None
    if item is None and names and body is not None and top.name in HOSTS:
        made = item = top.own = RawItem(top.name, top.start, body, None, stack[-2].start)
    if item is not None and item.name not in ("div", "aside", "tr"):
        item.anchors += names
    return made
