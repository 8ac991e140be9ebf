"""What a time means against the date of the document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeprov.claims import read_statements
from reeprov.model.citation import Dated, PartialDate
from reeprov.model.claim import Time
from reeprov.model.text import Span
from reeprov.readers import read_text


def times(text: str, issued: str | None = "2025-11-05", language: str = "en") -> tuple[Time, ...]:
    day = Dated(issued, Span(0, 0), (PartialDate.parse(issued),)) if issued else None
    return read_statements(read_text("a.txt", text)._replace(language=language, issued=day)).times


ENGLISH = """
He left today.|today|PRESENT_REF|-
He has left so far.|so far|PRESENT_REF|-
It is now so.|now|PRESENT_REF|-
It was recently closed.|recently|PAST_REF|-
The recent takeover failed.|recent|PAST_REF|-
It will soon be closed.|soon|FUTURE_REF|-
He left yesterday.|yesterday|2025-11-04|-
He leaves tomorrow.|tomorrow|2025-11-06|-
It was published on Tuesday.|Tuesday|2025-11-04|-
It was the day of Tuesday's vote.|Tuesday|2025-11-04|-
It was published on Wednesday.|Wednesday|2025-11-05|-
It will be published on Friday.|Friday|2025-11-07|-
It was published last Friday.|last Friday|2025-10-31|-
It comes next Monday.|next Monday|2025-11-10|-
He spoke last month.|last month|2025-10|-
He spoke last year.|last year|2024|-
It happens this year.|this year|2025|-
It happens next year.|next year|2026|-
He spoke last week.|last week|2025-W44|-
In May they signed it.|May|2025-05|-
In December they signed it.|December|2024-12|-
They will sign it in December.|December|2025-12|-
It is due by December.|by December|2025-12|BEFORE
It is due by December 1.|by December 1|2025-12-01|ON_OR_BEFORE
It was signed on November 4.|November 4|2025-11-04|-
It was signed on 4 November.|4 November|2025-11-04|-
It was signed on 24 February 2025.|24 February 2025|2025-02-24|-
It was signed on February 24, 2025.|February 24, 2025|2025-02-24|-
It was signed on 26.02.2025.|26.02.2025|2025-02-26|-
It was so in 2022.|2022|2022|-
It is to grow by 2030.|by 2030|2030|ON_OR_BEFORE
It has been so since 1991.|since 1991|1991|ON_OR_AFTER
It was so in the 1990s.|1990s|199X|-
It was so in 2019-2021.|2019-2021|2019/2021|-
It was so in 2024/25.|2024/25|2024/2025|-
It was so in the XIX century.|XIX century|18XX|-
It was so in the 19th century.|19th century|18XX|-
The vote is to be held on March 21.|March 21|2026-03-21|-
It will open, he said on Tuesday.|Tuesday|2025-11-04|-
On Friday, the court will rule.|Friday|2025-11-07|-
On 20 January, parliament will vote, he said.|20 January|2026-01-20|-
On Tuesday, he said it will open.|Tuesday|2025-11-04|-
On Tuesday, a shop closed, and another will.|Tuesday|2025-11-04|-
It was told by the mayor on Tuesday.|Tuesday|2025-11-04|-
He said on Tuesday that it will open.|Tuesday|2025-11-04|-
They come by the end of December.|December|2025-12|-
It must be ready by Friday.|by Friday|2025-11-07|ON_OR_BEFORE
It fell from 5 tonnes a year earlier.|a year earlier|PAST_REF|-
He said so a year and a half ago.|a year and a half ago|2024-05|-
He said so two years ago.|two years ago|2023|-
He said so three months ago.|three months ago|2025-08|-
He said so three days ago.|three days ago|2025-11-02|-
It came after 30 years.|after 30 years|P30Y|-
It lasted two and a half years.|two and a half years|P2Y6M|-
It lasted six weeks.|six weeks|P6W|-
It is mined annually.|annually|P1Y|-
It is done every week.|every week|P1W|-
""".strip().split("\n")

RUSSIAN = """
Он уехал сегодня.|сегодня|PRESENT_REF|-
Он уехал вчера.|вчера|2025-11-04|-
Указ подписан 4 ноября.|4 ноября|2025-11-04|-
Указ подписан 24 февраля 2025 года.|24 февраля 2025 года|2025-02-24|-
Он сказал это полтора года назад.|полтора года назад|2024-05|-
Он сказал это два года назад.|два года назад|2023|-
Он сказал это в прошлом году.|в прошлом году|2024|-
Это было в 2022 году.|2022 году|2022|-
Металл добывают ежегодно.|ежегодно|P1Y|-
Это было в 2023–2024 годах.|2023–2024 годах|2023/2024|-
Это было в XIX веке.|XIX веке|18XX|-
""".strip().split("\n")


@pytest.mark.parametrize(
    ("language", "row"),
    [("en", row) for row in ENGLISH] + [("ru", row) for row in RUSSIAN],
    ids=lambda value: value[:40],
)
def test_meaning(language: str, row: str) -> None:
    sentence, text, value, modifier = row.split("|")
    (time,) = times(sentence, language=language)
    assert (time.text, time.value, time.modifier or "-") == (text, value, modifier)


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("By December 1 it is done.", "XXXX-12-01"), ("In May they signed it.", "XXXX-05"),
        ("It came on Tuesday.", "XXXX-WXX-2"), ("He said so a year and a half ago.", "PAST_REF"),
        ("He spoke last month.", "PAST_REF"), ("He left yesterday.", "PAST_REF"),
    ],
)  # fmt: skip
def test_without_a_date_of_the_document(sentence: str, value: str) -> None:
    (time,) = times(sentence, None)
    assert (time.value, time.anchor) == (value, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "It holds 20-25% of it.", "It holds 2,500 tonnes.", "It has 2000 people.", "They may go.", "They march on.",
        "It costs $5 million a year.", "On 31.02.2025 it was.",
        "On 45 May it was.", "On 2025-13-45 it was.", "On 30 February it was.",
        "A second chance.", "Prime Minister May left.",
    ],
)  # fmt: skip
def test_what_is_no_time(sentence: str) -> None:
    assert times(sentence) == ()


@pytest.mark.parametrize("sentence", ["It is closed until Monday, January 27.", "It will open on Monday, January 27."])
def test_a_day_that_follows_its_weekday_is_as_far_ahead(sentence: str) -> None:
    assert [time.value for time in times(sentence, "2025-01-24")][1] == "2025-01-27"


def test_times_of_a_source_list() -> None:
    found = times("It is so [1].\n\nSources:\n[1] RIA — “A” from 26.02.2025")
    assert [time.value for time in found] == ["2025-02-26"]


@given(st.text(alphabet=st.sampled_from("0123. ,May to a year and half agoby Tuesday\n'"), max_size=120))
def test_any_text_can_be_read(text: str) -> None:
    end = 0
    for time in times(text):
        assert end <= time.span.start < time.span.end
        end = time.span.end
