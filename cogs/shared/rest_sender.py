"""Post messages through Discord's REST, look for posted ones, and sort what goes wrong."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

import aiohttp
import discord
from discord.http import MultipartParameters

from bot.errors import (
    DeliveryError,
    HistoryUnreadableError,
    NotSentError,
    RateLimitedError,
    RefusedError,
    UnknownOutcomeError,
)
from bot.posting import SEND_LIMIT
from bot.runtime import only_while
from cogs.shared.history_right import THREADS, may_read_history

if TYPE_CHECKING:
    from collections.abc import Coroutine, Mapping, Sequence
    from datetime import datetime

    from discord.http import HTTPClient

    from bot.runtime import Clock

PER_SECOND = 40
"""Requests a second; Discord allows a bot 50 over all, and people want answers meanwhile."""

_PAGE, _MOST_PAGES = 100, 20
_BANNED_SECONDS = 600.0
_THREAD_MINUTES: Final = 1440
_UNKNOWN_CHANNEL, _UNKNOWN_MESSAGE, _THREAD_EXISTS = 10003, 10008, 160004
_LIMIT_SECONDS = SEND_LIMIT.total_seconds()

T = TypeVar("T")


class RestSender:
    """Sends as the bot with the id `own`, through discord.py's HTTP client, within Discord's limit for all requests."""

    def __init__(self, http: HTTPClient, own: int, clock: Clock) -> None:
        self._http = http
        self._own = own
        self._clock = clock
        self._next_turn = 0.0
        self._lingering: set[asyncio.Task[Any]] = set()

    async def send(self, channel: int, payload: Mapping[str, Any], nonce: str, *, deadline: datetime) -> int:
        """Post a message and return its id; nothing leaves after `deadline`.

        Raises NotSentError, RateLimitedError, RefusedError, or UnknownOutcomeError where it may have been posted.
        """
        body: dict[str, Any] = {"allowed_mentions": {"parse": []}, **payload, "nonce": nonce, "enforce_nonce": True}
        await self._turn()
        request = self._http.send_message(channel, params=MultipartParameters(body, None, None))
        with only_while(lambda: self._clock.now() < deadline) as requests:
            try:
                message = await self._ask(request)
            except DeliveryError as error:
                # The last request may have been denied, and one before it, repeated by discord.py, have posted.
                error.is_certain = error.is_certain and requests.did_nothing
                raise
        return int(message["id"])

    async def edit(self, channel: int, message: int, payload: Mapping[str, Any], *, deadline: datetime) -> None:
        """Put something else into a message of the bot; nothing leaves after `deadline`. Raises what `send` raises."""
        body = {name: value for name, value in payload.items() if name != "message_reference"}
        await self._turn()
        request = self._http.edit_message(channel, message, params=MultipartParameters(body, None, None))
        with only_while(lambda: self._clock.now() < deadline):
            await self._ask(request)

    async def find(self, channel: int, markers: Sequence[str], since: datetime, until: datetime) -> Mapping[str, int]:
        """Return the ids, by marker, of the bot's own messages in the channel that were posted between the two.

        Raises HistoryUnreadableError where the bot may not read them or where there are too many (2,000),
        UnknownOutcomeError where Discord did not answer.
        """
        found: dict[str, int] = {}
        after = discord.utils.time_snowflake(since)
        last = discord.utils.time_snowflake(until, high=True)
        for number in range(_MOST_PAGES):
            page = await self._page(channel, after)
            if not page and number == 0 and not await self._may_read(channel):
                raise HistoryUnreadableError
            for message in page:
                if int(message["author"]["id"]) == self._own:
                    text = list(_custom_ids(message.get("components", [])))
                    found |= {mark: int(message["id"]) for mark in markers if any(mark in one for one in text)}
            after = max((int(message["id"]) for message in page), default=last)
            if len(page) < _PAGE or after >= last or len(found) == len(markers):
                return found
        raise HistoryUnreadableError

    async def _page(self, channel: int, after: int) -> list[Any]:
        return await self._look(self._http.logs_from(channel, _PAGE, after=after))

    async def _may_read(self, channel: int) -> bool:
        """Ask what an empty history is worth."""
        place = await self._look(self._http.get_channel(channel))
        if place["type"] == discord.ChannelType.private.value:
            return True
        if place["type"] in THREADS:
            place = await self._look(self._http.get_channel(place["parent_id"]))
        guild = await self._look(self._http.get_guild(place["guild_id"]))
        return may_read_history(place, guild, await self._look(self._http.get_member(guild["id"], self._own)))

    async def _look(self, request: Coroutine[Any, Any, Any]) -> Any:
        await self._turn()
        try:
            return await self._ask(request)
        except NotSentError as error:
            if error.gone:
                raise
            raise HistoryUnreadableError from error

    async def open_thread(self, channel: int, message: int, name: str) -> None:
        """Open a thread under a message, if there is none. Raises what `send` raises."""
        await self._turn()
        try:
            thread = self._http.start_thread_with_message
            await self._ask(thread(channel, message, name=name, auto_archive_duration=_THREAD_MINUTES))
        except RefusedError as error:
            if error.code != _THREAD_EXISTS:
                raise

    async def open_direct(self, guild: int, person: int) -> int:
        """Return the channel of the direct messages of somebody who is in a guild.

        Raises NotSentError where they are not, and what `send` raises.
        """
        await self._turn()
        try:
            await self._ask(self._http.get_member(guild, person))
        except NotSentError as error:
            raise NotSentError(gone=False, left=True) from error
        await self._turn()
        return int((await self._ask(self._http.start_private_message(person)))["id"])

    async def _ask(self, request: Coroutine[Any, Any, T]) -> T:
        """Await a request for a time, and sort its failures.

        It is left to itself then, not cancelled: a request of discord.py that is cancelled while it waits for a
        rate limit over all would leave every other one waiting for good.
        """
        task = asyncio.ensure_future(request)
        self._lingering.add(task)
        task.add_done_callback(self._lingering.discard)
        task.add_done_callback(lambda ended: None if ended.cancelled() else ended.exception())
        done, _ = await asyncio.wait({task}, timeout=_LIMIT_SECONDS)
        if not done:
            raise UnknownOutcomeError("time-out")
        try:
            return task.result()
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            raise sorted_failure(error) from error

    async def _turn(self) -> None:
        """Wait for a turn: so many requests a second begin, evenly."""
        now = asyncio.get_running_loop().time()
        turn = max(now, self._next_turn)
        self._next_turn = turn + 1 / PER_SECOND
        if turn > now:
            await asyncio.sleep(turn - now)


def sorted_failure(error: Exception) -> DeliveryError:
    """Return what a failed request means for a message: not sent, to be sent later, refused, or unknown."""
    if isinstance(error, discord.RateLimited):
        return RateLimitedError(error.retry_after)
    if not isinstance(error, discord.HTTPException):
        return UnknownOutcomeError(type(error).__name__)
    # Without a code the answer is not Discord's own: a proxy in front of it says nothing about the channel.
    match error.status, bool(error.code):
        case 429, _:
            return RateLimitedError(_BANNED_SECONDS)
        case 403, True:
            return NotSentError(gone=False)
        case 404, True:
            return NotSentError(gone=error.code == _UNKNOWN_CHANNEL, deleted=error.code == _UNKNOWN_MESSAGE)
        case 400 | 405 | 413 | 415, True:
            return RefusedError(error.text[:500], error.code)
        case _:
            return UnknownOutcomeError(f"HTTP {error.status}")


def _custom_ids(components: Any) -> list[str]:
    found: list[str] = []
    waiting: list[Any] = [components]
    while waiting:
        held = waiting.pop()
        if isinstance(held, dict):
            inside = cast("dict[str, Any]", held)
            found.append(str(inside.get("custom_id", "")))
            waiting.extend(inside.values())
        elif isinstance(held, list):
            waiting.extend(cast("list[Any]", held))
    return found
