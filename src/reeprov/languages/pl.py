"""Polish."""

from __future__ import annotations

from .interface import Lexicon

LEXICON = Lexicon(
    code="pl",
    list_labels=frozenset({
        "źródło", "źródła", "lista źródeł", "spis źródeł", "wykaz źródeł", "nasze źródła", "wykorzystane źródła",
        "źródła i przypisy", "źródła i literatura", "źródła i bibliografia", "źródła internetowe", "źródła pierwotne",
        "odniesienia", "odwołania", "odnośniki", "przypisy", "przypisy i źródła", "przypisy końcowe", "przypisy dolne",
        "przypisy i bibliografia", "uwagi", "uwagi i przypisy", "bibliografia", "bibliografia i źródła",
        "bibliografia i przypisy", "bibliografia załącznikowa", "literatura", "literatura cytowana", "spis literatury",
        "wykaz literatury", "literatura przedmiotu", "literatura i źródła", "prace cytowane", "cytowane prace",
        "cytaty", "cytowania", "powołania normatywne", "netografia", "referencje", "piśmiennictwo",
        "literatura uzupełniająca", "wykaz wykorzystanych źródeł",
    }),
    note_labels=frozenset({"uwagi", "przypisy"}),
    months={
        "styczeń": 1, "stycznia": 1, "styczniu": 1, "sty": 1, "stycz": 1, "luty": 2, "lutego": 2, "lutym": 2, "lut": 2,
        "marzec": 3, "marca": 3, "marcu": 3, "mar": 3, "marz": 3, "kwiecień": 4, "kwietnia": 4, "kwietniu": 4, "kwi": 4,
        "kwiec": 4, "maj": 5, "maja": 5, "maju": 5, "czerwiec": 6, "czerwca": 6, "czerwcu": 6, "cze": 6, "czerw": 6,
        "lipiec": 7, "lipca": 7, "lipcu": 7, "lip": 7, "sierpień": 8, "sierpnia": 8, "sierpniu": 8, "sie": 8,
        "sierp": 8, "wrzesień": 9, "września": 9, "wrześniu": 9, "wrz": 9, "wrzes": 9, "październik": 10,
        "października": 10, "październiku": 10, "paź": 10, "paźdz": 10, "listopad": 11, "listopada": 11,
        "listopadzie": 11, "lis": 11, "list": 11, "grudzień": 12, "grudnia": 12, "grudniu": 12, "gru": 12, "grudz": 12,
    },
    seasons={
        "wiosna": 21, "wiosny": 21, "wiosną": 21, "lato": 22, "lata": 22, "latem": 22, "jesień": 23, "jesieni": 23,
        "jesienią": 23, "zima": 24, "zimy": 24, "zimą": 24,
    },
    from_words=frozenset({"z", "ze", "z dnia", "dnia", "od"}),
    accessed_words=frozenset({
        "dostęp", "dostęp dnia", "dostęp w dniu", "data dostępu", "dostęp z dnia", "ostatni dostęp", "odczyt",
        "data odczytu", "dostęp online", "przeglądano", "odwiedzono", "ostatnia wizyta", "sprawdzono",
    }),
    archived_words=frozenset({
        "zarchiwizowane", "zarchiwizowano", "zarchiwizowane z adresu", "zarchiwizowane z oryginału", "kopia archiwalna",
        "wersja archiwalna", "archiwum",
    }),
    published_words=frozenset({
        "opublikowano", "opublikowany", "opublikowane", "data publikacji", "publikacja", "zaktualizowano",
        "aktualizacja", "data", "data aktualizacji", "ostatnia aktualizacja", "dodano",
    }),
    no_date=frozenset({"b. d", "b.d", "b. r", "b.r", "bez daty", "bez roku", "brak daty"}),
    year_words=frozenset({"r", "rok", "roku"}),
    boilerplate=frozenset({
        "reklama", "materiał sponsorowany", "artykuł sponsorowany", "czytaj także", "czytaj też", "czytaj więcej",
        "czytaj dalej", "przeczytaj także", "przeczytaj też", "zobacz także", "zobacz też", "zobacz również", "więcej",
        "dowiedz się więcej", "powiązane artykuły", "powiązane tematy", "podobne artykuły", "komentarze",
        "dodaj komentarz", "zostaw komentarz", "brak komentarzy", "udostępnij", "podziel się", "skopiuj link", "drukuj",
        "zapisz", "subskrybuj", "newsletter", "zapisz się", "zapisz się do newslettera", "zaloguj się",
        "zarejestruj się", "wesprzyj nas", "strona główna", "wiadomości", "najnowsze wiadomości", "najpopularniejsze",
        "najczęściej czytane", "tagi", "kategorie", "do góry", "przejdź do treści", "menu", "szukaj", "kontakt",
        "o nas", "polityka prywatności", "wszelkie prawa zastrzeżone", "następny artykuł", "poprzedni artykuł",
        "następny", "poprzedni", "spis treści", "pokaż więcej", "artykuł oryginalny", "posłuchaj artykułu",
    }),
    boilerplate_starts=(
        "fot.", "fot:", "foto:", "zdjęcie:", "zdjęcia:", "obraz:", "wideo:", "czytaj także:", "czytaj też:",
        "czytaj więcej:", "przeczytaj także:", "zobacz także:", "zobacz też:", "tagi:", "kategoria:", "kategorie:",
        "wszelkie prawa zastrzeżone", "subskrybuj ", "obserwuj nas ", "więcej od ",
    ),
    reading_time=(
        "min czytania", "min. czytania", "minuta czytania", "minuty czytania", "minut czytania", "czas czytania",
    ),
    stop_words=frozenset({
        "i", "w", "na", "z", "do", "nie", "się", "że", "to", "jest", "o", "jak", "od", "po", "za", "przez", "dla",
        "przy", "ale", "są", "oraz", "ze", "co", "tym", "był", "była", "było", "były", "jego", "jej", "ich", "tego",
        "także", "już", "który", "która", "które", "których", "tylko", "może", "lub", "jako", "być", "został",
        "została", "we", "czy", "gdy", "tej", "ten", "te", "tak", "również", "roku", "bardzo", "między", "więc",
        "można", "ponad", "bez",
    }),
)  # fmt: skip
