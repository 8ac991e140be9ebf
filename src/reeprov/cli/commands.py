"""The table of commands."""

from __future__ import annotations

from ..model.noun import NamedTuple
from .options import (
    ACCEPTING,
    AS_LINTER,
    COLOR,
    CONFIGURED,
    CORPUS,
    EVERYWHERE,
    FAILING,
    FOLLOWING,
    JOBS,
    LINE,
    MANNERS,
    MENDING,
    NETWORK,
    QUIET,
    READING,
    RULES,
    SHOWING,
    VERBOSE,
    Option,
    output_format,
)


class Command(NamedTuple):
    """A command.

    Attributes:
        module: the module of this folder whose function `run` carries it out.

    """

    name: str
    help: str
    module: str
    options: tuple[Option, ...]


COMMANDS: tuple[Command, ...] = (
    Command(
        "audit",
        "Report what each document rests on, what is broken, and how far each claim can be followed back.",
        "audit",
        (*READING, *NETWORK, *FOLLOWING, *RULES, output_format("terminal", "html", "markdown", "json"), *EVERYWHERE),
    ),
    Command(
        "check",
        "Check the sources of documents: the linter for CI and editors.",
        "check",
        (
            *READING,
            *NETWORK,
            Option("locked", ("--locked",), "flag", "Hold the entries to their rows in the lock file."),
            *RULES,
            *FAILING,
            JOBS,
            *ACCEPTING,
            *MENDING,
            *SHOWING,
            output_format(
                *("full", "concise", "json", "json-lines", "github", "gitlab", "sarif", "rdjson", "junit", "markdown"),
                variable="REEPROV_OUTPUT_FORMAT",
            ),
            *AS_LINTER,
        ),
    ),
    Command(
        "resolve",
        "Print the canonical record of each entry of the source lists.",
        "resolve",
        (
            *READING,
            *NETWORK,
            Option("entry", ("--entry",), "value", "Resolve this entry instead of reading documents.", "TEXT"),
            Option("lock", ("--lock",), "flag", "Write what was found to the lock file."),
            Option("candidates", ("--candidates",), "flag", "List the articles that may be the source of an entry."),
            Option("choose", ("--choose",), "values", "Take a candidate, or an address, into the lock file.", "KEY=N"),
            output_format("table", "csl", "json-lines"),
            *EVERYWHERE,
        ),
    ),
    Command(
        "trace",
        "Print the chain of the claims in one line of a document, as a tree.",
        "trace",
        (
            Option(
                "place",
                (),
                "argument",
                "The document and the line; with --claim the document.",
                "PATH:LINE",
                required=True,
            ),
            Option("claim", ("--claim",), "value", "The claims that hold these words instead.", "TEXT"),
            *READING[1:],
            *NETWORK,
            *FOLLOWING,
            *EVERYWHERE,
        ),
    ),
    Command(
        "corpus",
        "Write the tables of many documents, or report what comparing them shows.",
        "corpus",
        (
            *CORPUS,
            *LINE,
            *MANNERS,
            *CONFIGURED,
            *RULES,
            output_format("terminal", "html", "concise", "json", "json-lines", "sarif", "markdown"),
            COLOR,
            QUIET,
            VERBOSE,
        ),
    ),
    Command(
        "dump",
        "Print all that was read, as data.",
        "dump",
        (*READING, *NETWORK, *FOLLOWING, output_format("json", "prov", "csl", "webanno", "dot", "csv"), *EVERYWHERE),
    ),
    Command(
        "rule",
        "Print the manual of a rule, or the table of all rules.",
        "rule",
        (Option("code", (), "argument", "The rule's code or name.", "CODE"), *EVERYWHERE),
    ),
    Command(
        "outlets",
        "Look up an outlet by a name, an alias or a domain.",
        "outlets",
        (
            Option("query", (), "argument", "A name, an alias or a domain; all outlets where left out.", "QUERY"),
            *CONFIGURED,
            *EVERYWHERE,
        ),
    ),
    Command(
        "schema",
        "Print the JSON Schema of what reeprov prints and reads.",
        "schema",
        (
            Option(
                "subject",
                (),
                "argument",
                "What to describe.",
                None,
                "findings",
                ("findings", "dossier", "audit", "config"),
            ),
            *EVERYWHERE,
        ),
    ),
    Command("server", "Speak LSP on standard input and output, for editors.", "server", EVERYWHERE),
    Command(
        "cache",
        "Say what the cache keeps, clear it, or export its pages.",
        "cache",
        (
            Option("action", (), "argument", "What to do.", None, None, ("info", "clear", "export"), required=True),
            Option("warc", ("--warc",), "flag", "Export as a web archive (WARC), for replaying; needs --output-file."),
            *CONFIGURED,
            *EVERYWHERE,
        ),
    ),
)
