"""`bot.py load`: load files, folders, web pages and feeds into the archive, or split again what it holds."""

from __future__ import annotations

import asyncio
import json
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bot.archive import open_archive
from bot.articles import SHARED, Scope
from bot.cli.common import add_database_option, add_subcommand, complain, say, settings_and_database
from bot.cli.load_results import Accepted, Done, Foreseen, Loaded
from bot.cli.words import terminal_texts
from bot.errors import UsageError
from bot.loading import Loader, LoadReport, Processes, accept_pages
from bot.runtime import SystemClock, until_stopped
from bot.sources import is_address

if TYPE_CHECKING:
    import argparse
    from collections.abc import Generator, Sequence

    from bot.archive import Archive, ArticleWriter
    from bot.cli.common import Commands
    from bot.loading import Progress, ProgressListener

_STOPPED = 130
_PATIENCE = 1.0


def register(commands: Commands) -> None:
    """Add the subcommand."""
    texts = terminal_texts()
    parser = add_subcommand(commands, "load")
    parser.add_argument("paths", nargs="*", metavar="PATH", help=texts("cli-load-path"))
    parser.add_argument("--source", metavar="NAME", help=texts("cli-load-source"))
    parser.add_argument("--boundaries", type=Path, metavar="FILE", help=texts("cli-load-boundaries"))
    parser.add_argument("--resegment", action="store_true", help=texts("cli-load-resegment"))
    parser.add_argument("--dry-run", action="store_true", help=texts("cli-load-dry-run"))
    parser.add_argument("--guild", type=int, metavar="ID", help=texts("cli-load-guild"))
    parser.add_argument("--accept", action="store_true", help=texts("cli-load-accept"))
    parser.add_argument("--json", action="store_true", help=texts("cli-load-json"))
    add_database_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Load or split again, and report what came of it; 1 when nothing at all could be used."""
    _check(args)
    _, database = settings_and_database(args)
    done = asyncio.run(_load(database, args))
    texts = terminal_texts()
    if done is None:
        complain(texts("load-stopped"))
        return _STOPPED
    lines = [json.dumps(done.as_json())] if args.json else done.in_words(texts)
    say("\n".join(lines))
    if done.succeeded:
        return 0
    complain(texts("load-nothing"))
    return 1


def _check(args: argparse.Namespace) -> None:
    of_stored = args.resegment or args.accept
    if of_stored and (args.boundaries or args.source or (args.resegment and args.accept)):
        raise UsageError("load-resegment-alone")
    if (args.dry_run and not args.resegment) or (args.guild is not None and not of_stored):
        raise UsageError("load-only-stored")
    if args.guild is not None and not 0 < args.guild < 1 << 63:
        raise UsageError("load-guild")
    if not of_stored and not args.paths:
        raise UsageError("load-what")
    if any(map(is_address, args.paths)) and (of_stored or args.boundaries):
        raise UsageError("load-addresses")


async def _load(database: Path, args: argparse.Namespace) -> Done | None:
    """Return None when stopped before the end; what is stored by then stays."""
    from bot.search import analyse

    reports: list[Done] = []

    async def work() -> None:
        archive = await open_archive(database, clock=SystemClock(), analyse=analyse)
        try:
            with _progress_bar(of_bytes=not all(map(is_address, args.paths))) as listener:
                reports.append(await _ask(archive, args, listener))
            await put_in_order(archive.writer)
        finally:
            await archive.close()

    await until_stopped(work())
    return reports[0] if reports else None


async def put_in_order(writer: ArticleWriter, patience: float = _PATIENCE) -> None:
    """Wait until the index is in its quickest shape; say so where that takes longer than `patience` seconds."""
    settling = asyncio.create_task(writer.settle())
    done, _ = await asyncio.wait({settling}, timeout=patience)
    if not done:
        complain(terminal_texts()("load-settling"))
    await settling


async def _ask(archive: Archive, args: argparse.Namespace, listener: ProgressListener | None) -> Done:
    workers = Processes()
    try:
        return await _do(archive, workers, args, listener)
    finally:
        await workers.close()


async def _do(
    archive: Archive, workers: Processes, args: argparse.Namespace, listener: ProgressListener | None
) -> Done:
    loader = Loader(archive, workers=workers)
    named: list[str] = args.paths
    paths = [Path(path) for path in named if not is_address(path)]
    scope = SHARED if args.guild is None else Scope(args.guild)
    if args.accept:
        return Accepted(await accept_pages(archive, scope, paths, SystemClock()))
    if args.dry_run:
        return Foreseen(*await loader.foresee(paths, scope=scope, progress=listener))
    if args.resegment:
        return Loaded(await loader.resegment(paths, scope=scope, progress=listener), again=True)
    report = LoadReport()
    if paths:
        report = await loader.load(paths, source=args.source, boundaries=args.boundaries, progress=listener)
    addresses = [path for path in named if is_address(path)]
    if addresses:
        report = report.with_more(await _fetch(archive, workers, addresses, args.source, listener))
    return Loaded(report)


async def _fetch(
    archive: Archive,
    workers: Processes,
    addresses: Sequence[str],
    source: str | None,
    listener: ProgressListener | None,
) -> LoadReport:
    from bot.loading import WebLoader
    from bot.sources import Fetcher

    web = WebLoader(archive, Fetcher(SystemClock()), SystemClock(), workers)
    try:
        return await web.load(addresses, source=source, progress=listener)
    finally:
        await web.close()


@contextmanager
def _progress_bar(*, of_bytes: bool) -> Generator[ProgressListener | None]:
    """Show a bar on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    what = TextColumn("{task.description}", markup=False)
    columns = (BarColumn(), *([DownloadColumn()] if of_bytes else []), TimeRemainingColumn(), what)
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def show(progress: Progress) -> None:
            bar.update(task, completed=progress.done, total=progress.total, description=_short(progress.path))

        yield show


def _short(path: str) -> str:
    return path[:60] if is_address(path) else Path(path).name
