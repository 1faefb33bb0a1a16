"""New articles are put to watches whatever the clock does meanwhile, and a damaged watch stops no other."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import asynccontextmanager, closing
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.archive import Halt, NewWatch, open_archive
from bot.archive.messages import ToldState
from bot.articles.model import SHARED
from bot.errors import DeadlineError, RefusedError, UnknownOutcomeError
from bot.posting.failures import MOST_ATTEMPTS, WAITS
from bot.search.analysis.analyser import analyse
from bot.search.filtering.matcher import FilterMatcher
from bot.watches.finding import Finding
from bot.watches.teller import LONGEST_NAP, WatchTeller
from bot.watches.telling import WatchTelling
from tests.archive.making import lay_empty, new, store
from tests.fakes.clock import FakeClock
from tests.waiting import SECONDS

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping
    from pathlib import Path

    from bot.archive import Watch
    from bot.watches import Told

GUILD, OWNER, CHANNEL = 7, 5, 6
NOW = FakeClock().now()


class Desk:
    """Draws, posts and knows places; `posted` are the articles of each message, by channel."""

    def __init__(self) -> None:
        self.posted: list[tuple[int, str]] = []

    def render(self, told: Told, marker: str) -> Mapping[str, Any]:
        return {"content": " ".join(str(one.article.key) for one in told.articles), "marker": marker}

    async def look(self, watch: Watch) -> int | None:
        return watch.channel

    look_for_notice = look

    async def send(self, channel: int, payload: Mapping[str, Any], _nonce: str, **_named: Any) -> int:
        self.posted.append((channel, payload["content"]))
        return 700 + len(self.posted)


@asynccontextmanager
async def telling(path: Path, clock: Any) -> AsyncIterator[tuple[Any, Desk, WatchTeller]]:
    archive = await open_archive(await lay_empty(path), clock=clock, analyse=analyse)
    desk: Any = Desk()
    finding = Finding(archive.watches, archive.articles, archive.stories, FilterMatcher(archive.terms, clock), clock)
    through = WatchTelling(archive.watches, archive.articles, desk, desk, desk, clock)
    try:
        yield archive, desk, WatchTeller(archive.watches, finding, through, clock)
    finally:
        await archive.close()


async def watch(archive: Any, clock: FakeClock, channel: int = CHANNEL) -> Watch:
    return await archive.watches.create(NewWatch(GUILD, OWNER, "chips", "UTC", channel=channel), clock.now())


def damage(path: Path, channel: int) -> None:
    """Change a watch as no writer of the archive would."""
    with closing(sqlite3.connect(path, timeout=SECONDS)) as connection, connection:
        connection.execute("UPDATE watch SET checksum = checksum + 1 WHERE channel = ?", (channel,))


class Midnight(FakeClock):
    """Goes on by `step` whenever it is looked at."""

    step = timedelta(0)

    def now(self) -> datetime:
        self.at += self.step
        return self.at


async def test_what_is_found_while_midnight_passes_is_not_lost(tmp_path: Path) -> None:
    for before in range(1, 9):
        clock = Midnight()
        async with telling(tmp_path / f"{before}.db", clock) as (archive, desk, teller):
            await watch(archive, clock)
            await store(archive, SHARED, new("Chips of the first kind."))
            clock.at = clock.at.replace(hour=23, minute=59, second=59) - timedelta(seconds=before)
            clock.step = timedelta(seconds=1)
            await teller.tick()
            assert desk.posted == [(CHANNEL, "A1")], before


async def test_a_clock_that_is_set_back_after_a_watch_was_made_loses_nothing(tmp_path: Path) -> None:
    clock = FakeClock()
    async with telling(tmp_path / "a.db", clock) as (archive, desk, teller):
        await watch(archive, clock)
        clock.at -= timedelta(hours=1)
        await store(archive, SHARED, new("Chips of the first kind."))
        await teller.tick()
        assert desk.posted == [(CHANNEL, "A1")]


async def test_a_damaged_watch_is_waited_for_by_nobody(tmp_path: Path) -> None:
    clock = FakeClock()
    async with telling(tmp_path / "a.db", clock) as (archive, desk, teller):
        damaged = await watch(archive, clock)
        await watch(archive, clock, CHANNEL + 1)
        keys = await store(archive, SHARED, new("Chips of the first kind."))
        await archive.watches.keep_finds(keys, [(damaged.key, keys[0])], clock.now())
        await asyncio.to_thread(damage, tmp_path / "a.db", CHANNEL)
        assert await teller.tick() == LONGEST_NAP  # and not at once again, for ever
        await store(archive, SHARED, new("Chips of the second kind."))
        await teller.tick()
        assert desk.posted == [(CHANNEL + 1, "A2")]


async def test_the_message_of_a_damaged_watch_is_given_up_and_stops_no_other(tmp_path: Path) -> None:
    clock = FakeClock()
    async with telling(tmp_path / "a.db", clock) as (archive, desk, teller):
        damaged = await watch(archive, clock)
        keys = await store(archive, SHARED, new("Chips of the first kind."))
        await archive.watches.keep_finds(keys, [(damaged.key, keys[0])], clock.now())
        desk.look = None
        await teller.tick()  # it is planned, and nobody knows the channel
        await asyncio.to_thread(damage, tmp_path / "a.db", CHANNEL)
        for _ in range(MOST_ATTEMPTS + 1):
            clock.at += timedelta(seconds=WAITS[-1])
            await teller.tick()
        assert desk.posted == []
        assert await archive.watches.tally(clock.now() - timedelta(days=9)) == {ToldState.FAILED: 1}


async def test_a_time_zone_that_vanishes_halts_that_watch_alone_and_loses_nothing(tmp_path: Path) -> None:
    clock = FakeClock()
    async with telling(tmp_path / "a.db", clock) as (archive, desk, teller):
        lost = await archive.watches.create(NewWatch(GUILD, OWNER, "chips", "Mars/Olympus", channel=CHANNEL), NOW)
        await watch(archive, clock, CHANNEL + 1)
        await store(archive, SHARED, new("Chips of the first kind."), new("Chips of the second kind."))
        await teller.tick()
        assert sorted(desk.posted) == [(CHANNEL + 1, "A1"), (CHANNEL + 1, "A2")]
        assert (await teller.tick(), desk.posted[2:]) == (LONGEST_NAP, [])
        await archive.watches.set_quiet(lost.key, None, "UTC")
        await teller.tick()
        assert desk.posted[2:] == [(CHANNEL, "A1 A2")]


async def test_what_can_be_told_is_told_while_nothing_can_be_found(tmp_path: Path) -> None:
    clock = FakeClock()
    async with telling(tmp_path / "a.db", clock) as (archive, desk, teller):
        found = await watch(archive, clock)
        first, _ = await store(archive, SHARED, new("Chips of the first kind."), new("Chips of the second kind."))
        await archive.watches.keep_finds([first], [(found.key, first)], clock.now())

        async def fail(*_: Any) -> None:
            raise DeadlineError("deadline")

        matching, teller._finding._matcher.matching = teller._finding._matcher.matching, fail  # type: ignore[method-assign, assignment]
        assert await teller.tick() == timedelta(seconds=5)
        assert desk.posted == [(CHANNEL, "A1")]
        teller._finding._matcher.matching = matching  # type: ignore[method-assign]
        await teller.tick()
        assert desk.posted == [(CHANNEL, "A1"), (CHANNEL, "A2")]


async def test_what_comes_while_discord_does_not_answer_is_told_as_one_message(tmp_path: Path) -> None:
    clock = FakeClock()
    async with telling(tmp_path / "a.db", clock) as (archive, desk, teller):
        await watch(archive, clock)
        look, desk.look = desk.look, unknown
        for number in range(5):
            await store(archive, SHARED, new(f"Chips of kind {number}."))
            await teller.tick()
            clock.at += timedelta(minutes=11)
        assert desk.posted == []
        desk.look = look
        for _ in range(3):
            await teller.tick()
            clock.at += timedelta(minutes=11)
        assert desk.posted == [(CHANNEL, "A1"), (CHANNEL, "A2 A3 A4 A5")]


async def test_it_is_said_later_that_a_watch_is_paused_if_nobody_knows_where_at_first(tmp_path: Path) -> None:
    clock = FakeClock()
    async with telling(tmp_path / "a.db", clock) as (archive, desk, teller):
        paused = await watch(archive, clock)
        await archive.watches.pause(paused.key, Halt.CHANNEL, clock.now(), notice="n")
        knows, desk.look_for_notice = desk.look_for_notice, unknown
        await teller.tick()
        desk.look_for_notice = knows
        clock.at += timedelta(minutes=1)
        await teller.tick()
        assert len(desk.posted) == 1


async def unknown(_watch: Watch) -> int | None:
    raise UnknownOutcomeError("server unavailable")


async def test_a_message_that_discord_refuses_has_failed_for_certain(tmp_path: Path) -> None:
    clock = FakeClock()
    async with telling(tmp_path / "a.db", clock) as (archive, desk, teller):
        await watch(archive, clock)
        await store(archive, SHARED, new("Chips of the first kind."))

        async def refuse(*_: Any, **__: Any) -> int:
            raise RefusedError("Invalid Form Body")

        desk.send = refuse
        await teller.tick()
        assert await archive.watches.tally(clock.now() - timedelta(days=9)) == {ToldState.FAILED: 1}
