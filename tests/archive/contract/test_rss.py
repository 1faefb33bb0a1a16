"""RSS addresses: one of a thing for a person, found by the hash of a secret, within their bounds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.archive.messages import MessageState, ToldState
from bot.archive.rss_addresses import MOST_ADDRESSES, MOST_ADDRESSES_OF_PERSON, RssAddress, RssKey, RssKind
from bot.errors import UsageError
from tests.archive.contract.test_watches import claimed, found, made

if TYPE_CHECKING:
    from bot.archive.protocols import Archive

pytestmark = pytest.mark.needs("rss")

NOW = datetime(2026, 2, 14, 8, 0, tzinfo=UTC)
GUILD, PERSON = 7, 41


async def boards(archive: Archive, count: int, guild: int = GUILD) -> list[RssKey]:
    keys = [(await archive.boards.create(guild, f"Board {n}", PERSON, NOW)).key for n in range(count)]
    return [RssKey(guild, RssKind.BOARD, key.number) for key in keys]


async def test_an_address_is_found_by_its_hash_until_it_is_replaced_or_revoked(archive: Archive) -> None:
    (key,) = await boards(archive, 1)
    assert await archive.rss.create(key, PERSON, "h1", NOW) == RssAddress(key, PERSON, NOW)
    assert await archive.rss.find("h1") == RssAddress(key, PERSON, NOW)
    await archive.rss.create(key, PERSON + 1, "h2", NOW)
    later = NOW + timedelta(hours=1)
    await archive.rss.create(key, PERSON, "h3", later)
    assert await archive.rss.find("h1") is None
    assert await archive.rss.hashes() == {"h2", "h3"}
    assert await archive.rss.of_person(GUILD, PERSON) == (RssAddress(key, PERSON, later),)
    assert await archive.rss.of_person(GUILD + 1, PERSON) == ()
    assert await archive.rss.revoke(key, PERSON)
    assert not await archive.rss.revoke(key, PERSON)
    assert await archive.rss.count() == 1
    assert str(key) == "B1"
    assert RssKey.read(" b1 ", GUILD) == key
    for typed in ("", "B0", "X1", "A1", "B1234567890"):
        with pytest.raises(UsageError, match="rss-what"):
            RssKey.read(typed, GUILD)


async def test_a_person_and_a_server_have_so_many_and_what_is_gone_makes_room(archive: Archive) -> None:
    keys = await boards(archive, MOST_ADDRESSES_OF_PERSON + 1)
    for number, key in enumerate(keys[:-1]):
        await archive.rss.create(key, PERSON, f"h{number}", NOW)
    with pytest.raises(UsageError, match="rss-cap-person"):
        await archive.rss.create(keys[-1], PERSON, "one too many", NOW)
    await archive.rss.create(keys[0], PERSON, "instead", NOW)
    people = range(PERSON + 1, PERSON + 1 + MOST_ADDRESSES - MOST_ADDRESSES_OF_PERSON)
    for person in people:
        await archive.rss.create(keys[0], person, f"of {person}", NOW)
    with pytest.raises(UsageError, match=r"rss-cap \("):
        await archive.rss.create(keys[0], 99_999, "one too many", NOW)
    (elsewhere,) = await boards(archive, 1, GUILD + 1)
    await archive.rss.create(elsewhere, 99_999, "elsewhere", NOW)
    await archive.rss.revoke(keys[0], PERSON + 1)
    # A watch that was never there stands for one that is gone for good.
    await archive.rss.create(RssKey(GUILD, RssKind.WATCH, 1), 99_999, "of nothing", NOW)
    await archive.rss.create(keys[0], 99_998, "in its place", NOW)
    assert await archive.rss.find("of nothing") is None


async def test_what_a_watch_told_is_read_back_the_last_first(archive: Archive) -> None:
    watch, other = await made(archive), await made(archive, GUILD + 1)
    first = await found(archive, watch, 2)
    claim = await claimed(archive, watch, *first)
    assert await archive.watches.told(watch.key, limit=9) == ()
    await archive.watches.intend(claim, 0, NOW)
    await archive.watches.settle(claim, 0, MessageState.SENT, 61)
    await archive.watches.finish(claim, ToldState.SENT)
    assert [(one.article, one.at) for one in await archive.watches.told(watch.key, limit=9)] == [
        (first[1], NOW),
        (first[0], NOW),
    ]
    assert len(await archive.watches.told(watch.key, limit=1)) == 1
    assert await archive.watches.told(other.key, limit=9) == ()
