"""Digests, their runs and what was shown: every write is fenced, and every step can be repeated."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.archive.digests import (
    MOST_DIGESTS,
    Claim,
    DigestKey,
    DigestPart,
    DigestRun,
    Frozen,
    Heartbeat,
    Listed,
    NewDigest,
    Pause,
    PauseReason,
    Plan,
    Role,
    RunKind,
    RunState,
    Schedule,
    Subscription,
)
from bot.archive.messages import MessageState
from bot.articles.model import SHARED, ArticleKey, Scope
from bot.errors import LeaseLostError, NotFoundError, StaleError, UsageError
from tests.archive.making import new, store

if TYPE_CHECKING:
    from bot.archive.protocols import Archive
    from tests.archive.contract.conftest import Reopened

pytestmark = pytest.mark.needs("digests")

NOW = datetime(2026, 2, 14, 8, 0, tzinfo=UTC)
TODAY = NOW.date()
LEASE = timedelta(seconds=90)
MINUTE = timedelta(minutes=1)
MONTHLY = Schedule(time(9), "UTC", month_days=frozenset({1, 31, -1}))
NEW = NewDigest(5, 50, 500, Schedule(time(8), "Asia/Taipei", frozenset({0, 4})), "chips -water", cursor={SHARED: 3})


async def made(archive: Archive, new: NewDigest = NEW) -> Subscription:
    return await archive.digests.subscriptions.create(new, NOW, next_due=NOW + MINUTE)


def plan(digest: DigestKey, day: date = TODAY, **more: object) -> Plan:
    return replace(
        Plan(digest, day.isoformat(), RunKind.SCHEDULED, (day,), NOW, "token", day, NOW + timedelta(days=1)),
        **more,  # type: ignore[arg-type]
    )


async def claimed(archive: Archive, run: DigestRun, now: datetime = NOW) -> Claim:
    claim = await archive.digests.runs.claim(run.id, now, lease=LEASE)
    assert claim is not None
    return claim


def frozen(parts: int = 2) -> Frozen:
    return Frozen(
        channel=50,
        parts=tuple(DigestPart(n, {"content": f"part {n}"}, f"nonce{n}", f"marker{n}") for n in range(parts)),
        articles=(
            *(Listed(n, ArticleKey(SHARED, 4 + n), 1, Role.SHOWN, n) for n in range(parts)),
            Listed(parts, ArticleKey(Scope(5), 9), 2, Role.REST, None),
        ),
        cursor={SHARED: 8, Scope(5): 9},
        counts={"loaded": 5},
    )


async def begun(archive: Archive, parts: int = 2) -> Claim:
    digest = await made(archive)
    (run,) = await archive.digests.planning.plan([plan(digest.key)])
    claim = await claimed(archive, run)
    await archive.digests.messages.freeze(claim, frozen(parts))
    return claim


async def test_a_digest_is_kept_as_it_was_made(archive: Archive) -> None:
    digest = await made(archive)
    assert digest.key == DigestKey(5, 1)
    assert (digest.channel, digest.owner, digest.schedule, digest.filter) == (50, 500, NEW.schedule, NEW.filter)
    assert (digest.cursor, digest.planned, digest.next_due, digest.is_active) == ({SHARED: 3}, None, NOW + MINUTE, True)
    assert await archive.digests.subscriptions.get(digest.key) == digest
    assert await archive.digests.subscriptions.of_guild(5) == (digest,)
    assert await archive.digests.subscriptions.of_guild(6) == ()
    monthly = await archive.digests.subscriptions.revise(replace(digest, schedule=MONTHLY, role=66))
    assert (monthly.schedule, monthly.role) == (MONTHLY, 66)


async def test_the_digests_of_a_person_are_found_by_server(archive: Archive) -> None:
    await made(archive)
    own, _ = [await made(archive, replace(NEW, guild=guild, channel=0, reader=500)) for guild in (5, 6)]
    assert await archive.digests.subscriptions.of_reader(5, 500) == (own,)
    assert await archive.digests.subscriptions.of_reader(5, 501) == ()


async def test_numbers_count_in_each_guild_and_are_not_used_again(archive: Archive) -> None:
    keys = [(await made(archive, replace(NEW, guild=guild))).key for guild in (5, 5, 6)]
    assert keys == [DigestKey(5, 1), DigestKey(5, 2), DigestKey(6, 1)]
    assert await archive.digests.subscriptions.remove(keys[1])
    assert not await archive.digests.subscriptions.remove(keys[1])
    assert (await made(archive)).key == DigestKey(5, 3)


async def test_a_guild_has_so_many_digests_and_no_more(archive: Archive) -> None:
    for _ in range(MOST_DIGESTS):
        await made(archive)
    with pytest.raises(UsageError, match="digest-cap"):
        await made(archive)


async def test_digests_made_together_are_kept_all_or_none(archive: Archive) -> None:
    subscriptions = archive.digests.subscriptions
    wanted = [(replace(NEW, filter=str(n)), NOW + n * MINUTE) for n in range(MOST_DIGESTS + 1)]
    assert await subscriptions.create_all([], NOW) == ()
    with pytest.raises(UsageError, match="digest-cap"):
        await subscriptions.create_all(wanted, NOW)
    assert await subscriptions.of_guild(5) == ()
    created = await subscriptions.create_all(wanted[1:], NOW)
    assert await subscriptions.of_guild(5) == created
    assert [(one.key.number, one.filter, one.next_due) for one in created] == [
        (n, str(n), NOW + n * MINUTE) for n in range(1, MOST_DIGESTS + 1)
    ]


async def test_a_change_that_was_overtaken_is_refused(archive: Archive) -> None:
    first = await made(archive)
    second = await archive.digests.subscriptions.revise(replace(first, filter="rice", channel=51))
    assert (second.filter, second.channel, second.revision) == ("rice", 51, first.revision + 1)
    with pytest.raises(StaleError):
        await archive.digests.subscriptions.revise(replace(first, filter="wheat"))
    await archive.digests.subscriptions.remove(first.key)
    with pytest.raises(NotFoundError):
        await archive.digests.subscriptions.revise(second)


async def test_a_filter_with_what_not_every_engine_takes_is_kept_without(archive: Archive) -> None:
    first = await made(archive, replace(NEW, filter="ri\0ce \ud800"))
    assert first.filter == "rice ?"
    changed = await archive.digests.subscriptions.revise(replace(first, filter="\0whe\udc00at"))
    assert changed.filter == "whe?at"


async def test_paused_digests_are_neither_due_nor_planned_nor_claimed(archive: Archive) -> None:
    digest = await made(archive)
    (run,) = await archive.digests.planning.plan([plan(digest.key, next_due=NOW)])
    assert [one.key for one in await archive.digests.planning.due(NOW, limit=9)] == [digest.key]
    pause = Pause(PauseReason.FORBIDDEN, NOW, told=True)
    assert await archive.digests.subscriptions.pause(digest.key, pause)
    paused = await archive.digests.subscriptions.get(digest.key)
    assert paused is not None
    assert (paused.pause, paused.is_active) == (pause, False)
    assert await archive.digests.planning.due(NOW, limit=9) == ()
    assert await archive.digests.subscriptions.active() == ()
    assert await archive.digests.planning.next_due() is None
    assert await archive.digests.runs.ready(NOW, limit=9) == ()
    assert await archive.digests.runs.claim(run.id, NOW, lease=LEASE) is None
    assert await archive.digests.planning.plan([plan(digest.key, date(2026, 2, 20))]) == ()


async def test_a_date_is_planned_once(archive: Archive) -> None:
    digest = await made(archive)
    (run,) = await archive.digests.planning.plan([plan(digest.key)])
    assert (run.dates, run.due, run.state, run.fence) == ((NOW.date(),), NOW, RunState.PENDING, 0)
    assert await archive.digests.planning.plan([plan(digest.key, token="other")]) == ()
    after = await archive.digests.subscriptions.get(digest.key)
    assert after is not None
    assert (after.planned, after.next_due) == (NOW.date(), NOW + timedelta(days=1))
    assert await archive.digests.planning.plan([plan(DigestKey(5, 99))]) == ()


async def test_a_later_run_takes_in_an_earlier_one_of_which_nothing_was_sent(archive: Archive) -> None:
    digest = await made(archive)
    (first,) = await archive.digests.planning.plan([plan(digest.key)])
    claim = await claimed(archive, first)
    await archive.digests.messages.freeze(claim, frozen())
    await archive.digests.runs.postpone(claim, NOW + MINUTE, "away")
    tomorrow = NOW.date() + timedelta(days=1)
    (second,) = await archive.digests.planning.plan([plan(digest.key, tomorrow, due=NOW + timedelta(days=1))])
    assert second.dates == (NOW.date(), tomorrow)
    taken = await archive.digests.runs.get(first.id)
    assert taken is not None
    assert taken.state is RunState.SKIPPED


async def test_a_run_with_an_intent_is_settled_before_the_next_of_its_digest(archive: Archive) -> None:
    claim = await begun(archive)
    await archive.digests.messages.intend(claim, 0, NOW)
    await archive.digests.runs.postpone(claim, NOW + MINUTE, "away")
    later = NOW + timedelta(days=1)
    (second,) = await archive.digests.planning.plan([plan(claim.run.digest, later.date(), due=later)])
    assert second.dates == (later.date(),)
    assert [run.id for run in await archive.digests.runs.ready(later, limit=9)] == [claim.run.id]
    assert await archive.digests.runs.claim(second.id, later, lease=LEASE) is None


async def test_one_claimer_has_a_run_until_its_lease_is_over(archive: Archive) -> None:
    digest = await made(archive)
    (run,) = await archive.digests.planning.plan([plan(digest.key)])
    assert [one.id for one in await archive.digests.runs.ready(NOW, limit=9)] == [run.id]
    first = await claimed(archive, run)
    assert await archive.digests.runs.claim(run.id, NOW + LEASE - MINUTE, lease=LEASE) is None
    assert await archive.digests.runs.ready(NOW, limit=9) == ()
    assert await archive.digests.runs.next_ready() == NOW + LEASE
    second = await claimed(archive, run, NOW + LEASE)
    assert second.fence == first.fence + 1
    for write in (
        archive.digests.runs.renew(first, NOW + LEASE),
        archive.digests.messages.freeze(first, frozen()),
        archive.digests.messages.intend(first, 0, NOW),
        archive.digests.messages.withdraw(first, 0),
        archive.digests.messages.settle(first, 0, MessageState.SENT, 7),
        archive.digests.runs.postpone(first, NOW, "late"),
        archive.digests.runs.finish(first, RunState.SENT, NOW),
        archive.digests.runs.finish_empty(first, {SHARED: 99}, {}, NOW),
    ):
        with pytest.raises(LeaseLostError):
            await write
    assert await archive.digests.messages.parts(run.id) == ()


async def test_while_one_run_of_a_digest_is_begun_no_other_is(archive: Archive) -> None:
    digest = await made(archive)
    asked = plan(digest.key, occasion="asked:1", kind=RunKind.ASKED, due=NOW + MINUTE)
    (later,) = await archive.digests.planning.plan([asked])
    making = await claimed(archive, later, NOW + MINUTE)
    (earlier,) = await archive.digests.planning.plan([plan(digest.key)])
    # It is due before the other, which chooses its articles at this moment.
    assert await archive.digests.runs.claim(earlier.id, NOW + MINUTE, lease=LEASE) is None
    await archive.digests.messages.freeze(making, frozen())
    await archive.digests.runs.postpone(making, NOW + 2 * MINUTE, "away")
    assert await archive.digests.runs.claim(earlier.id, NOW + 2 * MINUTE, lease=LEASE) is None
    again = await claimed(archive, later, NOW + 2 * MINUTE)
    await archive.digests.runs.finish(again, RunState.SENT, NOW + 2 * MINUTE)
    assert await archive.digests.runs.claim(earlier.id, NOW + 2 * MINUTE, lease=LEASE) is not None


async def test_a_run_is_not_opened_again_while_another_is_begun(archive: Archive) -> None:
    claim = await begun(archive, 1)
    await archive.digests.runs.finish(claim, RunState.FAILED, NOW, "channel-gone")
    (second,) = await archive.digests.planning.plan([plan(claim.run.digest, date(2026, 2, 15))])
    other = await claimed(archive, second)
    assert not await archive.digests.runs.reopen(claim.run.id, {}, NOW)
    await archive.digests.runs.finish_empty(other, {}, {}, NOW)
    assert await archive.digests.runs.reopen(claim.run.id, {}, NOW)


async def test_a_change_takes_nothing_back_that_was_planned_meanwhile(archive: Archive) -> None:
    read = await made(archive)
    await archive.digests.planning.plan([plan(read.key)])
    assert (await archive.digests.subscriptions.revise(replace(read, filter="rice"))).planned == TODAY


async def test_a_clock_set_back_does_not_hold_a_run_up(archive: Archive) -> None:
    digest = await made(archive)
    (run,) = await archive.digests.planning.plan([plan(digest.key)])
    await claimed(archive, run)
    assert await archive.digests.runs.claim(run.id, NOW - timedelta(hours=3), lease=LEASE) is not None


async def test_what_is_frozen_stays_as_it_is(archive: Archive) -> None:
    claim = await begun(archive)
    await archive.digests.messages.freeze(claim, frozen(1))
    parts = await archive.digests.messages.parts(claim.run.id)
    assert parts == frozen().parts
    assert await archive.digests.messages.listed(claim.run.id) == frozen().articles


async def test_an_intent_keeps_its_first_moment_until_it_is_withdrawn(archive: Archive) -> None:
    claim = await begun(archive)
    await archive.digests.messages.intend(claim, 1, NOW)
    await archive.digests.messages.intend(claim, 1, NOW + MINUTE)
    assert [part.intent_at for part in await archive.digests.messages.parts(claim.run.id)] == [None, NOW]
    await archive.digests.messages.withdraw(claim, 1)
    await archive.digests.messages.intend(claim, 1, NOW + MINUTE)
    assert [part.intent_at for part in await archive.digests.messages.parts(claim.run.id)] == [None, NOW + MINUTE]


async def test_what_was_sent_or_may_have_been_is_shown_and_read(archive: Archive) -> None:
    claim = await begun(archive)
    await archive.digests.messages.settle(claim, 0, MessageState.SENT, 70)
    await archive.digests.messages.settle(claim, 1, MessageState.UNCERTAIN)
    await archive.digests.runs.finish(claim, RunState.UNCERTAIN, NOW)
    digest = await archive.digests.subscriptions.get(claim.run.digest)
    assert digest is not None
    assert digest.cursor == {SHARED: 8, Scope(5): 9}
    keys = [ArticleKey(SHARED, 4), ArticleKey(SHARED, 5), ArticleKey(Scope(5), 9), ArticleKey(SHARED, 6)]
    assert await archive.digests.reading.shown(digest.key, keys) == frozenset(keys[:2])
    assert [run.state for run in await archive.digests.history.failures(NOW - MINUTE)] == [RunState.UNCERTAIN]
    assert await archive.digests.history.failures(NOW + MINUTE) == ()


async def test_a_digest_does_not_read_on_over_what_was_not_sent(archive: Archive) -> None:
    claim = await begun(archive)
    await archive.digests.messages.settle(claim, 0, MessageState.SENT, 70)
    await archive.digests.runs.finish(claim, RunState.FAILED, NOW, "channel-forbidden")
    digest = await archive.digests.subscriptions.get(claim.run.digest)
    assert digest is not None
    assert digest.cursor == {SHARED: 3}
    assert await archive.digests.reading.shown(digest.key, [ArticleKey(SHARED, 4), ArticleKey(SHARED, 5)]) == {
        ArticleKey(SHARED, 4)
    }


async def test_an_empty_run_reads_on_and_never_back(archive: Archive) -> None:
    digest = await made(archive)
    (run,) = await archive.digests.planning.plan([plan(digest.key)])
    await archive.digests.runs.finish_empty(
        await claimed(archive, run), {SHARED: 2, Scope(5): 1}, {"loaded": 0}, NOW + MINUTE
    )
    after = await archive.digests.subscriptions.get(digest.key)
    assert after is not None
    assert after.cursor == {SHARED: 3, Scope(5): 1}
    (kept,) = await archive.digests.history.of_digest(digest.key)
    assert (kept.state, kept.counts, kept.finished) == (RunState.EMPTY, {"loaded": 0}, NOW + MINUTE)


async def test_an_uncertain_run_can_be_opened_again(archive: Archive) -> None:
    claim = await begun(archive, 3)
    await archive.digests.messages.settle(claim, 0, MessageState.SENT, 70)
    for index in (1, 2):
        await archive.digests.messages.intend(claim, index, NOW)
        await archive.digests.messages.settle(claim, index, MessageState.UNCERTAIN)
    await archive.digests.runs.finish(claim, RunState.UNCERTAIN, NOW)
    assert await archive.digests.runs.reopen(claim.run.id, {1: 71}, NOW)
    assert not await archive.digests.runs.reopen(claim.run.id, {}, NOW)
    parts = await archive.digests.messages.parts(claim.run.id)
    assert [(part.state, part.message, part.intent_at is None) for part in parts] == [
        (MessageState.SENT, 70, True),
        (MessageState.SENT, 71, False),
        (MessageState.WAITING, None, True),
    ]
    assert [run.id for run in await archive.digests.runs.ready(NOW, limit=9)] == [claim.run.id]


async def test_what_a_later_run_has_shown_is_not_sent_again(archive: Archive) -> None:
    claim = await begun(archive, 1)
    await archive.digests.runs.finish(claim, RunState.FAILED, NOW, "channel-gone")
    (second,) = await archive.digests.planning.plan([plan(claim.run.digest, date(2026, 2, 15))])
    again = await claimed(archive, second)
    await archive.digests.messages.freeze(again, frozen(1))
    await archive.digests.messages.settle(again, 0, MessageState.SENT, 70)
    await archive.digests.runs.finish(again, RunState.SENT, NOW)
    assert not await archive.digests.runs.reopen(claim.run.id, {}, NOW)


async def test_a_clock_that_was_years_ahead_takes_no_day_away(archive: Archive) -> None:
    digest = await made(archive)
    await archive.digests.planning.plan([plan(digest.key), plan(digest.key, date(2031, 5, 1))])
    await archive.digests.planning.rewind(digest.key, TODAY, NOW - MINUTE, NOW + MINUTE)
    after = await archive.digests.subscriptions.get(digest.key)
    assert after is not None
    assert (after.planned, after.since, after.next_due) == (TODAY, NOW - MINUTE, NOW + MINUTE)
    assert await archive.digests.planning.plan([plan(digest.key)]) == ()
    assert len(await archive.digests.planning.plan([plan(digest.key, date(2031, 5, 1))])) == 1


async def test_runs_go_with_their_digest_and_with_time(archive: Archive) -> None:
    claim = await begun(archive)
    await archive.digests.runs.finish(claim, RunState.FAILED, NOW)
    assert await archive.digests.history.forget_old(NOW) == 0
    assert await archive.digests.history.forget_old(NOW + MINUTE) == 1
    (second,) = await archive.digests.planning.plan([plan(claim.run.digest, date(2026, 2, 15))])
    lost = await claimed(archive, second)
    await archive.digests.subscriptions.remove(claim.run.digest)
    assert await archive.digests.runs.get(second.id) is None
    with pytest.raises(LeaseLostError):
        await archive.digests.messages.intend(lost, 0, NOW)


async def test_the_last_tick_is_kept(archive: Archive) -> None:
    assert await archive.digests.heartbeat.last() is None
    await archive.digests.heartbeat.beat(Heartbeat(NOW, "archive-locked"))
    assert await archive.digests.heartbeat.last() == Heartbeat(NOW, "archive-locked")
    await archive.digests.heartbeat.beat(Heartbeat(NOW + MINUTE))
    assert await archive.digests.heartbeat.last() == Heartbeat(NOW + MINUTE)


async def test_only_what_discord_refuses_is_told_to_the_operator_newest_first(archive: Archive) -> None:
    subscriptions = archive.digests.subscriptions
    keys = [(await made(archive, replace(NEW, guild=guild))).key for guild in (5, 6, 7, 8)]
    await subscriptions.pause(keys[0], Pause(PauseReason.FORBIDDEN, NOW))
    await subscriptions.pause(keys[1], Pause(PauseReason.CHANNEL_GONE, NOW + MINUTE))
    await subscriptions.pause(keys[2], Pause(PauseReason.PERSON, NOW + 2 * MINUTE, by=500))
    assert [one.key for one in await subscriptions.refused()] == [keys[1], keys[0]]
    assert [one.key for one in await subscriptions.refused(limit=1)] == [keys[1]]
    assert [one.key for one in await subscriptions.active()] == [keys[3]]


async def test_what_is_put_off_is_due_later_and_was_not_changed(archive: Archive) -> None:
    digest = await made(archive)
    later = NOW + timedelta(hours=6)
    await archive.digests.planning.put_off(digest.key, later)
    assert await archive.digests.planning.due(later - MINUTE, limit=9) == ()
    assert [one.key for one in await archive.digests.planning.due(later, limit=9)] == [digest.key]
    assert await archive.digests.planning.next_due() == later
    assert await archive.digests.subscriptions.get(digest.key) == replace(digest, next_due=later)


@pytest.mark.needs("writer")
async def test_what_was_loaded_after_a_number_is_told_in_that_order(archive: Archive) -> None:
    keys = await store(archive, SHARED, *(new(f"article {number}") for number in range(5)))
    await store(archive, Scope(5), new("a guild's own"))
    await archive.writer.remove([keys[3]])
    reading = archive.digests.reading
    assert await reading.loaded_after(SHARED, 1, 9) == (2, 3, 5)
    assert await reading.loaded_after(SHARED, 1, 2) == (2, 3)
    assert await reading.loaded_after(SHARED, 5, 9) == ()
    assert await reading.loaded_after(Scope(5), 0, 9) == (1,)


@pytest.mark.needs("writer")
async def test_a_digest_begins_with_what_is_loaded_from_now_on(archive: Archive) -> None:
    await store(archive, SHARED, new("one"), new("two"))
    digest = await made(archive, replace(NEW, cursor=None))
    assert digest.cursor == {SHARED: 2, Scope(5): 0}


async def test_the_claims_of_a_process_that_is_over_hold_nothing_up(archive: Archive, reopened: Reopened) -> None:
    claim = await begun(archive, 1)
    assert await archive.digests.runs.recover() == 0  # that is this process's own
    assert await archive.digests.runs.claim(claim.run.id, NOW, lease=LEASE) is None
    async with reopened() as later:
        assert await later.digests.runs.recover() == 1
        assert await later.digests.runs.recover() == 0
        assert [run.id for run in await later.digests.runs.ready(NOW, limit=9)] == [claim.run.id]
        with pytest.raises(LeaseLostError):
            await later.digests.messages.intend(claim, 0, NOW)
        again = await claimed(later, claim.run)
        assert again.fence > claim.fence
        assert await later.digests.messages.parts(claim.run.id) == frozen(1).parts
