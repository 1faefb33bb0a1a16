"""`bot.py search`: the same search as on Discord, for a terminal, a script or a measurement."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any, Final

from rich.console import Console
from rich.text import Text

from bot.app import open_services
from bot.articles import SHARED, Position, Reference, clause_end, repeats, shown_headline
from bot.cli.batches import answer_lines, print_json
from bot.cli.common import add_database_option, add_subcommand, settings_and_database
from bot.cli.words import terminal_texts
from bot.errors import UsageError
from bot.runtime import SystemClock, printable
from bot.search import MOST_CHARACTERS
from bot.segmentation import end_of_dateline

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from bot.app import Services
    from bot.cli.common import Commands
    from bot.search import HighlightedText, Hit, SearchAnswer, SearchService
    from bot.texts import Texts

_SCOPES: Final = (SHARED,)
_MOST_HITS: Final = 100


def register(commands: Commands) -> None:
    """Add the subcommand."""
    texts = terminal_texts()
    parser = add_subcommand(commands, "search")
    parser.add_argument("query", nargs="*", metavar="QUERY", help=texts("cli-search-query"))
    parser.add_argument("--limit", type=int, default=5, metavar="N", help=texts("cli-search-limit"))
    parser.add_argument("--json", action="store_true", help=texts("cli-search-json"))
    parser.add_argument("--batch", action="store_true", help=texts("cli-search-batch"))
    add_database_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Answer one query, or with --batch one on each line of standard input."""
    if not args.batch and not args.query:
        raise UsageError("search-no-query")
    if not 1 <= args.limit <= _MOST_HITS:
        raise UsageError("search-bad-limit", limit=args.limit, patient=True)
    return asyncio.run(_run(args))


async def _run(args: argparse.Namespace) -> int:
    settings, database = settings_and_database(args)
    async with open_services(settings, SystemClock(), database, writable=False) as services:
        await services.search.warm()
        if args.batch:
            await answer_lines(lambda asked: _answer(services.search, asked))
            return 0
        query = " ".join(args.query)
        answer = await services.search.search(_SCOPES, query, limit=args.limit, patient=True)
        if args.json:
            print_json(_described(answer))
        else:
            await _print_readably(services, answer)
    return 0


async def _answer(search: SearchService, asked: dict[str, Any]) -> dict[str, Any]:
    query, limit = asked.get("query"), asked.get("limit", 10)
    if not isinstance(query, str) or not isinstance(limit, int) or not 1 <= limit <= _MOST_HITS:
        raise UsageError("search-batch-line")
    began = time.perf_counter()
    answer = await search.search(_SCOPES, query, limit=limit, fold=False, patient=True)
    took = (time.perf_counter() - began) * 1000
    return {"ms": round(took, 3)} | _described(answer)


def _described(answer: SearchAnswer) -> dict[str, Any]:
    return {
        "query_used": answer.reading.used,
        "corrections": {correction.asked: correction.used for correction in answer.reading.corrections},
        "cut": answer.reading.cut,
        "partial": answer.partial,
        "damaged": answer.damaged,
        "also_searched": list(answer.reading.also_searched),
        "missing": list(answer.reading.missing),
        "suggestion": answer.suggestion,
        "offers": {offer.asked: list(offer.nearest) for offer in answer.reading.offers},
        "total": answer.total,
        "total_is_bound": answer.total_is_bound,
        "hits": [
            {
                "ref": _reference(hit),
                "source_id": hit.card.source_id,
                "score": round(hit.score, 4),
                "headline": hit.card.headline,
                "headline_generated": hit.card.headline_generated,
                "snippet": hit.passage.excerpt.text if hit.passage else "",
                "missing": list(hit.missing),
                "folded": [f"{Reference(card.key)}" for card in hit.folded],
            }
            for hit in answer.hits
        ],
    }


def _reference(hit: Hit) -> str:
    if hit.passage is None:
        return str(Reference(hit.card.key))
    return str(Reference.to(hit.card.key, hit.passage.version, Position(hit.passage.paragraph)))


def _notes(answer: SearchAnswer, texts: Texts) -> Iterator[str]:
    """Yield how the query was read where that is not how it was written, and what was left out."""
    reading = answer.reading
    if reading.corrections:
        yield texts("search-cli-used", used=reading.used)
    if reading.missing and answer.hits:
        yield texts("search-cli-missing", words=texts.listed(reading.missing))
    if reading.also_searched:
        yield texts("search-cli-also", words=texts.listed(reading.also_searched))
    if reading.cut:
        yield texts("search-cli-cut")
    if answer.partial:
        yield texts("search-cli-partial")
    if answer.damaged:
        yield texts("articles-left-out", damaged=answer.damaged).removeprefix("-# ")


async def _print_readably(services: Services, answer: SearchAnswer) -> None:
    texts = terminal_texts()
    console = Console(highlight=False, markup=False, emoji=False)
    reading = answer.reading
    for note in _notes(answer, texts):
        console.print(printable(note))
    if not answer.hits:
        counts = await services.archive.articles.counts(_SCOPES)
        key = "search-cli-none" if counts.articles else "search-cli-empty"
        console.print(texts(key, query=reading.asked[:MOST_CHARACTERS]))
    for hit in answer.hits:
        _print_hit(console, hit, [word for word in hit.missing if word not in reading.missing])
    if answer.suggestion:
        console.print(texts("search-cli-suggestion", suggestion=answer.suggestion))
    if answer.hits:
        bound = "yes" if answer.total_is_bound else "no"
        console.print(texts("search-cli-total", total=answer.total, bound=bound))


def _print_hit(console: Console, hit: Hit, lacked: Sequence[str]) -> None:
    texts = terminal_texts()
    made = hit.card.headline_generated
    said = made and hit.passage is not None and repeats(hit.card.headline, hit.passage.excerpt.text)
    if said:
        console.print(Text(_reference(hit), style="cyan"))
    elif made:
        console.print(Text.assemble((_reference(hit), "cyan"), "  ", shown_headline(hit.card)))
    else:
        console.print(Text.assemble((_reference(hit), "cyan"), "  ", _styled(hit.headline, "bold underline", "bold")))
    people = texts.listed(person.name for person in hit.card.people)
    about = printable(" · ".join(part for part in (people, hit.card.published, hit.card.source) if part))
    if about:
        console.print(Text(f"    {about}", style="dim"))
    if hit.passage:
        before, after = "… " if hit.passage.starts_inside else "", " …" if hit.passage.ends_inside else ""
        excerpt = _styled(hit.passage.excerpt, "bold yellow", "")
        if said:
            excerpt.stylize("bold", 0, clause_end(hit.passage.excerpt.text, end_of_dateline(hit.passage.excerpt.text)))
        console.print(Text.assemble("    ", before, excerpt, after))
    if lacked:
        console.print(Text(f"    {printable(texts('search-cli-without', words=texts.listed(lacked)))}", style="dim"))
    if hit.folded:
        refs = texts.listed(str(Reference(card.key)) for card in hit.folded)
        console.print(Text(f"    {texts('search-cli-folded', refs=refs)}", style="dim"))
    console.print()


def _styled(highlighted: HighlightedText, found: str, rest: str) -> Text:
    text = Text(highlighted.text.replace("\n", " "), style=rest)
    for start, end in highlighted.spans:
        text.stylize(found, start, end)
    return text
