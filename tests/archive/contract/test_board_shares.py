"""Where boards stand: claimed once, drawn again only where something changed, ended with what they show."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.archive.board_shares import MOST_FAILED, MOST_SHARES, Ending, ShareClaim, ShareState
from bot.archive.boards import MOST_REMOVED_BOARDS, BoardKey, NewEntry
from bot.archive.messages import MessageState
from bot.articles.model import SHARED, Scope, VersionReason
from bot.errors import LeaseLostError, UsageError
from tests.archive.making import new, revise, store

if TYPE_CHECKING:
    from bot.archive.protocols import Archive
    from tests.archive.contract.conftest import Reopened

pytestmark = pytest.mark.needs("boards", "board_shares")

NOW = datetime(2026, 2, 14, 8, 0, tzinfo=UTC)
LEASE, HERE, KAI = timedelta(seconds=90), 7, 41


async def board(archive: Archive, guild: int = HERE) -> BoardKey:
    return (await archive.boards.create(guild, "Harbor closure", KAI, NOW)).key


async def claimed(archive: Archive, key: BoardKey, channel: int = 5) -> ShareClaim:
    share = await archive.board_shares.share(key, channel, None, "t", NOW)
    claim = await archive.board_shares.claim(share.id, NOW, lease=LEASE)
    assert claim is not None
    return claim


async def kept(archive: Archive, key: BoardKey, channel: int = 5) -> int:
    claim = await claimed(archive, key, channel)
    await archive.board_shares.settle(claim, 0, MessageState.SENT, 9)
    await archive.board_shares.keep(claim, "seen", "shown", NOW + LEASE)
    return claim.share.id


async def test_one_holds_a_claim_and_what_was_lost_changes_nothing(archive: Archive) -> None:
    claim = await claimed(archive, await board(archive))
    number = claim.share.id
    assert await archive.board_shares.claim(number, NOW, lease=LEASE) is None
    assert await archive.board_shares.next_ready() == NOW + LEASE
    later = await archive.board_shares.claim(number, NOW + LEASE, lease=LEASE)
    assert later is not None
    for lost in (
        archive.board_shares.settle(claim, 0, MessageState.SENT, 9),
        archive.board_shares.keep(claim, "", "", NOW),
        archive.board_shares.end(claim),
        archive.board_shares.fail(claim, "gone"),
        archive.board_shares.renew(claim, NOW),
    ):
        with pytest.raises(LeaseLostError):
            await lost
    later = await archive.board_shares.renew(later, NOW + 2 * LEASE)
    await archive.board_shares.intend(later, 0, NOW)
    await archive.board_shares.intend(later, 0, NOW + LEASE)
    known = await archive.board_shares.one(number)
    assert known is not None
    assert known.intent_at == NOW
    await archive.board_shares.withdraw(later, 0)
    await archive.board_shares.postpone(later, NOW + LEASE, "discord-away")
    known = await archive.board_shares.one(number)
    assert known is not None
    assert (known.intent_at, known.attempts, known.error) == (None, 1, "discord-away")
    assert await archive.board_shares.ready(NOW, limit=9) == ()
    assert await archive.board_shares.ready(NOW + LEASE, limit=9) == (number,)


async def test_the_claims_of_a_process_that_is_over_hold_nothing_up(archive: Archive, reopened: Reopened) -> None:
    claim = await claimed(archive, await board(archive))
    assert await archive.board_shares.recover() == 0
    async with reopened() as later:
        assert await later.board_shares.recover() == 1
        assert await later.board_shares.ready(NOW, limit=9) == (claim.share.id,)


async def test_whatever_a_board_shows_is_noticed(archive: Archive) -> None:
    woken: list[int] = []
    archive.board_shares.when_changed(lambda: woken.append(1))
    shared, own = [
        (await store(archive, scope, new("One thing."), new("Another.")))[0] for scope in (SHARED, Scope(HERE))
    ]
    key = await board(archive)
    number = await kept(archive, key)
    marks = [await archive.board_shares.watched()]

    async def differs() -> bool:
        marks.append(await archive.board_shares.watched())
        return marks[-1][0].mark != marks[-2][0].mark

    assert not await differs()
    await archive.boards.add(key, [NewEntry("A1.p1", "0", KAI, "A note")], NOW)
    assert await differs()
    await revise(archive, shared, new("One thing more."), VersionReason.EDITED)
    assert await differs()
    await archive.writer.remove([own])
    assert await differs()
    assert len(woken) == 2
    await archive.holdings.forget_person(KAI)
    assert await differs()
    await archive.boards.remove(key, NOW)
    assert await differs()
    await archive.board_shares.want([number], NOW)
    assert await archive.board_shares.watched() == ()
    assert await archive.board_shares.next_ready() == NOW + LEASE  # it rests after an edit


async def test_a_board_stands_once_in_a_channel_and_in_a_few(archive: Archive) -> None:
    key = await board(archive)
    first = await kept(archive, key)
    second = await archive.board_shares.share(key, 5, None, "t2", NOW)
    ended = await archive.board_shares.one(first)
    assert ended is not None
    assert (ended.ending, ended.state) == (Ending.SHARED_AGAIN, ShareState.OPEN)
    assert [one.id for one in await archive.board_shares.of_board(key)] == [second.id]
    for channel in range(6, 5 + MOST_SHARES):
        await archive.board_shares.share(key, channel, 4, "t", NOW)
    with pytest.raises(UsageError, match="board-shares"):
        await archive.board_shares.share(key, 99, None, "t", NOW)
    assert await archive.board_shares.unshare(key, 5, NOW)
    assert not await archive.board_shares.unshare(key, 5, NOW)
    assert not await archive.board_shares.unshare(BoardKey(HERE + 1, 1), 6, NOW)
    await archive.board_shares.share(key, 99, None, "t", NOW)
    with pytest.raises(UsageError, match="board-unknown"):
        await archive.board_shares.share(BoardKey(HERE + 1, 1), 5, None, "t", NOW)


async def test_what_ends_while_it_is_drawn_stays_open(archive: Archive) -> None:
    key = await board(archive)
    claim = await claimed(archive, key)
    await archive.board_shares.unshare(key, 5, NOW)
    await archive.board_shares.keep(claim, "", "", NOW)
    again = await archive.board_shares.claim(claim.share.id, NOW, lease=LEASE)
    assert again is not None
    assert again.share.ending is Ending.UNSHARED
    await archive.board_shares.end(again)
    assert await archive.board_shares.tally() == {}


async def test_it_is_remembered_why_a_few_are_kept_no_longer(archive: Archive) -> None:
    key = await board(archive)
    for channel in range(MOST_FAILED + 1):
        await archive.board_shares.fail(await claimed(archive, key, channel + 1), "gone")
    assert [one.channel for one in await archive.board_shares.of_board(key)] == list(range(2, MOST_FAILED + 2))
    assert await archive.board_shares.tally() == {ShareState.FAILED: MOST_FAILED}
    await archive.board_shares.share(key, 2, None, "t", NOW)
    assert len(await archive.board_shares.of_board(key)) == MOST_FAILED


async def test_it_goes_with_its_server_and_ends_with_its_board(archive: Archive) -> None:
    key = await board(archive)
    number = await kept(archive, key)
    for _ in range(MOST_REMOVED_BOARDS + 1):
        other = await board(archive)
        await archive.boards.remove(other, NOW + LEASE)
    await archive.boards.remove(key, NOW)
    await board(archive)
    one = await archive.board_shares.one(number)
    assert one is not None
    assert one.ending is Ending.UNSHARED
    await archive.holdings.forget_guilds([HERE])
    assert await archive.board_shares.one(number) is None
