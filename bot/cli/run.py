"""`bot.py` alone: the bot on Discord with a token, the preview without."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.cli.common import settings_and_database

if TYPE_CHECKING:
    import argparse


def register(parser: argparse.ArgumentParser) -> None:
    """Make running the bot what happens without a subcommand."""
    parser.set_defaults(run=run, db=None, port=0, no_browser=False, page=[])


def run(args: argparse.Namespace) -> int:
    """Run on Discord where there is a token, in the preview where there is none."""
    settings, database = settings_and_database(args)
    if settings.token is None:
        from bot.cli import preview

        return preview.run(args)
    from bot.live import run_on_discord

    asyncio.run(run_on_discord(settings, database, settings.token))
    return 0
