"""A change is told within 60 seconds of its version, also if another process stored it; the clock is handed in."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from contextlib import asynccontextmanager, closing
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.archive import open_archive
from bot.archive.model import QuotedMessage
from bot.articles.model import SHARED, ArticleKey, VersionReason
from bot.changes import LONGEST_NAP
from bot.changes.service import ChangesService
from bot.search.analysis.analyser import analyse
from tests.archive.making import lay_empty, new, revise, store
from tests.cli.running import bot
from tests.fakes.clock import FakeClock
from tests.waiting import SECONDS

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping
    from pathlib import Path

    from bot.archive.announcements import Announcement
    from bot.archive.protocols import Archive
    from bot.changes.teller import Teller
    from bot.quotation import PassageChange

KEY = ArticleKey(SHARED, 1)
GUILD, CHANNEL = 5, 6
WORDS = "The crane on the north quay lifts {} tons, and it has never dropped one."
SOON = timedelta(seconds=60)


class Desk:
    """Draws, posts and knows places; `posted` is when each message was."""

    def __init__(self, clock: FakeClock) -> None:
        self.clock = clock
        self.posted: list[datetime] = []
        self.has_posted = asyncio.Event()

    def render(self, told: Announcement, change: PassageChange | None, marker: str) -> Mapping[str, Any]:
        return {"content": f"{told.reference}@{told.version} {marker}", "change": change}

    def may_tell(self, guild: int, channel: int, quoted_in: int) -> bool | None:
        return (guild, channel, quoted_in) == (GUILD, CHANNEL, CHANNEL)

    async def send(self, *_arguments: Any, **_named: Any) -> int:
        self.posted.append(self.clock.now())
        self.has_posted.set()
        return 700 + len(self.posted)


@asynccontextmanager
async def telling(
    path: Path, clock: FakeClock, nap: timedelta = LONGEST_NAP
) -> AsyncIterator[tuple[Any, Desk, Teller]]:
    archive = await open_archive(path, clock=clock, analyse=analyse)
    desk: Any = Desk(clock)
    service = ChangesService(archive.articles, archive.quoted, archive.announcements, archive.settings, clock)
    teller = service.tell_through(desk, desk, desk, longest_nap=nap)
    try:
        yield archive, desk, teller
    finally:
        await teller.stop()
        await archive.close()


def damage(path: Path) -> None:
    """Change the versions of the first article as no writer of the archive would."""
    with closing(sqlite3.connect(path, timeout=SECONDS)) as connection, connection:
        connection.execute("UPDATE version SET checksum = checksum + 1 WHERE number = 1")


async def quote(archive: Archive, clock: FakeClock) -> None:
    await archive.quoted.keep_quoted(QuotedMessage(GUILD, CHANNEL, None, 77, KEY, "A1.p1.s1", clock.now()))


async def test_a_version_that_is_stored_here_is_told_at_once(tmp_path: Path) -> None:
    clock = FakeClock()
    async with telling(await lay_empty(tmp_path / "a.db"), clock, timedelta(hours=1)) as (archive, desk, teller):
        await store(archive, SHARED, new(WORDS.format(40)))
        await quote(archive, clock)
        teller.start()
        await revise(archive, KEY, new(WORDS.format(38)), VersionReason.EDITED)
        async with asyncio.timeout(SECONDS):  # the loop would sleep for an hour
            await desk.has_posted.wait()
        assert desk.posted == [clock.now()]


async def test_a_version_that_wakes_nobody_is_told_within_60_seconds(tmp_path: Path) -> None:
    clock = FakeClock()
    async with telling(await lay_empty(tmp_path / "a.db"), clock) as (archive, desk, teller):
        await store(archive, SHARED, new(WORDS.format(40)))
        await quote(archive, clock)
        naps: asyncio.Queue[timedelta] = asyncio.Queue()
        go_on: asyncio.Queue[None] = asyncio.Queue()

        async def take(nap: timedelta) -> None:
            await naps.put(nap)
            await go_on.get()
            clock.at += nap

        teller._rounds._nap.take = take  # type: ignore[method-assign]
        teller.start()
        archive.announcements.when_due(lambda: None)  # as if another process had stored it
        await naps.get()
        stored = clock.now()
        await revise(archive, KEY, new(WORDS.format(38)), VersionReason.EDITED)
        async with asyncio.timeout(SECONDS):
            while not desk.posted:
                await go_on.put(None)
                await naps.get()
        assert len(desk.posted) == 1
        assert desk.posted[0] - stored <= SOON


async def test_a_damaged_article_keeps_no_other_from_being_compared(tmp_path: Path) -> None:
    clock, path = FakeClock(), await lay_empty(tmp_path / "a.db")
    async with telling(path, clock) as (archive, desk, teller):
        other = ArticleKey(SHARED, 2)
        await store(archive, SHARED, new("A crane that somebody damages."), new(WORDS.format(40)))
        await archive.quoted.keep_quoted(QuotedMessage(GUILD, CHANNEL, None, 77, other, "A2.p1.s1", clock.now()))
        await archive.quoted.keep_quoted(QuotedMessage(GUILD, CHANNEL, None, 78, KEY, "A1.p1.s1", clock.now()))
        await revise(archive, KEY, new("A crane that somebody damaged."), VersionReason.EDITED)
        await revise(archive, other, new(WORDS.format(38)), VersionReason.EDITED)
        await asyncio.to_thread(damage, path)  # the loop goes on: who writes must be able to end that
        assert await teller.tick() == LONGEST_NAP
        assert len(desk.posted) == 1
        assert await archive.announcements.due(limit=9) == ()


async def test_a_change_that_was_taken_back_before_it_could_be_told_is_told_when_it_comes_again(tmp_path: Path) -> None:
    clock = FakeClock()
    async with telling(await lay_empty(tmp_path / "a.db"), clock) as (archive, desk, teller):
        await store(archive, SHARED, new(WORDS.format(40)))
        await quote(archive, clock)
        for tons in (38, 40):
            await revise(archive, KEY, new(WORDS.format(tons)), VersionReason.EDITED)
        await teller.tick()
        assert desk.posted == []
        clock.at += timedelta(minutes=5)
        await revise(archive, KEY, new(WORDS.format(38)), VersionReason.EDITED)
        await teller.tick()
        assert len(desk.posted) == 1


async def test_a_version_that_was_loaded_while_the_bot_was_off_is_told_when_it_starts(tmp_path: Path) -> None:
    clock, path = FakeClock(), await lay_empty(tmp_path / "a.db")
    file = tmp_path / "crane.jsonl"
    for tons in (40, 38):
        words = [WORDS.format(tons), "Its driver counts them aloud, and is heard on the other side of the harbor."]
        file.write_text(
            json.dumps({"id": "crane", "headline": "A crane", "paragraphs": words}) + "\n", encoding="utf-8"
        )
        done = bot("load", file, "--db", path)
        assert done.returncode == 0, done.stderr
        if tons == 40:
            async with telling(path, clock) as (archive, desk, teller):
                await quote(archive, clock)
                await teller.tick()
                assert desk.posted == []
    async with telling(path, clock) as (_, desk, teller):
        started = clock.now()
        teller.start()
        async with asyncio.timeout(SECONDS):
            await desk.has_posted.wait()
        assert desk.posted[0] - started <= SOON
