"""Bytes → text, in whatever encoding they come."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reeprov.errors import ReadError
from reeprov.readers.decode import decode

RUSSIAN = "Забастовка идёт девятый день [1].\n\nИсточники:\n\n[1] РБК – «Порт стоит», 12.03.2025\n"
UKRAINIAN = "Страйк триває дев'ятий день, кажуть її учасники [1].\n\n[1] Ґрунт – «Порт стоїть», 12.03.2025\n"
FRENCH = (
    "La grève continue, d’après le préfet [1].\n\nSources :\n\n[1] Le Monde – « Le port est à l’arrêt », 12.03.2025\n"
)
GERMAN = "Der Streik geht in die zweite Woche, heißt es für den Hafen [1].\n\n[1] taz – „Kräne stehen“, 12.03.2025\n"
SPANISH = "¿Qué pasó? La huelga siguió el martes [1].\n\n[1] El País – “El puerto está parado”, 12.03.2025\n"
DANISH = "Strejken fortsætter på havnen, og køen vokser [1].\n\n[1] Politiken – “Kø på søen”, 12.03.2025\n"
POLISH = "Strajk trwa dziewiąty dzień, mówią związkowcy [1].\n\n[1] Gazeta – „Żurawie stoją”, 12.03.2025\n"
CZECH = "Stávka pokračuje devátý den, říkají odboráři [1].\n\n[1] Deník – „Jeřáby stojí v přístavu“, 12.03.2025\n"
CHINESE = "港口工人的罢工已经进行到第九天，工会要求提高工资 [1]。\n\n[1] 财新 – 《港口停工》, 2025年3月12日\n"
TAIWANESE = "港口工人的罷工已經進行到第九天，工會要求提高工資 [1]。\n\n[1] 自由時報 – 《港口停工》, 2025年3月12日\n"
JAPANESE = "港のストライキは九日目に入り、労働組合は賃上げを求めている [1]。\n\n[1] 朝日 – 「港が止まった」, 2025年\n"
KOREAN = "항만 파업이 아흐레째 이어지고 있으며 노조는 임금 인상을 요구한다 [1].\n\n[1] 한겨레 – “항구가 멈췄다”, 2025\n"
GREEK = "Η απεργία στο λιμάνι συνεχίζεται για ένατη ημέρα [1].\n\n[1] Καθημερινή – «Το λιμάνι σταμάτησε», 12.03.2025\n"
ARABIC = "يستمر إضراب عمال الميناء لليوم التاسع على التوالي [1].\n\n[1] الأهرام – «الميناء متوقف», 12.03.2025\n"


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp866"),
        (UKRAINIAN, "cp1251"),
        (UKRAINIAN, "koi8-u"),
        (FRENCH, "cp1252"),
        (GERMAN, "cp1252"),
        (SPANISH, "cp1252"),
        (DANISH, "latin-1"),
        (POLISH, "cp1250"),
        (CZECH, "cp1250"),
        (POLISH, "iso8859-2"),
        (CZECH, "iso8859-2"),
        (RUSSIAN, "iso8859-5"),
        (UKRAINIAN, "iso8859-5"),
        (CHINESE, "gb18030"),
        (TAIWANESE, "big5"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (KOREAN, "cp949"),
        (GREEK, "cp1253"),
        (ARABIC, "cp1256"),
    ],
)
def test_legacy_encodings_are_told_from_the_text(text: str, codec: str) -> None:
    data = text.encode(codec, "ignore")
    assert decode(data)[0] == data.decode(codec)
    crlf = text.replace("\n", "\r\n").encode(codec, "ignore")
    assert decode(crlf)[0] == crlf.decode(codec)


@pytest.mark.parametrize("text", [RUSSIAN, FRENCH, CHINESE, ARABIC, "plain [1]\n", ""])
@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_bom_says_it_and_is_not_counted(text: str, codec: str) -> None:
    mark = {"utf-8": codecs.BOM_UTF8}.get(codec) or "\ufeff".encode(codec)
    assert decode(mark + text.encode(codec)) == (text, codec)


@pytest.mark.parametrize("text", [RUSSIAN, FRENCH, CHINESE, ARABIC, KOREAN, "plain [1]\n", "a\n"])
@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_needs_no_bom(text: str, codec: str) -> None:
    assert decode(text.encode(codec)) == (text, codec)


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="windows-1251">',
        "<!doctype html>\n<html><head><META http-equiv=Content-Type content='text/html; charset=Windows-1251'>",
        '<?xml version="1.0" encoding="windows-1251"?>',
    ],
)
def test_markup_declares_its_encoding(head: str) -> None:
    text = head + "ЉЊ"  # too little to tell it by
    assert decode(text.encode("cp1251")) == (text, "cp1251")
    late = head.replace("<meta", "<!--" + " " * 1024 + "--><meta").replace("<META", "<!--" + " " * 1024 + "--><META")
    if late != head:
        assert decode((late + "ЉЊ").encode("cp1251")) != (late + "ЉЊ", "cp1251")


def test_declarations_go_by_what_the_web_means_by_them() -> None:
    assert decode('<meta charset="iso-8859-1">“ß”'.encode("cp1252"))[1] == "cp1252"
    assert decode(b'<meta charset="gb2312">' + CHINESE.encode("gb18030"))[1] == "gb18030"
    assert decode(b"<meta charset=iso-2022-jp>" + "日本".encode("iso2022_jp")) == (
        "<meta charset=iso-2022-jp>日本",
        "iso2022_jp",
    )


@pytest.mark.parametrize("label", ["utf-7", "rot13", "unicode_escape", "punycode", "no-such-thing", "utf-16"])
def test_other_codecs_of_python_are_not_reached(label: str) -> None:
    text = f'<meta charset="{label}">+AGE- \\x41 '
    assert decode(text.encode()) == (text, "utf-8")


def test_utf_8_wins_over_a_declaration_that_the_bytes_contradict() -> None:
    text = '<meta charset="windows-1251">' + RUSSIAN
    assert decode(text.encode()) == (text, "utf-8")


def test_prose_about_markup_declares_nothing() -> None:
    text = "He wrote <meta charset=koi8-r> and left. " + RUSSIAN
    assert decode(text.encode("cp1251")) == (text, "cp1251")


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        b"PK\x03\x04\x14\x00",
        b"\x7fELF\x02\x01\x01\0\0",
        bytes(range(256)) * 8,
        b"text\0with a NUL\n",
        b"\0" * 64,
        b"\0\1\2\3" * 400,
    ],
    ids=["png", "pdf", "zip", "elf", "all bytes", "a NUL", "only NUL", "structs"],
)
def test_binary_files_are_no_documents(data: bytes) -> None:
    with pytest.raises(ReadError, match="binary file"):
        decode(data)


@pytest.mark.parametrize("data", [b"\xff\xfea", b"\xff\xfe\0\xd8", b"\xef\xbb\xbf\xff", b"\xfe\xff\xdc\0"])
def test_a_bom_that_is_not_kept_to_is_an_error(data: bytes) -> None:
    with pytest.raises(ReadError, match="begins as"):
        decode(data)


@pytest.mark.parametrize("text", [RUSSIAN, FRENCH, CHINESE, "It’s raining [1].\n", GREEK + ARABIC])
@pytest.mark.parametrize("wrong", [b"\xff", b"\x92", b"\xe2\x80"])
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_a_few_wrong_bytes_make_no_other_encoding(text: str, wrong: bytes, mark: bytes) -> None:
    data = text.encode()
    for place in (len(text[: len(text) // 2].encode()), len(data)):
        want = data[:place].decode() + "\ufffd" + data[place:].decode()
        assert decode(mark + data[:place] + wrong + data[place:]) == (want, "utf-8")


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_wide_text_may_be_cut_off(codec: str) -> None:
    assert decode(f"\ufeff{RUSSIAN}".encode(codec) + b"a") == (RUSSIAN + "\ufffd", codec)


@pytest.mark.parametrize("text", ["", " \n\t", "no end of line", "a\r\nb\rc\n", "\ufeffinner\ufeff BOM"[1:]])
def test_text_is_left_as_it_is(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8")


@given(st.binary(max_size=400))
@example(b"\x80")
@example(b"\xff")
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text, codec = decode(data)
    except ReadError:
        return
    assert "\0" not in text or b"\0" in data
    codecs.lookup(codec)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_any_utf_8_is_read_as_it_is(text: str) -> None:
    data = text.encode()
    if not data.startswith((b"\xef\xbb\xbf", b"%PDF-", b"{\\rtf", b"PK\x03\x04", b"\xfe\xff", b"\xff\xfe")):
        assert decode(data) == (text, "utf-8")


def test_50_mb_are_decoded() -> None:
    data = (RUSSIAN.encode("cp1251")) * (50_000_000 // len(RUSSIAN.encode("cp1251")))
    text, codec = decode(data)
    assert (len(text), codec) == (len(data), "cp1251")
