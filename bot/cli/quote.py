"""`bot.py quote`: the exact passage that a reference names."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from bot.app import open_services
from bot.articles import PersonRole, parse_reference
from bot.cli.batches import print_json
from bot.cli.common import add_database_option, add_subcommand, say, settings_and_database
from bot.cli.words import terminal_texts
from bot.quotation import attribution, difference_line
from bot.runtime import SystemClock

if TYPE_CHECKING:
    import argparse

    from bot.cli.common import Commands
    from bot.quotation import Quote


def register(commands: Commands) -> None:
    """Add the subcommand."""
    texts = terminal_texts()
    parser = add_subcommand(commands, "quote")
    parser.add_argument("reference", metavar="REF", help=texts("cli-quote-reference"))
    parser.add_argument("--json", action="store_true", help=texts("cli-json"))
    add_database_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print a passage of the shared archive."""
    return asyncio.run(_run(args))


async def _run(args: argparse.Namespace) -> int:
    settings, database = settings_and_database(args)
    async with open_services(settings, SystemClock(), database, writable=False) as services:
        quote = await services.quotation.quote(parse_reference(args.reference, None))
    if args.json:
        print_json(_described(quote))
    else:
        _print_readably(quote)
    return 0


def _described(quote: Quote) -> dict[str, Any]:
    article, passage = quote.article, quote.passage
    return {
        "ref": str(passage.ref),
        "text": passage.text,
        "headline": article.text.headline,
        "headline_generated": article.text.headline_generated,
        "authors": [person.name for person in article.text.people if person.role is PersonRole.AUTHOR],
        "translators": [person.name for person in article.text.people if person.role is PersonRole.TRANSLATOR],
        "source": article.source,
        "published": article.text.published,
        "link": quote.link,
        "ends_excerpt": passage.ends_excerpt,
        "rest": None if passage.rest is None else str(passage.rest),
        "drift": [{"source": change.source, "ref": str(change.ref) if change.ref else None} for change in quote.drift],
    }


def _print_readably(quote: Quote) -> None:
    texts = terminal_texts()
    passage = quote.passage
    lines = [passage.text, "", f"— {attribution(texts, quote.article)} ({passage.ref})"]
    if quote.link:
        lines.append(quote.link)
    if passage.rest is not None:
        lines.append(texts("quote-rest", rest=str(passage.rest)))
    if passage.ends_excerpt:
        lines.append(texts("quote-excerpt"))
    lines += [difference_line(texts, change) for change in quote.drift]
    say("\n".join(lines))
