"""Whatever somebody sends as chosen in a menu: a sentence, nothing unexpected, and nothing chosen that was no choice.

The menus are those of the running bot: of messages by their kind of control, of the one form by their place in it.
"""

from __future__ import annotations

import logging
from itertools import product
from typing import TYPE_CHECKING, Any, Final

import discord
import pytest
from discord import ui
from simcord import _modal, actors

from bot.archive import GuildSettings
from bot.guilds import Setting, stamp_of
from tests.e2e.test_digest import made
from tests.e2e.test_forged_ids import controls, pattern_of
from tests.fakes.newsroom import newsroom, text_of

if TYPE_CHECKING:
    from bot.app import Services
    from tests.fakes.newsroom import Newsroom

CHOICES: Final = (
    [], ["x"], [""], ["\0"], ["\ud800"], ["A" + "9" * 20], ["A1.p1.s1@9"], ["9" * 30], ["-1"], ["xx", "en"],
    ["é" * 200], ["G1:-3"], ["<@1>"], ["en"] * 30, [str(number) for number in range(1, 60)],
)  # fmt: skip
UNEXPECTED: Final = "Something went wrong, and it's my fault"


def menus() -> list[ui.Item[Any]]:
    """Return every menu that stands in a message, with the mark of settings as they are at first."""
    option = [discord.SelectOption(label="A", value="A1.p1")]
    seen = {setting: f"{setting.value.replace('_', '-')}:{stamp_of(setting, GuildSettings())}" for setting in Setting}
    return [
        ui.Select(custom_id="b1:quotes", options=option),
        ui.Select(custom_id="b1:post:0", options=option),
        ui.Select(custom_id="b1:topic", options=option),
        ui.Select(custom_id="b1:choose:1", options=option),
        ui.Select(custom_id="b1:pages:1", options=option),
        ui.Select(custom_id="b1:pinwhat:0", options=option),
        ui.Select(custom_id="b1:pinto:0:A1.p1", options=option),
        ui.Select(custom_id=f"b1:divide:1:p{'0' * 32}", options=option),
        ui.Select(custom_id=f"b1:set:{seen[Setting.LANGUAGE]}", options=option),
        ui.RoleSelect(custom_id="b1:dgr:1:digest:1"),
        *(ui.RoleSelect(custom_id=f"b1:set:{seen[one]}") for one in (Setting.DIGEST_ROLES, Setting.LIBRARY_ROLES)),
        *(
            ui.ChannelSelect(custom_id=f"b1:set:{seen[one]}")
            for one in (Setting.COMMAND_CHANNELS, Setting.UNFURL_CHANNELS)
        ),
    ]


async def choose(room: Newsroom, menu: Any, values: list[str], *, resolved: bool) -> str:
    """Send that `values` are chosen in a message's menu, as no client would; return what the moderator is told."""
    view: Any = ui.LayoutView()
    view.add_item(ui.ActionRow(menu))
    message = await room.bot.get_channel(room.channel.id).send(view=view)  # type: ignore[union-attr]
    view.stop()  # it is the id that answers, and a thousand views would be looked through at each press
    stored = actors._visible_message(room.morgan, message)
    data: dict[str, Any] = {"custom_id": menu.custom_id, "component_type": menu.type.value, "values": values}
    if resolved:
        data["resolved"] = {}
    result = await actors._component_interaction(room.morgan, stored, data)
    answers = [one for one in (*result.followups, result.response, changed(room, message)) if one is not None]
    return " ".join(text_of(one) for one in answers)


def changed(room: Newsroom, message: Any) -> Any:
    """Return the message with the menu as it is now, where it says something."""
    return next((one for one in reversed(room.channel.history()) if one.id == message.id and text_of(one)), None)


def unexpected(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]


@pytest.mark.unmeasured
async def test_every_menu_of_a_message(services: Services, caplog: pytest.LogCaptureFixture) -> None:
    async with newsroom(services, check_errors=False) as room:
        room.bot.begin = lambda person: None  # type: ignore[method-assign]
        kinds = [kind for kind in controls() if "Select" in str(kind.__orig_bases__)]
        assert [kind for kind in kinds if not any(pattern_of(kind).fullmatch(one.custom_id) for one in menus())] == []
        found: dict[str, list[str]] = {}
        for place in range(len(menus())):
            for values, resolved in product(CHOICES, (False, True)):
                caplog.clear()
                menu: Any = menus()[place]
                said = await choose(room, menu, values, resolved=resolved)
                if unexpected(caplog) or not said or UNEXPECTED in said:
                    found[f"{menu.custom_id} {values!r:.60}"] = [*unexpected(caplog), said[:80]]
        assert found == {}
        assert await services.archive.settings.guild_settings(room.guild.id) == GuildSettings()


@pytest.mark.parametrize("field", ["channel", "options"])
async def test_every_menu_of_the_form_of_a_digest(
    services: Services, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, field: str
) -> None:
    async with newsroom(services, check_errors=False) as room:
        room.bot.begin = lambda person: None  # type: ignore[method-assign]
        digest = await made(room)
        honest, sent = _modal._modal_leaf, list[str]()

        def forged(actor: Any, component: Any, *arguments: Any) -> Any:
            leaf = honest(actor, component, *arguments)
            return {**leaf, "values": sent} if component["custom_id"] == field else leaf

        monkeypatch.setattr(_modal, "_modal_leaf", forged)
        listed = await room.say("!digest list", by=room.morgan)
        typed = {"when": "08:00 UTC daily", "filter": "harbor", "channel": [room.channel], "limit": "12"}
        for sent in CHOICES:
            caplog.clear()
            form = await room.morgan.click(listed, label="Edit")
            result = await room.morgan.submit_modal(form, typed)
            said = " ".join(text_of(one) for one in (*result.followups, room.last))
            assert unexpected(caplog) == [], sent
            assert UNEXPECTED not in said, sent
        kept = await services.digests.get(digest.key)
        assert (kept.channel, kept.options) == (digest.channel, digest.options)
