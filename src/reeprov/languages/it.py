"""Italian."""

from __future__ import annotations

from .interface import Lexicon

LEXICON = Lexicon(
    code="it",
    list_labels=frozenset({
        "fonte", "fonti", "elenco delle fonti", "le nostre fonti", "fonti e riferimenti", "fonti e note",
        "fonti e bibliografia", "fonti consultate", "fonti citate", "fonti utilizzate", "fonti primarie", "riferimenti",
        "riferimenti bibliografici", "riferimenti normativi", "riferimenti e note", "elenco dei riferimenti",
        "note e riferimenti", "note", "note e fonti", "note a piè di pagina", "note bibliografiche", "note di chiusura",
        "note al testo", "bibliografia", "bibliografia e fonti", "bibliografia essenziale", "bibliografia citata",
        "bibliografia e sitografia", "opere citate", "opere consultate", "letteratura", "letteratura citata",
        "citazioni", "sitografia", "riferimenti e fonti", "per approfondire", "letture consigliate", "link e fonti",
    }),
    note_labels=frozenset({"note"}),
    months={
        "gennaio": 1, "gen": 1, "genn": 1, "febbraio": 2, "feb": 2, "febbr": 2, "marzo": 3, "mar": 3, "aprile": 4,
        "apr": 4, "maggio": 5, "mag": 5, "magg": 5, "giugno": 6, "giu": 6, "luglio": 7, "lug": 7, "agosto": 8, "ago": 8,
        "settembre": 9, "set": 9, "sett": 9, "ottobre": 10, "ott": 10, "novembre": 11, "nov": 11, "dicembre": 12,
        "dic": 12,
    },
    seasons={"primavera": 21, "estate": 22, "autunno": 23, "inverno": 24},
    from_words=frozenset({"del", "di", "dal", "dell", "il", "in data"}),
    accessed_words=frozenset({
        "consultato", "consultato il", "consultata il", "consultato in data", "ultima consultazione",
        "data di consultazione", "data di accesso", "accesso", "accesso il", "ultimo accesso", "ultimo accesso il",
        "url consultato il", "visitato il", "visto il", "letto il", "verificato il",
    }),
    archived_words=frozenset({
        "archiviato", "archiviato il", "archiviato dall'originale", "archiviato dall'url originale", "archivio",
        "copia archiviata", "versione archiviata",
    }),
    published_words=frozenset({
        "pubblicato", "pubblicato il", "pubblicata il", "data di pubblicazione", "pubblicazione", "aggiornato",
        "aggiornato il", "data", "ultimo aggiornamento", "uscito il", "pubblicato originariamente",
    }),
    no_date=frozenset({"s. d", "s.d", "senza data", "n. d", "n.d", "data sconosciuta", "s. a", "s.a"}),
    year_words=frozenset(),
    boilerplate=frozenset({
        "pubblicità", "annuncio", "contenuto sponsorizzato", "leggi anche", "leggi tutto", "leggi di più",
        "continua a leggere", "vedi anche", "per saperne di più", "articoli correlati", "notizie correlate",
        "potrebbe interessarti", "potrebbe interessarti anche", "ti potrebbe interessare", "commenti",
        "lascia un commento", "aggiungi un commento", "nessun commento", "condividi", "condividi articolo",
        "copia link", "stampa", "salva", "abbonati", "iscriviti", "iscriviti alla newsletter", "newsletter", "accedi",
        "registrati", "dona", "dona ora", "home", "notizie", "ultime notizie", "i più letti", "più letti", "tag",
        "categorie", "torna su", "vai al contenuto", "menu", "cerca", "contatti", "chi siamo", "note legali",
        "informativa sulla privacy", "tutti i diritti riservati", "articolo successivo", "articolo precedente",
        "successivo", "precedente", "sommario", "indice", "mostra altro", "articolo originale", "ascolta l'articolo",
        "riproduzione riservata",
    }),
    boilerplate_starts=(
        "foto:", "foto di ", "immagine:", "crediti:", "credit:", "video:", "leggi anche:", "leggi anche ",
        "vedi anche:", "tag:", "categoria:", "categorie:", "tutti i diritti riservati", "© riproduzione riservata",
        "iscriviti a ", "seguici su ", "altro da ",
    ),
    reading_time=("min di lettura", "min. di lettura", "minuto di lettura", "minuti di lettura", "tempo di lettura"),
    stop_words=frozenset({
        "di", "e", "che", "la", "il", "un", "a", "per", "in", "una", "non", "sono", "con", "si", "da", "come", "dei",
        "del", "della", "le", "al", "nel", "alla", "più", "anche", "ha", "gli", "i", "lo", "delle", "nella", "dal",
        "su", "ma", "è", "questo", "questa", "suo", "sua", "essere", "dalla", "hanno", "o", "degli", "dell", "era",
        "stato", "tra", "sul", "dopo", "quando", "secondo", "così", "loro", "ai", "sulla", "stata", "perché", "fra",
        "ed",
    }),
)  # fmt: skip
