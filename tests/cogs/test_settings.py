"""`!settings`: shown and changed by those who manage the server, from what to what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.archive.model import GuildSettings
from tests.fakes.newsroom import newsroom, private_answer, text_of

if TYPE_CHECKING:
    from tests.fakes.services import FakeServices


async def test_settings_are_shown_with_controls(services: FakeServices) -> None:
    async with newsroom(services) as room:
        shown = text_of(await room.say("!settings", by=room.morgan))
        assert "**Prefix** `!`" in shown
        assert "**Time zone** `UTC`" in shown
        assert "**Language** English" in shown
        assert "**Digest roles** nobody" in shown
        result = await room.morgan.slash(room.channel, "settings show")
        assert result.ephemeral


async def test_the_prefix_changes_at_once_and_is_kept(services: FakeServices) -> None:
    async with newsroom(services) as room:
        assert text_of(await room.say("!settings prefix ?", by=room.morgan)) == "✓ Prefix: `!` → `?`"
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
        assert "cannot be a prefix" in shown
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
            == f"✓ Time zone: `Europe/Rome` → `{zone}`"
        )


async def test_an_unknown_zone_is_answered_with_the_nearest(services: FakeServices) -> None:
    async with newsroom(services, check_errors=False) as room:
        shown = text_of(await room.say("!settings zone Asia/Tapei", by=room.morgan))
        assert "There is no time zone called Asia\\/Tapei. Perhaps: Asia\\/Taipei" in shown
        offered = await room.morgan.autocomplete(room.channel, "settings zone", "zone", "taip")
        assert offered == [{"name": "Asia/Taipei", "value": "Asia/Taipei"}]


async def test_forms_and_menus_change_settings_even_after_a_restart(services: FakeServices) -> None:
    async with newsroom(services) as room:
        panel = await room.say("!settings", by=room.morgan)
        await room.restart()
        form = await room.morgan.click(panel, custom_id="b1:edit:zone")
        assert form.modal is not None
        await room.morgan.submit_modal(form, {"zone": "taipei"})
        assert "✓ Time zone: `UTC` → `Asia/Taipei`" in text_of(room.last)
        assert "**Time zone** `Asia/Taipei`" in text_of(room.last)
        editors = room.guild.create_role("Editors")
        await room.morgan.select(room.last, [editors], custom_id="b1:roles:digest-roles")
        assert f"✓ Digest roles: nobody → {editors.mention}" in text_of(room.last)
        await room.morgan.select(room.last, [editors], custom_id="b1:roles:library-roles")
        await room.morgan.select(room.last, ["en"], custom_id="b1:language")
        assert "✓ Language: English → English" in text_of(room.last)
        await room.morgan.select(room.last, [], custom_id="b1:roles:digest-roles")
        assert f"✓ Digest roles: {editors.mention} → nobody" in text_of(room.last)
        assert services.archive.settings.guilds[room.guild.id] == GuildSettings(
            zone="Asia/Taipei", library_roles=frozenset({editors.id})
        )


async def test_a_form_with_nonsense_is_a_private_sentence(services: FakeServices) -> None:
    async with newsroom(services, check_errors=False) as room:
        panel = await room.say("!settings", by=room.morgan)
        form = await room.morgan.click(panel, custom_id="b1:edit:prefix")
        told = private_answer(await room.morgan.submit_modal(form, {"prefix": "/"}))
        assert "cannot be a prefix" in text_of(told)


async def test_only_those_who_manage_the_server(services: FakeServices) -> None:
    async with newsroom(services, check_errors=False) as room:
        refusal = "You need the permission Manage Server for that."
        assert text_of(await room.say("!settings")) == refusal
        assert text_of(await room.say("!settings prefix ?")) == refusal
        panel = await room.say("!settings", by=room.morgan)
        for control in ("b1:edit:zone", "b1:edit:prefix"):
            assert text_of(private_answer(await room.alice.click(panel, custom_id=control))) == refusal
        told = private_answer(await room.alice.select(panel, ["en"], custom_id="b1:language"))
        assert text_of(told) == refusal
        assert room.guild.id not in services.archive.settings.guilds


async def test_not_in_private_messages(services: FakeServices) -> None:
    async with newsroom(services, check_errors=False) as room:
        dora = room.env.create_user("dora")
        await dora.send_dm("!settings")
        assert "works only in a server" in text_of(dora.dm_channel.last_message)
        assert "settings" not in dora.available_commands()


async def test_slash_is_hidden_from_others_by_default(services: FakeServices) -> None:
    async with newsroom(services) as room:
        assert "settings show" in room.morgan.available_commands(room.channel)
        assert "settings show" not in room.alice.available_commands(room.channel)
