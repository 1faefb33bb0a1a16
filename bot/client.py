"""The Discord client: what it may see and say, which commands it knows, and how it starts and ends."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.checks import GATEWAY_LOST_NOTE, MESSAGE_CONTENT_NOTE
from bot.errors import BroadsheetError
from bot.gateway import PatientBot
from bot.guilds import GuildChoices, PersonalLanguages
from bot.monitoring import start_timer
from bot.replies import Reply
from bot.runtime import RateLimit, begin_reference, guard
from bot.search import SearchSessions
from bot.texts import languages, load_texts

if TYPE_CHECKING:
    from bot.app import Services

logger = logging.getLogger(__name__)

_STEPS, _STEP_SECONDS = 10, 12.0  # what one person may ask: faster than anybody reads
_LAST_ANSWERS_SECONDS = 5.0
_LONGEST_RATE_LIMIT_SECONDS = 30.0

EXTENSIONS = (
    "cogs.guard",
    "cogs.meter",
    "cogs.search.cog",
    "cogs.articles.cog",
    "cogs.related.cog",
    "cogs.timelines.cog",
    "cogs.quotation.cog",
    "cogs.quotation.quote_log",
    "cogs.quotation.unfurling",
    "cogs.changes.cog",
    "cogs.changes.telling",
    "cogs.watches.cog",
    "cogs.watches.telling",
    "cogs.digest.cog",
    "cogs.digest.delivery",
    "cogs.digest.permission_check",
    "cogs.library.cog",
    "cogs.boards.cog",
    "cogs.boards.keeping",
    "cogs.boards.menu",
    "cogs.rss.cog",
    "cogs.help.cog",
    "cogs.settings.cog",
    "cogs.status.cog",
    "cogs.privacy.cog",
    "cogs.sync",
    "cogs.welcome",
    "cogs.zone_notices",
)
"""Every cog, by name: nothing is found by looking around, so nothing takes `cogs/ui/` for one."""


class BroadsheetClient(PatientBot):
    """The bot on Discord.

    With `message_content` it reads its prefix everywhere; without, Discord shows it only messages that mention it,
    replies to it and direct messages, and it says so. A `simulated` Discord forgets the commands between two starts,
    and its clock moves in jumps: there they are registered at every start, and nobody is too fast. `also` names cogs
    that only it has.
    """

    def __init__(
        self, services: Services, *, message_content: bool, simulated: bool = False, also: tuple[str, ...] = ()
    ) -> None:
        intents = discord.Intents.default()
        intents.message_content = message_content
        super().__init__(
            command_prefix=_prefixes,
            help_command=None,
            intents=intents,
            allowed_mentions=discord.AllowedMentions.none(),
            # Commands belong to servers, but for the menus that say otherwise (`cogs.shared.message_menus`).
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
            case_insensitive=True,
            strip_after_prefix=True,
            max_messages=None,
            # A longer wait for a rate limit is an error that says how long, not a silence.
            max_ratelimit_timeout=_LONGEST_RATE_LIMIT_SECONDS,
            http_trace=guard(),
        )
        self.services = services
        self.choices = GuildChoices(services.archive.settings)
        self.languages = PersonalLanguages()
        self.desk = SearchSessions(services.archive, services.search, services.clock)
        self.pace = RateLimit(services.clock, steps=_STEPS, seconds=0 if simulated else _STEP_SECONDS)
        self._simulated = simulated
        self._extensions_too = also
        self._under_way: set[asyncio.Task[Any]] = set()

    def begin(self, person: int) -> None:
        """Count a request of `person` that the current task answers; `close` waits for it a little.

        What is logged for it from here on has a reference. Raises UsageError for one too many.
        """
        begin_reference()
        start_timer()
        self.pace.step(person)
        task = asyncio.current_task()
        if task is not None:
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)

    async def close(self) -> None:
        """Let what is being answered be answered, within seconds, and leave."""
        answering = self._under_way - {asyncio.current_task()}
        if answering and not self.is_closed():
            await asyncio.wait(answering, timeout=_LAST_ANSWERS_SECONDS)
        await super().close()

    @property
    def answering(self) -> int:
        """How many requests are being answered."""
        return len(self._under_way)

    @property
    def reads_messages(self) -> bool:
        """Tell whether Discord grants the content of messages that do not address the bot."""
        return self.intents.message_content

    async def get_context(  # pyright: ignore[reportIncompatibleMethodOverride] (of its overloads, none is used here)
        self, origin: discord.Message | discord.Interaction, /, *, cls: type[commands.Context[Any]] = Reply
    ) -> Any:
        """Return what a command is answered through."""
        return await super().get_context(origin, cls=cls)

    async def setup_hook(self) -> None:
        """Prepare everything, once, before the first event: settings, cogs, commands."""
        await self.choices.load()
        for language in languages():
            load_texts(language)  # a tenth of a second each, which no answer should have to wait for
        await self._warm_search()
        for extension in (*EXTENSIONS, *self._extensions_too):
            await self.load_extension(extension)
        await self._sync_if_changed()
        if not self.reads_messages:
            logger.warning(
                "without the message content intent: answering slash commands, mentions, replies and direct messages"
            )

    async def on_ready(self) -> None:
        """Note what Discord granted, for whoever checks the bot from outside."""
        await self._keep_note(GATEWAY_LOST_NOTE, None)
        if not self._simulated:
            await self._keep_note(MESSAGE_CONTENT_NOTE, "yes" if self.reads_messages else "no")

    async def on_gateway_lost(self) -> None:
        """Note since when the gateway is away."""
        await self._keep_note(GATEWAY_LOST_NOTE, self.services.clock.now().isoformat(timespec="seconds"))

    async def on_gateway_back(self) -> None:
        """Note that the gateway is there."""
        await self._keep_note(GATEWAY_LOST_NOTE, None)

    async def _keep_note(self, name: str, value: str | None) -> None:
        settings = self.services.archive.settings
        try:
            await (settings.forget_note(name) if value is None else settings.keep_note(name, value))
        except BroadsheetError as error:
            logger.warning("not noted how Discord is", extra={"note": name, "error": str(error)})

    async def _warm_search(self) -> None:
        try:
            await self.services.search.warm()
        except BroadsheetError as error:
            logger.warning("the first search will be slow", extra={"error": str(error)})

    async def sync_commands(self) -> int:
        """Register the commands with Discord, remember that it was done, and return how many there are.

        Raises discord.HTTPException where Discord refuses, discord.RateLimited where it says to wait for long.
        """
        registered = await self.tree.sync()
        await self.services.archive.settings.keep_note(self._sync_note, await self._tree_hash())
        logger.info("commands registered", extra={"commands": len(registered)})
        return len(registered)

    async def _sync_if_changed(self) -> None:
        known = await self.services.archive.settings.note(self._sync_note)
        if not self._simulated and known == await self._tree_hash():
            return
        try:
            await self.sync_commands()
        except (discord.HTTPException, discord.RateLimited):
            # The bot is of use without its slash commands, and the next start tries again.
            logger.exception("commands not registered")

    @property
    def _sync_note(self) -> str:
        return f"command-tree:{self.application_id}"

    async def _tree_hash(self) -> str:
        """Return a hash of all that is registered, in every language."""
        payload: list[dict[str, Any]] = []
        for command in self.tree.get_commands():
            translator = self.tree.translator
            payload.append(
                await command.get_translated_payload(self.tree, translator)
                if translator
                else command.to_dict(self.tree)
            )
        text = json.dumps(sorted(payload, key=lambda command: command["name"]), sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()


def _prefixes(client: BroadsheetClient, message: discord.Message) -> list[str]:
    prefix = client.choices.of(message.guild.id if message.guild else None).prefix
    return commands.when_mentioned_or(prefix)(client, message)
