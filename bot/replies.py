"""Answer on Discord where what it says to that gets lost: what may stand already is neither denied nor said twice."""

from __future__ import annotations

import logging
import secrets
import time
from typing import Any, Final, TypeVar

import aiohttp
import discord
from discord.ext import commands

logger = logging.getLogger(__name__)

ALREADY_ACKNOWLEDGED: Final = 40060  # Discord's reference, "JSON Error Codes"
_ACKNOWLEDGED: Final = "acknowledged"
_FAILURES: Final = (discord.HTTPException, aiohttp.ClientError, OSError)  # a time-out is an OSError
_TOKEN_SECONDS: Final = 900.0  # an interaction's token lives that long
_NONCE_BYTES: Final = 12  # 24 characters; Discord takes 25

BotT = TypeVar("BotT", bound=commands.AutoShardedBot)


def is_unclear(error: BaseException) -> bool:
    """Tell whether Discord may have done what it was asked, and only its answer was lost."""
    return error.status >= 500 if isinstance(error, discord.HTTPException) else isinstance(error, _FAILURES)


def is_acknowledged(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether only follow-ups can answer: `is_done` does not know of an acknowledgement whose answer was lost."""
    return interaction.response.is_done() or _ACKNOWLEDGED in interaction.extras


async def acknowledge(
    interaction: discord.Interaction[Any], *, ephemeral: bool = False, thinking: bool = False
) -> None:
    """Defer, once more where it is unclear whether that was done. Raises what `defer` raises."""
    try:
        await _defer(interaction, ephemeral=ephemeral, thinking=thinking)
    except _FAILURES as error:
        if not is_unclear(error):
            raise
        logger.info("acknowledged perhaps", extra={"error": type(error).__name__})
        await _defer(interaction, ephemeral=ephemeral, thinking=thinking)


async def _defer(interaction: discord.Interaction[Any], *, ephemeral: bool, thinking: bool) -> None:
    try:
        await interaction.response.defer(ephemeral=ephemeral, thinking=thinking)
    except discord.HTTPException as error:
        if not _is_acknowledgement(error):
            raise
        interaction.extras[_ACKNOWLEDGED] = True


def _is_acknowledgement(error: Exception) -> bool:
    return isinstance(error, discord.HTTPException) and error.code == ALREADY_ACKNOWLEDGED


async def reply(interaction: discord.Interaction[Any], **message: Any) -> discord.Message:
    """Send the first answer to an interaction, or its first follow-up where it was deferred with an empty message.

    Raises what sending raises where the answer certainly does not stand.
    """
    try:
        return await _send(interaction, message)
    except _FAILURES as error:
        if _is_acknowledgement(error):
            interaction.extras[_ACKNOWLEDGED] = True
        elif not is_unclear(error):
            raise
        else:
            logger.info("answered perhaps", extra={"error": type(error).__name__})
            if (standing := await _standing(interaction)) is not None:
                return standing
        return await _send(interaction, _again(message))


async def posted(interaction: discord.Interaction[Any], **message: Any) -> discord.Message | None:
    """Send a further message; None where it is unclear whether it stands, which nobody can look up.

    Raises what sending raises where it certainly does not stand.
    """
    try:
        return await interaction.followup.send(**message, wait=True)
    except _FAILURES as error:
        if not is_unclear(error):
            raise
        logger.warning("posted perhaps", extra={"error": type(error).__name__})
        return None


async def _send(interaction: discord.Interaction[Any], message: dict[str, Any]) -> discord.Message:
    if is_acknowledged(interaction):
        return await interaction.followup.send(**message, wait=True)
    response = await interaction.response.send_message(**message)
    sent = response.resource
    return sent if isinstance(sent, discord.InteractionMessage) else await interaction.original_response()


def _again(message: dict[str, Any]) -> dict[str, Any]:
    """Return a message to be sent once more: its files, which have been read to their ends, from their beginnings."""
    again = dict(message)
    if "file" in message:
        again["file"] = _reopened(message["file"])
    if "files" in message:
        again["files"] = [_reopened(file) for file in message["files"]]
    return again


def _reopened(file: discord.File) -> discord.File:
    source: Any = file.fp
    if source.closed:  # it was opened by its path
        return discord.File(source.name, file.filename, description=file.description)
    source.seek(0)
    return discord.File(source, file.filename, description=file.description)


async def _standing(interaction: discord.Interaction[Any]) -> discord.Message | None:
    """Return the answer that stands; None where there is none, or only the sign that one will come."""
    try:
        found = await interaction.original_response()
    except discord.NotFound:
        return None
    return None if found.flags.loading else found


class Reply(commands.Context[BotT]):
    """What a command is answered through."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._came = time.monotonic()

    async def defer(self, *, ephemeral: bool = False) -> None:
        """Acknowledge a slash command; do nothing for a message."""
        if self.interaction is not None:
            await acknowledge(self.interaction, ephemeral=ephemeral)

    async def send(self, content: str | None = None, **message: Any) -> discord.Message:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Send an answer, once; a message is known by its nonce, and the first one is returned for a second try."""
        # Not `is_expired`: that compares Discord's clock with ours, and would show all what one was to see.
        if self.interaction is not None and time.monotonic() - self._came < _TOKEN_SECONDS:
            return await reply(self.interaction, **({"content": content} if content else {}), **message)
        message.setdefault("nonce", secrets.token_hex(_NONCE_BYTES))
        try:
            return await super().send(content, **message)
        except _FAILURES as error:
            if not is_unclear(error):
                raise
            return await super().send(content, **_again(message))
