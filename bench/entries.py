"""How many entries a second become records on one core, without the network.

    python bench/entries.py [ENTRIES [PYTHON]]

The entries are generated: a dozen styles of writing one, outlets of the registry and some that it does not know, titles
of made-up words, days of twenty years.  No two of them are alike, but their outlets come back: 100,000 name each
one of the registry's some sixty times, so that nearly all look-ups find what an earlier one has left.  They are read as
one source list after the other, a hundred entries each, as articles bring them; making them is not counted.  Where
refextract is installed, in this environment or in that of PYTHON, its figure on the same strings stands beside ours.
"""

from __future__ import annotations

import gc
import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice

from rows import Row, missing, show

from reeprov.__main__ import _BETWEEN_COLLECTIONS
from reeprov.model.citation import Entry, SourceList
from reeprov.model.document import Document
from reeprov.model.text import Span
from reeprov.readers.fields import read_fields
from reeprov.resolvers import resolve, status, with_outlet
from reeprov.resolvers.registry import Registry

JOB = "entries become records"
LIST = 100
PEERS = 200  # entries for refextract, which takes milliseconds for each
STYLES = (
    "{outlet} — “{title}” from {day:02}.{month:02}.{year}",
    "{outlet} — “{title}” from {day:02}.{month:02}.{year}",
    "{outlet}, “{title}”, {name} {day}, {year}",
    "{surname}, {initial}. ({year}, {name} {day}). {title}. {outlet}.",
    "{surname}, John. “{title}.” {outlet}, {day} {name} {year}.",
    "{initial}. {surname}, “{title},” {outlet}, vol. {day}, no. {month}, pp. 1–{day}, {year}.",
    "{surname} {initial}. {title}. {outlet}. {year};{day}({month}):1-{day}.",
    "{surname} {initial}. {title} // {outlet}. {year}. № {month}. С. {day}.",
    "https://{host}/{year}/{month:02}/{day:02}/{slug} - {title} | {outlet}",
    "{title}. {outlet}. {name} {day}, {year}. Retrieved {day} March 2025.",
    "“{title}”. {outlet}. {year}-{month:02}-{day:02}. https://{host}/{slug}",
    "«{title}», {outlet}, {day}/{month}/{year}",
)
PEER = """
import json, sys, time
from refextract import extract_references_from_string
texts = ["[1] " + text for text in json.load(sys.stdin)]
extract_references_from_string(texts[0])
begin = time.process_time()
for text in texts:
    extract_references_from_string(text)
print(len(texts) / (time.process_time() - begin))
"""
NAMES = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November")
SURNAMES = ("Smith", "Ivanova", "Müller", "García", "Rossi", "Kowalska", "Silva", "Dupont", "Okafor", "Tanaka")
WORDS = (
    "demand supply price reserve ministry export tariff lithium cobalt nickel rare earth metals China Russia Europe "
    "mine company record falls rises the of in for new plant quota",
    "спрос на редкие металлы вырос цена экспорт завод запасы лития Россия Китай пошлина упала в для добыча",
)


def generated(count: int, registry: Registry) -> Iterator[str]:
    """Entries, the same in every run."""
    dice = random.Random(20250226)
    outlets = [(outlet.name, outlet.id) for outlet in registry] + [("The Quiet Gazette", "quiet.example.net")] * 50
    words = [language.split() for language in WORDS]
    for _ in range(count):
        outlet, host = dice.choice(outlets)
        title = " ".join(dice.choices(dice.choice(words), k=dice.randint(4, 10))).capitalize()
        month = dice.randint(1, 11)
        yield dice.choice(STYLES).format(
            outlet=outlet,
            host=host,
            title=title,
            slug=title.replace(" ", "-").lower(),
            day=dice.randint(1, 28),
            month=month,
            name=NAMES[month - 1],
            year=dice.randint(2005, 2025),
            surname=dice.choice(SURNAMES),
            initial=dice.choice("ABDEJKMS"),
        )


def listed(texts: list[str]) -> Document:
    """A document that is a source list and nothing else."""
    entries = []
    at = 0
    for number, text in enumerate(texts, 1):
        span = Span(at, at + len(text))
        entries.append(Entry(str(number), span, span, text))
        at += len(text) + 1
    prose = "\n".join(texts)
    sources = SourceList(None, Span(0, len(prose)), "bracket", "label", tuple(entries))
    return Document("list.txt", "text/plain", "utf-8", prose, prose, source_lists=(sources,))


def identified(document: Document, registry: Registry) -> int:
    """How many entries of a document are identified."""
    fields = [with_outlet(read_fields(entry, document), registry) for entry in document.entries]
    return sum(status(found) == "identified" for found in resolve(document, fields, registry))


def peer(texts: list[str], python: str) -> Row:
    """The figure of refextract as this Python has it, or that it is not there."""
    done = subprocess.run([python, "-c", PEER], input=json.dumps(texts), capture_output=True, text=True, check=False)
    if done.returncode:
        return missing(JOB, "refextract", "entries/s")
    return Row(JOB, "refextract", float(done.stdout), "entries/s", f"over {len(texts)} of the same strings")


def rows(count: int = 100_000, python: str = sys.executable) -> Iterator[Row]:
    """Entries a second: over all, and in the best tenth of them."""
    gc.set_threshold(_BETWEEN_COLLECTIONS)
    registry = Registry.load()
    texts = generated(count, registry)
    some = list(islice(generated(PEERS, registry), PEERS))
    identified(listed(some), registry)  # words and patterns are made on first use
    known = 0
    tenths = [0.0] * 10  # seconds: on a busy machine the best one is nearest to the truth
    for number in range(0, count, LIST):
        document = listed(list(islice(texts, LIST)))
        begin = time.process_time()
        known += identified(document, registry)
        tenths[10 * number // count] += time.process_time() - begin
    elapsed, best = sum(tenths), 10 * min(tenths)
    note = f"{count:,} entries, {known / count:.0%} identified"
    yield Row(JOB, "reeprov, the best tenth", count / best, "entries/s", note)
    yield Row(JOB, "reeprov, all", count / elapsed, "entries/s", note)
    yield peer(some, python)


if __name__ == "__main__":
    show(rows(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000, *sys.argv[2:3]))
