"""What takes long in the library: shown after a while, stopped by whoever may, ended by a sentence.

The seconds are a hundred times those of the bot: the simulated clock stands still only for sleeps that are long.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import discord
import pytest

from bot.articles.model import Scope
from bot.config import ROOT
from bot.errors import SourceError
from bot.library.service import Added
from bot.loading.report import LoadReport
from cogs.library import long_tasks as undertakings
from cogs.library.long_tasks import MOST_AT_ONCE
from tests.fakes.newsroom import buttons_of, newsroom, private_answer, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.app import Services
    from tests.fakes.newsroom import Newsroom

SILENT = 100 * undertakings.SILENT_SECONDS
ADD = "!library add https://paper.test/slow"


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undertakings, "SILENT_SECONDS", SILENT)


class SlowLibrary:
    """A library whose site takes its time: the seconds are those of the simulated clock."""

    online = False

    def __init__(self, seconds: float = 5 * SILENT, failure: Exception | None = None) -> None:
        self.seconds = seconds
        self.failure = failure
        self.stored: list[str] = []

    async def add_address(self, guild: int, person: int, address: str, *, tell: Callable[[int, int], None]) -> Added:
        self.stored.append("first")
        tell(1, 4)
        await asyncio.sleep(self.seconds / 2)
        tell(3, 4)
        self.stored.append("second")
        await asyncio.sleep(self.seconds / 2)
        if self.failure is not None:
            raise self.failure
        return Added(LoadReport(loaded=2))

    async def close(self) -> None:
        """Hold nothing."""


def slow(services: Services, library: SlowLibrary) -> Any:
    return newsroom(replace(services, library=library), check_errors=False)  # type: ignore[arg-type]


def said(room: Newsroom) -> list[str]:
    return [text_of(message) for message in room.channel.history() if message.author.bot]


async def test_what_is_done_within_two_seconds_shows_no_progress(empty_services: Services) -> None:
    async with slow(empty_services, SlowLibrary(SILENT - 10)) as room:
        await room.say(ADD, by=room.morgan)
        assert said(room) == []
        await room.env.advance_time(SILENT - 20)
        assert said(room) == []
        await room.env.advance_time(15)
        assert said(room) == ["2 articles added, 0 updated, 0 already known."]


async def test_from_two_seconds_on_the_message_shows_how_far_it_is_and_then_what_came_of_it(
    empty_services: Services,
) -> None:
    async with slow(empty_services, SlowLibrary()) as room:
        await room.say(ADD, by=room.morgan)
        await room.env.advance_time(SILENT + 1)
        assert said(room) == ["Working on it: 25 % …"]
        await room.env.advance_time(2 * SILENT)
        assert said(room) == ["Working on it: 75 % …"]
        await room.env.advance_time(3 * SILENT)
        assert said(room) == ["2 articles added, 0 updated, 0 already known."]


@pytest.mark.parametrize("who", ["asker", "moderator"])
async def test_stop_is_for_the_asker_and_moderators(empty_services: Services, who: str) -> None:
    library = SlowLibrary()
    async with slow(empty_services, library) as room:
        librarians = room.guild.create_role("Librarians", permissions=discord.Permissions(manage_guild=True))
        asker = room.person("lena", roles=(librarians,))
        await room.say(ADD, by=asker)
        await room.env.advance_time(SILENT + 1)
        stop = buttons_of(room.last)["Stop"]
        refused = private_answer(await room.alice.click(room.last, custom_id=stop))
        assert "Only the person who asked, and moderators" in text_of(refused)
        assert said(room) == ["Working on it: 25 % …"]
        await (asker if who == "asker" else room.morgan).click(room.last, custom_id=stop)
        assert said(room) == ["Stopped. What was added until then stays."]
        await room.env.advance_time(10 * SILENT)
        assert library.stored == ["first"]
        assert said(room) == ["Stopped. What was added until then stays."]


async def test_what_a_restart_interrupted_says_so_when_stop_is_pressed(empty_services: Services) -> None:
    async with slow(empty_services, SlowLibrary()) as room:
        await room.say(ADD, by=room.morgan)
        await room.env.advance_time(SILENT + 1)
        message, stop = room.last, buttons_of(room.last)["Stop"]
        await room.restart()
        refused = private_answer(await room.alice.click(message, custom_id=stop))
        assert "Only the person who asked" in text_of(refused)
        await room.morgan.click(message, custom_id=stop)
        (answer,) = said(room)
        assert answer.startswith("A restart of the bot interrupted this.")


async def test_a_failure_takes_the_place_of_the_progress(empty_services: Services) -> None:
    async with slow(empty_services, SlowLibrary(failure=SourceError("fetch-gone"))) as room:
        await room.say(ADD, by=room.morgan)
        await room.env.advance_time(6 * SILENT)
        (answer,) = said(room)
        assert "gone for good" in answer
        assert "Stop" not in buttons_of(room.last)


async def test_progress_that_somebody_deletes_is_shown_anew(empty_services: Services) -> None:
    async with slow(empty_services, SlowLibrary()) as room:
        await room.say(ADD, by=room.morgan)
        await room.env.advance_time(SILENT + 1)
        await room.bot.get_channel(room.channel.id).get_partial_message(room.last.id).delete()  # type: ignore[union-attr]
        await room.env.advance_time(6 * SILENT)
        assert said(room) == ["2 articles added, 0 updated, 0 already known."]


async def test_one_server_has_only_so_much_under_way(empty_services: Services) -> None:
    async with slow(empty_services, SlowLibrary()) as room:
        managers = room.guild.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
        people = [room.person(f"manager{n}", roles=(managers,)) for n in range(MOST_AT_ONCE + 1)]
        for person in people:
            await room.say(ADD, by=person)
        assert said(room) == [
            f"{MOST_AT_ONCE} additions, imports or exports are already running on this server. Wait for one to finish,"
            " or stop one."
        ]
        await room.env.advance_time(6 * SILENT)
        assert said(room).count("2 articles added, 0 updated, 0 already known.") == MOST_AT_ONCE


async def test_all_servers_together_have_only_so_much_under_way(
    empty_services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undertakings, "MOST_OF_ALL", 2)
    async with slow(empty_services, SlowLibrary()) as room:
        managers = room.guild.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
        for number in range(2):
            await room.say(ADD, by=room.person(f"manager{number}", roles=(managers,)))
        assert said(room) == []
        await room.say(ADD, by=room.morgan)
        assert said(room) == ["All servers together are keeping me too busy. Try again in a minute."]


async def test_an_export_under_way_can_be_stopped(empty_services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    async with newsroom(empty_services, check_errors=False) as room:
        await room.services.loader.load([ROOT / "data" / "samples" / "03-city-desk.md"], scope=Scope(room.guild.id))
        reader = room.services.archive.articles
        histories = reader.histories

        async def slowly(scope: Scope, **asked: Any) -> Any:
            await asyncio.sleep(3 * SILENT)
            return await histories(scope, **asked)

        monkeypatch.setattr(reader, "histories", slowly)
        await room.say("!library export", by=room.morgan)
        await room.env.advance_time(SILENT + 1)
        await room.morgan.click(room.last, custom_id=buttons_of(room.last)["Stop"])
        await room.env.advance_time(10 * SILENT)
        assert said(room)[-1] == "Stopped. What was added until then stays."
        assert not any(message.attachments for message in room.channel.history() if message.author.bot)


async def test_what_a_slow_site_says_is_escaped(empty_services: Services) -> None:
    failure = SourceError("fetch-encoding", encoding="[sign in](http://evil.example)")
    async with slow(empty_services, SlowLibrary(failure=failure)) as room:
        await room.say(ADD, by=room.morgan)
        await room.env.advance_time(7 * SILENT)
        assert "sign in" in said(room)[-1]
        assert "](http" not in said(room)[-1]
