"""Looking for messages, threads, and what Discord's answers mean."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
import pytest

from bot.errors import (
    DeliveryError,
    HistoryUnreadableError,
    NotSentError,
    RateLimitedError,
    RefusedError,
    UnknownOutcomeError,
)
from cogs.shared import rest_sender as posting
from cogs.shared.rest_sender import sorted_failure
from tests.digest.standin import CHANNEL, Message

if TYPE_CHECKING:
    from tests.digest.conftest import Office

HOUR = timedelta(hours=1)


def http_error(status: int, code: int) -> discord.HTTPException:
    response: Any = SimpleNamespace(status=status, reason="")
    kind = {403: discord.Forbidden, 404: discord.NotFound}.get(status, discord.HTTPException)
    return kind(response, {"code": code, "message": "no"} if code else "a page of a proxy")


@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        (http_error(403, 50013), NotSentError),
        (http_error(404, 10003), NotSentError),
        (http_error(400, 50035), RefusedError),
        (http_error(413, 40005), RefusedError),
        (http_error(429, 0), RateLimitedError),
        (discord.RateLimited(45.0), RateLimitedError),
        # Without a code of Discord's, something in between has answered.
        (http_error(403, 0), UnknownOutcomeError),
        (http_error(404, 0), UnknownOutcomeError),
        (http_error(400, 0), UnknownOutcomeError),
        (http_error(401, 0), UnknownOutcomeError),
        (http_error(500, 0), UnknownOutcomeError),
        (http_error(503, 0), UnknownOutcomeError),
        (aiohttp.ServerDisconnectedError(), UnknownOutcomeError),
        (ConnectionResetError(104, "reset"), UnknownOutcomeError),
        (TimeoutError(), UnknownOutcomeError),
    ],
)
def test_each_failure_has_a_meaning(error: Exception, meaning: type[DeliveryError]) -> None:
    assert type(sorted_failure(error)) is meaning


def test_only_a_channel_that_is_unknown_is_gone() -> None:
    gone, closed = sorted_failure(http_error(404, 10003)), sorted_failure(http_error(403, 50001))
    assert isinstance(gone, NotSentError)
    assert isinstance(closed, NotSentError)
    assert (gone.gone, closed.gone) == (True, False)


async def send(office: Office, marker: str, *, deadline: timedelta = HOUR) -> int:
    button = {"type": 2, "style": 2, "label": "Read", "custom_id": f"b1:d:{marker}:read"}
    payload = {"components": [{"type": 17, "components": [{"type": 1, "components": [button]}]}]}
    return await office.sender.send(CHANNEL, payload, marker, deadline=office.clock.now() + deadline)


async def test_a_message_is_found_by_its_marker_among_those_of_its_time(office: Office) -> None:
    early = await send(office, "one")
    office.clock.advance(7200)
    now = office.clock.now()
    late = await send(office, "two")
    assert await office.sender.find(CHANNEL, ["one", "two"], now - HOUR, now + HOUR) == {"two": late}
    assert await office.sender.find(CHANNEL, ["one"], now - 3 * HOUR, now) == {"one": early}
    assert await office.sender.find(CHANNEL + 1, ["one"], now - 3 * HOUR, now) == {}


async def test_messages_of_others_are_no_proof(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    await send(office, "one")
    monkeypatch.setattr(Message, "shown", lambda self: {**_shown(self), "author": {"id": "7"}})
    now = office.clock.now()
    assert await office.sender.find(CHANNEL, ["one"], now - HOUR, now + HOUR) == {}


_shown = Message.shown


async def test_a_message_is_found_behind_many_others_but_not_behind_too_many(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = office.clock.now()
    monkeypatch.setattr(posting, "_PAGE", 10)
    for number in range(35):
        office.standin._make(CHANNEL, {"nonce": f"{number}"})
    last = await send(office, "last")
    assert await office.sender.find(CHANNEL, ["last"], now - HOUR, now + HOUR) == {"last": last}
    monkeypatch.setattr(posting, "_MOST_PAGES", 3)
    with pytest.raises(HistoryUnreadableError):
        await office.sender.find(CHANNEL, ["last"], now - HOUR, now + HOUR)


@pytest.mark.parametrize("closed", ["unreadable", "hidden"])
async def test_a_history_that_may_not_be_read_is_no_answer(office: Office, closed: str) -> None:
    await send(office, "one")
    now = office.clock.now()
    setattr(office.standin, closed, True)
    with pytest.raises(HistoryUnreadableError):
        await office.sender.find(CHANNEL, ["one"], now - HOUR, now)
    office.standin.gone.add(CHANNEL)
    with pytest.raises(NotSentError):
        await office.sender.find(CHANNEL, ["one"], now - HOUR, now)


@pytest.mark.parametrize("closed", [False, True])
async def test_a_thread_is_read_with_the_rights_of_its_channel(office: Office, closed: bool) -> None:
    now = office.clock.now()
    office.standin.unreadable = closed
    office.standin.parents[CHANNEL + 1] = CHANNEL
    looking = office.sender.find(CHANNEL + 1, ["one"], now - HOUR, now)
    if closed:
        with pytest.raises(HistoryUnreadableError):
            await looking
    else:
        assert await looking == {}


async def test_nothing_leaves_after_the_deadline_not_even_the_second_try_of_a_send(office: Office) -> None:
    with pytest.raises(UnknownOutcomeError):
        await send(office, "late", deadline=timedelta(0))
    assert office.standin.requests == 0
    # discord.py waits a second and tries again by itself: by then the deadline is past.
    office.standin.faults.append("gateway")
    with pytest.raises(UnknownOutcomeError):
        await send(office, "late", deadline=timedelta(milliseconds=500))
    assert office.standin.requests == 1
    assert office.standin.messages == []


async def test_who_waits_too_long_goes_on_and_the_request_is_left_to_itself(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posting, "_LIMIT_SECONDS", 0.05)
    office.standin.silent.add(CHANNEL)
    with pytest.raises(UnknownOutcomeError):
        await send(office, "slow")
    office.standin.speaks.set()
    async with asyncio.timeout(10):
        await asyncio.gather(*office.sender._lingering)
    assert len(office.standin.messages) == 1


async def test_a_second_thread_is_no_error(office: Office) -> None:
    message = await send(office, "one")
    await office.sender.open_thread(CHANNEL, message, "Talk")
    await office.sender.open_thread(CHANNEL, message, "Talk")
    assert office.standin.threads == {message}
