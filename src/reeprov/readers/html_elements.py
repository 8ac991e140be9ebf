"""What the names and the attributes of tags say about reading: all of it in tables."""

from __future__ import annotations

from ..model.document import BlockKind
from .html_tokens import RAW_TEXT, attributes


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


VOID = _names("area base br col embed hr img input link meta param source track wbr")
HEADINGS = _names("h1 h2 h3 h4 h5 h6")
# Each ends a line and leaves a blank one.
BLOCKS = HEADINGS | _names(
    "address article aside blockquote body center details dialog dir "
    "div dl fieldset figcaption figure footer form header hgroup "
    "html legend listing main menu nav ol optgroup p pre search section summary table tbody tfoot thead ul"
)
# Each ends a line.
LINES = _names("caption dd dt li option td th tr")
KINDS = dict.fromkeys(HEADINGS, BlockKind.HEADING)
KINDS |= dict.fromkeys(("li", "dd", "dt"), BlockKind.ITEM)
KINDS |= dict.fromkeys(("td", "th", "caption"), BlockKind.TABLE)

# Never read; the reason is for the coverage line, and empty where nobody would miss it.
UNREAD = dict.fromkeys(_names("head template noscript svg object audio video canvas rp rt select button"), "")
UNREAD |= dict.fromkeys(_names("pre listing code kbd samp tt var"), "code")
UNREAD |= {"math": "mathematics", "nav": "navigation"}
# Read only where they turn out to hold sources or most of the text, but for those within an element of the second
# column: there they belong to the text (who is quoted, the head of an article).
DOUBTFUL: dict[str, frozenset[str]] = {
    "footer": frozenset(("blockquote",)),
    "aside": frozenset(),
    "form": frozenset(),
    "header": frozenset(("article", "main", "section", "blockquote")),
}
_UNREAD_CLASSES = _names(
    "mw-editsection mw-cite-backlink mw-jump-link printfooter catlinks headerlink backrefs sr-only visually-hidden "
    "screen-reader-text"
)
_DOUBTFUL_CLASSES = _names(
    "share sharing social related breadcrumb breadcrumbs advert "
    "advertisement newsletter subscribe comments cookie cookies menu "
    "sidebar navbar pagination toc contents"
)
IN_HEAD = _names("html head title meta link base script style noscript template")
# What a start tag closes, and the elements that it does not look beyond.
_TERMS = (frozenset(("dt", "dd")), frozenset(("dl",)))
_TABLE = frozenset(("table",))
_CELL = (frozenset(("td", "th", "caption")), _TABLE)
_ROWS = (frozenset(("thead", "tbody", "tfoot", "caption")), _TABLE)
SIBLINGS = {
    "li": (frozenset(("li",)), frozenset(("ol", "ul", "menu", "dir"))),
    "dt": _TERMS,
    "dd": _TERMS,
    "td": _CELL,
    "th": _CELL,
    "tr": (frozenset(("tr", "caption")), _TABLE),
    "tbody": _ROWS,
    "tfoot": _ROWS,
    "option": (frozenset(("option",)), frozenset(("select",))),
}
SIBLINGS |= dict.fromkeys(HEADINGS, (HEADINGS, BLOCKS - HEADINGS | LINES))
TABLE_PARTS = _names("table thead tbody tfoot tr td th caption")
CELLS = frozenset(("td", "th", "caption", "template"))
# They tell of the page itself.
TELLING = frozenset(("meta", "html", "time"))
# Those that a cite may point at, and those that an `<a id>` at their beginning names.
ANCHORED = frozenset(("li", "p", "div", "dd", "dt", "tr", "td", "aside"))
HOSTS = frozenset(("li", "p", "dd", "dt", "td"))

# All others change nothing that is followed, unless they have telling attributes.
FOLLOWED = BLOCKS | LINES | RAW_TEXT | TELLING | VOID | UNREAD.keys() | {"a", "sup"}
_ROLES = dict.fromkeys(("navigation", "menu", "menubar", "search"), "navigation")
_DOUBTFUL_ROLES = {"contentinfo": "footer", "complementary": "aside", "banner": "header"}
_JUDGED = frozenset(("hidden", "aria-hidden", "style", "role", "class", "id", "itemprop"))

# The attributes; why the element is not read at all, or None; why it is doubtful, or None; whether they matter on an
# element that is not followed.
Verdict = tuple[dict[str, str], str | None, str | None, bool]


def judge(source: str) -> Verdict:
    """What the attributes of a tag say."""
    values = attributes(source)
    if _JUDGED.isdisjoint(values):
        return values, None, None, False
    role = values.get("role", "").strip().lower()
    unread = _ROLES.get(role)
    doubtful = _DOUBTFUL_ROLES.get(role)
    if (
        values.get("hidden", "until-found").lower() != "until-found"
        or values.get("aria-hidden", "").strip().lower() == "true"
        or "display:none" in values.get("style", "").replace(" ", "").lower()
    ):
        unread = unread or "hidden"
    classes = values.get("class", "").lower().split()
    if not _UNREAD_CLASSES.isdisjoint(classes):
        unread = ""
    words = " ".join((*classes, values.get("id", "").lower())).replace("-", " ").replace("_", " ").split()
    if doubtful is None and not _DOUBTFUL_CLASSES.isdisjoint(words):
        doubtful = "boilerplate"
    return values, unread, doubtful, unread is not None or "id" in values or "itemprop" in values


_BACK_TARGETS = ("#cite_ref", "#fnref")
_BACK_WORDS = ("backref", "backlink", "footnote-back", "reversefootnote")


def leads_back(values: dict[str, str]) -> bool:
    """Whether a link says of itself that it leads from an entry back to where that is cited."""
    if values["href"].startswith(_BACK_TARGETS) or "doc-backlink" in values.get("role", ""):
        return True
    classes = values.get("class", "")
    return any(word in classes for word in _BACK_WORDS)


def address(target: str) -> str:
    """A target as a browser takes it: without white space around it and line ends within."""
    return target.strip(" \t\r\n\f").replace("\n", "").replace("\r", "").replace("\t", "")
