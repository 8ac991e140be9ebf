"""What the grammar needs to know of a language."""

from __future__ import annotations

from ..model.noun import NamedTuple


class Lexicon(NamedTuple):
    """The words of one language that matter for reading sources, case-folded and without end punctuation.

    Attributes:
        code: ISO 639-1.
        list_labels: headings of source lists ("sources", "references").
        note_labels: labels that stand over remarks as often as over sources ("notes").
        months: name, inflected form or abbreviation → 1 … 12.
        seasons: name → the season's EDTF number, 21 (spring) … 24 (winter).
        from_words: words between a title and its date ("from", "от", "vom").
        accessed_words: what introduces the day on which the author looked ("retrieved", "дата обращения").
        archived_words: what introduces an archived copy ("archived from the original on").
        published_words: what introduces the publication date ("published", "опубликовано").
        no_date: "n.d.", "б. г.", "o. J.".
        year_words: what may follow a year ("г.", "года", "年").
        boilerplate: whole lines of pages that are no prose ("advertisement", "post a comment", "читайте также").
        boilerplate_starts: beginnings of such lines ("image:", "photo:", "more from").
        reading_time: words of a reading time ("min read", "minuten lesezeit", "мин. чтения").
        stop_words: a few dozen very frequent words, by which the language is told.
    """

    code: str
    list_labels: frozenset[str]
    note_labels: frozenset[str]
    months: dict[str, int]
    seasons: dict[str, int]
    from_words: frozenset[str]
    accessed_words: frozenset[str]
    archived_words: frozenset[str]
    published_words: frozenset[str]
    no_date: frozenset[str]
    year_words: frozenset[str]
    boilerplate: frozenset[str]
    boilerplate_starts: tuple[str, ...]
    reading_time: tuple[str, ...]
    stop_words: frozenset[str]
