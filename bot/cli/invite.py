"""`bot.py invite`: the address that adds the bot to a server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cli.common import add_subcommand, settings_and_database
from bot.errors import ConfigurationError

if TYPE_CHECKING:
    import argparse

    from bot.cli.common import Commands


def register(commands: Commands) -> None:
    """Add the subcommand."""
    parser = add_subcommand(commands, "invite")
    parser.set_defaults(run=run, db=None)


def run(args: argparse.Namespace) -> int:
    """Print the address with the least permissions the bot needs."""
    settings, _ = settings_and_database(args)
    if settings.token is None:
        raise ConfigurationError("token-missing")
    from bot.live import invite_address

    print(invite_address(settings.token))  # noqa: T201 (the command line speaks here)
    return 0
