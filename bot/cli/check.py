"""`bot.py check`: whether everything is as it should be, one line each; non-zero where something needs a person."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from typing import TYPE_CHECKING, Any

from bot.archive import has_sound_header, mend_file, open_archive
from bot.checks import ARCHIVE_CHECKS, PLACE_CHECKS, CheckContext, CheckResult, Installation, State, fine, wrong
from bot.cli.batches import print_json
from bot.cli.common import add_database_option, add_subcommand, say, settings_and_database
from bot.cli.words import terminal_texts
from bot.errors import ArchiveDamagedError, BroadsheetError
from bot.runtime import SystemClock, background
from bot.search import analyse
from bot.texts import load_texts

if TYPE_CHECKING:
    import argparse
    from collections.abc import AsyncGenerator, AsyncIterator, Iterator

    from bot.cli.common import Commands
    from bot.texts import Texts


def register(commands: Commands) -> None:
    """Add the subcommand."""
    texts = terminal_texts()
    parser = add_subcommand(commands, "check")
    parser.add_argument("--repair", action="store_true", help=texts("cli-check-repair"))
    parser.add_argument("--json", action="store_true", help=texts("cli-json"))
    add_database_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Check everything, tell it line by line, and return whether a person is needed."""
    return asyncio.run(_run(args))


async def _run(args: argparse.Namespace) -> int:
    lines: list[dict[str, Any]] = []
    status = 0
    async for line in _lines(args):
        lines.append(line)
        status = max(status, line.pop("status"))
        if not args.json:
            say(f"{line['state']:<5}  {line['text']}")
    if args.json:
        print_json({"sound": status == 0, "checks": lines})
    return status


async def _lines(args: argparse.Namespace) -> AsyncIterator[dict[str, Any]]:
    texts = load_texts() if args.json else terminal_texts()
    try:
        settings, database = settings_and_database(args)
    except ExceptionGroup as group:
        for error in _domain_errors(group):
            yield _failed(error, texts)
        return
    place = Installation(settings, database)
    yield _told(fine("settings"), texts)
    for check in PLACE_CHECKS:
        for finding in check(place):
            yield _told(finding, texts)
    try:
        async for line in _of_archive(place, texts, repair=args.repair):
            yield line
    except BroadsheetError as error:
        yield _failed(error, texts)


async def _of_archive(place: Installation, texts: Texts, *, repair: bool) -> AsyncIterator[dict[str, Any]]:
    clock = SystemClock()
    if repair and place.database.exists():
        try:
            kept = await background.run(mend_file, place.database, clock)
        except ArchiveDamagedError as error:
            yield _failed(error, texts)
            repair = False  # looked at all the same
        else:
            if kept is not None:
                yield _told(fine("file-mended", path=str(place.database), kept=str(kept)), texts)
    if place.database.exists() and not await background.run(has_sound_header, place.database):
        yield _told(wrong("header-damaged", path=str(place.database)), texts)
    archive = await open_archive(place.database, clock=clock, analyse=analyse, writable=repair)
    try:
        async with aclosing(_checked(CheckContext(place, archive, clock, repair), texts)) as lines:
            async for line in lines:
                yield line
    finally:
        await archive.close()


async def _checked(bench: CheckContext, texts: Texts) -> AsyncGenerator[dict[str, Any]]:
    """Yield what every check finds; where one cannot be made, the others are."""
    failed: set[str] = set()
    for check in ARCHIVE_CHECKS:
        try:
            async for finding in check(bench):
                yield _told(finding, texts)
        except BroadsheetError as error:
            if str(error) not in failed:
                yield _failed(error, texts)
            failed.add(str(error))


def _domain_errors(group: ExceptionGroup[Exception]) -> Iterator[BroadsheetError]:
    known, unknown = group.split(BroadsheetError)
    if unknown is not None:
        raise unknown
    for error in known.exceptions if known else ():
        if isinstance(error, BroadsheetError):
            yield error


def _told(finding: CheckResult, texts: Texts) -> dict[str, Any]:
    status = 1 if finding.state is State.WRONG else 0
    return {
        "check": finding.key,
        "state": str(finding.state),
        "text": finding.told(texts),
        "data": dict(finding.data),
        "status": status,
    }


def _failed(error: BroadsheetError, texts: Texts) -> dict[str, Any]:
    told = {"check": error.key, "state": str(State.WRONG), "text": texts.of_error(error), "data": error.data}
    return {**told, "status": error.exit_status}
