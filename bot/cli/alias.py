"""`bot.py alias`: names that mean the same, for everybody who searches the shared archive."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.app import open_services
from bot.articles import SHARED
from bot.cli.batches import print_json
from bot.cli.common import add_database_option, add_subcommand, say, settings_and_database
from bot.cli.words import terminal_texts
from bot.errors import UsageError
from bot.library import read_names
from bot.runtime import SystemClock

if TYPE_CHECKING:
    import argparse

    from bot.app import Services
    from bot.archive import StoredAlias
    from bot.cli.common import Commands


def register(commands: Commands) -> None:
    """Add the subcommand."""
    texts = terminal_texts()
    parser = add_subcommand(commands, "alias")
    parser.add_argument("action", choices=("add", "list", "remove"), metavar="ACTION", help=texts("cli-alias-action"))
    parser.add_argument("names", nargs="*", metavar="NAMES", help=texts("cli-alias-names"))
    parser.add_argument("--json", action="store_true", help=texts("cli-json"))
    add_database_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Tie names, list those that are tied, or untie them."""
    return asyncio.run(_run(args))


async def _run(args: argparse.Namespace) -> int:
    settings, database = settings_and_database(args)
    typed = " ".join(args.names)
    if bool(typed.strip()) == (args.action == "list"):
        raise UsageError("alias-cli-names" if args.action == "list" else "alias-what")
    if args.action == "add":
        read_names(typed)  # before the archive is opened: what is no alias waits for nothing
    async with open_services(settings, SystemClock(), database, writable=args.action != "list") as services:
        found = await _ACTIONS[args.action](services, typed)
    if args.json:
        print_json({"aliases": [list(alias.names) for alias in found]})
        return 0
    texts = terminal_texts()
    for alias in found:
        say(texts(f"cli-alias-{args.action}-done", names=" = ".join(alias.names)))
    if not found:
        say(texts("cli-alias-none"))
    return 0


async def _add(services: Services, typed: str) -> list[StoredAlias]:
    return [await services.library.aliases.add(SHARED.guild, read_names(typed))]


async def _list(services: Services, typed: str) -> list[StoredAlias]:
    return list(await services.library.aliases.of_guild(SHARED.guild))


async def _remove(services: Services, typed: str) -> list[StoredAlias]:
    removed, _ = await services.library.aliases.remove(SHARED.guild, typed)
    return [removed]


_ACTIONS = {"add": _add, "list": _list, "remove": _remove}
