"""Measure a board of 200 entries, each of another article: checked and drawn, and written as a file.

    python -m benchmarks.boards.run

First as they were pinned; then all articles are edited, every second one in the very passage, so that nothing can be
taken from the newest version alone. The medians of seven runs, by the wall and of the processor.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bot.app import Services, open_services
from bot.archive import MOST_ENTRIES, NewText, Revision
from bot.articles import SHARED, ArticleText, Paragraph, Reference, VersionReason, parse_reference, samples
from bot.boards import BoardFormat
from bot.config import read_settings
from bot.quotation import Style
from bot.runtime import SystemClock
from bot.texts import load_texts
from cogs.boards.drawing import BOARD_PAGE, draw_board
from cogs.ui import Viewer

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.archive import BoardKey

_PARAGRAPHS = 12
_RUNS = 7
_GUILD = 7


def article(number: int, *, edited: bool = False) -> NewText:
    """Return an article of twelve paragraphs of three sentences; edited, it is another at its end or at its start."""
    sentences = [
        f"In part {part} of report {number}, the council heard {number * 7 + part} people on the harbor and its cranes."
        for part in range(_PARAGRAPHS * 3)
    ]
    if edited:
        sentences[0 if number % 2 else -1] = f"Report {number} was corrected after the council had objected to it."
    texts = [" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3)]
    paragraphs = tuple(Paragraph(text, "body", _sentences(text)) for text in texts)
    said = ArticleText(f"Report {number}", headline_generated=False, summary="", paragraphs=paragraphs)
    return NewText(said, "The Ledger", str(number), None, samples("\n".join(texts)))


def _sentences(text: str) -> tuple[tuple[int, int], ...]:
    ends = [at + 1 for at, character in enumerate(text) if character == "."]
    return tuple((start + bool(start), end) for start, end in zip([0, *ends], ends, strict=False))


async def fill(services: Services) -> BoardKey:
    """Store 200 articles, pin a sentence of each, and return the board."""
    async with services.archive.writer.storing(SHARED) as storing:
        await storing.create([article(number) for number in range(1, MOST_ENTRIES + 1)])
    board = await services.boards.create(_GUILD, "Harbor closure", 1)
    for number in range(1, MOST_ENTRIES + 1):
        ref: Reference = parse_reference(f"A{number}.p1.s1", _GUILD)
        await services.boards.pin(board.key, [ref], 1, "A note")
    return board.key


async def edit(services: Services) -> None:
    """Edit all articles."""
    async with services.archive.writer.storing(SHARED) as storing:
        edits = [Revision(n, article(n, edited=True), VersionReason.EDITED) for n in range(1, MOST_ENTRIES + 1)]
        await storing.revise(edits)


async def draw(services: Services, key: BoardKey) -> None:
    """Draw the first page."""
    checked = await services.boards.checked(key, lambda _: range(1, BOARD_PAGE + 1))
    speakers = await services.boards.speakers(checked.entries[:BOARD_PAGE])
    draw_board(checked, 0, speakers, Viewer(1, _GUILD, load_texts(), "!", "UTC")).to_components()


async def export(services: Services, key: BoardKey) -> None:
    """Write it as Markdown."""

    async def nobody(_: frozenset[int]) -> dict[int, str]:
        return {}

    await services.boards.export(key, BoardFormat.MARKDOWN, Style.APA, nobody, load_texts())


async def measure(name: str, work: Callable[[], Awaitable[None]], runs: int = _RUNS) -> None:
    """Print how long some work takes."""
    walls: list[float] = []
    used: list[float] = []
    for _ in range(runs):
        began, began_using = time.perf_counter(), time.process_time()
        await work()
        walls.append(time.perf_counter() - began)
        used.append(time.process_time() - began_using)
    wall, processor = (1_000 * statistics.median(one) for one in (walls, used))
    print(f"{name}: {wall:.0f} ms, {processor:.0f} ms of the processor")


async def main() -> None:
    """Measure."""
    with tempfile.TemporaryDirectory() as folder:
        async with open_services(read_settings(), SystemClock(), Path(folder) / "a.db") as services:
            key = await fill(services)
            await measure("a board of 200, unchanged, drawn", lambda: draw(services, key))
            await edit(services)
            await measure("a board of 200, all edited, drawn for the first time", lambda: draw(services, key), runs=1)
            await measure("a board of 200, all edited, drawn", lambda: draw(services, key))
            await measure("a board of 200, as Markdown", lambda: export(services, key))


if __name__ == "__main__":
    asyncio.run(main())
