"""Feeds: kept for each guild, due in turn, and never lost to a poll that comes late."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.archive.feeds import MOST_FEEDS, MOST_REFUSED, FeedKey, FeedPause, FeedState, NewFeed, RefusedItem
from bot.articles.model import SHARED, ArticleKey, Scope
from bot.errors import NotFoundError, UsageError
from tests.archive.making import claim_feed, new, store

if TYPE_CHECKING:
    from bot.archive.protocols import Archive
    from tests.archive.contract.conftest import Reopened

pytestmark = pytest.mark.needs("feeds")

NOW = datetime(2026, 2, 14, 8, 0, tzinfo=UTC)
GUILD = Scope(2**62)
LEASE = timedelta(minutes=11)


def feed(number: int = 1, scope: Scope = GUILD) -> NewFeed:
    return NewFeed(scope, f"https://paper.example/{number}", f"Paper {number}", 77)


async def test_a_feed_is_kept_and_due_at_once(archive: Archive) -> None:
    added = await archive.feeds.add(feed(), NOW, pace=900)
    assert added.key == FeedKey(GUILD.guild, 1)
    assert added.state == FeedState(NOW, 900)
    assert await archive.feeds.feeds(GUILD.guild) == (added,)
    assert await archive.feeds.feeds(1) == ()
    (claim,) = await archive.feeds.claim_due("one", NOW, limit=5, lease=LEASE)
    assert claim.feed == added
    assert await archive.feeds.feed(added.key) == added


async def test_a_guild_has_each_feed_once_and_not_too_many(archive: Archive) -> None:
    for number in range(MOST_FEEDS):
        await archive.feeds.add(feed(number), NOW, pace=900)
    with pytest.raises(UsageError) as raised:
        await archive.feeds.add(feed(MOST_FEEDS), NOW, pace=900)
    assert raised.value.key == "feed-cap"
    await archive.feeds.remove(FeedKey(GUILD.guild, 3))
    with pytest.raises(UsageError) as raised:
        await archive.feeds.add(feed(0), NOW, pace=900)
    assert (raised.value.key, raised.value.data) == ("feed-known", {"feed": "F1"})
    again = await archive.feeds.add(feed(2), NOW, pace=900)
    assert again.key.number == MOST_FEEDS + 1, "numbers are never given twice"
    assert (await archive.feeds.add(feed(0, SHARED), NOW, pace=900)).key == FeedKey(0, 1)


async def test_what_a_poll_leaves_is_there_for_the_next(archive: Archive) -> None:
    added = await archive.feeds.add(feed(), NOW, pace=900)
    later = NOW + timedelta(hours=1)
    state = FeedState(
        later,
        3600,
        '"e"',
        "m",
        NOW,
        2,
        NOW,
        "fetch-busy",
        {"status": 429, "wait": 60},
        FeedPause.NONE,
        told=True,
        begun=True,
    )
    assert await archive.feeds.keep_state(
        await claim_feed(archive.feeds, added.key), state, address="https://paper.example/moved"
    )
    kept = await archive.feeds.feed(added.key)
    assert kept == replace(added, state=state, address="https://paper.example/moved")
    assert await archive.feeds.claim_due("one", NOW, limit=5, lease=LEASE) == ()
    assert await archive.feeds.next_due() == later


async def test_two_holders_never_get_the_same_feed_until_a_lease_is_over(archive: Archive) -> None:
    added = [await archive.feeds.add(feed(number), NOW + timedelta(seconds=number), pace=900) for number in range(3)]
    at = NOW + timedelta(minutes=1)
    asked = [archive.feeds.claim_due(holder, at, limit=2, lease=LEASE) for holder in ("one", "two", "three")]
    given = [claim for claims in await asyncio.gather(*asked) for claim in claims]
    assert sorted(claim.feed.key for claim in given) == [one.key for one in added]
    assert await archive.feeds.next_due() == at + LEASE
    almost, over = at + LEASE - timedelta(microseconds=1), at + LEASE
    assert await archive.feeds.claim_due("two", almost, limit=9, lease=LEASE) == ()
    later = await archive.feeds.claim_due("two", over, limit=9, lease=LEASE)
    assert [claim.feed.key for claim in later] == [one.key for one in added]
    lost = next(claim for claim in given if claim.feed.key == added[0].key)
    moved = "https://paper.example/moved"
    assert not await archive.feeds.keep_state(lost, replace(added[0].state, failures=9), address=moved)
    assert await archive.feeds.feed(added[0].key) == added[0]
    assert await archive.feeds.keep_state(later[0], replace(added[0].state, next_due=over))
    assert await archive.feeds.next_due() == over
    (again,) = await archive.feeds.claim_due("one", over, limit=9, lease=LEASE)
    assert again.feed.key == added[0].key


async def test_who_asks_by_hand_is_given_a_feed_that_another_has(archive: Archive) -> None:
    added = await archive.feeds.add(feed(), NOW, pace=900)
    (lost,) = await archive.feeds.claim_due("one", NOW, limit=9, lease=LEASE)
    claim = await archive.feeds.claim(added.key, "two", NOW, lease=LEASE)
    assert not await archive.feeds.keep_state(lost, replace(added.state, failures=9))
    assert await archive.feeds.keep_state(claim, added.state)


async def test_a_lease_that_began_before_the_clock_was_set_back_holds_nothing_up(archive: Archive) -> None:
    added = await archive.feeds.add(feed(), NOW, pace=900)
    await archive.feeds.claim(added.key, "one", NOW + timedelta(days=400), lease=LEASE)
    assert len(await archive.feeds.claim_due("two", NOW, limit=9, lease=LEASE)) == 1


async def test_feeds_that_a_process_which_is_over_had_are_free_at_once(archive: Archive, reopened: Reopened) -> None:
    added = await archive.feeds.add(feed(), NOW, pace=900)
    (lost,) = await archive.feeds.claim_due("one", NOW, limit=9, lease=LEASE)
    assert await archive.feeds.recover("one") == 0  # that is its own
    async with reopened() as later:
        assert (await later.feeds.recover("two"), await later.feeds.recover("two")) == (1, 0)
        (claim,) = await later.feeds.claim_due("two", NOW, limit=9, lease=LEASE)
        assert (claim.feed, claim.fence > lost.fence) == (added, True)
        assert not await later.feeds.keep_state(lost, added.state)


async def test_items_that_could_not_be_used_are_kept_with_their_feed(archive: Archive) -> None:
    added = await archive.feeds.add(feed(), NOW, pace=900)
    items = [RefusedItem(f"https://paper.example/{n}", "web-no-page", {"type": "audio/mpeg"}) for n in range(5)]
    state = replace(added.state, refused=tuple(items), refused_count=40)
    await archive.feeds.keep_state(await claim_feed(archive.feeds, added.key), state)
    kept = await archive.feeds.feed(added.key)
    assert kept is not None
    assert (kept.state.error, kept.state.error_data) == ("", None)
    assert (kept.state.refused, kept.state.refused_count) == (tuple(items[:MOST_REFUSED]), 40)


async def test_a_pause_outlives_a_poll_that_was_under_way(archive: Archive) -> None:
    added = await archive.feeds.add(feed(), NOW, pace=900)
    claim = await claim_feed(archive.feeds, added.key)
    paused = await archive.feeds.pause(added.key, NOW, paused=True)
    assert paused.state.paused is FeedPause.PERSON
    await archive.feeds.keep_state(claim, replace(added.state, failures=3))
    assert (await archive.feeds.feeds(GUILD.guild))[0].state.paused is FeedPause.PERSON
    assert await archive.feeds.next_due() is None
    again = await archive.feeds.pause(added.key, NOW, paused=False)
    assert again.state == added.state


async def test_feeds_that_fail_are_found_in_all_guilds_those_given_up_first(archive: Archive) -> None:
    added = [await archive.feeds.add(feed(number), NOW, pace=900) for number in range(5)]
    shared = await archive.feeds.add(feed(9, SHARED), NOW, pace=900)
    failing = FeedState(NOW, 900, failures=2, failing_since=NOW, error="fetch-slow")
    await archive.feeds.keep_state(await claim_feed(archive.feeds, added[0].key), failing)
    await archive.feeds.keep_state(
        await claim_feed(archive.feeds, added[1].key), replace(failing, failing_since=NOW - timedelta(days=1))
    )
    await archive.feeds.keep_state(
        await claim_feed(archive.feeds, added[2].key), replace(failing, paused=FeedPause.GONE)
    )
    await archive.feeds.keep_state(
        await claim_feed(archive.feeds, shared.key), replace(failing, paused=FeedPause.FAILING)
    )
    await archive.feeds.pause(added[3].key, NOW, paused=True)
    ailing = await archive.feeds.ailing(limit=9)
    assert [one.key for one in ailing] == [shared.key, added[2].key, added[1].key, added[0].key]
    assert [one.key for one in await archive.feeds.ailing(limit=1)] == [shared.key]


async def test_a_title_with_what_not_every_engine_takes_is_kept_without(archive: Archive) -> None:
    added = await archive.feeds.add(replace(feed(), title="\0a\ud800"), NOW, pace=900)
    assert added.title == "a?"
    assert (await archive.feeds.edit(added.key, title="a\0b\ud800", whole=True)).title == "ab?"


async def test_a_feed_that_was_removed_is_gone(archive: Archive) -> None:
    added = await archive.feeds.add(feed(), NOW, pace=900)
    claim = await claim_feed(archive.feeds, added.key)
    await archive.feeds.remove(added.key)
    assert await archive.feeds.feed(added.key) is None
    assert not await archive.feeds.keep_state(claim, added.state)
    for missing in (
        archive.feeds.remove(added.key),
        archive.feeds.edit(added.key, title="x", whole=True),
        claim_feed(archive.feeds, added.key),
    ):
        with pytest.raises(NotFoundError):
            await missing


@pytest.mark.needs("articles", "writer")
async def test_articles_that_came_before_are_known_as_such(archive: Archive) -> None:
    keys = await store(archive, GUILD, new("one"), new("two"))
    assert await archive.articles.came_before(keys) == frozenset()
    async with archive.writer.storing(GUILD) as storing:
        await storing.mark_before([keys[0].number])
    assert await archive.articles.came_before([*keys, ArticleKey(SHARED, keys[0].number)]) == {keys[0]}
