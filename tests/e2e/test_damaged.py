"""What is said where an article is damaged: it is left out, and whoever asked is told so."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import asynccontextmanager, closing
from typing import TYPE_CHECKING

from bot.app import open_services
from bot.config import read_settings
from tests.fakes.clock import FakeClock
from tests.fakes.newsroom import newsroom, text_of

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

    from tests.fakes.newsroom import Newsroom

LEFT_OUT = "I left out one damaged article. The person who runs the bot can find out more with: bot.py check"


@asynccontextmanager
async def damaged(loaded: Path, folder: Path, *statements: str) -> AsyncGenerator[Newsroom]:
    path = shutil.copy(loaded, folder / "archive.db")
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)
    async with open_services(read_settings(), FakeClock(), path) as services, newsroom(services) as room:
        yield room


async def test_a_search_says_that_a_damaged_article_is_left_out(loaded_database: Path, tmp_path: Path) -> None:
    async with damaged(
        loaded_database, tmp_path, "UPDATE paragraph SET text = upper(text) WHERE guild = 0 AND number = 20"
    ) as room:
        said = text_of(await room.say("!search harbor crane"))
        assert "A20" not in said
        assert LEFT_OUT in said
        assert LEFT_OUT not in text_of(await room.say("!search typhoon"))


async def test_a_search_that_finds_nothing_else_says_so_too(loaded_database: Path, tmp_path: Path) -> None:
    async with damaged(loaded_database, tmp_path, "UPDATE paragraph SET text = upper(text) WHERE guild = 0") as room:
        said = text_of(await room.say("!search Nagasaki 1909 crane"))
        assert "damaged article" in said
        assert "A20" not in said


async def test_a_verification_says_so_where_the_damaged_article_may_hold_the_words(
    loaded_database: Path, tmp_path: Path
) -> None:
    quoted = "sees the same thing"
    words = f'!verify "Anybody who walks along Keelung’s inner harbor at 5am {quoted}"'
    async with damaged(
        loaded_database, tmp_path, "UPDATE paragraph SET text = upper(text) WHERE guild = 0 AND number = 1"
    ) as room:
        assert LEFT_OUT in text_of(await room.say(words))
        assert "I left out" not in text_of(
            await room.say('!verify "The Nagasaki harbor crane sings every morning at dawn"')
        )


async def test_a_damaged_older_version_does_not_keep_a_quotation_from_being_judged(
    loaded_database: Path, tmp_path: Path
) -> None:
    words = '!verify "Nobody knows who kept it. Sung has compared the hand with 500 signatures and found no match."'
    older = "UPDATE paragraph SET text = upper(text) WHERE guild = 0 AND number = 6 AND version = 1"
    async with damaged(loaded_database, tmp_path, older) as room:
        said = text_of(await room.say(words))
        assert "400" in said
        assert "A6@2.p6" in said
        assert LEFT_OUT in said
