"""How many messages that quote are remembered."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.archive.sqlite.connection.database import Database
from bot.archive.sqlite.guilds.quoted_messages import SqliteQuotedMessages
from tests.archive.contract.test_quoted import GUILD, KEY, NOW, shown

if TYPE_CHECKING:
    from pathlib import Path


async def test_of_each_guild_the_newest_are_kept(tmp_path: Path) -> None:
    database = await Database.open(tmp_path / "archive.db")
    try:
        quoted = SqliteQuotedMessages(database, most=3)
        await quoted.keep_quoted(shown(100, guild=7))
        for number in range(1, 6):
            await quoted.keep_quoted(shown(number, at=NOW + timedelta(minutes=number)))
        here = await quoted.quoted(GUILD, [KEY], now=NOW + timedelta(hours=1))
        assert [one.message for one in here[KEY]] == [5, 4, 3]
        assert (await quoted.quoted(7, [KEY], now=NOW))[KEY] == (shown(100, guild=7),)
    finally:
        await database.close()
