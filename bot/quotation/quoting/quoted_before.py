"""Remember where articles were quoted in public, and forget it when the message goes."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.archive import QuotedMessage
from bot.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Coroutine, Sequence

    from bot.archive import QuotedMessages
    from bot.articles import ArticleKey, Reference
    from bot.runtime import Clock

logger = logging.getLogger(__name__)


class EarlierQuotes:
    """The messages that quote, by article. All ids but those of articles are Discord's.

    Errors of the archive are logged and never fail an answer.
    """

    def __init__(self, kept: QuotedMessages, clock: Clock) -> None:
        self._kept = kept
        self._clock = clock

    async def remember(self, ref: Reference, *, guild: int, channel: int, parent: int | None, message: int) -> None:
        """Remember that a message quotes `ref`; `parent` is the channel of a thread."""
        quoted = QuotedMessage(guild, channel, parent, message, ref.key, str(ref), self._clock.now())
        try:
            await self._kept.keep_quoted(quoted)
        except ArchiveError as error:
            logger.warning("a quote could not be remembered", extra={"error": str(error)})

    async def quoted(self, guild: int, keys: Sequence[ArticleKey]) -> dict[ArticleKey, tuple[QuotedMessage, ...]]:
        """Return the last messages of `guild` that quote each of `keys`, newest first."""
        try:
            return await self._kept.quoted(guild, keys, now=self._clock.now())
        except ArchiveError as error:
            logger.warning("earlier quotes could not be read", extra={"error": str(error)})
            return {}

    async def forget_messages(self, guild: int, messages: Sequence[int]) -> None:
        """Forget messages that were deleted."""
        await _quietly(self._kept.forget_messages(guild, messages))

    async def forget_channel(self, guild: int, channel: int) -> None:
        """Forget a channel or thread that was deleted."""
        await _quietly(self._kept.forget_channel(guild, channel))

    async def forget_guild(self, guild: int) -> None:
        """Forget a guild that the bot has left."""
        await _quietly(self._kept.forget_guild(guild))


async def _quietly(forgetting: Coroutine[object, object, int]) -> None:
    try:
        await forgetting
    except ArchiveError as error:
        logger.warning("a quote could not be forgotten", extra={"error": str(error)})
