"""`bot.py timeline`: the same timeline as on Discord, for a terminal or a script."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bot.app import open_services
from bot.articles import Reference, parse_reference
from bot.cli.batches import print_json
from bot.cli.common import add_database_option, add_subcommand, say, settings_and_database
from bot.cli.words import terminal_texts
from bot.errors import UsageError
from bot.runtime import SystemClock
from bot.timelines import KEYS, LARGEST_PAGE, Figures, Line, Place, Timeline, draw_chart

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from bot.articles import ArticleKey
    from bot.cli.common import Commands
    from bot.timelines import TimelineService

_REFERENCE: Final = re.compile(r"A\d[\w@.-]*", re.IGNORECASE | re.ASCII)
_MOST_PAGES: Final = 50
_ZONE: Final = "UTC"


def register(commands: Commands) -> None:
    """Add the subcommand."""
    texts = terminal_texts()
    parser = add_subcommand(commands, "timeline")
    parser.add_argument("query", nargs="+", metavar="QUERY", help=texts("cli-timeline-query"))
    parser.add_argument("--chart", metavar="FILE", help=texts("cli-timeline-chart"))
    parser.add_argument("--json", action="store_true", help=texts("cli-json"))
    add_database_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print a timeline of the shared archive, or write its chart."""
    query = " ".join(args.query).strip()
    if not query:
        raise UsageError("timeline-of-nothing")
    return asyncio.run(_run(args, query))


async def _run(args: argparse.Namespace, query: str) -> int:
    settings, database = settings_and_database(args)
    key = parse_reference(query, None).key if _REFERENCE.fullmatch(query) else None
    async with open_services(settings, SystemClock(), database, writable=False) as services:
        if args.chart:
            asked = services.timelines
            figures = await (asked.figures_of_article(None, key) if key else asked.figures_of_query(None, query, _ZONE))
            _write_chart(figures, Path(args.chart))
            _print_figures(figures, as_json=args.json)
            return 0
        pages = await _pages(services.timelines, query, key, undated=False)
        first = pages[0]
        has_both = bool(first.articles and first.undated)
        undated = await _pages(services.timelines, query, key, undated=True) if has_both else ()
    _print_pages(query, pages, undated, as_json=args.json)
    return 0


async def _pages(
    timelines: TimelineService, query: str, key: ArticleKey | None, *, undated: bool
) -> Sequence[Timeline]:
    """Return all pages, as far as there are no more than 3,000 entries."""
    pages: list[Timeline] = []
    while not pages or len(pages) < min(pages[0].pages, _MOST_PAGES):
        place = Place(len(pages), undated=undated)
        pages.append(
            await timelines.of_article(None, key, place, size=LARGEST_PAGE)
            if key
            else await timelines.of_query(None, query, place, _ZONE, size=LARGEST_PAGE)
        )
    return pages


def _print_pages(query: str, pages: Sequence[Timeline], undated: Sequence[Timeline], *, as_json: bool) -> None:
    first = pages[0]
    if as_json:
        print_json(
            {
                "articles": first.articles,
                "undated": first.undated,
                "lines": [_described(line) for page in (*pages, *undated) for line in page.lines],
                "weeks": [
                    {"monday": week.monday.isoformat(), "articles": week.articles}
                    | ({"line": _described(week.line)} if week.line else {})
                    for page in pages
                    for week in page.weeks
                ],
            }
        )
        return
    texts = terminal_texts()
    if first.is_empty:
        say(texts("timeline-cli-none", query=query))
        return
    for page in pages:
        for line in page.lines:
            say(_written(line))
        for week in page.weeks:
            say(texts("timeline-cli-week", day=week.monday.isoformat(), articles=week.articles))
            if week.line:
                say(_written(week.line))
    if undated:
        say(texts("timeline-cli-undated"))
    for page in undated:
        for line in page.lines:
            say(_written(line))


def _written(line: Line) -> str:
    also = "".join(f", {Reference(key)}" for key in line.also)
    day = line.day.isoformat() if line.day else "-"
    return f"{day}  {line.sentence or '…'}\n    {line.card.source} · {line.reference}{also}\n"


def _described(line: Line) -> dict[str, Any]:
    return {
        "date": line.day.isoformat() if line.day else None,
        "ref": str(line.reference),
        "text": line.sentence,
        "source": line.card.source,
        "also": [str(Reference(key)) for key in line.also],
    }


def _write_chart(figures: Figures, file: Path) -> None:
    try:
        file.write_bytes(draw_chart(figures, terminal_texts()("timeline-others")))
    except OSError as error:
        raise UsageError("timeline-chart-file", file=str(file), reason=error.strerror or str(error)) from error


def _print_figures(figures: Figures, *, as_json: bool) -> None:
    if as_json:
        bars = [{"monday": bar.monday.isoformat(), "counts": bar.counts, "others": bar.others} for bar in figures.bars]
        sources = list(figures.sources)
        print_json({"weeks": figures.weeks_of_bar, "undated": figures.undated, "sources": sources, "bars": bars})
        return
    for line in _rows(figures):
        say(line)


def _rows(figures: Figures) -> Iterator[str]:
    texts = terminal_texts()
    for place, (name, key) in enumerate(zip(figures.sources, KEYS, strict=False)):
        yield f"{key}  {name}: {figures.of_source(place)}"
    if figures.others:
        yield f"+  {texts('timeline-others')}: {figures.others}"
    for bar in figures.bars:
        parts = "".join(f"{count:>6}" for count in (*bar.counts, bar.others))
        yield f"{bar.monday.isoformat()}{bar.total:>6}  {parts}"
