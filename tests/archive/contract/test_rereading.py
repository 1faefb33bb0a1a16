"""Which pages are read again: those of quoted articles that were read there, at their times, where servers want it."""

from __future__ import annotations

import asyncio
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
    from bot.archive.rereading import DuePage
    from tests.archive.contract.conftest import Reopened

pytestmark = pytest.mark.needs("rereading")

NOW = datetime(2026, 2, 14, 8, 0, tzinfo=UTC)
GUILD, OTHER = 7, 8
FIRST, SECOND = NOW + AFTER_QUOTED[0], NOW + AFTER_QUOTED[1]
PLACE = "https://paper.example/a"
LEASE = timedelta(minutes=3)


async def on_page(archive: Archive, scope: Scope = SHARED, *, checksum: str = "c") -> ArticleKey:
    """Store an article that was read from a page, or without a checksum one that only names it."""
    (key,) = await store(archive, scope, new("Words that stand here."))
    async with archive.writer.storing(scope) as storing:
        await storing.keep_records([SourceRecord(WEB, PLACE, checksum, key.number)])
    return key


async def quote(archive: Archive, key: ArticleKey, *, guild: int = GUILD, message: int = 1) -> None:
    await archive.quoted.keep_quoted(QuotedMessage(guild, 5, None, message, key, f"{key}.p1", NOW))


async def claimed(archive: Archive, now: datetime, *, holder: str = "one", limit: int = 9) -> tuple[DuePage, ...]:
    return await archive.rereading.claim_due(holder, now, limit=limit, lease=LEASE)


async def test_two_holders_never_get_the_same_page_until_a_lease_is_over(archive: Archive) -> None:
    keys = [await on_page(archive, scope) for scope in (SHARED, Scope(GUILD))]
    for number, key in enumerate(keys):
        await quote(archive, key, message=number)
    pages = await asyncio.gather(*[claimed(archive, FIRST, holder=one, limit=1) for one in ("one", "two", "three")])
    given = [page for some in pages for page in some]
    assert sorted(page.key for page in given) == sorted(keys)
    assert await archive.rereading.next_due() == FIRST + LEASE
    assert await claimed(archive, FIRST + LEASE - timedelta(microseconds=1), holder="two") == ()
    later = await claimed(archive, FIRST + LEASE, holder="two")
    assert [page.key for page in later] == sorted(keys)
    for lost in given:
        assert await archive.rereading.was_read(lost, SECOND, etag='"9"', modified="") is None
        await archive.rereading.put_off(lost, SECOND)
        await archive.rereading.forget(lost)
    assert await archive.rereading.next_due() == FIRST + 2 * LEASE
    assert await archive.rereading.was_read(later[0], FIRST + LEASE, etag="", modified="") == SECOND


async def test_pages_that_a_process_which_is_over_had_are_free_at_once(archive: Archive, reopened: Reopened) -> None:
    key = await on_page(archive)
    await quote(archive, key)
    (lost,) = await claimed(archive, FIRST)
    assert await archive.rereading.recover("one") == 0  # that is its own
    async with reopened() as later:
        assert (await later.rereading.recover("two"), await later.rereading.recover("two")) == (1, 0)
        (page,) = await claimed(later, FIRST, holder="two")
        assert (page.key, page.fence > lost.fence) == (key, True)


async def test_only_a_page_from_which_an_article_was_read_is_due(archive: Archive) -> None:
    key = await on_page(archive)
    (nowhere,) = await store(archive, SHARED, new("Elsewhere."))
    named = await on_page(archive, Scope(GUILD), checksum="")
    for number, one in enumerate((key, nowhere, named)):
        await quote(archive, one, message=number)
    assert await archive.rereading.count() == 1
    assert await archive.rereading.next_due() == FIRST
    assert await claimed(archive, FIRST - timedelta(seconds=1)) == ()
    (page,) = await claimed(archive, FIRST)
    assert (page.key, page.address, page.identity, page.asked_by) == (key, PLACE, PLACE, GUILD)


async def test_what_its_site_said_is_kept_for_the_next_time(archive: Archive, reopened: Reopened) -> None:
    key = await on_page(archive)
    await quote(archive, key)
    (page,) = await claimed(archive, FIRST)
    assert await archive.rereading.was_read(page, FIRST, etag='"1"', modified="Monday") == SECOND
    async with reopened() as later:
        (page,) = await claimed(later, SECOND)
        assert (page.etag, page.modified) == ('"1"', "Monday")


async def test_times_are_kept_apart_and_put_off(archive: Archive) -> None:
    key = await on_page(archive)
    await quote(archive, key)
    at = SECOND - timedelta(minutes=1)
    (page,) = await claimed(archive, at)
    assert await archive.rereading.was_read(page, at, etag="", modified="") == at + LEAST_BETWEEN
    asked = NOW + timedelta(days=1)
    assert await archive.rereading.was_read(page, at, etag="", modified="", not_before=asked) == asked
    await archive.rereading.put_off(page, FIRST)
    assert await archive.rereading.next_due() == FIRST


async def test_the_last_of_its_times_is_the_end(archive: Archive) -> None:
    key = await on_page(archive)
    await quote(archive, key)
    (page,) = await claimed(archive, FIRST)
    assert await archive.rereading.was_read(page, NOW + AFTER_QUOTED[-1], etag="", modified="") is None
    assert await archive.rereading.count() == 0


async def test_nobody_reads_what_no_one_asks_for(archive: Archive) -> None:
    key = await on_page(archive)
    await archive.settings.change_guild_settings(OTHER, GuildSettings(), GuildSettings(rereading=False))
    await quote(archive, key, guild=OTHER)
    assert await archive.rereading.count() == 0
    await quote(archive, key)
    (page,) = await claimed(archive, NOW + REREAD_FOR)
    assert page.address is None  # the quotation is too old by now
    await archive.rereading.put_off(page, FIRST)
    await archive.settings.change_guild_settings(GUILD, GuildSettings(), GuildSettings(rereading=False))
    (page,) = await claimed(archive, FIRST)
    assert page.address is None
    await archive.rereading.forget(page)
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
    (page,) = await claimed(archive, FIRST)
    assert (page.address, page.identity) == (None, None)
