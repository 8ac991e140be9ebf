"""Who is said to have said what."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeprov.claims import read_statements
from reeprov.model.claim import Attribution
from reeprov.readers import read_text


def attributions(text: str) -> tuple[Attribution, ...]:
    return read_statements(read_text("a.txt", text)._replace(language="en")).attributions


ROWS = """
Donald Trump stated that he would buy it.|stated that|indirect|Donald Trump
US President Donald Trump said he would buy it.|said|indirect|Donald Trump
Sergei Gorkov, head of Rosgeologiya, admits that it is so.|admits that|indirect|Sergei Gorkov
The head of Rosgeologiya, Sergei Gorkov, admits that it is so.|admits that|indirect|Sergei Gorkov
Gorkov (the head of the firm) warned that it is so.|warned that|indirect|Gorkov
Dmitry Peskov, who met them, denied that it is so.|denied that|indirect|Dmitry Peskov
Putin has previously expressed interest in it.|previously expressed|indirect|Putin
Putin called for reforms of it.|called|indirect|Putin
Putin described them as a “strategic resource” of the state.|described|direct|Putin
The ministry announced a reserve of it.|announced|indirect|The ministry
A spokesman for the company confirmed the loss.|confirmed|indirect|A spokesman for the company
According to the harbour master, it is so.|According to|indirect|the harbour master
It is so, according to a decree of the day.|according to|document|a decree of the day
The report found that it is so.|found that|document|The report
The directive requires the mines to close.|requires|document|The directive
Analysts say it is so.|say|anonymous|Analysts
Critics warned that it is so.|warned that|anonymous|Critics
The metal is estimated to last.|is estimated|agentless|-
The mines are considered safe.|are considered|agentless|-
It turns out that it is so.|It turns out that|agentless|-
The firm reportedly lost it.|reportedly|agentless|-
The deal was perceived by many as a loss.|was perceived|anonymous|many
"It is so and it stays so," said Irina Sokolova.|said|direct|Irina Sokolova
"It is so and it stays so," the minister said.|said|direct|the minister
"It could not be worse than that," said Irina Sokolova.|said|direct|Irina Sokolova
"It is so and it stays so," says economist Irina Sokolova.|says|direct|Irina Sokolova
"It is so and it stays so," Irina Sokolova, who heads the bank, told me in Perm.|told|direct|Irina Sokolova
"It is so and it stays so," opposition leader Irina Sokolova said on Monday.|said|direct|Irina Sokolova
Commission President Ursula von der Leyen said it is so.|said|indirect|Ursula von der Leyen
The work went on after the strike, the port authority said.|said|indirect|the port authority
Irina Sokolova wrote on Telegram that it is so.|wrote|indirect|Irina Sokolova
Irina Sokolova points out that it is so.|points|indirect|Irina Sokolova
Reuters reported that it is so.|reported that|indirect|Reuters
The US Geological Survey estimates that it is so.|estimates that|indirect|US Geological Survey
"It is so," the captain recalled in an interview.|recalled|direct|the captain
Prices fell again, the statistics office reported on Friday.|reported|indirect|the statistics office
Prices fell again, analysts at Brightwater estimate.|estimate|anonymous|analysts at Brightwater
Prices fell again, researchers wrote in the journal.|wrote|anonymous|researchers
Work began in May, the engineer Paul Dray remembered.|remembered|indirect|Paul Dray
Most voters oppose it, a poll by Meridian found.|found|document|a poll by Meridian
"It is so," warned Dr. Helen Okafor of Leeds.|warned|direct|Dr. Helen Okafor
Norway, the largest exporter of gas in Europe, denied that it is so.|denied that|indirect|Norway
The report, published three weeks ago, found that it is so.|found that|document|The report
A memo seen by the Courier describes the dam as "beyond repair".|describes|document|A memo seen by the Courier
A Defence Ministry official said it is so.|said|indirect|A Defence Ministry official
"It is so," a union official told the Gazette.|told|direct|a union official
Rain is rare, meteorologists say, and it stays so.|say|anonymous|meteorologists
Witnesses described "a wall of smoke" there.|described|anonymous|Witnesses
A person close to them said it is so.|said|anonymous|A person close to them
The court ruled that it is so.|ruled that|indirect|The court
""".strip().split("\n")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[:50])
def test_who_says_it(row: str) -> None:
    sentence, cue, kind, source = row.split("|")
    (found,) = attributions(sentence)
    assert (found.cue, found.kind.value) == (cue, kind)
    assert (found.source.text if found.source else "-") == source
    assert sentence[found.span.start : found.span.end] == cue


@pytest.mark.parametrize(
    "sentence",
    [
        "The United States and China trade in it.", "The claims of the firm are many.",
        "In the state of Utah it rained.",
        "The report was long.", "They walked to the mine.", "He could say nothing.", "An estimated 30 mines closed.",
        "It went according to plan.", "The mine holds much of it.", "The orders fell.", "Nothing is known.",
        "Charges are kept in the stable states of an ion.", "The server adjusts the requests for a task.",
        "The ministry saw the highest reported loss.", "The model attempts to estimate expected returns.",
        "It was shaped by socialist thought as well as by trade.", "He took it from a book called The Mines.",
        "This report provides a full account of it.", "Hence, assuming that prices rise, it pays.",
        "Exports fell by half, suggesting that the mines are poor.", "It is the start of what promises to be a boom.",
        "It cannot be assumed to hold.", "The page should be considered lost.", "After the rain, the ministry left.",
        "The target is the tag specified by the user.", "It is one of the media types understood by the Library.",
        "The bank raised its forecast, citing stronger exports.",
        "The ministry ruled out that it will pay.",
        "Detailed release notes are here.", "This shows the rules: all of them.", "If it rains and shows that it can.",
    ],
)  # fmt: skip
def test_nobody_says_anything(sentence: str) -> None:
    assert attributions(sentence) == ()


def test_what_is_reported_on_was_not_said_before() -> None:
    text = "Thanks to the new treaty, which entered into force in 2024, the ministry reported on its progress."
    assert not any(part.start == 0 for one in attributions(text) for part in one.content)


def test_what_a_number_counts_is_no_verb() -> None:
    (found,) = attributions("The law is considered to be a success by 40 states.")
    assert found.cue == "is considered"


def test_a_pronoun_is_the_last_who_was_named() -> None:
    found = attributions(
        "Artyom Zhoga, the envoy to the Urals, held a meeting. He said that it is so. The envoy warned that it ends."
    )
    assert [one.source.text for one in found if one.source] == ["Artyom Zhoga", "Artyom Zhoga"]
    assert [one.source.confidence.value for one in found if one.source] == ["medium", "medium"]


def test_a_last_name_is_the_person_with_the_office() -> None:
    (found,) = attributions("Kremlin spokesman Dmitry Peskov left. Peskov said that it is so.")
    assert found.source is not None
    assert found.source[0] == "Dmitry Peskov"
    assert (found.source.role, found.source.organisation) == ("Kremlin spokesman", "Kremlin")


def test_what_was_said_and_where() -> None:
    text = 'In an interview with the magazine "Mining", Gorkov stated that the mine closed, noting that it was late.'
    first, second = attributions(text)
    assert [text[span.start : span.end] for span in first.content] == ["the mine closed"]
    assert [text[span.start : span.end] for span in second.content] == ["it was late"]
    assert first.medium == 'interview with the magazine "Mining"'
    assert second.source is not None
    assert second.source.text == "Gorkov"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The mayor told reporters on Thursday that it is so.", ["it is so"]),
        ("The mayor said in a statement that it is so.", ["it is so"]),
        ("The mayor pointed out that it is so.", ["it is so"]),
        ('"It is so and stays so," opposition leader Mark Dellow said on Monday.', ['"It is so and stays so,"']),
        ("Work began in May, the engineer Paul Dray said on Friday.", ["Work began in May"]),
        ('Olaf Brandt called it "unworkable" and said that he was against it.',
         ['it "unworkable"', "he was against it"]),
        ("The bank said that prices rose by 4 percent and warned that more was to come.",
         ["prices rose by 4 percent", "more was to come"]),
        ("The bank said that prices rose and fell, but warned that more was to come.",
         ["prices rose and fell", "more was to come"]),
        ("Work began in May, the engineer Paul Dray said on his blog.", ["Work began in May"]),
    ],
)  # fmt: skip
def test_what_was_said(text: str, content: list[str]) -> None:
    assert [text[span.start : span.end] for one in attributions(text) for span in one.content] == content


def test_who_goes_on_is_who_spoke_before() -> None:
    found = attributions('Olaf Brandt called it "unworkable" and said that he was against it.')
    assert [one.source.text for one in found if one.source] == ["Olaf Brandt", "Olaf Brandt"]


def test_what_is_quoted_is_not_read_for_cues() -> None:
    (found,) = attributions('"She said that they told us to go home at once," he said.')
    assert found.cue == "said"


PIECES = re.split(" ", 'said that He Putin , . " the minister according to ( ) is it turns out who and')


@given(st.lists(st.sampled_from(PIECES)))
def test_any_text_can_be_read(words: list[str]) -> None:
    text = " ".join(words)
    for found in attributions(text):
        assert 0 <= found.span.start < found.span.end <= len(text)
        assert found.source is None or found.source.mention.end <= len(text)
