"""Globs of paths, in which `**` stands for any number of folders."""

from __future__ import annotations

import os
from collections.abc import Sequence


def matches(path: str, glob: str) -> bool:
    """Whether a path matches; a glob without a slash is about the name, in whatever folder."""
    parts = path.replace(os.sep, "/").split("/")
    return _match(parts, glob.split("/")) if "/" in glob else _match(parts[-1:], [glob])


def _match(parts: Sequence[str], glob: Sequence[str]) -> bool:
    from fnmatch import fnmatchcase

    # Part by part: which numbers of parts the globs so far can take up.
    reached = {0}
    for piece in glob:
        if piece == "**":
            reached = set(range(min(reached, default=len(parts) + 1), len(parts) + 1))
        else:
            reached = {at + 1 for at in reached if at < len(parts) and fnmatchcase(parts[at], piece)}
    return len(parts) in reached
