"""German.  Words are case-folded: "ß" reads "ss" here."""

from __future__ import annotations

from .interface import Lexicon

LEXICON = Lexicon(
    code="de",
    list_labels=frozenset({
        "quelle", "quellen", "quellenverzeichnis", "quellennachweis", "quellennachweise", "quellenangabe",
        "quellenangaben", "verwendete quellen", "liste der quellen", "unsere quellen", "quellen und literatur",
        "quellen und links", "quellen und anmerkungen", "quellen und verweise", "quellen- und literaturverzeichnis",
        "internetquellen", "literatur- und quellenverzeichnis", "onlinequellen", "primärquellen", "sekundärquellen",
        "quellen & links", "literatur", "literaturverzeichnis", "literaturliste", "literaturangaben",
        "literaturnachweise", "literaturhinweise", "literatur und quellen", "verwendete literatur",
        "zitierte literatur", "weiterführende literatur", "bibliographie", "bibliografie", "referenzen",
        "referenzliste", "referenzen und anmerkungen", "normative verweise", "normative verweisungen",
        "normative referenzen", "nachweise", "einzelnachweise", "belege", "verweise", "einzelnachweise und anmerkungen",
        "anmerkungen und einzelnachweise", "anmerkungen", "anmerkungen und quellen", "fussnoten", "endnoten", "zitate",
        "zitierte werke", "zitierte quellen", "verwendete literatur und quellen", "weblinks und quellen",
        "links und quellen",
    }),
    note_labels=frozenset({"anmerkungen", "anmerkung", "fussnoten"}),
    months={
        "januar": 1, "jänner": 1, "januars": 1, "jan": 1, "jän": 1, "februar": 2, "februars": 2, "feber": 2, "feb": 2,
        "febr": 2, "märz": 3, "maerz": 3, "mär": 3, "mrz": 3, "april": 4, "apr": 4, "mai": 5, "juni": 6, "jun": 6,
        "juli": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sep": 9, "sept": 9, "oktober": 10, "okt": 10,
        "november": 11, "nov": 11, "dezember": 12, "dez": 12,
    },
    seasons={
        "frühling": 21, "frühjahr": 21, "sommer": 22, "herbst": 23, "winter": 24,
    },
    from_words=frozenset({"vom", "von", "am", "aus"}),
    accessed_words=frozenset({
        "abgerufen", "abgerufen am", "zuletzt abgerufen", "zuletzt abgerufen am", "zugriff", "zugriff am",
        "letzter zugriff", "letzter zugriff am", "letzter abruf", "letzter abruf am", "abruf", "abruf am", "abrufdatum",
        "zugriffsdatum", "aufgerufen", "aufgerufen am", "zuletzt aufgerufen", "zuletzt aufgerufen am", "eingesehen",
        "eingesehen am", "zuletzt besucht", "zuletzt besucht am", "zuletzt geprüft", "zuletzt geprüft am", "gesehen am",
        "stand",
    }),
    archived_words=frozenset({
        "archiviert", "archiviert am", "archiviert vom original", "archiviert vom original am", "archivkopie", "archiv",
        "archivierte fassung", "archivierte version", "archivlink",
    }),
    published_words=frozenset({
        "veröffentlicht", "veröffentlicht am", "publiziert am", "erschienen", "erschienen am", "veröffentlichungsdatum",
        "erscheinungsdatum", "aktualisiert", "aktualisiert am", "zuletzt aktualisiert", "zuletzt aktualisiert am",
        "datum", "erstveröffentlicht",
    }),
    no_date=frozenset({"o. j", "o.j", "o. d", "o.d", "ohne datum", "ohne jahr", "undatiert"}),
    year_words=frozenset(),
    boilerplate=frozenset({
        "anzeige", "werbung", "gesponsert", "lesen sie auch", "lesen sie mehr", "mehr lesen", "weiterlesen",
        "mehr zum thema", "mehr dazu", "auch interessant", "das könnte sie auch interessieren",
        "das könnte dich auch interessieren", "ähnliche artikel", "verwandte artikel", "verwandte themen", "kommentare",
        "kommentar schreiben", "kommentar hinterlassen", "schreibe einen kommentar", "schreiben sie einen kommentar",
        "keine kommentare", "teilen", "artikel teilen", "beitrag teilen", "link kopieren", "drucken", "artikel drucken",
        "merken", "abonnieren", "newsletter", "newsletter abonnieren", "anmelden", "registrieren", "spenden",
        "jetzt spenden", "startseite", "nachrichten", "aktuelle nachrichten", "meistgelesen", "beliebte artikel",
        "schlagwörter", "schlagworte", "kategorien", "nach oben", "zum seitenanfang", "zum inhalt springen", "menü",
        "suche", "kontakt", "über uns", "impressum", "datenschutz", "datenschutzerklärung", "alle rechte vorbehalten",
        "nächster artikel", "vorheriger artikel", "nächster beitrag", "vorheriger beitrag", "inhaltsverzeichnis",
        "mehr anzeigen", "originalartikel", "artikel anhören",
    }),
    boilerplate_starts=(
        "bild:", "bilder:", "foto:", "fotos:", "bildquelle:", "bildnachweis:", "video:", "grafik:", "lesen sie auch:",
        "lesen sie mehr:", "mehr zum thema:", "siehe auch:", "schlagwörter:", "schlagworte:", "kategorie:",
        "kategorien:", "mehr von ", "alle rechte vorbehalten", "folgen sie uns", "abonnieren sie ",
    ),
    reading_time=(
        "min. lesezeit", "min lesezeit", "minute lesezeit", "minuten lesezeit", "lesezeit", "lesedauer",
        "minuten zu lesen",
    ),
    stop_words=frozenset({
        "der", "die", "das", "und", "in", "den", "von", "zu", "mit", "sich", "des", "auf", "für", "ist", "im", "dem",
        "nicht", "ein", "eine", "als", "auch", "es", "an", "werden", "aus", "er", "hat", "dass", "sie", "nach", "wird",
        "bei", "einer", "um", "am", "sind", "noch", "wie", "einem", "über", "einen", "so", "zum", "war", "haben", "nur",
        "oder", "aber", "vor", "zur", "bis", "mehr", "durch", "man", "sein", "wurde", "wenn", "können", "ihre", "unter",
    }),
)  # fmt: skip
