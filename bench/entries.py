"""How many entries a second are taken apart on one core.

    python bench/entries.py [ENTRIES]

The entries are those of the tests' gold, over and over; reading the document around them is not counted.
"""

from __future__ import annotations

import json
import sys
import time
from itertools import cycle, islice
from pathlib import Path

from reeprov.model.citation import Entry
from reeprov.model.document import Document
from reeprov.model.text import Span
from reeprov.readers.fields import read_fields

GOLD = Path(__file__).resolve().parent.parent / "tests" / "readers" / "entries_gold"
GOAL = 12_000


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    rows = [
        json.loads(line)
        for path in sorted(GOLD.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    texts = [row["text"] for row in rows if row["style"] != "markdown"]
    entries = []
    for number, text in enumerate(texts):
        span = Span(0, len(text))
        entries.append((Entry(str(number), span, span, text), Document("entry.txt", "text/plain", "utf-8", text, text)))
    for entry, document in entries:
        read_fields(entry, document)  # words and patterns are made on first use
    begin = time.process_time()
    for entry, document in islice(cycle(entries), count):
        read_fields(entry, document)
    elapsed = time.process_time() - begin
    print(f"{count} entries in {elapsed:.2f} s: {count / elapsed:,.0f} a second (goal {GOAL:,})")


if __name__ == "__main__":
    main()
