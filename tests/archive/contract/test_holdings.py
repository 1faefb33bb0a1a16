"""What is held of guilds and of people: told, deleted, and kept for a while after the bot has left."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bot.archive.boards import BoardKey, NewEntry
from bot.archive.model import GuildSettings
from bot.archive.rss_addresses import RssKey, RssKind
from bot.archive.stories import SetApart
from bot.archive.watches import NewWatch
from bot.articles.model import ArticleKey, Scope
from tests.archive.making import new, store

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from bot.archive.protocols import Archive

pytestmark = pytest.mark.needs("holdings")

NOW = datetime(2026, 2, 14, 8, 0, tzinfo=UTC)
HERE, THERE, PERSON = 2**62, 2**62 + 1, 2**61


async def filled(archive: Archive) -> ArticleKey:
    """Give two guilds an article, settings, and what a person said in each."""
    keys: list[ArticleKey] = []
    for guild, word in ((HERE, "quetzaline"), (THERE, "zanzibarine")):
        keys += await store(archive, Scope(guild), new(f"{word} text", headline=word))
        await archive.settings.change_guild_settings(guild, GuildSettings(), GuildSettings(prefix=word[:4] + "!"))
        await archive.aliases.add(guild, (f"{word} one", f"{word} two"), NOW)
        await archive.stories.set_apart(guild, keys[-1], SetApart(PERSON, NOW))
        board = await archive.boards.create(guild, f"{word} board", 5, NOW)
        await archive.boards.add(board.key, [NewEntry("A1.p1", "0", 5, note=f"{word} note")], NOW)
        await archive.watches.create(NewWatch(guild, 5, f"{word} watched", "UTC", reader=PERSON), NOW)
        await archive.boards.keep_note(board.key, 1, PERSON, f"{word} remark", NOW)
        await archive.rss.create(RssKey(guild, RssKind.BOARD, 1), PERSON, f"{word} hash", NOW)
    return keys[0]


async def told(rows: AsyncGenerator[tuple[str, dict[str, Any]]]) -> str:
    return "\n".join([f"{table}: {row}" async for table, row in rows])


async def test_all_that_is_held_of_a_guild_is_told_and_nothing_of_another(archive: Archive) -> None:
    await filled(archive)
    held = await told(archive.holdings.of_guild(HERE))
    assert "quetzaline text" in held
    assert "quet!" in held
    assert "quetzaline one" in held
    assert "quetzaline board" in held
    assert "quetzaline remark" in held
    assert "quetzaline watched" in held
    assert "quetzaline hash" in held
    assert str(PERSON) in held
    assert "zanz" not in held
    assert str(THERE) not in held
    assert await told(archive.holdings.of_guild(7)) == ""


async def test_every_row_that_names_a_person_is_told(archive: Archive) -> None:
    await filled(archive)
    held = await told(archive.holdings.of_person(PERSON))
    assert held.count(str(PERSON)) == 8
    assert "quetzaline remark" in held
    assert "quetzaline note" not in held
    assert await told(archive.holdings.of_person(7)) == ""
    await archive.holdings.forget_person(PERSON)
    assert await told(archive.holdings.of_person(PERSON)) == ""
    (entry,) = await archive.boards.entries(BoardKey(HERE, 1))
    assert [note.text for note in entry.notes] == ["quetzaline note"]


async def test_a_forgotten_guild_is_gone_and_begins_anew(archive: Archive) -> None:
    key = await filled(archive)
    assert await archive.holdings.guilds() == {HERE, THERE}
    assert await archive.holdings.forget_guilds([HERE]) > 0
    assert await archive.holdings.guilds() == {THERE}
    assert await archive.articles.article(key) is None
    assert await archive.aliases.aliases(HERE) == ()
    assert len(await archive.aliases.aliases(THERE)) == 1
    assert await archive.boards.boards(HERE) == ()
    assert await archive.watches.watches(HERE, reader=PERSON) == ()
    assert len(await archive.watches.watches(THERE, reader=PERSON)) == 1
    assert len(await archive.boards.entries(BoardKey(THERE, 1))) == 1
    assert await archive.settings.guild_settings(HERE) == GuildSettings()
    assert await store(archive, Scope(HERE), new("another")) == [ArticleKey(Scope(HERE), 1)]


async def test_what_was_forgotten_in_full_leaves_nothing_to_finish(archive: Archive) -> None:
    await filled(archive)
    assert not await archive.holdings.finish_forgetting()
    await archive.holdings.forget_guilds([HERE, THERE])
    assert not await archive.holdings.finish_forgetting()
    assert await archive.holdings.forget_guilds([HERE]) == 0
    assert not await archive.holdings.is_cut_off()


async def test_a_guild_that_was_left_keeps_the_time_until_the_bot_is_back(archive: Archive) -> None:
    await archive.holdings.depart([HERE, THERE], NOW)
    await archive.holdings.depart([HERE], NOW + timedelta(days=3))
    assert await archive.holdings.departed() == {HERE: NOW, THERE: NOW}
    assert await archive.holdings.stay([HERE, 7]) == 1
    assert await archive.holdings.departed() == {THERE: NOW}
    await archive.holdings.depart([HERE], NOW + timedelta(days=5))
    assert await archive.holdings.departed() == {HERE: NOW + timedelta(days=5), THERE: NOW}


async def test_without_updates_there_are_no_copies_to_delete(archive: Archive) -> None:
    assert await archive.holdings.expire_copies(NOW) == 0
