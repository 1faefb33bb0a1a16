r"""Text from outside on a terminal: what would move its cursor, forge a line or turn its letters around is spelled out.

A control character, a direction control (Unicode, UAX #9) or a lone surrogate becomes its escape, such as `\x1b`: so
two names that differ stay different.
"""

from __future__ import annotations

import re

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def printable(text: str) -> str:
    """Return `text` on one line, with whatever a terminal would not show as a character spelled out."""
    return _UNPRINTABLE.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def printable_lines(text: str) -> str:
    """Return `text` with its lines, each of them printable."""
    return "\n".join(map(printable, text.split("\n")))
