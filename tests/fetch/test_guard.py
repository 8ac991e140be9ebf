"""An address is asked for in one form, however it is written; the quick way to it leads to the same one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeprov.fetch import guard
from reeprov.fetch.guard import normal_url
from reeprov.fetch.interface import ExchangeError

FORMS = {
    "http://ria.ru/20250227/zapasy-2001.html": "http://ria.ru/20250227/zapasy-2001.html",
    "  https://RIA.ru:443/a  ": "https://ria.ru/a",
    "www.rbc.ru/a#part": "http://www.rbc.ru/a",
    "http://ria.ru": "http://ria.ru",
    "http://ria.ru/a/../b/./c": "http://ria.ru/b/c",
    "http://ria.ru/a/..": "http://ria.ru",
    "http://ria.ru/a..b/...": "http://ria.ru/a..b/...",
    "http://ria.ru/a b?q=ж": "http://ria.ru/a%20b?q=%D0%B6",
    "http://ria.ru/%D0%B6?a=b&c=d/e": "http://ria.ru/%D0%B6?a=b&c=d/e",
    "http://правда.рф/x": "http://xn--80aafi6cg.xn--p1ai/x",
}


@pytest.mark.parametrize(("written", "asked"), FORMS.items())
def test_the_form_in_which_an_address_is_asked_for(written: str, asked: str) -> None:
    assert normal_url(written) == asked
    assert normal_url(asked) == asked


def _outcome(url: str) -> str:
    try:
        return normal_url(url)
    except ExchangeError as error:
        return error.evidence


@given(st.text("/.:?&=aB0-_~+,;@ %#[]1ж", max_size=20).map(lambda rest: f"http://a.b{rest}") | st.text())
def test_the_quick_way_leads_where_the_long_one_does(url: str) -> None:
    quick = _outcome(url)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(guard, "_PLAIN", re.compile(r"(?!)"))
        assert _outcome(url) == quick
