"""Which messages quote what."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.archive.model import QuotedMessage
from bot.articles.model import SHARED, ArticleKey, Scope, VersionReason
from tests.archive.making import new, revise, store

if TYPE_CHECKING:
    from bot.archive.protocols import Archive

pytestmark = pytest.mark.needs("quoted")

NOW = datetime(2026, 2, 14, 8, 0, tzinfo=UTC)
GUILD = 2**60 + 1
KEY, OTHER, OWN = ArticleKey(SHARED, 1), ArticleKey(SHARED, 2), ArticleKey(Scope(GUILD), 1)


def shown(
    message: int,
    key: ArticleKey = KEY,
    *,
    guild: int = GUILD,
    channel: int = 5,
    parent: int | None = None,
    at: datetime = NOW,
) -> QuotedMessage:
    return QuotedMessage(guild, channel, parent, message, key, f"A{key.number}.p1", at)


async def messages(archive: Archive, *keys: ArticleKey, guild: int = GUILD, now: datetime = NOW) -> list[int]:
    found = await archive.quoted.quoted(guild, keys, now=now)
    return [one.message for key in keys for one in found.get(key, ())]


async def test_the_newest_message_that_quotes_an_article_comes_first_in_its_guild_alone(archive: Archive) -> None:
    for one in (shown(1, at=NOW - timedelta(days=3)), shown(2), shown(3, OTHER), shown(4, OWN), shown(5, guild=7)):
        await archive.quoted.keep_quoted(one)
    assert await messages(archive, KEY) == [2, 1]
    assert await messages(archive, OWN, OTHER) == [4, 3]
    assert await messages(archive, KEY, guild=7) == [5]
    found = await archive.quoted.quoted(GUILD, [OWN], now=NOW)
    assert found == {OWN: (shown(4, OWN),)}


async def test_a_message_quotes_what_it_shows_last(archive: Archive) -> None:
    await archive.quoted.keep_quoted(shown(1))
    await archive.quoted.keep_quoted(shown(1, OTHER))
    assert await messages(archive, KEY) == []
    assert await messages(archive, OTHER) == [1]


async def test_what_is_gone_is_forgotten(archive: Archive) -> None:
    for one in (shown(1), shown(2), shown(3), shown(4, channel=8), shown(5, channel=9, parent=8), shown(6, guild=7)):
        await archive.quoted.keep_quoted(one)
    assert await archive.quoted.forget_messages(GUILD, [1, 2, 99]) == 2
    assert await archive.quoted.forget_messages(GUILD, [1]) == 0
    assert await archive.quoted.forget_channel(GUILD, 8) == 2
    assert await messages(archive, KEY) == [3]
    assert await archive.quoted.forget_guild(GUILD) == 1
    assert await messages(archive, KEY) == []
    assert await messages(archive, KEY, guild=7) == [6]


async def test_a_thread_that_goes_takes_nothing_of_its_channel_with_it(archive: Archive) -> None:
    await archive.quoted.keep_quoted(shown(1, channel=8))
    await archive.quoted.keep_quoted(shown(2, channel=9, parent=8))
    assert await archive.quoted.forget_channel(GUILD, 9) == 1
    assert await messages(archive, KEY) == [1]


async def test_after_a_year_it_is_neither_told_nor_kept(archive: Archive) -> None:
    await archive.quoted.keep_quoted(shown(1))
    year = timedelta(days=365)
    assert await messages(archive, KEY, now=NOW + year - timedelta(seconds=1)) == [1]
    assert await messages(archive, KEY, now=NOW + year) == []
    await archive.quoted.keep_quoted(shown(2, OTHER, guild=7, at=NOW + year))
    assert await messages(archive, KEY) == []


@pytest.mark.needs("articles", "writer")
async def test_the_messages_that_quote_an_article_with_a_newer_version(archive: Archive) -> None:
    edited, same, gone = await store(archive, SHARED, new("first"), new("same"), new("gone"))
    for key in (edited, gone):
        await revise(archive, key, new("second"), VersionReason.EDITED)
    await archive.writer.remove([gone])
    early = NOW - timedelta(days=40)
    for one in (
        shown(1, edited, at=NOW - timedelta(hours=2)),
        shown(2, edited, at=NOW - timedelta(hours=1)),
        shown(3, edited, channel=6),
        shown(4, same),
        shown(5, gone),
        shown(6, edited, channel=7, at=early),
        shown(7, edited, guild=7),
    ):
        await archive.quoted.keep_quoted(one)

    async def found(since: datetime, limit: int = 9) -> list[int]:
        return [one.message for one in await archive.quoted.quoted_of_changed(GUILD, since=since, limit=limit)]

    assert await found(NOW - timedelta(days=30)) == [3, 2]
    assert await found(early - timedelta(days=1)) == [3, 2, 6]
    assert await found(NOW - timedelta(days=30), limit=1) == [3]
    assert await found(NOW) == []
