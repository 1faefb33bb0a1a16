"""Which pages are read again: those of quoted articles that were read there, at their times, where servers want it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.archive.model import GuildSettings, QuotedMessage
from bot.archive.rereading import AFTER_QUOTED, LEAST_BETWEEN, REREAD_FOR, WEB
from bot.archive.stored import SourceRecord
from bot.articles.model import SHARED, ArticleKey, Scope
from tests.archive.making import new, store

if TYPE_CHECKING:
    from bot.archive.protocols import Archive
    from tests.archive.contract.conftest import Reopened

pytestmark = pytest.mark.needs("rereading")

NOW = datetime(2026, 2, 14, 8, 0, tzinfo=UTC)
GUILD, OTHER = 7, 8
FIRST, SECOND = NOW + AFTER_QUOTED[0], NOW + AFTER_QUOTED[1]
PLACE = "https://paper.example/a"


async def on_page(archive: Archive, scope: Scope = SHARED, *, checksum: str = "c") -> ArticleKey:
    """Store an article that was read from a page, or without a checksum one that only names it."""
    (key,) = await store(archive, scope, new("Words that stand here."))
    async with archive.writer.storing(scope) as storing:
        await storing.keep_records([SourceRecord(WEB, PLACE, checksum, key.number)])
    return key


async def quote(archive: Archive, key: ArticleKey, *, guild: int = GUILD, message: int = 1) -> None:
    await archive.quoted.keep_quoted(QuotedMessage(guild, 5, None, message, key, f"{key}.p1", NOW))


async def test_only_a_page_from_which_an_article_was_read_is_due(archive: Archive) -> None:
    key = await on_page(archive)
    (nowhere,) = await store(archive, SHARED, new("Elsewhere."))
    named = await on_page(archive, Scope(GUILD), checksum="")
    for number, one in enumerate((key, nowhere, named)):
        await quote(archive, one, message=number)
    assert await archive.rereading.count() == 1
    assert await archive.rereading.next_due() == FIRST
    assert await archive.rereading.due(FIRST - timedelta(seconds=1), limit=9) == ()
    (page,) = await archive.rereading.due(FIRST, limit=9)
    assert (page.key, page.address, page.identity, page.asked_by) == (key, PLACE, PLACE, GUILD)


async def test_what_its_site_said_is_kept_for_the_next_time(archive: Archive, reopened: Reopened) -> None:
    key = await on_page(archive)
    await quote(archive, key)
    assert await archive.rereading.was_read(key, FIRST, etag='"1"', modified="Monday") == SECOND
    async with reopened() as later:
        (page,) = await later.rereading.due(SECOND, limit=9)
        assert (page.etag, page.modified) == ('"1"', "Monday")


async def test_times_are_kept_apart_and_put_off(archive: Archive) -> None:
    key = await on_page(archive)
    await quote(archive, key)
    at = SECOND - timedelta(minutes=1)
    assert await archive.rereading.was_read(key, at, etag="", modified="") == at + LEAST_BETWEEN
    asked = NOW + timedelta(days=1)
    assert await archive.rereading.was_read(key, at, etag="", modified="", not_before=asked) == asked
    await archive.rereading.put_off(key, FIRST)
    assert await archive.rereading.next_due() == FIRST


async def test_the_last_of_its_times_is_the_end(archive: Archive) -> None:
    key = await on_page(archive)
    await quote(archive, key)
    assert await archive.rereading.was_read(key, NOW + AFTER_QUOTED[-1], etag="", modified="") is None
    assert await archive.rereading.count() == 0


async def test_nobody_reads_what_no_one_asks_for(archive: Archive) -> None:
    key = await on_page(archive)
    await archive.settings.change_guild_settings(OTHER, GuildSettings(), GuildSettings(rereading=False))
    await quote(archive, key, guild=OTHER)
    assert await archive.rereading.count() == 0
    await quote(archive, key)
    (page,) = await archive.rereading.due(NOW + REREAD_FOR, limit=9)
    assert page.address is None  # the quotation is too old by now
    await archive.settings.change_guild_settings(GUILD, GuildSettings(), GuildSettings(rereading=False))
    (page,) = await archive.rereading.due(FIRST, limit=9)
    assert page.address is None
    await archive.rereading.forget(page.key)
    assert await archive.rereading.next_due() is None


async def test_a_servers_own_page_is_its_own(archive: Archive) -> None:
    own = await on_page(archive, Scope(GUILD))
    await quote(archive, own, guild=OTHER)
    assert await archive.rereading.count() == 0
    await quote(archive, own)
    await archive.holdings.forget_guilds([GUILD])
    assert await archive.rereading.count() == 0


async def test_a_removed_article_is_not_read_again(archive: Archive) -> None:
    key = await on_page(archive)
    await quote(archive, key)
    await archive.writer.remove([key])
    (page,) = await archive.rereading.due(FIRST, limit=9)
    assert (page.address, page.identity) == (None, None)
