"""The one ladder that turns every error into a sentence, for commands, slash commands, buttons and forms alike.

From the top; the first rung that fits answers:

    1. an unknown command       said only where the bot itself was addressed; a prefix may be another bot's too
    2. a domain error           its sentence from the catalogue (`bot.errors`): not found, too fast, deadline, …
    3. an unusable argument     what is wrong with it, and the command's first example
    4. a missing permission     of the asker or of the bot, by its name; wrong place; not the owner; cooldown
    5. Discord                  it shows an outdated command, refused, or could not be reached
    6. anything else            the command's reference; the traceback stands in the log under it

What the archive or Discord failed at is told with that reference too: whoever runs the bot finds it in the log.

Nobody sees a traceback. Where the bot may not write, the asker is told in a private message, once for each channel;
where that is closed too, by a reaction; and else only the log knows.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import ArchiveError, BroadsheetError, DeadlineError
from bot.runtime import have_reference
from cogs.shared.channels import ElsewhereError
from cogs.ui import escaped_line, reason_phrase

if TYPE_CHECKING:
    from bot.texts import Texts

logger = logging.getLogger(__name__)

_GIVEN = 60
_NO_ACCESS = (50001, 50013)  # Discord's codes for a missing access and a missing permission


class CheckRefusedError(commands.CheckFailure):
    """Carries a domain error out of a check: from there, the command framework hands on errors of its own alone."""

    def __init__(self, original: BroadsheetError) -> None:
        super().__init__(str(original))
        self.original = original


_WRAPPERS = (
    commands.CommandInvokeError,
    commands.HybridCommandError,
    app_commands.CommandInvokeError,
    CheckRefusedError,
)


@dataclass(frozen=True, slots=True)
class ErrorSentence:
    """What a person is told. `usage` asks for the command's example beside it."""

    sentence: str
    usage: bool = False


def cause_of(error: BaseException) -> BaseException:
    """Return what went wrong, without the wrappers of the command framework."""
    while isinstance(error, (*_WRAPPERS, app_commands.TransformerError)):
        inner = error.__cause__ if isinstance(error, app_commands.TransformerError) else error.original
        if inner is None:
            return error
        error = inner
    return error


def explain(error: BaseException, texts: Texts) -> ErrorSentence:
    """Return what a person is told of `error`; what nobody expected is logged under the reference it names."""
    cause = cause_of(error)
    if isinstance(cause, BroadsheetError) and f"error-{cause.key}" in texts:
        sentence = reason_phrase(cause, texts)
        return ErrorSentence(f"{sentence}\n{_noted(cause, texts)}" if _is_the_operators(cause) else sentence)
    explanation = _of_usage(cause, texts) or _of_permission(cause, texts) or _of_discord(cause, texts)
    return explanation or _unexpected(cause, texts)


def outcome_of(error: BaseException) -> str:
    """Return `refused` for what was told to a person as it should be, `failed` for what went wrong beside us."""
    cause = cause_of(error)
    if isinstance(cause, BroadsheetError):
        return "failed" if _is_the_operators(cause) else "refused"
    ordinary = (
        commands.UserInputError,
        commands.CheckFailure,
        commands.CommandOnCooldown,
        app_commands.AppCommandError,
    )
    return "refused" if isinstance(cause, ordinary) else "failed"


def _of_usage(cause: BaseException, texts: Texts) -> ErrorSentence | None:
    if isinstance(cause, commands.MissingRequiredArgument):
        return ErrorSentence(texts("error-argument-missing", name=cause.param.name), usage=True)
    if isinstance(cause, commands.RangeError) and isinstance(cause.value, str) and cause.maximum is not None:
        return ErrorSentence(texts("error-argument-long", most=cause.maximum), usage=True)
    if isinstance(cause, commands.BadLiteralArgument):
        known = texts.listed(f"`{one}`" for one in cause.literals)
        return ErrorSentence(texts("error-argument-choice", given=escaped_line(cause.argument, _GIVEN), known=known))
    if isinstance(cause, (commands.UserInputError, app_commands.TransformerError)):
        return ErrorSentence(texts("error-argument-bad"), usage=True)
    if isinstance(cause, commands.CommandOnCooldown | app_commands.CommandOnCooldown):
        return ErrorSentence(texts("error-too-fast", seconds=max(1, round(cause.retry_after))))
    return None


def _of_permission(cause: BaseException, texts: Texts) -> ErrorSentence | None:
    match cause:
        case commands.NoPrivateMessage() | app_commands.NoPrivateMessage():
            return ErrorSentence(texts("error-server-only"))
        case commands.NotOwner():
            return ErrorSentence(texts("error-owner-only"))
        case commands.MissingPermissions() | app_commands.MissingPermissions():
            return ErrorSentence(
                texts("error-you-need", permissions=name_permissions(cause.missing_permissions, texts))
            )
        case commands.BotMissingPermissions() | app_commands.BotMissingPermissions():
            return ErrorSentence(
                texts("error-bot-needs", permissions=name_permissions(cause.missing_permissions, texts))
            )
        case ElsewhereError():
            channels = " ".join(f"<#{channel}>" for channel in cause.channels)
            return ErrorSentence(texts("error-elsewhere", channels=channels) if channels else texts("error-nowhere"))
        case commands.CheckFailure() | app_commands.CheckFailure():
            return ErrorSentence(texts("error-not-allowed"))
        case _:
            return None


def name_permissions(names: list[str], texts: Texts) -> str:
    """Return permissions as Discord's own settings call them."""
    return texts.listed(
        texts("permission", name=name.replace("_", "-"), plain=name.replace("_", " ")) for name in names
    )


def _of_discord(cause: BaseException, texts: Texts) -> ErrorSentence | None:
    if isinstance(cause, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
        return ErrorSentence(texts("error-outdated"))
    if isinstance(cause, discord.Forbidden) and cause.code in _NO_ACCESS:
        return ErrorSentence(texts("error-discord-forbids"))
    if isinstance(cause, discord.HTTPException | aiohttp.ClientError | asyncio.TimeoutError):
        return ErrorSentence(f"{texts('error-discord-failed')}\n{_noted(cause, texts)}")
    return None


def _is_the_operators(cause: BroadsheetError) -> bool:
    """Tell whether only whoever runs the bot can do something about it."""
    return isinstance(cause, ArchiveError) and not isinstance(cause, DeadlineError)


def _noted(cause: BaseException, texts: Texts) -> str:
    """Log what failed beside us, and return the line that leads from the answer to the log."""
    reference = have_reference()
    logger.warning("failed", extra={"error": str(cause) if isinstance(cause, BroadsheetError) else repr(cause)})
    return texts("error-reference", reference=reference)


def _unexpected(cause: BaseException, texts: Texts) -> ErrorSentence:
    reference = have_reference()
    logger.error("unexpected error %s", reference, exc_info=cause)
    return ErrorSentence(texts("error-unexpected", reference=reference))
