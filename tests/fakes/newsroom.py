"""A simulated Discord server with the bot in it, to be driven as people would."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import discord
import simcord
from simcord.components import walk_components

from bot.client import BroadsheetClient
from tests.fakes.quick_start import forget_cogs
from tests.waiting import SECONDS

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from simcord import ChannelHandle, Env, GuildHandle, InteractionResult, MemberActor

_TEXT, _BUTTON = 10, 2


@dataclass
class Newsroom:
    """A server with the channel #general, the reader alice and the moderator morgan."""

    env: Env
    services: Any
    guild: GuildHandle
    channel: ChannelHandle
    alice: MemberActor
    morgan: MemberActor

    @property
    def bot(self) -> BroadsheetClient:
        assert isinstance(self.env.bot, BroadsheetClient)
        return self.env.bot

    async def say(self, words: str, *, by: MemberActor | None = None) -> discord.Message:
        """Send a message and return the last of the channel, which is the answer if there is one."""
        await (by or self.alice).send(self.channel, words)
        return self.last

    @property
    def last(self) -> discord.Message:
        """The last message that everybody sees."""
        return next(message for message in reversed(self.channel.history()) if not message.flags.ephemeral)

    async def restart(self, **options: Any) -> None:
        """Start the bot anew over the same services; Discord and its messages stay."""
        forget_cogs()
        chosen: dict[str, Any] = {"message_content": True, **options}
        await self.env.restart_bot(BroadsheetClient(self.services, **chosen))

    def person(self, name: str, *, roles: tuple[Any, ...] = ()) -> MemberActor:
        return self.guild.add_member(self.env.create_user(name), roles=roles)


@asynccontextmanager
async def newsroom(services: Any, *, message_content: bool = True, **options: Any) -> AsyncGenerator[Newsroom]:
    """Run the bot over `services` in a simulated Discord; `options` are simcord's."""
    bot = BroadsheetClient(services, message_content=message_content)
    async with simcord.run(bot, **{"shard_count": 1, **options}) as env:
        if hasattr(services.clock, "env"):
            services.clock.env = env
        # On a busy machine the bot is ready late, and would greet a server that it finds then as one it was invited to.
        async with asyncio.timeout(SECONDS):
            await bot.wait_until_ready()
        await env.settle()
        guild = env.create_guild("The Newsroom")
        channel = guild.create_text_channel("general")
        may = discord.Permissions(manage_guild=True, manage_messages=True)
        moderators = guild.create_role("Moderators", permissions=may)
        alice = guild.add_member(env.create_user("alice"))
        morgan = guild.add_member(env.create_user("morgan"), roles=[moderators])
        await env.settle()
        await services.welcomes.look()
        yield Newsroom(env, services, guild, channel, alice, morgan)


def components(message: Any) -> list[dict[str, Any]]:
    """Return every component of a message, nested ones too."""
    held = message.components
    return list(walk_components([item if isinstance(item, dict) else item.to_dict() for item in held]))


def text_of(message: Any) -> str:
    """Return all that a message shows as text."""
    return "\n".join(item["content"] for item in components(message) if item["type"] == _TEXT)


def buttons_of(message: Any) -> dict[str, str]:
    """Return the ids of a message's buttons by label, those that can be pressed."""
    found = [item for item in components(message) if item["type"] == _BUTTON and not item.get("disabled")]
    return {item["label"]: item.get("custom_id") or item["url"] for item in found}


def control(message: Any, field: str) -> str:
    """Return the id of the control that changes a setting."""
    ids = [item["custom_id"] for item in components(message) if "custom_id" in item]
    return next(custom_id for custom_id in ids if custom_id.startswith(f"b1:set:{field}:"))


def private_answer(result: InteractionResult) -> Any:
    """Return what the presser alone sees."""
    answer = result.followups[-1] if result.followups else result.response
    assert answer is not None
    assert answer.ephemeral
    return answer
