"""Pages that may be cut wrong, and files that wait until somebody says how to cut them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.archive.held_pages import MOST_HELD_OF_GUILD, NewHeldPage
from bot.archive.sqlite.guilds.held_pages import SqliteHeldPages
from bot.archive.stored import SourcePage
from bot.articles.model import SHARED, Scope
from tests.archive.making import new

if TYPE_CHECKING:
    from bot.archive.protocols import Archive

pytestmark = pytest.mark.needs("pages", "held_pages", "writer")

OWN = Scope(77)
NOW = datetime(2026, 2, 14, 12, tzinfo=UTC)
PAGE = SourcePage("a.md", "first", "bytes", "Daily", "markdown", "utf-8", b"# A\n", "1", (1,), boundaries=(0, 4))


async def keep(archive: Archive, *pages: SourcePage, scope: Scope = OWN) -> None:
    async with archive.writer.storing(scope) as storing:
        if not await storing.known([1]):
            await storing.create([new("a harbor")])
        await storing.keep_pages(pages)


async def test_a_page_is_returned_with_its_bytes_and_where_it_was_read(archive: Archive) -> None:
    await keep(archive, PAGE)
    found = await archive.pages.page(OWN, "first")
    assert found is not None
    assert (found.origin, found.content, found.boundaries) == ("a.md", b"# A\n", (0, 4))
    await keep(archive, replace(PAGE, checksum="second", boundaries=(0,)))
    left = await archive.pages.page(OWN, "first")
    assert left is not None
    assert left.origin == ""
    assert await archive.pages.page(SHARED, "first") is None
    assert await archive.pages.page(OWN, "nothing") is None


async def test_unsure_pages_are_listed_until_somebody_has_looked(archive: Archive) -> None:
    await keep(archive, replace(PAGE, certainty=0.31, unsure=True), replace(PAGE, origin="b.md", checksum="sure"))
    await keep(archive, replace(PAGE, certainty=0.4, unsure=True), scope=SHARED)
    (one,) = await archive.pages.unsure((OWN,), limit=10)
    assert (one.scope, one.origin, one.articles, one.certainty) == (OWN, "a.md", 1, 0.31)
    assert await archive.pages.count_unsure((OWN,)) == 1
    assert await archive.pages.count_unsure(None) == len(await archive.pages.unsure(None, limit=10)) == 2
    assert await archive.pages.unsure(None, limit=10, offset=2) == ()
    assert await archive.pages.look_at(OWN, "first", NOW)
    assert not await archive.pages.look_at(OWN, "first", NOW)
    assert await archive.pages.count_unsure((OWN,)) == 0
    # Split again and still not sure: who has looked need not look again.
    await keep(archive, replace(PAGE, certainty=0.2, unsure=True))
    assert await archive.pages.count_unsure((OWN,)) == 0


async def test_a_page_that_is_sure_now_or_is_no_longer_there_is_not_listed(archive: Archive) -> None:
    await keep(archive, replace(PAGE, certainty=0.31, unsure=True))
    await keep(archive, PAGE)
    assert await archive.pages.count_unsure((OWN,)) == 0
    await keep(archive, replace(PAGE, certainty=0.31, unsure=True))
    await keep(archive, replace(PAGE, checksum="newer"))
    assert await archive.pages.unsure((OWN,), limit=10) == ()


def file(name: str = "weekly.md", *, guild: int = 77, hours: float = 24, content: bytes = b"# A\n") -> NewHeldPage:
    return NewHeldPage(guild, 5, name, content, NOW + timedelta(hours=hours))


async def test_a_file_waits_until_it_is_released(archive: Archive) -> None:
    number = await archive.held_pages.hold(file())
    assert number is not None
    await archive.held_pages.asked(77, number, channel=8, message=9)
    held = await archive.held_pages.held(77, number)
    assert held is not None
    assert (held.name, held.content, held.person, held.channel, held.message) == ("weekly.md", b"# A\n", 5, 8, 9)
    assert await archive.held_pages.held(78, number) is None
    assert not await archive.held_pages.release(78, number)
    assert await archive.held_pages.release(77, number)
    assert not await archive.held_pages.release(77, number)
    assert await archive.held_pages.held(77, number) is None


async def test_what_has_waited_long_enough_comes_oldest_first_without_its_bytes(archive: Archive) -> None:
    assert await archive.held_pages.next_until() is None
    for name, hours in (("b", 2.0), ("a", 1.0), ("c", 30.0)):
        await archive.held_pages.hold(file(name, hours=hours))
    assert await archive.held_pages.next_until() == NOW + timedelta(hours=1)
    late = await archive.held_pages.overdue(NOW + timedelta(hours=3))
    assert [(one.name, one.content) for one in late] == [("a", b""), ("b", b"")]
    assert len(await archive.held_pages.overdue(NOW + timedelta(hours=3), limit=1)) == 1
    assert await archive.held_pages.overdue(NOW) == ()


async def test_so_many_of_a_guild_wait_and_not_one_more(archive: Archive) -> None:
    numbers = [await archive.held_pages.hold(file(str(n))) for n in range(MOST_HELD_OF_GUILD)]
    assert None not in numbers
    assert len(set(numbers)) == MOST_HELD_OF_GUILD
    assert await archive.held_pages.hold(file("more")) is None
    assert await archive.held_pages.hold(file("more", guild=78)) is not None


async def test_so_many_bytes_of_all_wait_and_not_one_more(archive: Archive) -> None:
    small = SqliteHeldPages(archive.held_pages._database, size=40)  # type: ignore[attr-defined]
    assert await small.hold(file(content=b"x" * 500)) is not None
    assert await small.hold(file(content=bytes(range(64)), guild=78)) is None
