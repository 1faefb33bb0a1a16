"""A message that refers to a passage is answered with it, where a server chose so."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from bot.articles.model import Scope
from bot.guilds.settings import Setting
from tests.e2e.test_quotation import reference_of
from tests.fakes.newsroom import newsroom, text_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.app import Services
    from tests.fakes.newsroom import Newsroom

SENTENCE = "A harbor is not scenery."


@asynccontextmanager
async def opted_in(services: Services, **options: bool) -> AsyncIterator[tuple[Newsroom, str]]:
    """Yield a server whose #general unfolds references, and the reference to a sentence."""
    async with newsroom(services, message_content=True) as room:
        ref = await reference_of(room, SENTENCE)
        await room.bot.choices.change(room.guild.id, Setting.UNFURL_CHANNELS, frozenset([room.channel.id]))
        if not options.get("message_content", True):
            await room.restart(message_content=False)
        yield room, ref


def number_of_messages(room: Newsroom) -> int:
    return len(room.channel.history())


async def test_a_reference_is_answered_with_its_passage_and_remembered(services: Services) -> None:
    async with opted_in(services) as (room, ref):
        said = await room.alice.send(room.channel, f"See {ref}, please.")
        assert text_of(room.last).startswith(f"> {SENTENCE}\n")
        assert f"`{ref}`" in text_of(room.last)
        assert room.last.reference is not None
        assert room.last.reference.message_id == said.id
        article = ref.partition(".")[0]
        shown = room.last
        assert str(shown.id) in text_of(await room.say(f"!article {article}"))
        await room.alice.click(shown, label="Show context")
        await room.alice.click(shown, label="Dismiss")
        assert str(shown.id) not in text_of(await room.say(f"!article {article}"))


@pytest.mark.parametrize(
    "words",
    [
        "See {article}.",
        "See A99999.p1.",
        "See G1.p1.",
        "See {article}.p999.",
        "`{ref}` is how it is written",
        "``{ref}``",
        "```\n{ref}\n```",
        "```\n{ref}",
        "https://example.org/{ref}",
        "x{ref} {ref}x @{ref}",
        "not there yet",
    ],
)
async def test_what_is_no_reference_to_a_passage_is_left_alone(services: Services, words: str) -> None:
    async with opted_in(services) as (room, ref):
        before = number_of_messages(room)
        await room.alice.send(room.channel, words.format(ref=ref, article=ref.partition(".")[0]))
        assert number_of_messages(room) == before + 1


async def test_one_a_message_and_then_a_rest(services: Services) -> None:
    async with opted_in(services) as (room, ref):
        article = ref.partition(".")[0]
        before = number_of_messages(room)
        await room.alice.send(room.channel, f"A99999.p1, {article}.p1 and {article}.p2")
        assert number_of_messages(room) == before + 2
        assert f"`{article}.p1`" in text_of(room.last)
        await room.morgan.send(room.channel, f"{article}.p3")
        assert number_of_messages(room) == before + 3
        await room.env.advance_time(31)
        await room.morgan.send(room.channel, f"{article}.p3")
        assert number_of_messages(room) == before + 5


async def test_only_where_it_was_chosen_and_only_for_people(services: Services) -> None:
    async with opted_in(services) as (room, ref):
        other = room.guild.create_text_channel("other")
        await room.env.settle()
        await room.alice.send(other, ref)
        assert len(other.history()) == 1
        before = number_of_messages(room)
        await room.guild.create_webhook(room.channel, "wire").send(ref)
        robot = room.guild.add_member(room.env.create_user("robot", bot=True))
        await robot.send(room.channel, ref)
        assert number_of_messages(room) == before + 2
        await room.say(f"!quote {ref}")
        assert number_of_messages(room) == before + 4  # the command answers, and nothing besides


async def test_a_guilds_own_passage_is_unfolded_in_that_guild_alone(services: Services, tmp_path: Path) -> None:
    async with opted_in(services) as (room, _):
        page = tmp_path / "own.md"
        page.write_text("# Squid of our own\n\nThe squid fleet of our own guild stays in the harbor.\n", "utf-8")
        await services.loader.load([page], scope=Scope(room.guild.id))
        await room.alice.send(room.channel, "G1.p1")
        assert "The squid fleet of our own guild stays" in text_of(room.last)
        await room.bot.choices.change(room.guild.id, Setting.UNFURL_CHANNELS, frozenset([]))
        elsewhere = room.env.create_guild("Elsewhere")
        channel = elsewhere.create_text_channel("general")
        bob = elsewhere.add_member(room.env.create_user("bob"))
        await room.env.settle()
        await room.bot.choices.change(elsewhere.id, Setting.UNFURL_CHANNELS, frozenset([channel.id]))
        await bob.send(channel, "G1.p1")
        assert len(channel.history()) == 1


async def test_a_thread_is_part_of_its_channel(services: Services) -> None:
    async with opted_in(services) as (room, ref):
        general = room.bot.get_channel(room.channel.id)
        thread = await general.create_thread(name="aside", message=await general.send("aside"))
        await room.env.settle()
        handle = next(one for one in room.channel.threads if one.id == thread.id)
        await room.alice.send(handle, ref)
        assert f"`{ref}`" in text_of(handle.history()[-1])


async def test_without_the_intent_a_mention_is_needed(services: Services) -> None:
    async with opted_in(services, message_content=False) as (room, ref):
        before = number_of_messages(room)
        await room.alice.send(room.channel, f"See {ref}.")
        assert number_of_messages(room) == before + 1
        assert room.bot.user is not None
        await room.alice.send(room.channel, f"{room.bot.user.mention} {ref}")
        assert number_of_messages(room) == before + 3
        assert f"`{ref}`" in text_of(room.last)
