"""`bot.py backup`: a consistent, checked copy of the archive, also while the bot runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bot.archive import back_up
from bot.checks import Backup, note_backup
from bot.cli.bar import copying_bar, stopped_by_signals
from bot.cli.batches import print_json
from bot.cli.common import add_database_option, add_subcommand, complain, say, settings_and_database
from bot.cli.words import terminal_texts
from bot.runtime import SystemClock

if TYPE_CHECKING:
    import argparse

    from bot.cli.common import Commands

STOPPED = 130
MEGABYTE = 1_000_000


def register(commands: Commands) -> None:
    """Add the subcommand."""
    texts = terminal_texts()
    parser = add_subcommand(commands, "backup")
    parser.add_argument("file", type=Path, metavar="FILE", help=texts("cli-backup-file"))
    parser.add_argument("--force", action="store_true", help=texts("cli-backup-force"))
    parser.add_argument("--json", action="store_true", help=texts("cli-json"))
    add_database_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Make the backup and say how large it is."""
    _, database = settings_and_database(args)
    texts = terminal_texts()
    try:
        with stopped_by_signals(), copying_bar() as bar:
            size = back_up(database, args.file, bar, replace=args.force)
    except KeyboardInterrupt:
        complain(texts("backup-stopped", path=str(args.file)))
        return STOPPED
    note_backup(database, Backup(args.file, SystemClock().now(), size))
    if args.json:
        print_json({"path": str(args.file), "bytes": size})
    else:
        say(texts("backup-done", path=str(args.file), megabytes=round(size / MEGABYTE, 1)))
    return 0
