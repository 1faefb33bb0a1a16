"""Read the command line and run one subcommand; without one, run the bot."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bot.cli import (
    alias,
    backup,
    check,
    cite,
    digest,
    export,
    invite,
    load,
    preview,
    quote,
    restore,
    run,
    search,
    segment,
    timeline,
    verify,
)
from bot.cli.common import guarded
from bot.cli.completion import SHELLS, PrintCompletion
from bot.cli.words import terminal_texts
from bot.runtime import program_version

if TYPE_CHECKING:
    from collections.abc import Sequence

SUBCOMMANDS = (
    load,
    segment,
    search,
    quote,
    verify,
    cite,
    timeline,
    alias,
    digest,
    preview,
    invite,
    export,
    backup,
    restore,
    check,
)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    texts = terminal_texts()
    parser = argparse.ArgumentParser(prog="bot.py", description=texts("cli-about"))
    parser.add_argument(
        "--version", action="version", version=f"Broadsheet {program_version()}", help=texts("cli-version")
    )
    parser.add_argument(
        "--completion", action=PrintCompletion, choices=SHELLS, metavar="SHELL", help=texts("cli-completion")
    )
    run.register(parser)
    commands = parser.add_subparsers(title=texts("cli-commands"), metavar="COMMAND")
    for command in SUBCOMMANDS:
        command.register(commands)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    args = build_parser().parse_args(argv)
    return guarded(lambda: args.run(args))
