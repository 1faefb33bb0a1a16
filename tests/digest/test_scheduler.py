"""The loop goes on: whatever fails in a digest, in the database, on the clock, or in another channel."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bot.archive.digests import DigestKey, RunState, Schedule
from bot.digest import scheduler as scheduling
from bot.digest.scheduler import BEAT, Scheduler
from bot.digest.service import STALLED_AFTER, DigestChanges
from bot.monitoring.heartbeats import HEARTBEATS
from cogs.shared import rest_sender as posting
from tests.digest.conftest import DUE, FIRST
from tests.digest.standin import BEGINNING, CHANNEL
from tests.digest.thousand import FAILING, posted_once, run_all
from tests.digest.world import GUILD, SCHEDULE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.digest.conftest import Office

DAY = timedelta(days=1)
FIRST_DAY = ["A1 A2", "A3 A4"]
SECOND = DigestKey(GUILD, 2)


@pytest.fixture
def napping(office: Office, monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """Return what is set when the loop naps with nothing to do."""
    napping, sleep = asyncio.Event(), office.scheduler._nap.take

    async def sleeping(nap: timedelta) -> None:
        if nap and not office.scheduler._under_way:
            napping.set()
        await sleep(nap)

    monkeypatch.setattr(office.scheduler._nap, "take", sleeping)
    return napping


class Heard(logging.Handler):
    """Says when a word was logged."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self.word = word
        self.event = asyncio.Event()

    def emit(self, record: logging.LogRecord) -> None:
        if self.word in str(vars(record)):
            self.event.set()


async def test_the_loop_posts_what_is_due_and_stops(office: Office, napping: asyncio.Event) -> None:
    office.scheduler.start()
    await office.standin.until_there_are(2)
    assert office.standin.contents() == FIRST_DAY
    napping.clear()
    await napping.wait()
    assert BEAT in HEARTBEATS.ages()
    overview = await office.service.overview()
    assert overview.is_alive
    assert overview.heartbeat is not None
    assert (overview.heartbeat.at, overview.heartbeat.error) == (office.clock.now(), None)
    assert overview.next_due == DUE + DAY
    await office.scheduler.stop()
    assert BEAT not in HEARTBEATS.ages()
    office.clock.advance(STALLED_AFTER.total_seconds())
    assert not (await office.service.overview()).is_alive


async def test_a_changed_digest_is_looked_at_at_once(office: Office, napping: asyncio.Event) -> None:
    office.clock.set(BEGINNING)
    office.scheduler.start()
    await napping.wait()
    # Seven in the morning is past: the day gets its digest now, not when the loop would have woken.
    earlier = Schedule(replace_hour(6), "UTC")
    await office.service.change(await office.digest(), DigestChanges(schedule=earlier))
    await office.standin.until_there_are(2)
    assert office.standin.contents() == FIRST_DAY


def replace_hour(hour: int) -> Any:
    return SCHEDULE.at.replace(hour=hour)


async def test_one_digest_that_cannot_be_planned_stops_no_other(
    office_of: Any, caplog: pytest.LogCaptureFixture
) -> None:
    async with office_of(digests=2) as office:
        office.clock.set(DUE)
        broken = await office.digest(FIRST)
        nowhere = replace(broken, schedule=replace(SCHEDULE, zone="Nowhere/Atlantis"))
        await office.archive.digests.subscriptions.revise(nowhere)
        with caplog.at_level(logging.ERROR):
            await office.tick()
        assert office.standin.contents(CHANNEL) == []
        assert office.standin.contents(CHANNEL + 1) == FIRST_DAY
        assert "a digest cannot be planned" in caplog.text


async def test_one_digest_that_cannot_be_composed_stops_no_other(
    office_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with office_of(digests=2) as office:
        office.clock.set(DUE)
        compose = office.delivery._composer.compose

        async def failing(subscription: Any, *more: Any) -> Any:
            if subscription.key == FIRST:
                raise ZeroDivisionError
            return await compose(subscription, *more)

        monkeypatch.setattr(office.delivery._composer, "compose", failing)
        await office.tick()
        assert office.standin.contents(CHANNEL + 1) == FIRST_DAY
        (run,) = await office.runs(FIRST)
        assert (run.state, run.error, run.attempts) == (RunState.PENDING, "ZeroDivisionError", 1)
        monkeypatch.undo()
        await office.tick(timedelta(minutes=1))


async def test_any_exception_of_a_tick_is_survived(
    office: Office, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(scheduling, "_AFTER_FAILURE", timedelta(0))
    due, failures = office.archive.digests.planning.due, 0

    async def failing(*arguments: Any, **more: Any) -> Any:
        nonlocal failures
        failures += 1
        if failures < 4:
            raise (OSError, KeyError, RecursionError)[failures - 1]
        return await due(*arguments, **more)

    monkeypatch.setattr(office.archive.digests.planning, "due", failing)
    office.scheduler.start()
    await office.standin.until_there_are(2)
    assert office.standin.contents() == FIRST_DAY
    assert caplog.text.count("digests wait") == 3


async def test_a_locked_database_is_waited_for(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scheduling, "_AFTER_FAILURE", timedelta(0))
    async with office.archive.digests.runs._database.write() as connection:
        await connection.execute("PRAGMA busy_timeout = 1")
    other = sqlite3.connect(tmp_path / "archive.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    heard = Heard("archive-locked")
    scheduling.logger.addHandler(heard)
    office.scheduler.start()
    await heard.event.wait()
    scheduling.logger.removeHandler(heard)
    assert office.standin.contents() == []
    other.execute("ROLLBACK")
    other.close()
    await office.standin.until_there_are(2)
    assert office.standin.contents() == FIRST_DAY


@pytest.mark.parametrize("jump", [-timedelta(hours=5), -40 * DAY, timedelta(hours=5)])
async def test_a_clock_set_back_or_forward_within_a_day_posts_each_day_once(office: Office, jump: timedelta) -> None:
    await office.tick()
    office.clock.set(DUE + jump)
    await office.tick()
    assert office.standin.contents() == FIRST_DAY
    office.clock.set(DUE + DAY)
    await office.tick()
    assert office.standin.contents() == [*FIRST_DAY, "A5 A6"]


async def test_a_clock_that_was_years_ahead_and_comes_back_loses_no_day(office: Office) -> None:
    office.clock.set(DUE + 2000 * DAY)
    await office.tick()
    (run,) = await office.runs()
    assert len(run.dates) == 401
    assert office.standin.contents() == FIRST_DAY
    office.clock.set(DUE + DAY)
    await Scheduler(office.archive.digests, office.delivery, office.clock).tick()
    assert (await office.digest()).planned == date(2026, 2, 15)
    await office.tick(DAY)
    assert office.standin.contents() == [*FIRST_DAY, "A5 A6"]


async def test_a_restart_takes_up_what_the_dead_process_had_claimed(office: Office) -> None:
    await office.scheduler._plan(office.clock.now())
    (run,) = await office.archive.digests.runs.ready(office.clock.now(), limit=1)
    await office.archive.digests.runs.claim(run.id, office.clock.now(), lease=timedelta(seconds=90))
    assert await office.archive.digests.runs.recover() == 0
    office.archive.digests.runs._holder = "the next process"
    await office.tick()
    assert office.standin.contents() == FIRST_DAY


async def test_many_due_at_once_are_posted_though_some_channels_fail(tmp_path: Path) -> None:
    figures = await run_all(tmp_path / "many.db", digests=90, per_second=100_000)
    assert figures["posted"] == 90 - len(FAILING)
    assert posted_once(figures)
    assert figures["paused"] == 1
    assert figures["most_under_way"] <= scheduling.AT_ONCE


async def test_requests_begin_evenly_within_discords_limit(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stopped:
        """asyncio at one moment, in which waits are only noted."""

        def __init__(self) -> None:
            self.waits: list[float] = []

        def get_running_loop(self) -> Stopped:
            return self

        def time(self) -> float:
            return 1_000.0

        async def sleep(self, seconds: float) -> None:
            self.waits.append(seconds)

    stopped = Stopped()
    monkeypatch.setattr(posting, "PER_SECOND", 50)
    monkeypatch.setattr(posting, "asyncio", stopped)
    for _ in range(11):
        await office.sender._turn()
    assert stopped.waits == pytest.approx([number / 50 for number in range(1, 11)])
