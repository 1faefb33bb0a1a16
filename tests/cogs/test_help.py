"""`!help` explains every command, from the commands themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.guilds import Setting
from bot.texts import languages, load_texts
from cogs.help.drawing import TOPICS, draw_overview, draw_topic, explained
from cogs.help.examples import examples, first_example, text_key, usage
from cogs.ui import limits
from cogs.ui.viewer import Viewer
from tests.cogs.ui.drawing import check_against_discord, payload_of
from tests.fakes.newsroom import components, newsroom, private_answer, text_of

if TYPE_CHECKING:
    from tests.fakes.newsroom import Newsroom
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


def topics_of(message: Any) -> dict[str, str]:
    """Return the topics that the menu of an answer offers, each with the commands it names."""
    menu = next(item for item in components(message) if item["type"] == 3)
    return {option["value"]: option["description"] for option in menu["options"]}


async def topic(room: Newsroom, message: Any, name: str, *, by: Any) -> str:
    return text_of(private_answer(await by.select(message, [name], custom_id="b1:topic")))


async def test_the_overview_shows_five_commands_and_topics_by_menu(services: FakeServices) -> None:
    async with newsroom(services) as room:
        await room.say("!settings prefix ?", by=room.morgan)
        shown = text_of(await room.say("?help"))
        assert [line.split(" ")[0] for line in shown.split("\n") if line.startswith("`")] == [
            "`?search", "`?recent`", "`?article", "`?quote", "`?verify",
        ]  # fmt: skip
        assert "mention of" in shown
        assert "doesn't show this bot ordinary messages" not in shown
        assert topics_of(room.last) == {
            "read": "?search, ?article, ?recent, ?random, ?related, ?timeline",
            "quote": "?quote, ?verify, ?cite, ?changes, ?board, ?board add, ?board delete, ?board export,"
            " ?board list,…",
            "digest": "?digest me, ?watch list, ?watch me, ?watch pause, ?watch quiet, ?watch remove,"
            " ?watch resume, ?rss",
            "library": "?library, ?library alias list, ?library feeds, ?library sources",
            "server": "?help, ?privacy, ?privacy delete, ?privacy export",
        }


async def test_every_command_is_in_a_topic_of_those_who_may_use_it(services: FakeServices) -> None:
    async with newsroom(services) as room:
        overview = await room.say("!help", by=room.morgan)
        await room.restart()
        assert list(topics_of(overview)) == ["read", "quote", "digest", "library", "server"]
        shown = [await topic(room, overview, name, by=room.morgan) for name in topics_of(overview)]
        for command in explained(room.bot):
            example = first_example(command, Viewer.at(room.bot, room.guild.id, room.morgan.id))
            assert sum(f"`{example}` — " in one for one in shown) == (command.name != "sync"), command.name
        # Whose menu it was says nothing of who chooses.
        theirs = await topic(room, overview, "digest", by=room.alice)
        assert theirs.startswith("### Digests and watches\n`!digest me ")
        assert theirs.count("!digest") == 1


async def test_a_chosen_role_sees_what_it_may_manage(services: FakeServices) -> None:
    async with newsroom(services) as room:
        role = room.guild.create_role("Desk")
        desk = room.person("dana", roles=(role,))
        await room.env.settle()
        await room.bot.choices.change(room.guild.id, Setting.DIGEST_ROLES, frozenset({role.id}))
        offered = topics_of(await room.say("!help", by=desk))
        assert offered["digest"].startswith("!digest, !digest explain")
        assert "!library add" not in offered["library"]


async def test_a_command_that_someone_may_not_use_is_explained_and_says_what_it_needs(services: FakeServices) -> None:
    async with newsroom(services) as room:
        assert "needs Manage Server, or a role chosen" in text_of(await room.say("!help digest set"))
        assert "needs Manage Server" not in text_of(await room.say("!help digest set", by=room.morgan)).split("-#")[-1]
        assert "is only for the bot's owner" in text_of(await room.say("!help sync", by=room.morgan))
        dora = room.env.create_user("dora")
        await dora.send_dm("!help library")
        assert "only works in a server" in text_of(dora.dm_channel.last_message)
        await dora.send_dm("!help")
        assert list(topics_of(dora.dm_channel.last_message)) == ["read", "quote", "digest", "server"]


@pytest.mark.parametrize("language", languages())
async def test_every_topic_is_what_discord_takes(services: FakeServices, language: str) -> None:
    async with newsroom(services) as room:
        await room.bot.choices.change(room.guild.id, Setting.LANGUAGE, language)
        await room.bot.choices.change(room.guild.id, Setting.PREFIX, "!!!!!")
        viewer = Viewer.at(room.bot, room.guild.id, 2**64 - 1, private=True)
        check_against_discord(payload_of(draw_overview(explained(room.bot), viewer, ["x" * 300])))
        for name in TOPICS:
            check_against_discord(payload_of(draw_topic(name, explained(room.bot), viewer)))


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
        offered = [
            {choice["value"] for choice in await person.autocomplete(room.channel, "help", "command", "se")}
            for person in (room.alice, room.morgan)
        ]
        assert offered[0] == {"search", "watch pause"}
        assert offered[1] == {
            "search", "settings", "settings zone", "settings prefix", "settings changes", "settings rereading",
            "digest set", "library feed pause", "library resegment",
            "watch pause",
        }  # fmt: skip
        result = await room.alice.slash(room.channel, "help", command="search")
        assert result.ephemeral
        assert "Examples" in text_of(result.response)
        for name in ("settings zone", None):
            private = await room.alice.slash(room.channel, "help", **({"command": name} if name else {}))
            await room.alice.click(private.response, label="Share")
            assert f"Shared by {room.alice.mention}" in text_of(room.last)
            assert "!settings zone" in text_of(room.last) if name else "`!quote" in text_of(room.last)


@pytest.mark.parametrize("locale", ["en", "tlh"])
def test_texts_for_any_language_have_every_command(locale: str) -> None:
    assert "command-search" in load_texts(locale)


async def test_usage_is_how_a_message_is_typed(services: FakeServices) -> None:
    async with newsroom(services) as room:
        viewer = Viewer.at(room.bot, None, 1)
        written = {usage(command, viewer) for command in explained(room.bot)}
        assert {"!search <query>", "!article <reference>", "!help [command]", "!settings prefix <prefix>"} <= written
