"""The words of the languages, alone and joined, and which language a text is in."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest

from reeprov import languages
from reeprov.languages.interface import Lexicon

ALL = languages.lexicons()
LABELS = [
    "sources", "references", "bibliography", "works cited", "notes", "footnotes",
    "citations", "normative references", "literature", "sources and notes",
    "references and notes", "list of references", "источники", "список литературы",
    "примечания", "список використаних джерел", "quellen", "einzelnachweise", "fussnoten",
    "notes et références", "bibliografía", "fonti", "referências", "przypisy", "źródła",
    "参考文献", "参考资料", "參考資料", "資料來源", "來源", "註釋", "出典", "脚注", "المصادر", "المراجع",
]  # fmt: skip


def words_of(lexicon: Lexicon) -> dict[str, list[str]]:
    """The words of each field."""
    return {name: list(value) for name, value in lexicon._asdict().items() if name != "code"}


def test_the_table_names_every_lexicon() -> None:
    assert [lexicon.code for lexicon in ALL] == list(languages.LANGUAGES)
    assert languages.lexicon("xx") is None
    assert languages.lexicon("__init__") is None


@pytest.mark.parametrize("lexicon", ALL, ids=lambda lexicon: lexicon.code)
def test_words_are_folded_composed_and_bare(lexicon: Lexicon) -> None:
    for name, words in words_of(lexicon).items():
        assert words or name == "year_words"
        assert len(set(words)) == len(words)
        for word in words:
            assert word == unicodedata.normalize("NFC", word.casefold())
            if name not in {"boilerplate_starts", "reading_time"}:
                assert word == word.strip(" .:;,")


@pytest.mark.parametrize("lexicon", ALL, ids=lambda lexicon: lexicon.code)
def test_every_month_and_season_has_a_name(lexicon: Lexicon) -> None:
    assert set(lexicon.months.values()) == set(range(1, 13))
    assert set(lexicon.seasons.values()) == {21, 22, 23, 24}


def test_no_name_means_two_months_or_two_seasons() -> None:
    for joined, field in ((languages.months(), "months"), (languages.seasons(), "seasons")):
        for lexicon in ALL:
            for name, number in getattr(lexicon, field).items():
                assert joined[name] == number, name


@pytest.mark.parametrize(
    "label",
    LABELS,
)
def test_labels_that_articles_use(label: str) -> None:
    assert label in languages.list_labels()


def test_the_joined_sets_hold_the_words_of_each() -> None:
    joined = {
        "boilerplate": languages.boilerplate(),
        "boilerplate_starts": languages.boilerplate_starts(),
        "reading_time": languages.reading_times(),
        "accessed_words": languages.accessed_words(),
        "archived_words": languages.archived_words(),
        "published_words": languages.published_words(),
        "from_words": languages.from_words(),
        "no_date": languages.no_date(),
        "year_words": languages.year_words(),
    }
    for lexicon in ALL:
        for name, words in joined.items():
            assert set(getattr(lexicon, name)) <= set(words)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The ministry said that the factory will be closed by the end of the year, because of its debts.", "en"),
        ("Министерство сообщило, что завод будет закрыт до конца года, так как он не может платить по долгам.", "ru"),
        ("Міністерство повідомило, що завод буде закрито до кінця року, тому що він не може платити за боргами.", "uk"),
        ("Das Ministerium teilte mit, dass die Fabrik wegen ihrer Schulden bis zum Ende des Jahres schliesst.", "de"),
        (
            "Le ministère a annoncé que l'usine sera fermée avant la fin de l'année, car elle ne paie pas ses dettes.",
            "fr",
        ),
        ("El ministerio anunció que la fábrica se cerrará antes de fin de año porque no puede pagar sus deudas.", "es"),
        (
            "Il ministero ha detto che la fabbrica sarà chiusa entro la fine dell'anno perché non può pagare i debiti.",
            "it",
        ),
        (
            "O ministério disse que a fábrica será fechada até o fim do ano, porque não pode pagar as suas dívidas.",
            "pt",
        ),
        (
            "Ministerstwo podało, że fabryka zostanie zamknięta do końca roku, ponieważ nie jest w stanie spłacić się.",
            "pl",
        ),
        (
            "Bakanlık, fabrikanın borçlarını ödeyemediği için yıl sonuna kadar kapatılacağını ve plan olduğunu dedi.",
            "tr",
        ),
        ("该部表示，由于无法偿还债务，这家工厂将在年底前关闭，工人们将得到补偿。", "zh"),
        ("該部表示，由於無法償還債務，這家工廠將在年底前關閉，工人們將得到補償。", "zh"),
        ("同省によると、工場は負債を返済できないため、年末までに閉鎖される予定である。", "ja"),
        (
            "قالت الوزارة إن المصنع سوف يغلق قبل نهاية العام لأنه لا يستطيع أن يدفع ديونه التي تراكمت على مدى سنوات.",
            "ar",
        ),
        ("", "und"),
        ("Hello", "und"),
        ("Regjeringen sier at det var en feil, og at en ny lov skal komme. Her i landet var en slik sak ny.", "und"),
        ("Det var en gång en man som var en fattig fiskare, och en dag var en främling där med en gåva.", "und"),
        ("the of and", "und"),
        ("12345 67890 " * 20, "und"),
        ("lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor", "und"),
        ("Η κυβέρνηση ανακοίνωσε ότι το εργοστάσιο θα κλείσει μέχρι το τέλος του έτους.", "und"),
    ],
)
def test_detects(text: str, code: str) -> None:
    assert languages.detect(text) == code


def test_only_the_beginning_of_a_text_counts() -> None:
    english = "The ministry said that it was not the end of the year. " * 100
    assert languages.detect(english + "Министерство сообщило, что это не так. " * 10_000) == "en"


def test_importing_the_package_loads_no_language() -> None:
    script = (
        "import sys, reeprov.languages; print([name for name in sys.modules if name.startswith('reeprov.languages.')])"
    )
    printed = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "[]"
