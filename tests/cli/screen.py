"""What a terminal shows in the end of all that was written to it."""

from __future__ import annotations

import re

_PIECE = re.compile(r"\x1b\[(?P<numbers>[?0-9;]*)(?P<command>[A-Za-z])|(?P<end>[\r\n])|(?P<text>[^\x1b\r\n]+)")


def shown_in_the_end(drawn: bytes) -> list[str]:
    """Return the lines of the screen that hold anything: of a terminal that moves up, returns and erases lines."""
    lines: list[str] = [""]
    row = column = 0
    for piece in _PIECE.finditer(drawn.decode()):
        if text := piece["text"]:
            lines[row] = lines[row].ljust(column)[:column] + text + lines[row][column + len(text) :]
            column += len(text)
        elif piece["end"] == "\n":
            row += 1
            lines += [""] * (row + 1 - len(lines))
        elif piece["end"] == "\r":
            column = 0
        elif piece["command"] == "A":
            row = max(row - int(piece["numbers"] or 1), 0)
        elif piece["command"] == "K":
            lines[row] = "" if piece["numbers"] == "2" else lines[row][:column]
    return [line for line in lines if line.strip()]
