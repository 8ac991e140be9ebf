"""What encodings are called on the web, and which codec reads what really goes by each name."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE

# The longer ones first: UTF-32's little-endian mark begins with UTF-16's.
BOMS = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)

# Few documents are markup: it is compiled where one is.
_DECLARED = rb"<(?:\?xml\s[^>]{0,200}?encoding|meta\s[^>]{0,200}?charset)\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})"

# Labels of the web → the codec that reads what really goes by that name.
_CODECS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "gb18030": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "euc-jp": "euc_jp",
    "iso-2022-jp": "iso2022_jp",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "koi8-r": "koi8-r",
    "koi8-u": "koi8-u",
    "ibm866": "cp866",
    "cp866": "cp866",
    "macintosh": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "windows-874": "cp874",
    **{f"windows-{page}": f"cp{page}" for page in range(1250, 1259)},
    **{f"cp{page}": f"cp{page}" for page in range(1250, 1259)},
    **{f"iso-8859-{part}": f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
}


def codec_of(label: str) -> str | None:
    """The codec that reads what a label of the web ("windows-1251", "utf8") stands for; None where it is unknown."""
    folded = label.strip(" \t\"'").lower()
    return "utf-8" if folded in ("utf-8", "utf8", "unicode-1-1-utf-8") else _CODECS.get(folded)


def declared(data: bytes) -> str | None:
    """The codec that an XML declaration or a `<meta charset>` in the first 1,024 bytes names."""
    head = data[:1024]
    found = re.search(_DECLARED, head, re.IGNORECASE) if head.lstrip().startswith(b"<") else None
    return codec_of(found[1].decode("ascii", "replace")) if found else None
