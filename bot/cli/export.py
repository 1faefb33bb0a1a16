"""`bot.py export`: articles as lines that can be loaded again, or as pages to read, also while the bot runs."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from bot.archive import open_archive
from bot.articles import Scope
from bot.cli.batches import print_json
from bot.cli.common import add_database_option, add_subcommand, complain, say, settings_and_database
from bot.cli.words import terminal_texts
from bot.errors import UsageError
from bot.runtime import SystemClock, background, until_stopped

if TYPE_CHECKING:
    import argparse

    from bot.cli.common import Commands
    from bot.library import Exporter

_STOPPED = 130
_MARKDOWN = ".zip"
_LINES = frozenset({".jsonl", ".ndjson"})


def register(commands: Commands) -> None:
    """Add the subcommand."""
    texts = terminal_texts()
    parser = add_subcommand(commands, "export")
    parser.add_argument("file", type=Path, metavar="FILE", help=texts("cli-export-file"))
    parser.add_argument("--guild", type=int, default=0, metavar="ID", help=texts("cli-export-guild"))
    parser.add_argument("--force", action="store_true", help=texts("cli-export-force"))
    parser.add_argument("--json", action="store_true", help=texts("cli-json"))
    add_database_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the file and say how many articles it holds."""
    file: Path = args.file
    if file.suffix.lower() not in {_MARKDOWN, *_LINES}:
        raise UsageError("export-kind")
    if file.exists() and not args.force:
        raise UsageError("export-exists", path=str(file))
    _, database = settings_and_database(args)
    texts = terminal_texts()
    written: list[tuple[int, int]] = []
    try:
        asyncio.run(until_stopped(_export(database, Scope(args.guild), file, written)))
    except OSError as error:
        raise UsageError("export-unwritable", path=str(file), reason=error.strerror or "") from error
    if not written:
        complain(texts("export-stopped"))
        return _STOPPED
    articles, left_out = written[0]
    if args.json:
        print_json({"path": str(file), "articles": articles, "left_out": left_out})
    else:
        say(texts("export-done", path=str(file), articles=articles, left=left_out))
    return 0


async def _export(database: Path, scope: Scope, file: Path, written: list[tuple[int, int]]) -> None:
    from bot.library import Exporter
    from bot.search import analyse

    archive = await open_archive(database, clock=SystemClock(), analyse=analyse, writable=False)
    part = file.with_name(f"{file.name}.part")
    try:
        exporter = Exporter(archive, SystemClock())
        await background.run(_make_private, part)
        pack = _pack if file.suffix.lower() == _MARKDOWN else _write_lines
        counts = await pack(exporter, scope, part)
        # What stood there stays until all of the new one is written.
        await background.run(part.replace, file)
        written.append(counts)
    finally:
        await archive.close()
        with suppress(OSError):
            await background.run(part.unlink, missing_ok=True)


def _make_private(part: Path) -> None:
    """Make the file for its owner alone: it may hold what a server keeps for itself."""
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)


async def _write_lines(exporter: Exporter, scope: Scope, part: Path) -> tuple[int, int]:
    articles = 0
    with await background.run(part.open, "wb") as opened:
        first = await exporter.first_lines(scope)
        await background.run(opened.writelines, first)
        async for lines in exporter.lines(scope):
            await background.run(opened.writelines, lines)
            articles += len(lines)
    if not articles and not first:
        raise UsageError("export-nothing")
    return articles, 0


async def _pack(exporter: Exporter, scope: Scope, part: Path) -> tuple[int, int]:
    export = await exporter.pack_whole(scope, part)
    if not export.parts:
        raise UsageError("export-nothing")
    return export.articles, len(export.left_out)
