"""What all servers together may have: as much as fits the bound, and not one more."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.archive.board_exports import BoardExport, ExportedEntry
from bot.archive.boards import NewEntry
from bot.archive.digests import DigestPart, Frozen, Listed, Role, RunKind, RunState
from bot.archive.messages import MessageState
from bot.archive.rss_addresses import RssKey, RssKind
from bot.archive.sqlite.articles import stored_size
from bot.archive.sqlite.articles.stories import SqliteStories
from bot.archive.sqlite.connection.checksums import teach
from bot.archive.sqlite.connection.database import Database
from bot.archive.sqlite.digests import outcomes, planning
from bot.archive.sqlite.digests.history import SqliteRunHistory
from bot.archive.sqlite.digests.subscriptions import SqliteSubscriptions
from bot.archive.sqlite.guilds.board_exports import SqliteBoardExports
from bot.archive.sqlite.guilds.board_shares import SqliteBoardShares
from bot.archive.sqlite.guilds.boards import SqliteBoards
from bot.archive.sqlite.guilds.feeds import SqliteFeeds
from bot.archive.sqlite.guilds.quoted_messages import SqliteQuotedMessages
from bot.archive.sqlite.guilds.rss_addresses import SqliteRssAddresses
from bot.archive.sqlite.guilds.watches import SqliteWatches
from bot.archive.sqlite.index.segments import SegmentCache
from bot.archive.stories import SetApart
from bot.archive.watches import NewWatch
from bot.articles.model import SHARED, ArticleKey, Scope
from bot.config import ROOT
from bot.errors import QuotaError, UsageError
from bot.loading import Loader
from tests.archive.contract import test_digests as digests
from tests.archive.contract.test_feeds import feed
from tests.archive.contract.test_quoted import KEY, NOW, shown
from tests.archive.making import new, open_new, store

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.archive.protocols import Archive

MINUTE = timedelta(minutes=1)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await Database.open(tmp_path / "bounds.db")
    yield opened
    await opened.close()


@pytest.fixture
async def archive(tmp_path: Path) -> AsyncIterator[Archive]:
    opened = await open_new(tmp_path / "archive.db")
    yield opened
    await opened.close()


async def test_exports_of_boards(database: Database) -> None:
    boards, exports = SqliteBoards(database), SqliteBoardExports(database, most_of_all=3)
    keys = [(await boards.create(guild, "Harbor", 5, NOW)).key for guild in (1, 2, 3)]
    entry = ExportedEntry("A1.p1", 1, "0", "verbatim")
    for nth, key in enumerate(keys):
        await exports.keep_exported(BoardExport(key, NOW + nth * MINUTE, (entry,)))
    assert None not in [await exports.exported(key) for key in keys]
    again = BoardExport(keys[1], NOW + 3 * MINUTE, (entry, replace(entry, reference="A1.p2")))
    await exports.keep_exported(again)
    assert [await exports.exported(key) is not None for key in keys] == [False, True, True]


async def test_boards(database: Database) -> None:
    boards = SqliteBoards(database, most_of_all=2, most_entries_of_all=2)
    first, second = [(await boards.create(guild, "Harbor", 5, NOW)).key for guild in (1, 2)]
    with pytest.raises(UsageError, match="board-cap-all"):
        await boards.create(3, "Harbor", 5, NOW)
    await boards.add(first, [NewEntry("A1.p1", "0", 5)], NOW)
    await boards.add(second, [NewEntry("A1.p1", "0", 5)], NOW)
    with pytest.raises(UsageError, match="board-full-all"):
        await boards.add(second, [NewEntry("A1.p2", "0", 5)], NOW)
    shares = SqliteBoardShares(database, most_of_all=1)
    await shares.share(first, 5, None, "t", NOW)
    with pytest.raises(UsageError, match="board-shares-all"):
        await shares.share(second, 5, None, "t", NOW)


async def test_watches(database: Database) -> None:
    watches = SqliteWatches(database, most_of_all=2)
    for guild in (1, 2):
        await watches.create(NewWatch(guild, 5, "chips", "UTC", channel=5), NOW)
    with pytest.raises(UsageError, match="watch-cap-all"):
        await watches.create(NewWatch(3, 5, "chips", "UTC", channel=5), NOW)


async def test_rss_addresses(database: Database) -> None:
    boards, rss = SqliteBoards(database), SqliteRssAddresses(database, most_of_all=2)
    for guild in (1, 2, 3):
        await boards.create(guild, "Harbor", 5, NOW)
    for guild in (1, 2):
        await rss.create(RssKey(guild, RssKind.BOARD, 1), guild, f"h{guild}", NOW)
    with pytest.raises(UsageError, match="rss-cap-all"):
        await rss.create(RssKey(3, RssKind.BOARD, 1), 3, "h3", NOW)
    await rss.create(RssKey(2, RssKind.BOARD, 1), 2, "another", NOW)


async def test_feeds(database: Database) -> None:
    feeds = SqliteFeeds(database, most_of_all=2)
    await feeds.add(feed(1, SHARED), NOW, pace=900)
    first = await feeds.add(feed(1, Scope(1)), NOW, pace=900)
    await feeds.add(feed(1, Scope(2)), NOW, pace=900)
    with pytest.raises(UsageError) as refused:
        await feeds.add(feed(1, Scope(3)), NOW, pace=900)
    assert (refused.value.key, refused.value.data) == ("feed-cap-all", {"most": 2})
    await feeds.add(feed(2, SHARED), NOW, pace=900)
    await feeds.remove(first.key)
    await feeds.add(feed(1, Scope(3)), NOW, pace=900)


async def test_digests(database: Database) -> None:
    subscriptions = SqliteSubscriptions(database, most_of_all=2)
    first, _ = [await subscriptions.create(replace(digests.NEW, guild=guild), NOW, next_due=NOW) for guild in (1, 2)]
    with pytest.raises(UsageError) as refused:
        await subscriptions.create(replace(digests.NEW, guild=3), NOW, next_due=NOW)
    assert (refused.value.key, refused.value.data) == ("digest-cap-all", {"most": 2})
    await subscriptions.remove(first.key)
    await subscriptions.create(replace(digests.NEW, guild=3), NOW, next_due=NOW)


async def posted(archive: Archive, digest: digests.DigestKey, number: int, *, articles: int = 1) -> int:
    """Plan and post a run of a digest, which shows so many articles; return its id."""
    asked = digests.plan(digest, occasion=f"asked:{number}", kind=RunKind.ASKED)
    (run,) = await archive.digests.planning.plan([asked])
    claim = await digests.claimed(archive, run)
    first = number * articles
    listed = tuple(Listed(n, ArticleKey(SHARED, first + n + 1), 1, Role.SHOWN, 0) for n in range(articles))
    part = DigestPart(0, {"content": "part"}, "nonce", "marker")
    await archive.digests.messages.freeze(claim, Frozen(50, (part,), listed, {SHARED: 8}, {}))
    await archive.digests.messages.intend(claim, 0, NOW)
    await archive.digests.messages.settle(claim, 0, MessageState.SENT, 1000 + number)
    await archive.digests.runs.finish(claim, RunState.SENT, NOW + number * MINUTE)
    return run.id


async def test_of_a_digest_the_newest_runs_are_remembered(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "MOST_RUNS", 3)
    digest = await digests.made(archive)
    runs = [await posted(archive, digest.key, number) for number in range(5)]
    left = {run.id for run in await archive.digests.history.of_digest(digest.key)}
    assert left == set(runs[1:]), "three, and the one that was open when the last look was taken"


async def test_of_all_digests_the_newest_runs_are_remembered(archive: Archive, tmp_path: Path) -> None:
    one, other = await digests.made(archive), await digests.made(archive, replace(digests.NEW, guild=6))
    runs = [await posted(archive, digest.key, number) for number, digest in enumerate((one, other, one, other))]
    await archive.close()
    database = await Database.open(tmp_path / "archive.db")
    history = SqliteRunHistory(database, most_of_all=4)
    assert await history.forget_old(NOW - MINUTE) == 0
    history = SqliteRunHistory(database, most_of_all=3)
    assert await history.forget_old(NOW - MINUTE) == 1
    left = {run.id for key in (one.key, other.key) for run in await history.of_digest(key)}
    assert left == set(runs[1:])
    await database.close()


async def test_only_so_many_posts_of_a_digest_wait(archive: Archive) -> None:
    digest = await digests.made(archive)
    asked = [digests.plan(digest.key, occasion=f"asked:{n}", kind=RunKind.ASKED) for n in range(6)]
    assert len(await archive.digests.planning.plan(asked[:5])) == 5
    with pytest.raises(UsageError) as refused:
        await archive.digests.planning.plan(asked[5:])
    assert refused.value.key == "digest-crowded"
    (scheduled,) = await archive.digests.planning.plan([digests.plan(digest.key)])
    assert scheduled.state is RunState.PENDING


async def test_of_what_a_digest_has_shown_the_newest_is_remembered(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outcomes, "MOST_SHOWN", 4)
    digest = await digests.made(archive)
    keys = [ArticleKey(SHARED, number) for number in range(1, 7)]
    await posted(archive, digest.key, 0, articles=2)
    await posted(archive, digest.key, 1, articles=2)
    assert await archive.digests.reading.shown(digest.key, keys) == set(keys[:4])
    await posted(archive, digest.key, 2, articles=2)
    assert await archive.digests.reading.shown(digest.key, keys) == set(keys[2:])


async def test_quoted_messages(database: Database) -> None:
    quoted = SqliteQuotedMessages(database, most=3, most_of_all=4)

    async def left() -> list[list[int]]:
        found = [await quoted.quoted(guild, [KEY], now=NOW + 9 * MINUTE) for guild in (1, 2, 3)]
        return [sorted(one.message for one in messages.get(KEY, ())) for messages in found]

    for number, guild in enumerate((1, 1, 2, 2), 1):
        await quoted.keep_quoted(shown(number, guild=guild, at=NOW + number * MINUTE))
    assert await left() == [[1, 2], [3, 4], []]
    await quoted.keep_quoted(shown(5, guild=3, at=NOW + 5 * MINUTE))
    assert await left() == [[2], [3, 4], [5]]
    await quoted.forget_guild(2)
    for number in (6, 7):
        await quoted.keep_quoted(shown(number, guild=3, at=NOW + number * MINUTE))
    assert await left() == [[2], [], [5, 6, 7]]


async def test_what_is_stored_of_a_guild(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = Scope(7)
    size = stored_size.ROW + len("four words are here")
    monkeypatch.setattr(stored_size, "MOST_OWN_BYTES", 2 * size)
    article = new("four words are here")
    (first,) = await store(archive, mine, article)
    await archive.writer.remove([first])
    await store(archive, mine, article)
    with pytest.raises(QuotaError) as refused:
        await store(archive, mine, article)
    assert refused.value.key == "library-room", "what was removed counts: it can be restored, and its number stays"
    await store(archive, Scope(8), article, article)
    await store(archive, SHARED, article, article, article)
    await archive.holdings.forget_guilds([mine.guild])
    await store(archive, mine, article, article)


async def test_what_was_stored_before_it_was_counted_is_counted_to_the_same(archive: Archive) -> None:
    mine = Scope(7)
    loader = Loader(archive)
    await loader.load([ROOT / "data" / "samples"], scope=mine)
    await loader.load([ROOT / "data" / "samples"], scope=mine, source="Another")
    counted = await archive.settings.note("stored:7")
    await archive.settings.forget_note("stored:7")
    await store(archive, mine, new("four words are here"))
    assert counted is not None
    assert await archive.settings.note("stored:7") == str(int(counted) + stored_size.ROW + len("four words are here"))


async def test_articles_that_stand_alone(database: Database) -> None:
    stories = SqliteStories(database, most_apart=2)
    keys = [ArticleKey(SHARED, number) for number in (1, 2, 3)]
    for minute, key in enumerate(keys):
        await stories.set_apart(7, key, SetApart(9, NOW + minute * MINUTE))
    await stories.set_apart(8, keys[0], SetApart(9, NOW))
    assert [await stories.apart(7, key) is not None for key in keys] == [False, True, True]
    assert await stories.apart(8, keys[0]) is not None


async def test_segments_that_are_open(archive: Archive, tmp_path: Path) -> None:
    guilds = [1, 2, 3]
    for guild in guilds:
        await store(archive, Scope(guild), new(f"the harbor of number {guild} is closed"))
    await archive.close()
    connection = sqlite3.connect(tmp_path / "archive.db")
    teach(connection)
    roomy = SegmentCache()
    (first,) = roomy.segments_of(connection, [1]).values()
    assert len(roomy.segments_of(connection, [2, 3])) == 2
    assert len(roomy) == 3
    tight = SegmentCache(most=2 * first.size)
    for guild in (1, 2, 1, 3):
        assert len(tight.segments_of(connection, [guild])) == 1
    assert len(tight) == 2
    kept = tight.segments_of(connection, [1])
    tight.segments_of(connection, [2])
    assert tight.segments_of(connection, [1]) == kept, "the one that was needed last stays"
    assert len(tight.segments_of(connection, guilds)) == 3, "what one search needs is open, whatever it takes"
    connection.close()
