"""What the document and the registry decide about an entry, and what they leave open."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reeprov.model.citation import Dated, Entry, Fields, Part, PartialDate, SourceList
from reeprov.model.document import Document
from reeprov.model.finding import Confidence
from reeprov.model.record import Evidence, Outlet
from reeprov.model.resolution import Ambiguous, Resolution, Resolved, Unresolved
from reeprov.model.text import Span
from reeprov.normalize.outlets import fold_outlet
from reeprov.readers import read_text
from reeprov.readers.fields import read_fields
from reeprov.resolvers import resolve, status, to_csl

NOWHERE = Span(0, 0)

TABLE = (
    Outlet("kommersant.ru", "Kommersant", "Коммерсантъ", ("RIA-K",), ("kommersant.ru",), "RU", ("ru",)),
    Outlet("rbc.ru", "RBC", "РБК", ("RBK",), ("rbc.ru",), "RU", ("ru",)),
    Outlet("ria.ru", "RIA Novosti", None, ("RIA",), ("ria.ru",), "RU", ("ru",)),
    Outlet("riamo.ru", "RIAMO", None, ("RIA",), ("riamo.ru",), "RU", ("ru",)),
    Outlet("ria-m.tv", "RIA Melitopol", None, ("RIA",), ("ria-m.tv",), "UA", ("uk",)),
    Outlet("latimes.com", "Los Angeles Times", None, ("Times",), ("latimes.com",), "US", ("en",)),
    Outlet("thetimes.com", "The Times", None, ("Times",), ("thetimes.com",), "GB", ("en",)),
    Outlet("washingtonpost.com", "The Washington Post", None, (), ("washingtonpost.com",), "US", ("en",)),
    Outlet("bbc.co.uk", "BBC", None, (), ("bbc.co.uk",), "GB", ("en",)),
    Outlet("gazeta-pravda.ru", "Pravda", "Правда", (), ("gazeta-pravda.ru",), "RU", ("ru",)),
    Outlet("pravda.sk", "Pravda (Slovakia)", None, ("Pravda", "Правда"), ("pravda.sk",), "SK", ("sk",)),
    Outlet("nature.com", "Nature", None, (), ("nature.com",), "GB", ("en",)),
    Outlet("arxiv.org", "arXiv", None, (), ("arxiv.org",), None, ("en",)),
)


class Table:
    def find(self, name: str) -> tuple[Outlet, ...]:
        key = fold_outlet(name)
        return tuple(
            outlet
            for outlet in TABLE
            if key in {fold_outlet(known) for known in (outlet.name, outlet.native_name or "", *outlet.aliases)}
        )

    def by_domain(self, host: str) -> Outlet | None:
        return next((outlet for outlet in TABLE if f".{host}".endswith(f".{outlet.id}")), None)


def dated(text: str) -> Dated:
    """`1.2.2025` is day-first; `1/2/2025` has the readings that the calendar allows; ISO is itself."""
    if "-" in text:
        return Dated(text, NOWHERE, (PartialDate.parse(text),))
    first, second, year = (int(number) for number in text.replace("/", ".").split("."))
    pairs = [(first, second)] if "." in text else list(dict.fromkeys([(first, second), (second, first)]))
    return Dated(
        text, NOWHERE, tuple(PartialDate(year, month, day) for day, month in pairs if month <= 12 and day <= 31)
    )


def source(outlet: str | None, title: str | None = "Demand", date: str | None = "2025-02-25", url: str = "") -> Fields:
    return Fields(
        outlet=Part(outlet, NOWHERE) if outlet else None,
        title=Part(title, NOWHERE) if title else None,
        date=dated(date) if date else None,
        url=Part(url, NOWHERE) if url else None,
        url_status="address" if url else "none",
    )


def resolved(*fields: Fields, issued: str | None = None) -> tuple[Resolution, ...]:
    entries = tuple(
        Entry(str(at), NOWHERE, NOWHERE, " ".join(part.text for part in (one.outlet, one.title) if part))
        for at, one in enumerate(fields, 1)
    )
    listed = SourceList("Sources", NOWHERE, "bracket", "label", entries)
    document = Document("a", "text/plain", "utf-8", "", "", source_lists=(listed,))
    if issued:
        document = document._replace(issued=dated(issued))
    return resolve(document, fields, Table())


def evidence(resolution: Resolution, field: str) -> Evidence:
    (found,) = (one for one in resolution.record.evidence if one.field == field)
    return found


def ids(outlets: Sequence[Outlet]) -> list[str]:
    return [outlet.id for outlet in outlets]


class TestOutlet:
    @pytest.mark.parametrize("name", ["RBK", "RBC", "РБК"])
    def test_all_names_of_an_outlet_are_one(self, name: str) -> None:
        (found,) = resolved(source(name))
        assert isinstance(found, Resolved)
        assert (found.record.container_title, found.record.outlet) == ("RBC", TABLE[1])
        assert evidence(found, "container-title").source == "registry"

    def test_the_address_comes_before_the_name(self) -> None:
        (found,) = resolved(source("RIA", url="https://www.riamo.ru/a"))
        assert found.record.outlet == TABLE[3]
        assert evidence(found, "container-title").source == "domain"

    def test_an_address_elsewhere_makes_the_name_a_rival(self) -> None:
        (found,) = resolved(source("Kommersant", url="https://rbc.ru/a"))
        assert found.record.outlet == TABLE[1]
        assert evidence(found, "container-title").rivals == ("kommersant.ru",)

    def test_a_copy_belongs_to_the_outlet_that_it_is_a_copy_of(self) -> None:
        (found,) = resolved(source(None, url="https://web.archive.org/web/20250226101010/https://www.rbc.ru/a"))
        assert found.record.outlet == TABLE[1]

    def test_several_owners_and_nothing_to_decide(self) -> None:
        (found,) = resolved(source("RIA"))
        assert isinstance(found, Ambiguous)
        assert ids(found.candidates) == ["ria.ru", "riamo.ru", "ria-m.tv"]
        assert (found.record.outlet, found.record.container_title) == (None, "RIA")

    def test_siblings_of_one_country_decide(self) -> None:
        *_, found = resolved(source("Kommersant"), source("RBK"), source("RIA"))
        assert isinstance(found, Resolved)
        assert found.record.outlet == TABLE[2]
        assert found.confidence is Confidence.MEDIUM
        told = evidence(found, "container-title")
        assert (told.source, told.rivals) == ("siblings", ("riamo.ru", "ria-m.tv"))
        assert told.note is not None
        assert "2 other entries (Kommersant, RBC) are from one country" in told.note

    def test_one_sibling_is_too_few(self) -> None:
        *_, found = resolved(source("Kommersant"), source("RIA"))
        assert isinstance(found, Ambiguous)

    def test_siblings_of_both_countries_decide_nothing(self) -> None:
        post, bbc = source("The Washington Post"), source("BBC")
        *_, found = resolved(post, post, bbc, bbc, source("Times"))
        assert isinstance(found, Ambiguous)
        assert ids(found.candidates) == ["latimes.com", "thetimes.com"]

    def test_the_script_of_the_entry_decides(self) -> None:
        (found,) = resolved(source("Правда", "Спрос на редкие металлы"))
        assert found.record.outlet == TABLE[9]
        assert evidence(found, "container-title").source == "entry"

    def test_an_outlet_that_nobody_knows_keeps_its_name(self) -> None:
        (found,) = resolved(source("The  Quiet Gazette"))
        assert isinstance(found, Resolved)
        assert (found.record.container_title, found.record.outlet) == ("The Quiet Gazette", None)
        assert found.confidence is Confidence.MEDIUM

    def test_a_site_of_many_journals_does_not_tell_which(self) -> None:
        url = "https://www.nature.com/articles/1"
        (unsaid, said, other) = resolved(
            source(None, url=url), source("Nature", url=url), source("Scientific Reports", url=url)
        )
        assert [one.record.container_title for one in (unsaid, said, other)] == [None, "Nature", "Scientific Reports"]
        assert [one.record.outlet is not None for one in (unsaid, said, other)] == [False, True, False]

    def test_a_name_that_the_site_bears_is_believed(self) -> None:
        (found,) = resolved(source("Harbour News", url="https://harbournews.example/1"))
        told = evidence(found, "container-title")
        assert (told.value, told.confidence) == ("Harbour News", Confidence.HIGH)
        assert told.note == "the site harbournews.example is called so"


class TestDate:
    def test_a_dotted_date_is_day_first_and_its_siblings_show_it(self) -> None:
        found, *_ = resolved(source("RBK", date="06.09.2023"), source("RBK", date="26.02.2025"))
        assert found.record.issued == PartialDate(2023, 9, 6)
        told = evidence(found, "issued")
        assert (told.source, told.rivals) == ("siblings", ("2023-06-09",))
        assert (
            told.note
            == "06.09.2023: dotted dates are day-first; in its sibling 26.02.2025 the day can only stand first"
        )

    def test_a_dotted_date_alone_is_day_first_too(self) -> None:
        (found,) = resolved(source("RBK", date="06.09.2023"))
        assert found.record.issued == PartialDate(2023, 9, 6)
        assert evidence(found, "issued").source == "entry"

    @pytest.mark.parametrize(
        ("sibling", "day"),
        [("26/02/2025", PartialDate(2025, 4, 3)), ("02/26/2025", PartialDate(2025, 3, 4))],
    )
    def test_siblings_settle_a_slash_date(self, sibling: str, day: PartialDate) -> None:
        found, *_ = resolved(source("Quiet Gazette", date="03/04/2025"), source("RBK", date=sibling))
        assert found.record.issued == day
        assert evidence(found, "issued").source == "siblings"

    def test_the_documents_own_date_is_a_sibling(self) -> None:
        (found,) = resolved(source("Quiet Gazette", date="03/04/2025"), issued="26/04/2025")
        assert found.record.issued == PartialDate(2025, 4, 3)

    def test_siblings_come_before_the_country(self) -> None:
        found, *_ = resolved(source("BBC", date="03/04/2025"), source("RBK", date="02/26/2025"))
        assert found.record.issued == PartialDate(2025, 3, 4)

    def test_the_address_settles_a_slash_date(self) -> None:
        (found,) = resolved(source("Gazette", date="03/04/2025", url="https://gazette.org/2025/03/04/demand"))
        assert found.record.issued == PartialDate(2025, 3, 4)
        assert evidence(found, "issued").source == "address"

    @pytest.mark.parametrize(
        ("outlet", "day"),
        [
            ("BBC", PartialDate(2025, 4, 3)),
            ("The Washington Post", PartialDate(2025, 3, 4)),
            ("RIA", PartialDate(2025, 4, 3)),  # whichever it is: the day stands first in Russia and in Ukraine
            ("Times", None),  # of London or of Los Angeles
        ],
    )
    def test_the_country_of_the_outlet_settles_a_slash_date(self, outlet: str, day: PartialDate | None) -> None:
        (found,) = resolved(source(outlet, date="03/04/2025"))
        assert found.record.issued == day
        assert day is None or evidence(found, "issued").source == "registry"

    def test_nothing_settles_it(self) -> None:
        (found,) = resolved(source("Quiet Gazette", date="03/04/2025"))
        assert isinstance(found, Unresolved)
        assert (found.missing, found.reason) == (("issued",), "03/04/2025 can be read in two ways")

    def test_an_impossible_date_is_none(self) -> None:
        (found,) = resolved(source("RBK", date=None)._replace(date=Dated("31.02.2025", NOWHERE)))
        assert isinstance(found, Unresolved)
        assert found.reason == "31.02.2025 is no day of the calendar"

    def test_partial_dates_stay_partial(self) -> None:
        (found,) = resolved(source("RBK", date="2025-02"))
        assert isinstance(found, Resolved)
        assert to_csl(found.record, found)["issued"] == {"date-parts": [[2025, 2]]}

    def test_a_paper_of_arxiv_has_its_month_in_its_number(self) -> None:
        (found,) = resolved(
            source(None, date=None, url="https://arxiv.org/abs/2310.07058")._replace(
                identifiers=(("arxiv", "2310.07058"),)
            )
        )
        assert found.record.issued == PartialDate(2023, 10)
        assert evidence(found, "issued").source == "identifier"


class TestRecord:
    @pytest.mark.parametrize(
        ("fields", "missing", "reason"),
        [
            (source(None), ("container-title",), "no outlet"),
            (source("RBK", None), ("title",), "no title"),
            (source("RBK", "Demand", None), ("issued",), "no date"),
            (source(None, None, None), ("container-title", "title", "issued"), "no outlet and no title and no date"),
        ],
    )
    def test_what_is_missing_is_said(self, fields: Fields, missing: tuple[str, ...], reason: str) -> None:
        (found,) = resolved(fields)
        assert isinstance(found, Unresolved)
        assert (found.missing, found.reason) == (missing, reason)

    def test_quotes_of_a_title_are_normalised(self) -> None:
        (found,) = resolved(source("RBK", "The “main  enemy”"))
        assert found.record.title == 'The "main enemy"'

    def test_one_source_has_one_id_however_it_is_written(self) -> None:
        one, same, other = resolved(
            source("RBK", "“Rare” earth", "26.02.2025"),
            source("РБК", "rare EARTH", "2025-02-26"),
            source("RBC", "Rare earth", "2025-02-27"),
        )
        assert one.record.id == same.record.id != other.record.id

    def test_entries_that_say_little_are_not_one_source(self) -> None:
        one, other = resolved(
            source("RBK", None, None, "https://rbc.ru/1"), source("RBK", None, None, "https://rbc.ru/2")
        )
        assert one.record.id != other.record.id

    @pytest.mark.parametrize(
        ("fields", "word"),
        [
            (source("RBK"), "identified"),
            (source("RBK", None), "partial"),
            (source("RIA"), "ambiguous"),
            (source(None, None, None), "unknown"),
        ],
    )
    def test_words(self, fields: Fields, word: str) -> None:
        (found,) = resolved(fields)
        assert status(found) == word

    @pytest.mark.parametrize(
        ("fields", "kind"),
        [
            (source("RBK"), "article-newspaper"),
            (source("Quiet Gazette"), "article"),
            (source(None, url="https://quiet.org/a"), "webpage"),
            (source(None)._replace(identifiers=(("doi", "10.1000/182"),)), "article-journal"),
            (source(None, None, None), "document"),
        ],
    )
    def test_types_of_csl(self, fields: Fields, kind: str) -> None:
        (found,) = resolved(fields)
        assert to_csl(found.record, found)["type"] == kind

    def test_what_is_not_known_is_not_in_the_csl(self) -> None:
        (found,) = resolved(source(None, None, None))
        assert to_csl(found.record, found) == {
            "id": found.record.id,
            "type": "document",
            "custom": {"status": "unknown"},
        }


def test_the_seeds_outlets_in_the_registry() -> None:
    from reeprov.resolvers.registry import Registry

    names = ["Nakanune.ru", "RBK", "Kommersant", "Nakanune.ru", "RIA"]
    entries = tuple(Entry(str(at), NOWHERE, NOWHERE, name) for at, name in enumerate(names))
    listed = SourceList("Sources", NOWHERE, "bracket", "label", entries)
    document = Document("a", "text/plain", "utf-8", "", "", source_lists=(listed,))
    found = resolve(document, [source(name) for name in names], Registry.load())
    assert [one.record.outlet and one.record.outlet.id for one in found] == [
        *("nakanune.ru", "rbc.ru", "kommersant.ru", "nakanune.ru", "ria.ru"),
    ]


class TestTwoTitles:
    @pytest.mark.parametrize(
        ("outlet", "title", "other", "original"),
        [
            ("Kommersant", "Rare earth demand", "Спрос на редкие земли", "Спрос на редкие земли"),
            ("Kommersant", "Портовики…", "Dock workers…", "Портовики…"),
            ("BBC", "Спрос на редкие земли", "Rare earth demand", "Rare earth demand"),
            ("Quiet Gazette", "Rare earth demand", "Спрос на редкие земли", "Спрос на редкие земли"),
            ("Quiet Gazette", "Seltene Erden", "Rare earths", None),
        ],
    )
    def test_the_original_is_the_one_in_the_outlets_script(
        self, outlet: str, title: str, other: str, original: str | None
    ) -> None:
        (found,) = resolved(source(outlet, title)._replace(other_title=Part(other, NOWHERE)))
        assert (found.record.title, found.record.original_title) == (title, original)
        assert to_csl(found.record, found).get("original-title") == original
        if original:
            assert evidence(found, "original-title").rivals == (other if original == title else title,)

    def test_a_translated_entry_and_one_in_the_original_are_one_source(self) -> None:
        both = source("Kommersant", "Rare earth demand")._replace(other_title=Part("Спрос на металлы", NOWHERE))
        first, second = resolved(both, source("Коммерсантъ", "Спрос на металлы"))
        assert first.record.id == second.record.id


def test_letters_of_another_script_in_a_name_are_told() -> None:
    (found,) = resolved(source("Коmmersant"))
    assert found.record.outlet == TABLE[0]
    note = evidence(found, "container-title").note
    assert note == "the registry knows “Коmmersant”, in which “К”, “о” are of another script"


class TestProse:
    @staticmethod
    def settled(prose: str, *, issued: str | None = "2025-03-11", date: str = "06/09/2023") -> Resolution:
        document = read_text("a.md", f"{prose}\n\n## Sources\n\n[1] Quiet Gazette — “Reserve” from {date}\n")
        document = document._replace(issued=dated(issued) if issued else None)
        fields = [read_fields(entry, document) for entry in document.entries]
        (found,) = resolve(document, fields, Table())
        return found

    def test_a_relative_time_where_the_entry_is_cited_settles_a_slash_date(self) -> None:
        found = self.settled("It was closed. The state opened the reserve only a year and a half ago [1]. It grew.")
        assert found.record.issued == PartialDate(2023, 9, 6)
        told = evidence(found, "issued")
        assert (told.source, told.rivals) == ("prose", ("2023-06-09",))
        assert told.note == "06/09/2023: the text says “a year and a half” where it cites this, on 2025-03-11"

    @pytest.mark.parametrize(
        "prose",
        [
            "The state opened the reserve a year and a half ago. Nobody noticed it [1].",  # another sentence
            "The state opened the reserve ten years ago [1].",  # fits neither
            "The state opened it a year and a half ago [1]. It did so a year and nine months ago [1].",
        ],
    )
    def test_what_fits_no_reading_or_both_settles_nothing(self, prose: str) -> None:
        assert self.settled(prose).record.issued is None

    def test_without_a_day_of_writing_nothing_can_be_counted_back(self) -> None:
        assert self.settled("The state opened it a year and a half ago [1].", issued=None).record.issued is None
