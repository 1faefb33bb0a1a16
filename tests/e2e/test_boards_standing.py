"""A board that stands in a channel is one message there, which says at any time what the board is like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

from bot.articles.model import SHARED, ArticleKey, Scope, VersionReason
from bot.checks import CheckContext, Installation
from bot.checks.boards import check_boards
from bot.monitoring.metrics import REGISTRY
from tests.archive.making import new, revise, store
from tests.fakes.newsroom import buttons_of, newsroom, private_answer, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from bot.app import Services
    from tests.fakes.newsroom import Newsroom

CLOSING = "The harbor will close before the summer, the council said on Monday."
CRANES = "The cranes move to the northern terminal in the first week of May."


async def fill(services: Services, *more: str) -> None:
    await store(services.archive, SHARED, new(CLOSING, CRANES, *more, headline="Harbor to close"))


async def settled(room: Newsroom) -> None:
    """Let a change settle, and a message rest."""
    for _ in range(3):
        await room.env.advance_time(6)
        await room.env.settle()


async def standing(room: Newsroom, channel: Any, *, found: str = "ept up to date") -> list[discord.Message]:
    await settled(room)
    own = [one for one in channel.history() if one.author.id == room.bot.user.id]  # type: ignore[union-attr]
    return [one for one in own if found in text_of(one) and "✓" not in text_of(one)]


async def test_a_board_is_one_message_that_follows_it(empty_services: Services) -> None:
    await fill(empty_services)
    async with newsroom(empty_services, check_errors=False) as room:
        desk = room.guild.create_text_channel("desk")
        await room.say("!board new Harbor closure")
        await room.say("!board add B1 A1.p1.s1 Ask the council")
        said = text_of(await room.say("!board share B1 #desk"))
        assert f"**B1 · Harbor closure** is now kept up to date in <#{desk.id}>" in said
        (message,) = await standing(room, desk)
        assert text_of(message).startswith("### B1 · Harbor closure\n-# One quotation, one source")
        assert f"“{CLOSING}”" in text_of(message)
        assert f"Ask the council · note by <@{room.alice.id}>" in text_of(message)

        await room.say("!board add B1 A1.p2", by=room.morgan)
        await room.say("!board order B1 2 1")
        (edited,) = await standing(room, desk)
        assert edited.id == message.id
        assert f"**1.** “{CRANES}”" in text_of(edited)
        changed = new(CLOSING.replace("summer", "autumn"), CRANES, headline="Harbor to close")
        await revise(empty_services.archive, ArticleKey(SHARED, 1), changed, VersionReason.EDITED)
        (edited,) = await standing(room, desk)
        assert "Now: “The harbor will close before the autumn" in text_of(edited)
        await empty_services.archive.writer.remove([ArticleKey(SHARED, 1)])
        (edited,) = await standing(room, desk)
        assert "2 removed" in text_of(edited)
        await empty_services.archive.writer.restore([ArticleKey(SHARED, 1)])

        await room.restart()
        (edited,) = await standing(room, desk)
        assert edited.id == message.id
        assert "2 removed" not in text_of(edited)
        shown = private_answer(await room.morgan.click(edited, label="Show B1"))
        assert f"Kept up to date in <#{desk.id}>" in text_of(shown)
        room.bot.owner_id = room.alice.id
        await room.alice.user.send_dm("!status")
        told = text_of(room.alice.user.dm_channel.last_message)
        assert "One board; kept up to date in channels: 1." in told


async def test_shared_again_it_is_further_down_and_deleted_it_says_so(empty_services: Services) -> None:
    await fill(empty_services)
    async with newsroom(empty_services, check_errors=False) as room:
        await room.say("!board new Harbor closure")
        await room.say("!board add B1 A1.p1.s1")
        await room.say("!board share B1")
        (first,) = await standing(room, room.channel)
        await room.say("!board share B1")
        (second,) = await standing(room, room.channel)
        assert second.id != first.id
        older = next(one for one in room.channel.history() if one.id == first.id)
        assert f"/{room.channel.id}/{second.id}" in text_of(older)
        assert CLOSING not in text_of(older)

        await room.say("!board delete B1")
        question = room.last
        await room.alice.click(question, label="Delete B1")
        (gone,) = await standing(room, room.channel, found="B1 was deleted.")
        assert gone.id == second.id
        await room.alice.click(question, label="Undo")
        (back,) = await standing(room, room.channel)
        assert back.id == second.id
        assert CLOSING in text_of(back)

        said = text_of(await room.say("!board unshare B1"))
        assert "is no longer kept up to date in" in said
        (ended,) = await standing(room, room.channel, found="is no longer kept up to date here")
        assert ended.id == second.id
        assert "isn't kept up to date there" in text_of(await room.say("!board unshare B1"))
        await room.say("!board add B1 A1.p2")
        assert len(await standing(room, room.channel, found="B1")) > 0
        assert await empty_services.archive.board_shares.tally() == {}


async def test_what_is_in_the_way_is_said_with_the_way_out(empty_services: Services, tmp_path: Path) -> None:
    await fill(empty_services)
    async with newsroom(empty_services, check_errors=False) as room:
        desk = room.guild.create_text_channel("desk")
        await room.say("!board new Harbor closure")
        await room.say("!board add B1 A1.p1.s1")
        await room.say("!board share B1 #desk")
        (message,) = await standing(room, desk)
        place: Any = room.bot.get_channel(desk.id)
        await place.set_permissions(room.guild.me, send_messages=False, view_channel=True)
        await room.say("!board add B1 A1.p2")
        await settled(room)
        assert f"I can't keep it up to date in <#{desk.id}>" in text_of(await room.say("!board B1"))
        await place.set_permissions(room.guild.me, send_messages=True, view_channel=True)
        await room.env.advance_time(601)
        (edited,) = await standing(room, desk)
        assert (edited.id, CRANES in text_of(edited)) == (message.id, True)

        await edited.delete()
        await room.say("!board remove B1 1")
        await settled(room)
        assert f"Its message in <#{desk.id}> was deleted" in text_of(await room.say("!board B1"))
        assert await standing(room, desk) == []
        await room.say("!board share B1 #desk")
        assert len(await standing(room, desk)) == 1
        assert "was deleted" not in text_of(await room.say("!board B1"))
        await place.delete()
        assert "A channel where it was kept up to date was deleted" in text_of(await room.say("!board B1"))
        await room.say("!board add B1 A1.p1")
        await settled(room)
        assert "A channel where it was kept up to date was deleted" in text_of(await room.say("!board B1"))

        # The operator hears of it too, without a name.
        place = Installation(empty_services.settings, tmp_path / "a.db")
        bench = CheckContext(place, empty_services.archive, empty_services.clock, repair=False)
        told = {one.key: dict(one.data) async for one in check_boards(bench)}
        assert told == {
            "boards": {"boards": 1, "entries": 2, "kept": 0, "waiting": 0},
            "boards-failed": {"failed": 1},
        }
        for outcome in ("posted", "edited", "forbidden", "deleted", "gone"):
            assert REGISTRY.get_sample_value("broadsheet_boards_total", {"outcome": outcome}) >= 1


async def test_only_those_share_who_may_write_there(empty_services: Services) -> None:
    await fill(empty_services)
    async with newsroom(empty_services, check_errors=False) as room:
        hidden = room.guild.create_text_channel(
            "editors",
            overwrites={
                room.guild.default_role: discord.PermissionOverwrite(view_channel=False),
                room.guild.me: discord.PermissionOverwrite(view_channel=True),
                room.morgan: discord.PermissionOverwrite(view_channel=True),
            },
        )
        await room.say("!board new Harbor closure")
        await room.say("!board add B1 A1.p1.s1")
        for words in ("!board share B1 #editors", f"!board share B1 <#{hidden.id}>", "!board share B1 #nowhere"):
            assert "I can't find a channel" in text_of(await room.say(words)), words
        await room.say("!board share B1 #editors", by=room.morgan)
        assert len(await standing(room, hidden)) == 1
        assert "Kept up to date" not in text_of(await room.say("!board B1"))
        assert "isn't kept up to date there" in text_of(await room.say("!board unshare B1"))
        assert len(await standing(room, hidden)) == 1


async def test_a_closed_private_thread_is_named_to_nobody_who_was_not_in_it(empty_services: Services) -> None:
    await fill(empty_services)
    async with newsroom(empty_services, check_errors=False) as room:
        general: Any = room.bot.get_channel(room.channel.id)
        thread = await general.create_thread(name="merger", type=discord.ChannelType.private_thread)
        await thread.add_user(discord.Object(room.morgan.id))
        await room.env.settle()
        await room.say("!board new Harbor closure")
        await room.say(f"!board share B1 <#{thread.id}>", by=room.morgan)
        await settled(room)
        guild: Any = room.bot.get_guild(room.guild.id)
        guild._remove_thread(guild.get_thread(thread.id))  # Discord tells a bot that starts of no closed thread
        assert str(thread.id) not in text_of(await room.say("!board B1", by=room.alice))
        assert "isn't kept up to date there" in text_of(await room.say("!board unshare B1", by=room.alice))
        assert "is no longer kept up to date" in text_of(await room.say("!board unshare B1", by=room.morgan))


async def test_a_long_board_shows_its_newest_and_buttons_to_its_pages(empty_services: Services) -> None:
    paragraphs = [f"Sentence number {number} of a long report about the harbor." for number in range(50)]
    await store(empty_services.archive, Scope(1), new("Another server's own words."))
    await store(empty_services.archive, SHARED, new(*paragraphs))
    async with newsroom(empty_services, check_errors=False) as room:
        await room.say("!board new Harbor closure")
        for first in (1, 26):
            await room.say("!board add B1 " + " ".join(f"A1.p{number}" for number in range(first, first + 25)))
        await room.say("!board share B1")
        (message,) = await standing(room, room.channel)
        assert "The newest 10 of 50 · kept up to date" in text_of(message)
        assert "**50.** “Sentence number 49" in text_of(message)
        assert "**40.**" not in text_of(message)
        assert [one for one in buttons_of(message) if "–" in one] == ["1–8", "9–16", "17–24", "25–32", "33–50"]
        shown = private_answer(await room.morgan.click(message, label="33–50"))
        assert "33 to 40 of 50" in text_of(shown)
