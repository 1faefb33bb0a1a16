"""`!help` explains every command, from the commands themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.texts import load_texts
from cogs.help.drawing import explained
from cogs.help.examples import examples, text_key, usage
from cogs.ui import limits
from cogs.ui.viewer import Viewer
from tests.fakes.newsroom import newsroom, text_of

if TYPE_CHECKING:
    from tests.fakes.services import FakeServices


async def test_every_command_has_a_description_help_and_working_examples(services: FakeServices) -> None:
    async with newsroom(services) as room:
        viewer = Viewer.at(room.bot, room.guild.id, room.alice.id)
        commands = explained(room.bot)
        assert len(commands) >= 9
        for command in commands:
            for key in (text_key(command), text_key(command) + "-more"):
                assert viewer.texts(key)
            for example in examples(command, viewer):
                assert example.startswith(f"!{command.qualified_name}")
                assert "\n" not in example
            assert 0 < len(command.description) <= limits.COMMAND_DESCRIPTION


async def test_the_overview_names_every_command_with_an_example(services: FakeServices) -> None:
    async with newsroom(services) as room:
        await room.say("!settings prefix ?", by=room.morgan)
        shown = text_of(await room.say("?help"))
        for command in explained(room.bot):
            assert f"`?{command.qualified_name}" in shown
        assert "mention of" in shown
        assert "doesn't show this bot ordinary messages" not in shown


async def test_the_overview_begins_with_reading_and_ends_with_the_server(services: FakeServices) -> None:
    async with newsroom(services) as room:
        shown = text_of(await room.say("!help"))
        headings = [
            "Find and read",
            "Quote and check",
            "Digests of what's new",
            "This server's own articles",
            "The bot and this server",
        ]
        assert [heading for heading in headings if f"**{heading}" in shown] == headings
        assert sorted(shown.index(f"**{heading}") for heading in headings) == [shown.index(f"**{h}") for h in headings]
        assert shown.index("`!search") < shown.index("**Quote and check") < shown.index("`!digest set")
        assert shown.count("`!digest set") == 1


async def test_whoever_says_no_more_than_its_name_is_helped(services: FakeServices) -> None:
    async with newsroom(services, message_content=False) as room:
        assert room.bot.user is not None
        assert "### Broadsheet" in text_of(await room.say(f" {room.bot.user.mention} "))
        assert (await room.say(f"thank you {room.bot.user.mention}")).content


async def test_one_command_is_explained_with_all_its_examples(services: FakeServices) -> None:
    async with newsroom(services) as room:
        shown = text_of(await room.say("!help Search"))
        assert "### `!search <query>`" in shown
        assert '`!search "national security" -budget`' in shown
        assert "`!settings zone Asia/Taipei`" in text_of(await room.say("!help settings zone"))


async def test_what_there_is_no_help_for(services: FakeServices) -> None:
    async with newsroom(services, check_errors=False) as room:
        shown = text_of(await room.say("!help <@1> @everyone" + "x" * 150))
        assert "There's no command" in shown
        assert "<@1>" not in shown


async def test_slash_offers_the_names_and_answers_privately(services: FakeServices) -> None:
    async with newsroom(services) as room:
        assert {choice["value"] for choice in await room.alice.autocomplete(room.channel, "help", "command", "se")} == {
            "search", "settings", "settings zone", "settings prefix", "digest set", "library feed pause",
            "library resegment",
        }  # fmt: skip
        result = await room.alice.slash(room.channel, "help", command="search")
        assert result.ephemeral
        assert "Examples" in text_of(result.response)
        for name in ("settings zone", None):
            private = await room.alice.slash(room.channel, "help", **({"command": name} if name else {}))
            await room.alice.click(private.response, label="Share")
            assert f"Shared by {room.alice.mention}" in text_of(room.last)
            assert "!settings zone" in text_of(room.last)


@pytest.mark.parametrize("locale", ["en", "tlh"])
def test_texts_for_any_language_have_every_command(locale: str) -> None:
    assert "command-search" in load_texts(locale)


async def test_usage_is_how_a_message_is_typed(services: FakeServices) -> None:
    async with newsroom(services) as room:
        viewer = Viewer.at(room.bot, None, 1)
        written = {usage(command, viewer) for command in explained(room.bot)}
        assert {"!search <query>", "!article <reference>", "!help [command]", "!settings prefix <prefix>"} <= written
