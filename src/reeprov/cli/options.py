"""The options of all commands, each declared once; the quick parser, typer and the tests read these declarations."""

from __future__ import annotations

from ..model.noun import NamedTuple


class Option(NamedTuple):
    """An option, or a positional argument where it has no flags.

    Attributes:
        name: what the command finds its value under.
        kind: "flag" (True where given), "value" (a string, None or the default where not given), "codes" (given any
            number of times, comma-separated: a tuple of strings), "values" (given any number of times: a tuple of
            strings), "arguments" (positional, any number: a tuple of strings), "argument" (positional, at most one).
        choices: all values that are allowed; empty: any.
        required: whether at least one argument must be there.
        variable: the environment variable that gives the value where the command line does not; an empty one does not.
    """

    name: str
    flags: tuple[str, ...]
    kind: str
    help: str
    metavar: str | None = None
    default: str | None = None
    choices: tuple[str, ...] = ()
    required: bool = False
    variable: str | None = None


def output_format(default: str, *others: str, variable: str | None = None) -> Option:
    """The formats of a command, its default first."""
    flags = ("--output-format", "--format")
    return Option(
        "output_format", flags, "value", "How to print.", None, default, (default, *others), variable=variable
    )


PATHS = Option("paths", (), "arguments", "Files, folders, globs, or - for standard input.", "PATH...")

OUTPUT_FILE = Option(
    "output_file", ("--output-file", "-o"), "value", "Write to a file instead of standard output.", "FILE"
)
COLOR = Option(
    "color",
    ("--color",),
    "value",
    "When to use colors; NO_COLOR and FORCE_COLOR are obeyed.",
    None,
    "auto",
    ("auto", "always", "never"),
)
QUIET = Option("quiet", ("--quiet", "-q"), "flag", "Say nothing about the run on standard error.")
VERBOSE = Option("verbose", ("--verbose", "-v"), "flag", "Say more about the run; show the traceback of a crash.")

CONFIG = Option("config", ("--config",), "value", "Use this settings file and no other.", "FILE")
ISOLATED = Option("isolated", ("--isolated",), "flag", "Use no settings file.")

EVERYWHERE = (OUTPUT_FILE, COLOR, QUIET, VERBOSE)
# A linter runs in hooks and jobs whose command line is elsewhere, so what they may want to change has variables.
AS_LINTER = (OUTPUT_FILE._replace(variable="REEPROV_OUTPUT_FILE"), COLOR, QUIET, VERBOSE)
CONFIGURED = (CONFIG, ISOLATED)

LINE = (
    Option("offline", ("--offline",), "flag", "Let no byte leave the machine (default)."),
    Option("online", ("--online",), "flag", "Ask the network about the addresses of sources."),
)
READING = (
    PATHS,
    Option("stdin_filename", ("--stdin-filename",), "value", "The name of what comes on standard input.", "NAME"),
    *LINE,
    *CONFIGURED,
)

# Checks need the pages of entries only.
FOLLOWING = (
    Option("follow", ("--follow",), "value", "Steps to go beyond the sources, to what they name (2).", "N"),
    Option("follow_pages", ("--follow-pages",), "value", "Pages to open for that, for each document (20).", "N"),
)

JOBS = Option("jobs", ("--jobs", "-j"), "value", "Work in so many processes.", "N", "1")

MANNERS = (
    Option("allow_host", ("--allow-host",), "values", "Open this host and port, private or not.", "HOST:PORT"),
    Option("allow_private", ("--allow-private",), "flag", "Open loopback and private addresses, on any port."),
    Option("no_cache", ("--no-cache",), "flag", "Neither read nor keep pages in the cache."),
    Option("max_in_flight", ("--max-in-flight",), "value", "Requests under way at a time (128).", "N"),
    Option("per_host", ("--per-host",), "value", "Connections to one host at a time (1).", "N"),
    Option("pause", ("--pause",), "value", "Seconds between two requests to a host (1).", "SECONDS"),
    Option("timeout", ("--timeout",), "value", "Seconds that one exchange may take (20).", "SECONDS"),
)
NETWORK = (
    *MANNERS,
    Option("archive", ("--archive",), "flag", "Have pages archived of which no copy is known."),
)

CORPUS = (
    PATHS._replace(
        help="Files, folders, globs; Parquet, JSON lines, web archives (WARC). Or: report DIR.",
        metavar="PATH...",
    ),
    Option(
        "output_folder",
        ("--output-folder", "-o"),
        "value",
        "The folder that the tables are written to; the file, of a report.",
        "DIR",
    ),
    Option("engine", ("--engine",), "value", "Who does the work.", None, "local", ("local", "dask")),
    Option(
        "scheduler", ("--scheduler",), "value", "The address of a Dask scheduler; a local one otherwise.", "ADDRESS"
    ),
    JOBS,
    Option("text_column", ("--text-column",), "value", "The column that holds the documents.", "NAME"),
    Option("path_column", ("--path-column",), "value", "The column that holds their names.", "NAME"),
    Option("output_file", ("--output-file",), "value", "Write the report to a file.", "FILE"),
)

RULES = (
    Option("select", ("--select",), "codes", "Run these rules only: codes, prefixes or names.", "CODES"),
    Option("ignore", ("--ignore",), "codes", "Do not run these rules.", "CODES"),
    Option("extend_select", ("--extend-select",), "codes", "Run these rules too.", "CODES"),
)

FAILING = (
    Option(
        "fail_on",
        ("--fail-on",),
        "value",
        "The least severity that makes the check fail (warning by default).",
        choices=("error", "warning", "note"),
    ),
    Option("exit_zero", ("--exit-zero",), "flag", "Exit 0 even where there are findings."),
)

MENDING = (
    Option("fix", ("--fix",), "flag", "Mend what can be mended safely, and report the rest."),
    Option(
        "unsafe_fixes",
        ("--unsafe-fixes",),
        "flag",
        "With --fix or --diff: mend also where something is taken away.",
    ),
    Option("diff", ("--diff",), "flag", "Write nothing; print what --fix would change, and exit 1 if it would."),
)

ACCEPTING = (
    Option("baseline", ("--baseline",), "value", "Do not count the findings that this file lists.", "FILE"),
    Option("write_baseline", ("--write-baseline",), "value", "List all findings in this file, and count none.", "FILE"),
    Option("prune_baseline", ("--prune-baseline",), "flag", "Take out of the --baseline file what is found no more."),
)

SHOWING = (
    Option(
        "show_settings", ("--show-settings",), "flag", "Print the settings and where each comes from; check nothing."
    ),
    Option("show_files", ("--show-files",), "flag", "Print the documents that would be checked; check nothing."),
    Option("statistics", ("--statistics",), "flag", "Print how often each rule was broken instead of the findings."),
)
