"""All that a document says, read in one go: sentences, quotations, times, figures, attributions, claims."""

from __future__ import annotations

from .. import languages
from ..languages.statements import statement_words
from ..languages.statements.interface import InflectedSpeech
from ..model.claim import Attribution, Statements
from ..model.document import Document
from ..normalize.calendar import DateWords
from .attributions import find_attributions, link
from .claims import Said, find_claims
from .figures import find_figures
from .quotations import find_quotations
from .sentences import segment
from .times import find_times
from .words import read_words


def read_statements(document: Document) -> Statements:
    """The statements of a document; figures and attributions only in languages that have words for them."""
    sentences = segment(document)
    words = read_words(document)
    language = document.language if document.language != "und" else "en"
    known = statement_words(language)
    issued = document.issued.date if document.issued else None
    quotations = find_quotations(document, words)
    times = find_times(words, sentences, language, _date_words(), issued)
    bounds = [words.within(sentence) for sentence in sentences]
    figures = find_figures(words, sentences, bounds, times, language)
    attributions: tuple[Attribution, ...] = ()
    if known is not None and known.speech is not None:
        if isinstance(known.speech, InflectedSpeech):
            from .inflected_attributions import find_inflected  # the other grammar, which most texts do not need

            attributions = find_inflected(words, sentences, quotations, document.markers, known.speech)
        else:
            attributions = find_attributions(words, sentences, bounds, quotations, document.markers, known.speech)
        quotations = link(quotations, attributions, sentences)
    said = Said(sentences, bounds, attributions, quotations, figures, times)
    claims = find_claims(document, words, said, known.clauses if known else None)
    return Statements(sentences, attributions, quotations, figures, times, claims)


def _date_words() -> DateWords:
    return DateWords(languages.months(), languages.seasons(), languages.no_date(), languages.year_words())
