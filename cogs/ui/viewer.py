"""For whom an answer is drawn, and where."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

import discord
from discord.ext import commands

from bot.texts import language_of, load_texts
from cogs.ui.plain import speak_plainly

if TYPE_CHECKING:
    from typing import Self

    from bot.client import BroadsheetClient
    from bot.texts import Texts

# In quotes: the client is known here to the type checker alone.
Context: TypeAlias = "commands.Context[BroadsheetClient]"
Interaction: TypeAlias = "discord.Interaction[BroadsheetClient]"


@dataclass(frozen=True, slots=True)
class Viewer:
    """The person an answer is for (a Discord id), the guild it stands in (None in a direct message), and how.

    `prefix` is what a command begins with there, for examples. `private` answers are seen by that person alone;
    `shared` ones were, until that person showed them to all. `channel` is where the answer stands, `member` the person
    as Discord tells of it there (None in a direct message).
    """

    person: int
    guild: int | None
    texts: Texts
    prefix: str
    zone: str
    private: bool = False
    shared: bool = False
    channel: int | None = None
    member: discord.Member | None = None

    @classmethod
    def at(
        cls,
        client: BroadsheetClient,
        guild: int | None,
        person: int,
        *,
        private: bool = False,
        shared: bool = False,
        locale: discord.Locale | None = None,
    ) -> Self:
        """Return the viewer `person` in `guild`, with what the guild has chosen, in the language of their `locale`.

        In a direct message without one, it's the language in which they were answered last.
        Answers are plain if the guild chose that.
        """
        chosen = client.choices.of(guild)
        prefix = chosen.prefix if client.reads_messages or guild is None else "/"
        spoken = client.languages.of(person) if guild is None else None
        texts = load_texts(language_of(locale.value if locale else None, spoken or chosen.language)).with_prefix(prefix)
        speak_plainly(texts if chosen.plain_text else None)
        return cls(person, guild, texts, prefix, chosen.zone, private, shared)

    @classmethod
    def of(cls, ctx: Context, *, private: bool = False) -> Self:
        """Return whoever gave a command. An answer in the channel is never private: only a slash command's can be."""
        guild = ctx.guild.id if ctx.guild else None
        locale = ctx.interaction.locale if ctx.interaction else None
        _note_language(ctx.bot, ctx.author.id, guild, locale)
        viewer = cls.at(ctx.bot, guild, ctx.author.id, private=private and ctx.interaction is not None, locale=locale)
        return replace(viewer, channel=ctx.channel.id, member=_member(ctx.author))

    @classmethod
    def pressing(cls, interaction: Interaction) -> Self:
        """Return whoever pressed a button, answered privately."""
        viewer = cls._acting(interaction, interaction.user.id, private=True)
        return viewer._standing_at(interaction)

    @classmethod
    def sharing(cls, interaction: Interaction) -> Self:
        """Return whoever shows a private answer to the channel."""
        viewer = cls._acting(interaction, interaction.user.id, shared=True)
        return viewer._standing_at(interaction)

    @classmethod
    def turning(cls, interaction: Interaction, person: int) -> Self:
        """Return `person`, whose answer gives way to another in the same message, as private as it was."""
        private = interaction.message is not None and interaction.message.flags.ephemeral
        viewer = cls._acting(interaction, person, private=private)
        return viewer._standing_at(interaction)

    @classmethod
    def _acting(cls, interaction: Interaction, person: int, *, private: bool = False, shared: bool = False) -> Self:
        home, locale = home_of(interaction), interaction.locale
        _note_language(interaction.client, interaction.user.id, home, locale)
        return cls.at(interaction.client, home, person, private=private, shared=shared, locale=locale)

    def _standing_at(self, interaction: Interaction) -> Self:
        return replace(self, channel=interaction.channel_id, member=_member(interaction.user))


def _note_language(client: BroadsheetClient, person: int, guild: int | None, locale: discord.Locale | None) -> None:
    """Remember how somebody speaks, for their direct messages: those come without a locale."""
    own = language_of(locale.value, "") if locale else ""
    if own or guild is not None:
        client.languages.note(person, own or client.choices.of(guild).language, own=bool(own))


def speak_as_in(client: BroadsheetClient, person: int, guild: int) -> None:
    """Let somebody's direct messages be answered in the language of a server, unless their own is known."""
    client.languages.note(person, client.choices.of(guild).language, own=False)


def _member(user: discord.User | discord.Member) -> discord.Member | None:
    return user if isinstance(user, discord.Member) else None


def home_of(interaction: Interaction) -> int | None:
    """Return the guild whose archive an interaction may read beside the shared one, if any.

    Whoever installed the bot for themselves uses it in guilds that it is not in: there, as in a direct message, it
    reads the shared archive alone.
    """
    guild = interaction.guild_id
    return guild if guild is not None and interaction.client.get_guild(guild) is not None else None
