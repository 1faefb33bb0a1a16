"""`!settings`: shown and changed by those who manage the server, from what to what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
import pytest

from bot.archive.model import GuildSettings
from bot.guilds.settings import Setting
from tests.fakes.newsroom import components, control, newsroom, private_answer, text_of

if TYPE_CHECKING:
    from tests.fakes.newsroom import Newsroom
    from tests.fakes.services import FakeServices


def answer_of(room: Newsroom, answer: Any) -> Any:
    """Return an answer as it is now."""
    return next(message for message in room.channel.history() if message.id == answer.id)


async def choose(room: Newsroom, field: str, values: list[Any]) -> None:
    await room.morgan.select(room.last, values, custom_id=control(room.last, field))


async def test_settings_are_shown_with_controls(services: FakeServices) -> None:
    async with newsroom(services) as room:
        shown = text_of(await room.say("!settings", by=room.morgan))
        assert "**Prefix:** `!`" in shown
        assert "**Time zone:** `UTC`" in shown
        assert "**Language:** English" in shown
        assert "**Digest roles:** nobody" in shown
        result = await room.morgan.slash(room.channel, "settings show")
        assert result.ephemeral


async def test_the_prefix_changes_at_once_and_is_kept(services: FakeServices) -> None:
    async with newsroom(services) as room:
        assert text_of(await room.say("!settings prefix ?", by=room.morgan)) == "Prefix changed from `!` to `?`."
        assert services.archive.settings.guilds[room.guild.id] == GuildSettings(prefix="?")
        before = room.last.id
        assert (await room.say("!random")).id == before + 1 or text_of(room.last) == ""
        assert "### From the archive" in text_of(await room.say("?random"))
        await room.restart()
        assert "### From the archive" in text_of(await room.say("?random"))


@pytest.mark.parametrize("prefix", ["toolong", "/", "@", "a", "`", "x y", "<@1>", "\u202e", "*"])
async def test_a_prefix_that_will_not_do_is_refused(services: FakeServices, prefix: str) -> None:
    async with newsroom(services, check_errors=False) as room:
        shown = text_of(await room.say(f'!settings prefix "{prefix}"', by=room.morgan))
        assert "can't be a prefix" in shown
        assert room.guild.id not in services.archive.settings.guilds


@pytest.mark.parametrize(
    ("typed", "zone"),
    [("Asia/Taipei", "Asia/Taipei"), ("asia/taipei", "Asia/Taipei"), ("taipei", "Asia/Taipei"), ("utc", "UTC"),
     ("new york", "America/New_York")],
)  # fmt: skip
async def test_a_zone_is_known_by_its_name_or_city(services: FakeServices, typed: str, zone: str) -> None:
    async with newsroom(services) as room:
        await room.say("!settings zone Europe/Rome", by=room.morgan)
        assert (
            text_of(await room.say(f"!settings zone {typed}", by=room.morgan))
            == f"Time zone changed from `Europe/Rome` to `{zone}`."
        )


async def test_an_unknown_zone_is_answered_with_the_nearest(services: FakeServices) -> None:
    async with newsroom(services, check_errors=False) as room:
        shown = text_of(await room.say("!settings zone Asia/Tapei", by=room.morgan))
        assert "I don't know the time zone Asia\\/Tapei. Perhaps: Asia\\/Taipei" in shown
        offered = await room.morgan.autocomplete(room.channel, "settings zone", "zone", "taip")
        assert offered == [{"name": "Asia/Taipei", "value": "Asia/Taipei"}]


async def test_forms_and_menus_change_settings_even_after_a_restart(services: FakeServices) -> None:
    async with newsroom(services) as room:
        panel = await room.say("!settings", by=room.morgan)
        await room.restart()
        form = await room.morgan.click(panel, custom_id=control(panel, "zone"))
        assert form.modal is not None
        await room.morgan.submit_modal(form, {"zone": "taipei"})
        assert "Time zone changed from `UTC` to `Asia/Taipei`." in text_of(room.last)
        assert "**Time zone:** `Asia/Taipei`" in text_of(room.last)
        editors = room.guild.create_role("Editors")
        await choose(room, "digest-roles", [editors])
        assert f"Digest roles changed from nobody to {editors.mention}." in text_of(room.last)
        await choose(room, "library-roles", [editors])
        await choose(room, "language", ["en"])
        assert "Nothing changed" in text_of(room.last)
        await choose(room, "digest-roles", [])
        assert f"Digest roles changed from {editors.mention} to nobody." in text_of(room.last)
        await choose(room, "command-channels", [room.channel])
        assert f"Channels for commands changed from everywhere to {room.channel.mention}." in text_of(room.last)
        await choose(room, "unfurl-channels", [room.channel])
        await room.morgan.click(room.last, custom_id=control(room.last, "plain-text"))
        assert "Plain text changed from off to on." in text_of(room.last)
        assert services.archive.settings.guilds[room.guild.id] == GuildSettings(
            zone="Asia/Taipei",
            library_roles=frozenset({editors.id}),
            command_channels=frozenset({room.channel.id}),
            unfurl_channels=frozenset({room.channel.id}),
            plain_text=True,
        )


async def test_a_change_is_undone_after_a_restart_and_the_undoing_too(services: FakeServices) -> None:
    async with newsroom(services, check_errors=False) as room:
        answer = await room.say("!settings prefix ?", by=room.morgan)
        await room.say("?settings zone Asia/Taipei", by=room.morgan)
        await room.restart()
        refused = await room.alice.click(answer, label="Undo")
        assert "You need the permission Manage Server" in text_of(private_answer(refused))
        await room.morgan.click(answer, label="Undo")
        assert "Prefix changed from `?` to `!`." in text_of(answer_of(room, answer))
        assert services.archive.settings.guilds[room.guild.id] == GuildSettings(zone="Asia/Taipei")
        await room.morgan.click(answer_of(room, answer), label="Undo")
        assert services.archive.settings.guilds[room.guild.id].prefix == "?"


async def test_the_second_of_two_moderators_is_told_and_changes_nothing(services: FakeServices) -> None:
    async with newsroom(services) as room:
        mona = room.person("mona", roles=(room.guild.roles["Moderators"],))
        mine, hers = await room.say("!settings", by=room.morgan), await room.say("!settings", by=mona)
        hers_form = await mona.click(hers, custom_id=control(hers, "prefix"))
        await room.morgan.submit_modal(
            await room.morgan.click(mine, custom_id=control(mine, "prefix")), {"prefix": "?"}
        )
        await mona.submit_modal(hers_form, {"prefix": "$"})
        told = text_of(answer_of(room, hers))
        assert "Someone else changed Prefix in the meantime. It's now `?`, and your change wasn't made." in told
        assert "**Prefix:** `?`" in told
        assert services.archive.settings.guilds[room.guild.id] == GuildSettings(prefix="?")
        role = room.guild.create_role("Editors")
        await mona.select(answer_of(room, hers), [role], custom_id=control(hers, "digest-roles"))  # still as shown
        assert services.archive.settings.guilds[room.guild.id].digest_roles == {role.id}


async def test_what_was_deleted_in_discord_is_dropped_and_said(services: FakeServices) -> None:
    services.archive.settings.guilds = {}
    async with newsroom(services) as room:
        choices = room.bot.choices
        await choices.change(room.guild.id, Setting.DIGEST_ROLES, frozenset({room.guild.roles["Moderators"].id, 111}))
        await choices.change(room.guild.id, Setting.COMMAND_CHANNELS, frozenset({222}))
        shown = text_of(await room.say("!settings", by=room.morgan))
        assert (
            "I removed 2 roles or channels that were deleted in Discord from: Channels for commands, Digest roles."
            in shown
        )
        assert "No channel for commands is left, so commands work everywhere." in shown
        assert "111" not in shown
        assert "deleted" not in text_of(await room.say("!settings", by=room.morgan))


async def test_commands_keep_to_their_channels(services: FakeServices) -> None:
    async with newsroom(services, check_errors=False) as room:
        elsewhere = room.guild.create_text_channel("elsewhere")
        await room.bot.choices.change(room.guild.id, Setting.COMMAND_CHANNELS, frozenset({elsewhere.id}))
        where = f"Here, commands only work in {elsewhere.mention}."
        before = room.last if room.channel.history() else None
        for words in ("!search semiconductor", "!article A1"):
            said = await room.alice.send(room.channel, words)
            assert room.last.id == said.id  # nothing in the channel
        assert before is None or before.id != room.last.id
        assert where in text_of(room.alice.user.dm_channel.last_message)
        refused = await room.alice.slash(room.channel, "search", query="semiconductor")
        assert refused.ephemeral
        assert text_of(refused.response) == where
        menu = await room.alice.context_menu(room.channel, "Find articles", said)
        assert menu.ephemeral
        assert text_of(menu.response) == where
        assert "7 articles" in text_of(await room.say("!search semiconductor", by=room.morgan))
        await room.alice.send(elsewhere, "!search semiconductor")
        assert "7 articles" in text_of(elsewhere.last_message)


async def test_a_channel_the_asker_cannot_see_is_not_named(services: FakeServices) -> None:
    async with newsroom(services, check_errors=False) as room:
        hidden = room.guild.create_text_channel(
            "hidden", overwrites={room.guild.default_role: discord.PermissionOverwrite(view_channel=False)}
        )
        await room.bot.choices.change(room.guild.id, Setting.COMMAND_CHANNELS, frozenset({hidden.id}))
        refused = await room.alice.slash(room.channel, "search", query="semiconductor")
        assert text_of(refused.response).startswith("Commands don't work here.")
        assert str(hidden.id) not in text_of(refused.response)


async def test_private_messages_know_no_channels(services: FakeServices) -> None:
    async with newsroom(services) as room:
        await room.bot.choices.change(room.guild.id, Setting.COMMAND_CHANNELS, frozenset({222}))
        dora = room.env.create_user("dora")
        await dora.send_dm("!search semiconductor")
        assert "7 articles" in text_of(dora.dm_channel.last_message)


async def test_a_form_with_nonsense_is_a_private_sentence(services: FakeServices) -> None:
    async with newsroom(services, check_errors=False) as room:
        panel = await room.say("!settings", by=room.morgan)
        form = await room.morgan.click(panel, custom_id=control(panel, "prefix"))
        told = private_answer(await room.morgan.submit_modal(form, {"prefix": "/"}))
        assert "can't be a prefix" in text_of(told)


async def test_only_those_who_manage_the_server(services: FakeServices) -> None:
    async with newsroom(services, check_errors=False) as room:
        refusal = "You need the permission Manage Server for that."
        assert text_of(await room.say("!settings")) == refusal
        assert text_of(await room.say("!settings prefix ?")) == refusal
        panel = await room.say("!settings", by=room.morgan)
        for field in ("zone", "prefix", "plain-text"):
            told = private_answer(await room.alice.click(panel, custom_id=control(panel, field)))
            assert text_of(told) == refusal
        told = private_answer(await room.alice.select(panel, ["en"], custom_id=control(panel, "language")))
        assert text_of(told) == refusal
        assert room.guild.id not in services.archive.settings.guilds


async def test_not_in_private_messages(services: FakeServices) -> None:
    async with newsroom(services, check_errors=False) as room:
        dora = room.env.create_user("dora")
        await dora.send_dm("!settings")
        assert "only works in a server" in text_of(dora.dm_channel.last_message)
        assert "settings" not in dora.available_commands()


async def test_slash_is_hidden_from_others_by_default(services: FakeServices) -> None:
    async with newsroom(services) as room:
        assert "settings show" in room.morgan.available_commands(room.channel)
        assert "settings show" not in room.alice.available_commands(room.channel)


async def test_plain_answers_have_no_frames_and_every_word(services: FakeServices) -> None:
    async with newsroom(services) as room:
        usual = await room.say("!search semiconductor")
        await room.bot.choices.change(room.guild.id, Setting.PLAIN_TEXT, value=True)
        plain = await room.say("!search semiconductor")
        assert {17, 14} <= {item["type"] for item in components(usual)}
        assert not {17, 14} & {item["type"] for item in components(plain)}
        assert "semiconductor, 7 articles, page 1 of 2" in text_of(plain)
        assert "1. Taiwan and its chips 1, A1.p2" in text_of(plain)
        await room.restart()
        await room.alice.click(room.last, label="Next")
        assert "page 2 of 2" in text_of(room.last)
        assert not {17, 14} & {item["type"] for item in components(room.last)}
        read = private_answer(await room.alice.click(room.last, label="Read A6.p2"))
        assert "Here: p2 The semiconductor process" in text_of(read)
        dora = room.env.create_user("dora")
        await dora.send_dm("!search semiconductor")
        assert {17, 14} <= {item["type"] for item in components(dora.dm_channel.last_message)}  # chosen by nobody there
