"""Tell people by direct message that what they set up had to be paused: a digest, a feed."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import aiohttp
import discord

from bot.errors import SourceError
from bot.runtime import mirrored_name, zone_name
from cogs.shared.zone_choice import zone_choices
from cogs.ui import Viewer, escaped_line, notice, reason_phrase

if TYPE_CHECKING:
    from bot.archive import StoredFeed, Subscription
    from bot.client import BroadsheetClient
    from cogs.ui import Item

logger = logging.getLogger(__name__)

_TITLE = 100


class OwnerNotifier:
    """Finds an owner's language and server, and sends a direct message."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self._bot = bot

    def viewer(self, guild: int, owner: int) -> Viewer:
        """Return whom the words are for."""
        return Viewer.at(self._bot, guild, owner)

    def server(self, guild: int, viewer: Viewer) -> str:
        """Return the name of a server, or that the bot is no longer in it."""
        known = self._bot.get_guild(guild)
        return escaped_line(known.name, _TITLE) if known else viewer.texts("server-left")

    async def tell(self, owner: int, words: str, *buttons: Item) -> bool:
        """Send words to a person; return False where that is not possible."""
        try:
            person = await self._bot.fetch_user(owner)
            await person.send(view=notice(words, *buttons))
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            logger.info("an owner could not be told", extra={"owner": owner, "error": type(error).__name__})
            return False
        return True


class DigestOwnerNotifier(OwnerNotifier):
    """Tells owners of digests."""

    async def paused(self, subscription: Subscription) -> bool:
        """Tell the owner of a digest that it was paused; return False where that is not possible."""
        if subscription.pause is None:
            return False
        viewer = self.viewer(subscription.key.guild, subscription.owner)
        words = viewer.texts(
            "digest-paused-owner" if subscription.reader is None else "digest-paused-reader",
            digest=f"D{subscription.key.number}",
            server=self.server(subscription.key.guild, viewer),
            channel=f"<#{subscription.channel}>",
            reason=subscription.pause.reason,
            prefix=viewer.prefix,
        )
        return await self.tell(subscription.owner, words)


class ZoneOwnerNotifier(OwnerNotifier):
    """Asks what was meant by a zone whose sign counts the other way round."""

    async def ask(self, guild: int, holder: int, owner: int, channel: int | None, zone: str) -> bool:
        """Ask the maker of a digest, or where there is no channel of a server's settings; False where not possible.

        A person's own digest has the channel 0.
        """
        viewer = self.viewer(guild, owner)
        words = viewer.texts(
            "zone-owner-settings" if channel is None else "zone-owner-digest" if channel else "zone-owner-own",
            name=f"D{holder}",
            server=self.server(guild, viewer),
            channel=f"<#{channel}>",
            written=zone,
            zone=zone_name(zone),
            meant=mirrored_name(zone),
        )
        return await self.tell(owner, words, *zone_choices(guild, holder, zone, viewer.texts))


class FeedOwnerNotifier(OwnerNotifier):
    """Tells those who added feeds."""

    async def paused(self, feed: StoredFeed) -> bool:
        """Tell who added a feed that it is no longer polled, and why; return False where that is not possible."""
        viewer = self.viewer(feed.key.guild, feed.owner)
        reason = SourceError(feed.state.error, **(feed.state.error_data or {}))
        words = viewer.texts(
            "library-paused-owner",
            feed=f"F{feed.key.number}",
            title=escaped_line(feed.title or feed.address, _TITLE),
            server=self.server(feed.key.guild, viewer),
            reason=reason_phrase(reason, viewer.texts),
            prefix=viewer.prefix,
        )
        return await self.tell(feed.owner, words)
