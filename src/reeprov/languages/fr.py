"""French."""

from __future__ import annotations

from .interface import Lexicon

LEXICON = Lexicon(
    code="fr",
    list_labels=frozenset({
        "source", "sources", "liste des sources", "nos sources", "sources et références", "sources et notes",
        "sources et bibliographie", "sources utilisées", "sources citées", "sources consultées", "sources primaires",
        "références", "référence", "liste des références", "références bibliographiques", "références et notes",
        "références et sources", "références normatives", "références citées", "notes et références", "notes",
        "notes et sources", "notes de bas de page", "notes de fin", "notes et bibliographie", "bibliographie",
        "bibliographie sélective", "bibliographie et sources", "bibliographie indicative",
        "orientation bibliographique", "ouvrages cités", "œuvres citées", "travaux cités", "articles cités",
        "ouvrages consultés", "littérature", "littérature citée", "citations", "renvois", "webographie", "sitographie",
        "webographie et bibliographie", "pour aller plus loin", "pour en savoir plus", "liens et sources",
    }),
    note_labels=frozenset({"note", "notes"}),
    months={
        "janvier": 1, "janv": 1, "jan": 1, "février": 2, "fevrier": 2, "févr": 2, "fevr": 2, "fév": 2, "fev": 2,
        "mars": 3, "avril": 4, "avr": 4, "mai": 5, "juin": 6, "juillet": 7, "juil": 7, "août": 8, "aout": 8,
        "septembre": 9, "sept": 9, "sep": 9, "octobre": 10, "oct": 10, "novembre": 11, "nov": 11, "décembre": 12,
        "decembre": 12, "déc": 12, "dec": 12,
    },
    seasons={"printemps": 21, "été": 22, "automne": 23, "hiver": 24},
    from_words=frozenset({"du", "de", "le", "daté du", "en date du", "paru le"}),
    accessed_words=frozenset({
        "consulté", "consulté le", "consultée le", "consultés le", "page consultée le", "site consulté le", "accédé le",
        "date de consultation", "dernière consultation", "dernière consultation le", "dernier accès",
        "dernier accès le", "consulté en ligne le", "vérifié le", "lu le",
    }),
    archived_words=frozenset({
        "archivé", "archivé le", "archivé depuis", "archivé depuis l'original", "archivé de l'original", "archive",
        "version archivée", "copie archivée", "archivé sur",
    }),
    published_words=frozenset({
        "publié", "publié le", "publiée le", "paru le", "parution", "date de publication", "mis en ligne le",
        "mis à jour", "mis à jour le", "date", "dernière mise à jour", "modifié le", "première publication",
    }),
    no_date=frozenset({"s. d", "s.d", "sans date", "n. d", "n.d", "non daté", "date inconnue"}),
    year_words=frozenset(),
    boilerplate=frozenset({
        "publicité", "annonce", "contenu sponsorisé", "lire aussi", "à lire aussi", "lire la suite", "lire plus",
        "voir aussi", "sur le même sujet", "articles liés", "articles similaires", "articles connexes", "à voir aussi",
        "en savoir plus", "commentaires", "laisser un commentaire", "ajouter un commentaire", "poster un commentaire",
        "aucun commentaire", "partager", "partager cet article", "partager sur facebook", "copier le lien", "imprimer",
        "enregistrer", "s'abonner", "abonnez-vous", "je m'abonne", "newsletter", "inscrivez-vous", "se connecter",
        "s'inscrire", "faire un don", "accueil", "actualités", "les plus lus", "dernières actualités", "mots-clés",
        "catégories", "haut de page", "retour en haut", "aller au contenu", "menu", "recherche", "contact", "à propos",
        "qui sommes-nous", "mentions légales", "politique de confidentialité", "tous droits réservés",
        "article suivant", "article précédent", "sommaire", "voir plus", "afficher plus", "article original",
        "écouter l'article",
    }),
    boilerplate_starts=(
        "photo:", "photo :", "photos :", "image:", "image :", "crédit photo", "crédits", "crédit :", "vidéo:",
        "vidéo :", "lire aussi:", "lire aussi :", "à lire aussi", "voir aussi :", "mots-clés", "tags :", "catégorie :",
        "catégories :", "tous droits réservés", "abonnez-vous à ", "suivez-nous", "plus d'articles",
    ),
    reading_time=(
        "min de lecture", "min. de lecture", "minute de lecture", "minutes de lecture", "temps de lecture", "lecture",
    ),
    stop_words=frozenset({
        "de", "la", "le", "et", "les", "des", "en", "un", "du", "une", "que", "est", "pour", "qui", "dans", "par",
        "plus", "pas", "au", "sur", "ne", "se", "ce", "il", "sont", "aux", "avec", "son", "sa", "ses", "ou", "mais",
        "comme", "être", "été", "cette", "fait", "elle", "on", "leur", "ont", "deux", "même", "nous", "vous", "ils",
        "ces", "dont", "selon", "entre", "après", "tout", "aussi", "depuis", "était", "lors", "très", "qu", "d", "l",
    }),
)  # fmt: skip
