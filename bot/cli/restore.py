"""`bot.py restore`: a backup in the place of the archive."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bot.archive import restore
from bot.cli.backup import MEGABYTE, STOPPED
from bot.cli.bar import copying_bar, stopped_by_signals
from bot.cli.batches import print_json
from bot.cli.common import add_database_option, add_subcommand, complain, say, settings_and_database
from bot.cli.words import terminal_texts
from bot.runtime import SystemClock

if TYPE_CHECKING:
    import argparse

    from bot.archive import Restored
    from bot.cli.common import Commands


def register(commands: Commands) -> None:
    """Add the subcommand."""
    texts = terminal_texts()
    parser = add_subcommand(commands, "restore")
    parser.add_argument("file", type=Path, metavar="FILE", help=texts("cli-restore-file"))
    parser.add_argument("--damaged", action="store_true", help=texts("cli-restore-damaged"))
    parser.add_argument("--json", action="store_true", help=texts("cli-json"))
    add_database_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Restore, and say where what was there before is kept."""
    _, database = settings_and_database(args)
    try:
        with stopped_by_signals(), copying_bar() as bar:
            restored = restore(args.file, database, SystemClock(), bar, though_damaged=args.damaged)
    except KeyboardInterrupt:
        complain(terminal_texts()("restore-stopped"))
        return STOPPED
    if args.json:
        replaced = str(restored.replaced) if restored.replaced else None
        print_json({"database": str(database), "bytes": restored.size, "replaced": replaced})
    else:
        _print_readably(restored, args.file, database)
    return 0


def _print_readably(restored: Restored, file: Path, database: Path) -> None:
    texts = terminal_texts()
    size = round(restored.size / MEGABYTE, 1)
    lines = [texts("restore-done", database=str(database), path=str(file), megabytes=size)]
    if restored.replaced:
        lines.append(texts("restore-kept", path=str(restored.replaced)))
    say("\n".join(lines))
