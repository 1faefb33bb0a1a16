"""A person's own boundaries for a page: a small text file beside it that overrules the model."""

from __future__ import annotations

import re

from bot.errors import SourceError

SUFFIX = ".boundaries"
_NUMBER = re.compile(r"\d{1,9}")
_MOST = 100_000


def read_boundaries(text: str, *, path: str = "") -> tuple[int, ...]:
    """Read the lines on which articles start, as 0-based numbers in order.

    The file holds the numbers that an editor shows (the first line is 1), one a line; what follows a `#` is a note.
    Raises SourceError for anything else, so that a slip is seen and not taken for a wish.
    """
    starts: set[int] = set()
    for number, line in enumerate(text.splitlines(), 1):
        wanted = line.split("#", 1)[0].strip()
        if not wanted:
            continue
        if not _NUMBER.fullmatch(wanted) or int(wanted) == 0 or len(starts) >= _MOST:
            raise SourceError("segment-boundaries", path=path, line=number, held=wanted[:60])
        starts.add(int(wanted) - 1)
    return tuple(sorted(starts))
