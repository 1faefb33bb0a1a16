"""What servers are told of changes: due once, planned once, claimed once, forgotten with what it is about."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.archive.announcements import KEPT_FOR, DueVersion, NewAnnouncement
from bot.archive.messages import MessageState, ToldState
from bot.archive.model import QuotedMessage
from bot.articles.model import SHARED, ArticleKey, Scope, VersionReason
from bot.errors import LeaseLostError
from tests.archive.making import new, revise, store

if TYPE_CHECKING:
    from bot.archive.protocols import Archive
    from tests.archive.contract.conftest import Reopened

pytestmark = pytest.mark.needs("announcements")

NOW = datetime(2026, 2, 14, 8, 0, tzinfo=UTC)
LEASE, GUILD, OTHER = timedelta(seconds=90), 7, 8


def quoted(key: ArticleKey, message: int = 1, *, guild: int = GUILD, channel: int = 5) -> QuotedMessage:
    return QuotedMessage(guild, channel, None, message, key, f"{key}.p1", NOW - timedelta(days=1))


async def planned(archive: Archive, *, version: int = 2, again: tuple[int, ...] = ()) -> int:
    """Quote an article, edit it and announce that; return the announcement."""
    (key,) = await store(archive, SHARED, new("Words that stand here."))
    await archive.quoted.keep_quoted(quoted(key))
    await revise(archive, key, new("Words that stood here."), VersionReason.EDITED)
    due = DueVersion(key, version)
    assert await archive.announcements.plan(due, [NewAnnouncement(5, quoted(key), version, "t")], again=again, now=NOW)
    (ready,) = await archive.announcements.ready(NOW, limit=9)
    return ready


async def test_only_edits_of_quoted_articles_are_due_and_each_once(archive: Archive) -> None:
    woken: list[int] = []
    archive.announcements.when_due(lambda: woken.append(1))
    key, unquoted, grown = await store(archive, SHARED, new("One thing."), new("Another."), new("A third."))
    for one in (key, grown):
        await archive.quoted.keep_quoted(quoted(one, one.number))
    await revise(archive, key, new("One thing more."), VersionReason.EDITED)
    await revise(archive, unquoted, new("Another one."), VersionReason.EDITED)
    await revise(archive, grown, new("A third, longer."), VersionReason.UPGRADED)
    (due,) = await archive.announcements.due(limit=9)
    assert due == DueVersion(key, 2)
    assert len(woken) == 1
    assert await archive.announcements.plan(due, [NewAnnouncement(5, quoted(key), 2, "t")], again=[], now=NOW) == 1
    assert await archive.announcements.plan(due, [NewAnnouncement(5, quoted(key), 2, "t")], again=[], now=NOW) == 0
    assert len(await archive.announcements.recent(GUILD, key, since=NOW - LEASE)) == 1
    assert await archive.announcements.due(limit=9) == ()


async def test_quotations_of_an_article_are_those_of_who_may_see_it(archive: Archive) -> None:
    shared, own = ArticleKey(SHARED, 1), ArticleKey(Scope(GUILD), 1)
    for one in (quoted(shared), quoted(shared, 2, guild=OTHER), quoted(own, 3), quoted(own, 4, guild=OTHER)):
        await archive.quoted.keep_quoted(one)
    since = NOW - timedelta(days=2)
    seen = {key: await archive.announcements.quoted_of(key, since=since, limit=9) for key in (shared, own)}
    assert {one.message for one in seen[shared]} == {1, 2}
    assert {one.message for one in seen[own]} == {3}
    assert await archive.announcements.quoted_of(shared, since=NOW, limit=9) == ()


async def test_one_holds_a_claim_and_what_was_lost_changes_nothing(archive: Archive) -> None:
    number = await planned(archive)
    claim = await archive.announcements.claim(number, NOW, lease=LEASE)
    assert claim is not None
    assert await archive.announcements.claim(number, NOW, lease=LEASE) is None
    later = await archive.announcements.claim(number, NOW + LEASE, lease=LEASE)
    assert later is not None
    with pytest.raises(LeaseLostError):
        await archive.announcements.settle(claim, 0, MessageState.SENT, 9)
    await archive.announcements.settle(later, 0, MessageState.SENT, 9)
    await archive.announcements.finish(later, ToldState.SENT)
    known = await archive.announcements.announcement(number)
    assert known is not None
    assert (known.state, known.message, known.shown) == (ToldState.SENT, 9, 2)
    assert await archive.announcements.tally(NOW - LEASE) == {ToldState.SENT: 1}


async def test_an_intent_stays_until_it_is_certain_that_nothing_was_sent(archive: Archive) -> None:
    number = await planned(archive)
    claim = await archive.announcements.claim(number, NOW, lease=LEASE)
    assert claim is not None

    async def intended() -> datetime | None:
        known = await archive.announcements.announcement(number)
        assert known is not None
        return known.intent_at

    await archive.announcements.intend(claim, 0, NOW)
    await archive.announcements.intend(claim, 0, NOW + LEASE)
    assert await intended() == NOW
    await archive.announcements.withdraw(claim, 0)
    assert await intended() is None


async def test_what_is_put_off_waits_and_what_is_held_longer_is_held(archive: Archive) -> None:
    number = await planned(archive)
    claim = await archive.announcements.claim(number, NOW, lease=LEASE)
    assert claim is not None
    claim = await archive.announcements.renew(claim, NOW + 2 * LEASE)
    assert await archive.announcements.ready(NOW + LEASE, limit=9) == ()
    assert await archive.announcements.next_ready() == NOW + 2 * LEASE
    await archive.announcements.postpone(claim, NOW + 3 * LEASE, "discord-away")
    assert await archive.announcements.ready(NOW + 2 * LEASE, limit=9) == ()
    assert await archive.announcements.next_ready() == NOW + 3 * LEASE
    assert await archive.announcements.ready(NOW + 3 * LEASE, limit=9) == (number,)
    known = await archive.announcements.announcement(number)
    assert known is not None
    assert (known.attempts, known.error) == (1, "discord-away")


async def test_the_claims_of_a_process_that_is_over_hold_nothing_up(archive: Archive, reopened: Reopened) -> None:
    number = await planned(archive)
    claim = await archive.announcements.claim(number, NOW, lease=LEASE)
    assert claim is not None
    assert await archive.announcements.recover() == 0  # that is this process's own
    async with reopened() as later:
        assert await later.announcements.recover() == 1
        assert await later.announcements.recover() == 0
        assert await later.announcements.ready(NOW, limit=9) == (number,)


async def test_what_is_to_tell_of_more_meanwhile_stays_open(archive: Archive) -> None:
    number = await planned(archive)
    claim = await archive.announcements.claim(number, NOW, lease=LEASE)
    assert claim is not None
    key = claim.announcement.key
    await revise(archive, key, new("Words that fell here."), VersionReason.EDITED)
    await archive.announcements.plan(DueVersion(key, 3), [], again=[number], now=NOW)
    await archive.announcements.finish(claim, ToldState.SENT)
    assert await archive.announcements.ready(NOW, limit=9) == (number,)


async def test_it_goes_with_the_message_the_channel_and_the_month(archive: Archive) -> None:
    number = await planned(archive)
    known = await archive.announcements.announcement(number)
    assert known is not None
    await archive.quoted.forget_messages(GUILD, [1])
    assert await archive.announcements.announcement(number) is None
    number = await planned(archive)
    await archive.quoted.forget_channel(GUILD, 5)
    assert await archive.announcements.announcement(number) is None
    number = await planned(archive)
    (key,) = await store(archive, SHARED, new("Something else stands there."))
    await archive.quoted.keep_quoted(quoted(key, 2))
    await revise(archive, key, new("Something else stood there."), VersionReason.EDITED)
    await archive.announcements.plan(DueVersion(key, 2), [], again=[], now=NOW + KEPT_FOR)
    assert await archive.announcements.announcement(number) is None
