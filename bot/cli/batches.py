"""JSON lines in, JSON lines out: the batch form of a subcommand."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, Final, cast

from bot.errors import BroadsheetError
from bot.runtime import background
from bot.texts import load_texts

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

LONGEST_LINE: Final = 1 << 20
"""Bytes of a line; the rest of a longer one is read as a line of its own, and answered as one that is no JSON."""


async def answer_lines(answer: Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]) -> None:
    """Answer each JSON object on standard input with one on standard output, in the same order.

    What is no object is asked as an empty one. A domain error becomes `{"id": …, "error": …}` and stops nothing.
    """
    while line := await background.run(sys.stdin.buffer.readline, LONGEST_LINE):
        if line.strip():
            asked = _read(line)
            try:
                answered = await answer(asked)
            except BroadsheetError as error:
                answered = {"error": load_texts().of_error(error)}
            print_json({"id": asked.get("id")} | answered)


def _read(line: bytes) -> dict[str, Any]:
    try:
        asked: object = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return cast("dict[str, Any]", asked) if isinstance(asked, dict) else {}


def print_json(value: dict[str, Any]) -> None:
    """Print one object on a line of standard output."""
    # ASCII alone: a lone surrogate in an id comes back as it was, whatever the encoding of standard output.
    print(json.dumps(value), flush=True)  # noqa: T201 (the command line speaks here)
