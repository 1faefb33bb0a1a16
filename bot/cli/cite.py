"""`bot.py cite`: an article as a reference list wants it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.app import open_services
from bot.articles import parse_reference
from bot.cli.batches import print_json
from bot.cli.common import add_database_option, add_subcommand, say, settings_and_database
from bot.cli.words import terminal_texts
from bot.quotation import Style
from bot.runtime import SystemClock

if TYPE_CHECKING:
    import argparse

    from bot.cli.common import Commands


def register(commands: Commands) -> None:
    """Add the subcommand."""
    texts = terminal_texts()
    parser = add_subcommand(commands, "cite")
    parser.add_argument("reference", metavar="REF", help=texts("cli-cite-reference"))
    parser.add_argument("--style", choices=[style.value for style in Style], default=Style.PLAIN.value)
    parser.add_argument("--json", action="store_true", help=texts("cli-json"))
    add_database_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print a citation of an article of the shared archive."""
    return asyncio.run(_run(args))


async def _run(args: argparse.Namespace) -> int:
    settings, database = settings_and_database(args)
    ref = parse_reference(args.reference, None)
    async with open_services(settings, SystemClock(), database, writable=False) as services:
        citation = await services.quotation.cite(ref, Style(args.style))
    if args.json:
        print_json({"ref": str(ref), "style": citation.style.value, "citation": citation.text})
    else:
        say(citation.text)
    return 0
