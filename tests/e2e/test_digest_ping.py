"""A role that a digest pings: only who may mention it sets it, it alone is pinged, and one that is gone is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

from tests.e2e.test_digest import editor, first_part, made
from tests.e2e.test_payloads import sent_in
from tests.fakes.newsroom import components, newsroom, private_answer, text_of

if TYPE_CHECKING:
    from bot.app import Services
    from tests.e2e.test_payloads import sent_in
from tests.fakes.newsroom import Newsroom

GONE = "⚠ The role to ping no longer exists."


async def test_only_who_may_mention_a_role_has_it_pinged(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        erin = await editor(room)
        desk = room.guild.create_role("Desk")
        open_ = room.guild.create_role("Open", mentionable=True)
        refused = [
            text_of(await room.say(f"!digest set 8am ping {role}", by=erin)).splitlines()[0]
            for role in (f"<@&{desk.id}>", "@desk", "@Nobody", f"<@&{room.guild.id}>")
        ]
        assert refused[:2] == ["You can only choose a role that you can mention yourself."] * 2
        assert refused[2].startswith("I can't find that role.")
        assert refused[3].startswith("I can't find that role.")
        assert await services.digests.of_guild(room.guild.id) == ()
        set_ = await room.say(f"!digest set every Monday 8am chips ping <@&{open_.id}>", by=erin)
        assert f"-# pings <@&{open_.id}>" in text_of(set_)
        assert "filter: chips\n" in text_of(set_)
        by_option = await erin.slash(room.channel, "digest set", time="9am", role=open_)
        assert f"-# pings <@&{open_.id}>" in text_of(by_option.response)


async def test_a_ping_is_of_that_role_alone_until_the_role_is_gone(services: Services) -> None:
    async with newsroom(services) as room:
        desk = room.guild.create_role("Desk", mentionable=True)
        digest = await made(room, role=desk.id)
        run = await services.digests.post_now(digest, "now")
        assert run is not None
        first, *others = posted(room)
        assert first["allowed_mentions"] == {"parse": [], "roles": [str(desk.id)]}
        assert others
        assert all(one["allowed_mentions"] == {"parse": []} for one in others)
        assert f"<@&{desk.id}>" in text_of(first_part(room))
        await role_goes(room, desk.id)
        assert GONE in text_of(await room.say("!digest list", by=room.morgan))
        again = await made(room, role=desk.id)
        assert await services.digests.post_now(again, "again") is not None
        assert GONE in text_of(first_part(room))
        assert all(one["allowed_mentions"] == {"parse": []} for one in posted(room)[len(others) + 1 :])
        look = room.bot.get_cog("Rights")
        assert look is not None
        await look.look()  # type: ignore[attr-defined]
        rights = await services.digests.rights()
        assert rights is not None
        assert set(rights.lacking.values()) == {("role",)}


def posted(room: Newsroom) -> list[dict[str, Any]]:
    """Return the messages of digests as they were sent."""
    sent = [message for request in room.env.http_requests for message in sent_in(request)]
    return [message for message in sent if message.get("enforce_nonce")]


async def role_goes(room: Newsroom, role: int) -> None:
    found = room.bot.get_guild(room.guild.id)
    assert found is not None
    gone = found.get_role(role)
    assert gone is not None
    await gone.delete()
    await room.env.settle()


async def test_the_menu_below_a_digest_chooses_the_role(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        desk, open_ = room.guild.create_role("Desk"), room.guild.create_role("Open", mentionable=True)
        erin = await editor(room)
        await made(room)
        shown = await room.say("!digest list", by=room.morgan)
        await room.morgan.click(shown, label="History")
        await room.morgan.click(room.last, label="◀ Back")
        (menu,) = [item for item in components(room.last) if item["type"] == discord.ComponentType.role_select.value]
        refused = private_answer(await erin.select(room.last, [desk], custom_id=menu["custom_id"]))
        assert text_of(refused).startswith("You can only choose a role")
        await erin.select(room.last, [open_], custom_id=menu["custom_id"])
        assert f"-# pings <@&{open_.id}>" in text_of(room.last)
        await room.morgan.select(room.last, [], custom_id=menu["custom_id"])
        assert "pings" not in text_of(room.last)
