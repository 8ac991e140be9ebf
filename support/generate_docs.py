"""Write docs/rules/: a page for each rule out of its docstring, and the table of all.

    python support/generate_docs.py

A test compares the pages with the docstrings, so run this after every change to a manual.
"""

from __future__ import annotations

import inspect
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "rules"

sys.path.insert(0, str(ROOT / "src"))

from reeprov.rules import MANUALS, NOTICES, Manual  # noqa: E402  (a checkout needs no installation)

TABLE_HEAD = "| code | name | default | reports |\n|---|---|---|---|\n"


def main() -> None:
    """Write every page anew and delete those of rules that are gone."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for path in FOLDER.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


def pages() -> dict[str, str]:
    """File name → text, for all pages of the folder."""
    index = f"# Rules\n\n{TABLE_HEAD}{table()}"
    return {"README.md": index} | {f"{manual.CODE}.md": page(manual) for manual in MANUALS}


def table() -> str:
    """A row for each rule; the README of the project has the same rows."""
    return "".join(
        f"| [{manual.CODE}]({manual.CODE}.md) | {manual.NAME} | {default(manual)} | {reports(manual)} |\n"
        for manual in MANUALS
    )


def page(manual: Manual) -> str:
    """The manual of one rule under a heading of its own."""
    summary, rest = inspect.cleandoc(manual.__doc__ or "").split("\n", 1)
    word = default(manual)
    ask = f" It runs when asked for: `--extend-select {manual.CODE}`." if word == "off" else ""
    kind = "It is a notice of the run." if manual in NOTICES else f"Default: **{word}**.{ask}"
    return f"# {manual.CODE} {manual.NAME}\n\n{summary}\n\n{kind}\n{rest.rstrip()}\n"


def default(manual: Manual) -> str:
    """The severity that a rule has by default; a notice has none."""
    return str(manual.DEFAULT.value) if hasattr(manual, "DEFAULT") else "–"


def reports(manual: Manual) -> str:
    """What the rule reports: its summary without the verb and the full stop."""
    summary = inspect.cleandoc(manual.__doc__ or "").split("\n", 1)[0].rstrip(".")
    return summary.removeprefix("Report ").removeprefix("Say ")


if __name__ == "__main__":
    main()
