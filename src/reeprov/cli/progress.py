"""How far the network has come, on standard error, where somebody looks at a terminal."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ..fetch.web import Counts


@contextmanager
def watching(*, quiet: bool) -> Iterator[Callable[[Counts], None] | None]:
    """Give a function that shows each new state; None where nobody would see it."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    words = TextColumn("{task.fields[words]}")
    columns = (TextColumn("sources"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), words)
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None, words="")
        verdicts: Counter[str] = Counter()
        services = 0

        def show(counts: Counts) -> None:
            nonlocal services
            if not counts.judged:  # a robots.txt, the list of a day, an archive: nobody's source
                services += 1
                progress.update(task, words=f"{services} lists and archives asked")
                return
            verdicts[counts.last.verdict.value.replace("_", " ")] += 1
            fared = ", ".join(f"{count} {verdict}" for verdict, count in verdicts.most_common())
            words = f"{counts.in_flight} in flight; {fared}"
            progress.update(task, total=counts.all, completed=counts.done, words=words)

        yield show
