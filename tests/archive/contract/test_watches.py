"""Watches: within their bounds, put to each new article once, told by messages that are claimed once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.archive.messages import MessageState, ToldState
from bot.archive.watches import (
    FINDS_KEPT_FOR,
    LONGEST_WATCH_FILTER,
    MOST_REMOVED_WATCHES,
    MOST_WATCHES,
    MOST_WATCHES_OF_PERSON,
    WATCH_REMOVED_FOR,
    Find,
    Halt,
    Held,
    NewWatch,
    Pace,
    PlannedMessage,
    WatchChange,
    WatchKey,
    WatchMessageKind,
)
from bot.articles.model import SHARED, ArticleKey, Scope, VersionReason
from bot.errors import LeaseLostError, UsageError
from tests.archive.making import new, revise, store

if TYPE_CHECKING:
    from bot.archive.protocols import Archive
    from bot.archive.watches import Watch, WatchClaim

pytestmark = pytest.mark.needs("watches")

NOW = datetime(2026, 2, 14, 8, 0, tzinfo=UTC)
LEASE, GUILD, OTHER, PERSON = timedelta(seconds=90), 7, 8, 41


async def made(archive: Archive, guild: int = GUILD, typed: str = "chips") -> Watch:
    return await archive.watches.create(NewWatch(guild, PERSON, typed, "UTC", channel=5, role=6, per_day=2), NOW)


async def mine(archive: Archive, guild: int = GUILD, typed: str = "chips") -> Watch:
    return await archive.watches.create(NewWatch(guild, PERSON, typed, "UTC", reader=PERSON), NOW)


async def found(archive: Archive, watch: Watch, count: int = 1) -> list[ArticleKey]:
    keys = await store(archive, SHARED, *(new(f"Chips of kind {number}.") for number in range(count)))
    assert await archive.watches.keep_finds(keys, [(watch.key, key) for key in keys], NOW) == count
    return keys


async def claimed(archive: Archive, watch: Watch, *keys: ArticleKey) -> WatchClaim:
    await archive.watches.plan(watch, [PlannedMessage("t", keys)], None, Pace(), NOW)
    (ready,) = await archive.watches.ready(NOW, limit=9)
    claim = await archive.watches.claim(ready, NOW, lease=LEASE)
    assert claim is not None
    return claim


async def test_a_watch_is_kept_as_it_was_made_and_numbers_are_not_used_again(archive: Archive) -> None:
    first, own = await made(archive), await mine(archive)
    assert (first.key, first.channel, first.role, first.per_day, first.reader) == (WatchKey(GUILD, 1), 5, 6, 2, None)
    assert (str(own.key), own.channel, own.reader, own.since) == ("W2", None, PERSON, NOW)
    assert (await made(archive, OTHER)).key == WatchKey(OTHER, 1)
    assert await archive.watches.watches(GUILD) == (first,)
    assert await archive.watches.watches(GUILD, reader=PERSON) == (first, own)
    assert await archive.watches.watches(GUILD, reader=PERSON + 1) == (first,)
    assert await archive.watches.of_reader(PERSON) == (own,)
    assert [one.key.guild for one in await archive.watches.active()] == [GUILD, GUILD, OTHER]
    assert await archive.watches.remove(own.key, NOW)
    assert not await archive.watches.remove(own.key, NOW)
    assert (await made(archive, typed="ships")).key == WatchKey(GUILD, 3)
    assert await archive.watches.watch(own.key) is None
    assert len((await made(archive, typed="x" * (LONGEST_WATCH_FILTER + 1))).filter) == LONGEST_WATCH_FILTER


async def test_a_removed_watch_can_be_brought_back_for_a_day(archive: Archive) -> None:
    keys = [(await made(archive, typed=f"chips {at}")).key for at in range(MOST_REMOVED_WATCHES + 1)]
    for number, key in enumerate(keys):
        await archive.watches.remove(key, NOW + timedelta(seconds=number))
    assert await archive.watches.removed(keys[-2], NOW + timedelta(hours=23))
    assert await archive.watches.removed(keys[0], NOW) is None
    assert (await archive.watches.restore(keys[-1], NOW + timedelta(hours=23))).key == keys[-1]
    for gone in (keys[0], keys[1], WatchKey(OTHER, 2)):
        with pytest.raises(UsageError, match="watch-too-late"):
            await archive.watches.restore(gone, NOW + WATCH_REMOVED_FOR + timedelta(seconds=2))


async def test_a_server_has_so_many_and_a_person_in_all_servers(archive: Archive) -> None:
    for number in range(MOST_WATCHES):
        await made(archive, typed=f"chips {number}")
    with pytest.raises(UsageError, match="watch-cap"):
        await made(archive)
    await made(archive, OTHER)
    for number in range(MOST_WATCHES_OF_PERSON):
        await mine(archive, (GUILD, OTHER)[number % 2], f"chips {number}")
    with pytest.raises(UsageError, match="watch-cap-person"):
        await mine(archive, OTHER)
    await archive.watches.remove(WatchKey(GUILD, 1), NOW)
    await made(archive)
    with pytest.raises(UsageError, match="watch-cap"):
        await archive.watches.restore(WatchKey(GUILD, 1), NOW)


async def test_no_two_watch_for_the_same_in_the_same_place(archive: Archive) -> None:
    first, own = await made(archive), await mine(archive)
    with pytest.raises(UsageError, match=r"watch-same .*'W1'"):
        await made(archive, typed=" ＣＨＩＰＳ ")
    with pytest.raises(UsageError, match=r"watch-same .*'W2'"):
        await mine(archive)
    assert (await mine(archive, OTHER)).key == WatchKey(OTHER, 1)  # another server is another place
    others = [await made(archive, typed=typed) for typed in ("chips or ships", "chips OR ships")]
    for change in (changed(), changed(channel=9), changed(typed="wafers")):
        assert await archive.watches.change(first.key, change)
    assert not await archive.watches.change(WatchKey(OTHER, 9), changed())
    kept = await archive.watches.watch(first.key)
    assert kept is not None
    assert (kept.filter, kept.zone, kept.channel, kept.role, kept.per_day) == ("wafers", "Asia/Taipei", 5, None, 3)
    assert (kept.quiet, kept.since, kept.owner) == ("22:00-07:00", first.since, PERSON)
    with pytest.raises(UsageError, match=r"watch-same .*'W3'"):
        await archive.watches.change(first.key, changed(typed=others[0].filter))
    await archive.watches.remove(own.key, NOW)
    await mine(archive)
    with pytest.raises(UsageError, match=r"watch-same .*'W5'"):
        await archive.watches.restore(own.key, NOW)


def changed(*, typed: str = "chips", channel: int | None = 5) -> WatchChange:
    return WatchChange(typed, "Asia/Taipei", channel, None, 3, "22:00-07:00")


async def test_only_new_articles_are_due_and_where_somebody_watches(archive: Archive) -> None:
    woken: list[int] = []
    archive.watches.when_due(lambda: woken.append(1))
    (unwatched,) = await store(archive, SHARED, new("Before anybody watched."))
    watch = await made(archive)
    assert (await archive.watches.due(), woken) == ((), [])
    shared, grown = await store(archive, SHARED, new("One."), new("Another", truncated=True))
    (own,) = await store(archive, Scope(GUILD), new("Our own."))
    await store(archive, Scope(OTHER), new("Theirs, where nobody watches."))
    async with archive.writer.storing(SHARED) as storing:
        await storing.mark_before(await storing.create([new("A feed held it already.")]))
    assert await archive.watches.due() == (shared, grown, own)
    assert len(woken) >= 2
    await archive.watches.keep_finds([shared, grown, own], [], NOW)
    await revise(archive, unwatched, new("Before, edited."), VersionReason.EDITED)
    await revise(archive, shared, new("One divided otherwise."), VersionReason.RESEGMENTED)
    await revise(archive, grown, new("Another, and all of it."), VersionReason.UPGRADED)
    assert await archive.watches.due() == (grown,)
    await archive.watches.pause(watch.key, Halt.PERSON, NOW)
    await archive.watches.keep_finds([grown], [(watch.key, grown)], NOW)
    await store(archive, SHARED, new("While it is paused."))
    assert await archive.watches.due() == ()
    assert await archive.watches.finds(watch.key) == ()


async def test_an_article_is_found_once_and_told_by_one_message(archive: Archive) -> None:
    watch = await made(archive)
    first, second = await found(archive, watch, 2)
    assert await archive.watches.keep_finds([first], [(watch.key, first)], NOW) == 0
    assert [one.key for one in await archive.watches.waiting(NOW, limit=9)] == [watch.key]
    assert await archive.watches.next_waiting() == NOW
    assert await archive.watches.finds(watch.key) == (Find(first, None), Find(second, None))
    later = Pace(NOW, 1, NOW.date(), 1, NOW + timedelta(minutes=10))
    (watch,) = await archive.watches.waiting(NOW, limit=9)
    await archive.watches.plan(watch, [PlannedMessage("t", (first,))], Held.RATE, later, NOW)
    assert await archive.watches.finds(watch.key) == (Find(second, Held.RATE),)
    kept = await archive.watches.watch(watch.key)
    assert kept is not None
    assert kept.pace == later
    assert await archive.watches.waiting(NOW, limit=9) == ()
    assert not await archive.watches.plan(kept, [PlannedMessage("u", (first, second))], None, Pace(), NOW)
    assert await archive.watches.watch(watch.key) == kept
    assert await archive.watches.plan(kept, [PlannedMessage("u", (second,))], None, Pace(), NOW)
    messages = [await archive.watches.message(number) for number in await archive.watches.ready(NOW, limit=9)]
    assert [(one.articles, one.held) for one in messages if one] == [((first,), None), ((second,), Held.RATE)]
    assert await archive.watches.next_waiting() is None


async def test_what_somebody_changes_while_messages_are_planned_is_looked_at_again(archive: Archive) -> None:
    watch = await made(archive)
    await found(archive, watch)
    await archive.watches.set_quiet(watch.key, "22:00-07:00", "UTC")
    (read,) = await archive.watches.waiting(NOW, limit=9)
    await archive.watches.plan(read, [], Held.QUIET, Pace(next_at=NOW + LEASE), NOW)
    (read,) = await archive.watches.waiting(NOW + LEASE, limit=9)
    await archive.watches.set_quiet(watch.key, None, "UTC")
    await archive.watches.plan(read, [], Held.QUIET, Pace(next_at=NOW + 9 * LEASE), NOW + LEASE)
    assert [one.key for one in await archive.watches.waiting(NOW + LEASE, limit=9)] == [watch.key]


async def test_servers_that_the_bot_has_left_watch_nothing(archive: Archive) -> None:
    await made(archive)
    await made(archive, OTHER)
    await archive.holdings.depart([GUILD], NOW)
    assert [one.key.guild for one in await archive.watches.active()] == [OTHER]
    await archive.holdings.stay([GUILD])
    assert [one.key.guild for one in await archive.watches.active()] == [GUILD, OTHER]


async def test_a_message_is_claimed_held_settled_and_closed(archive: Archive) -> None:
    watch = await made(archive)
    claim = await claimed(archive, watch, *await found(archive, watch))
    assert await archive.watches.claim(claim.id, NOW, lease=LEASE) is None
    await archive.watches.intend(claim, 0, NOW)
    await archive.watches.intend(claim, 0, NOW + LEASE)
    held = await archive.watches.message(claim.id)
    assert held is not None
    assert held.intent_at == NOW
    await archive.watches.withdraw(claim, 0)
    claim = await archive.watches.renew(claim, NOW + 2 * LEASE)
    assert await archive.watches.next_ready() == claim.until
    await archive.watches.postpone(claim, NOW + LEASE, "time-out")
    with pytest.raises(LeaseLostError):
        await archive.watches.intend(claim, 0, NOW)
    again = await archive.watches.claim(claim.id, NOW + LEASE, lease=LEASE)
    assert again is not None
    assert await archive.watches.unsent(watch.key) == NOW + LEASE
    assert (again.message.attempts, again.message.error, again.message.intent_at) == (1, "time-out", None)
    await archive.watches.settle(again, 0, MessageState.SENT, 99)
    await archive.watches.finish(again, ToldState.SENT)
    sent = await archive.watches.message(claim.id)
    assert sent is not None
    assert (sent.message, sent.state, await archive.watches.unsent(watch.key)) == (99, ToldState.SENT, None)
    assert await archive.watches.tally(NOW - LEASE) == {ToldState.SENT: 1}
    assert (await archive.watches.ready(NOW + LEASE, limit=9), await archive.watches.recover()) == ((), 0)


async def test_who_pauses_lets_go_of_what_was_not_told(archive: Archive) -> None:
    watch = await made(archive)
    keys = await found(archive, watch, 2)
    await archive.watches.plan(watch, [PlannedMessage("t", (keys[0],))], Held.QUIET, Pace(next_at=NOW), NOW)
    assert await archive.watches.pause(watch.key, Halt.ROLE, NOW, notice="p")
    assert not await archive.watches.pause(watch.key, Halt.PERSON, NOW)
    assert await archive.watches.finds(watch.key) == ()
    assert (await archive.watches.active(), await archive.watches.next_waiting()) == ((), None)
    (said,) = [await archive.watches.message(number) for number in await archive.watches.ready(NOW, limit=9)]
    assert said is not None
    assert (said.kind, said.token, said.articles) == (WatchMessageKind.PAUSED, "p", ())
    assert await archive.watches.resume(watch.key, NOW + LEASE)
    resumed = await archive.watches.watch(watch.key)
    assert resumed is not None
    assert (resumed.paused, resumed.since) == (None, NOW + LEASE)


async def test_muting_and_quiet_hours_are_kept(archive: Archive) -> None:
    watch = await made(archive)
    assert await archive.watches.mute(watch.key, NOW + LEASE)
    assert await archive.watches.set_quiet(watch.key, "22:00-07:00", "Asia/Taipei")
    kept = await archive.watches.watch(watch.key)
    assert kept is not None
    assert (kept.muted_until, kept.quiet, kept.zone) == (NOW + LEASE, "22:00-07:00", "Asia/Taipei")
    assert not await archive.watches.mute(WatchKey(OTHER, 1), None)
    assert not await archive.watches.set_quiet(WatchKey(OTHER, 1), None, "UTC")
    assert not await archive.watches.resume(WatchKey(OTHER, 1), NOW)


async def test_what_was_found_is_forgotten_in_time_and_with_its_watch(archive: Archive) -> None:
    watch = await made(archive)
    (key,) = await found(archive, watch)
    later = NOW + FINDS_KEPT_FOR
    assert await archive.watches.keep_finds([], [(watch.key, key)], later) == 0
    assert await archive.watches.keep_finds([], [(watch.key, key)], later) == 1


async def test_a_person_takes_along_what_told_them_alone(archive: Archive) -> None:
    own, others = await mine(archive), await made(archive)
    for watch in (own, others):
        await claimed(archive, watch, *await found(archive, watch))
    assert await archive.holdings.forget_person(PERSON) == 2
    assert await archive.watches.watch(own.key) is None
    left = await archive.watches.watch(others.key)
    assert left is not None
    assert (left.owner, left.filter) == (0, "chips")
    held = [(name, row["watch"]) async for name, row in archive.holdings.of_guild(GUILD) if "watch" in row]
    assert held == [("watch_message", others.key.number), ("watch_find", others.key.number)]
    await archive.holdings.forget_guilds([GUILD])
    assert await archive.watches.watches(GUILD) == ()
