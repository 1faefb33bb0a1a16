"""Everything that is sent is what Discord's own description of its interface takes, and mentions nobody."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from simcord.components import walk_components

from tests.cogs.ui.drawing import check_against_discord, check_commands_against_discord
from tests.cogs.ui.texts import mentions
from tests.fakes.newsroom import buttons_of, control, newsroom

if TYPE_CHECKING:
    from bot.app import Services
    from tests.fakes.newsroom import Newsroom


async def _use_everything(room: Newsroom) -> None:
    for words in (
        "!help",
        "!help search",
        "!recent",
        "!random",
        "!search the OR water",
        "!search nonexistentword",
        "!search",
        "!quote typhoon",
        "!quote A1.p1",
        "!verify The plan is not 64 pages long at all.",
        "!cite A1 bibtex",
    ):
        await room.say(words)
    await room.env.advance_time(15)
    await room.say("!search the OR water")
    await room.alice.click(room.last, label="Next ▶")
    await room.alice.slash(room.channel, "help", command="article")
    private = await room.alice.slash(room.channel, "article", reference="A1")
    assert private.response is not None
    await room.alice.click(private.response, label="Share")
    await room.alice.slash(room.channel, "article", reference="A9999")
    await room.env.advance_time(15)
    panel = await room.say("!settings", by=room.morgan)
    form = await room.morgan.click(panel, custom_id=control(panel, "zone"))
    await room.morgan.submit_modal(form, {"zone": "taipei"})
    await room.morgan.select(panel, [room.guild.create_role("Editors")], custom_id=control(room.last, "digest-roles"))
    await room.say("!settings prefix ?", by=room.morgan)
    refused = await room.alice.click(panel, label="Dismiss")
    assert refused.followups or refused.response
    await room.morgan.click(panel, label="Dismiss")


def sent_in(request: Any) -> list[dict[str, Any]]:
    """Return the message a request carries, if any: an interaction's answer has it one level down."""
    body = request.json if isinstance(request.json, dict) else {}
    held = body.get("data", body) if "/callback" in request.path else body
    return [held] if held and held.get("components") and "title" not in held else []


async def test_every_message_and_command(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        await _use_everything(room)
        sent = [message for request in room.env.http_requests for message in sent_in(request)]
        assert len(sent) >= 18
        for message in sent:
            check_against_discord(message["components"])
            assert message["allowed_mentions"] == {"parse": []}
        (commands,) = [request.json for request in room.env.http_requests if request.method == "PUT"]
        check_commands_against_discord(commands)


async def test_every_form(services: Services) -> None:
    async with newsroom(services) as room:
        panel = await room.say("!settings", by=room.morgan)
        for field in ("prefix", "zone"):
            form = (await room.morgan.click(panel, custom_id=control(panel, field))).modal
            assert form is not None
            assert len(form["title"]) <= 45


async def test_no_article_of_the_samples_mentions_anybody(services: Services) -> None:
    async with newsroom(services) as room:
        await room.say("!recent")
        while "Next ▶" in buttons_of(room.last):
            texts = [item["content"] for item in walk_components(_sent(room)) if item["type"] == 10]
            assert [found for text in texts for found in mentions(text) if not found.startswith("<t:")] == []
            await room.alice.click(room.last, label="Next ▶")
            await room.env.advance_time(2)


def _sent(room: Newsroom) -> list[dict[str, Any]]:
    return json.loads(json.dumps([item.to_dict() for item in room.last.components]))
