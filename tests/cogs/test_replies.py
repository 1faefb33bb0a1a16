"""Discord does what it is asked, and its answer to that is lost."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
import pytest

from tests.fakes.newsroom import newsroom, private_answer, text_of

if TYPE_CHECKING:
    from tests.fakes.services import FakeServices

DENIED = "couldn't reach"


def _lost() -> discord.HTTPException:
    response: Any = SimpleNamespace(status=503, reason="")
    return discord.HTTPException(response, "a page of a proxy")


def lose_answers(monkeypatch: pytest.MonkeyPatch, kind: type[Any], name: str, error: Exception) -> list[Any]:
    """Let the next call do what it does, and fail then; return what all calls were given."""
    calls: list[Any] = []
    do = getattr(kind, name)

    async def lose(self: Any, *arguments: Any, **more: Any) -> Any:
        calls.append((arguments, more))
        done = await do(self, *arguments, **more)
        if len(calls) == 1:
            if isinstance(self, discord.InteractionResponse):
                self._response_type = None  # as it is where the request itself fails
            raise error
        return done

    monkeypatch.setattr(kind, name, lose)
    return calls


@pytest.mark.parametrize("error", [_lost(), aiohttp.ServerDisconnectedError(), ConnectionResetError(104, "reset")])
async def test_a_command_that_was_acknowledged_after_all_is_answered(
    services: FakeServices, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    async with newsroom(services) as room:
        lose_answers(monkeypatch, discord.InteractionResponse, "defer", error)
        result = await room.alice.slash(room.channel, "article", reference="A1")
        assert "Taiwan and its chips 1" in text_of(private_answer(result))


async def test_a_button_that_was_acknowledged_after_all_does_what_it_does(
    services: FakeServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with newsroom(services) as room:
        shown = await room.say("!search semiconductor")
        before = text_of(shown)
        lose_answers(monkeypatch, discord.InteractionResponse, "defer", _lost())
        await room.alice.click(shown, label="Next ▶")
        assert "7 articles" in text_of(room.last)
        assert text_of(room.last) != before


async def test_an_answer_that_stands_is_not_denied_and_not_sent_again(
    services: FakeServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with newsroom(services) as room:
        sent = lose_answers(monkeypatch, discord.Webhook, "send", _lost())
        result = await room.alice.slash(room.channel, "article", reference="A1")
        assert len(sent) == 1
        assert DENIED not in "\n".join(text_of(message) for message in (*result.followups, result.response) if message)


async def test_an_answer_that_does_not_stand_is_sent_again(
    services: FakeServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with newsroom(services) as room:
        room.env.inject_error("POST", "/webhooks/*", status=503, times=1)
        result = await room.alice.slash(room.channel, "article", reference="A1")
        assert "Taiwan and its chips 1" in text_of(private_answer(result))


async def test_a_message_is_sent_again_under_its_nonce(services: FakeServices, monkeypatch: pytest.MonkeyPatch) -> None:
    async with newsroom(services) as room:
        sent = lose_answers(monkeypatch, discord.http.HTTPClient, "send_message", _lost())
        assert "Taiwan and its chips 1" in text_of(await room.say("!article A1"))
        first, second = (call[1]["params"].payload for call in sent)
        assert first["nonce"] == second["nonce"]
        assert first["enforce_nonce"] is second["enforce_nonce"] is True


@pytest.mark.parametrize("minutes", [-60, 60])
async def test_a_private_answer_stays_private_where_discords_clock_is_off(
    services: FakeServices, monkeypatch: pytest.MonkeyPatch, minutes: int
) -> None:
    async with newsroom(services) as room:
        ours = discord.utils.utcnow
        monkeypatch.setattr(discord.utils, "utcnow", lambda: ours() + timedelta(minutes=minutes))
        result = await room.alice.slash(room.channel, "article", reference="A1")
        assert "Taiwan and its chips 1" in text_of(private_answer(result))
        assert room.channel.history() == []


async def test_who_is_too_fast_is_told_by_our_own_clock(
    services: FakeServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with newsroom(services, check_errors=False) as room:
        ours = discord.utils.utcnow
        monkeypatch.setattr(discord.utils, "utcnow", lambda: ours() + timedelta(hours=1))
        said = [text_of(await room.say("!help")) for _ in range(11)]
        assert ["too fast" in one or "second" in one for one in said].count(True) == 1
        await room.env.advance_time(15)
        assert text_of(await room.say("!help")) == said[0]


async def test_what_was_shared_perhaps_is_not_denied(services: FakeServices, monkeypatch: pytest.MonkeyPatch) -> None:
    async with newsroom(services) as room:
        private = private_answer(await room.alice.slash(room.channel, "article", reference="A1"))
        lose_answers(monkeypatch, discord.Webhook, "send", _lost())
        result = await room.alice.click(private, label="Share")
        assert DENIED not in "\n".join(text_of(message) for message in result.followups)
        assert "Taiwan and its chips 1" in text_of(room.last)
