"""Whatever id somebody sends for a button: a sentence, and nothing unexpected.

The kinds of controls and the screens are taken from the running bot, so that a new one is tried by itself.
"""

from __future__ import annotations

import logging
import re
from datetime import time
from typing import TYPE_CHECKING, Any, Final

import discord
import pytest

from bot.archive import NewDigest, Schedule
from cogs.ui.controls import Control
from cogs.ui.screens import HasScreens
from tests.fakes.newsroom import newsroom

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.app import Services
    from tests.fakes.newsroom import Newsroom

WORDS: Final = ("-1", str(2**63 - 1), "9" * 20, "x", "A" + "9" * 20)


def screens_of(room: Newsroom) -> list[str]:
    return [name for cog in room.bot.cogs.values() if isinstance(cog, HasScreens) for name in cog.screens]


def addresses(room: Newsroom) -> Iterator[str]:
    for screen in [*screens_of(room), "nowhere"]:
        yield screen
        for word in WORDS:
            yield f"{screen}:{word}"
            yield f"{screen}:1:{word}"


def controls() -> list[type[Control[Any]]]:
    """Return every kind of control there is."""
    found, seen = [Control], []
    while found:
        kind: Any = found.pop()
        seen.append(kind)
        found.extend(kind.__subclasses__())
    # The preview's own is none on Discord, and is there only where another test has loaded it.
    return [kind for kind in seen if kind is not Control and kind.__module__ != "cogs.preview"]


TEMPLATES: Final = (
    "b1:quotes", "b1:post:0", "b1:topic",
    "b1:turn:{person}:{address}", "b1:open:{address}", "b1:share:{address}", "b1:dismiss:{person}",
    "b1:restore:{number}:{number}", "b1:stop:{person}:0123456789abcdef", "b1:apart:A{number}", "b1:apart:G{number}",
    "b1:together:A{number}", "b1:together:G{number}", "b1:choose:{person}", "b1:forget:{person}:0123456789abcdef",
    "b1:dg:edit:{number}:{address}", "b1:dg:pause:{number}:{address}", "b1:dg:resume:{number}:{address}",
    "b1:dg:ask:{number}:{address}", "b1:dg:erase:{number}:{address}", "b1:dr:{number}:{address}",
    "b1:d:{number}:{address}", "b1:undo:{number}", "b1:erase:me:{person}", "b1:erase:server:{person}",
    "b1:set:prefix:00000000", "b1:set:plain-text:00000000", "b1:set:full-results:00000000", "b1:set:language:00000000",
    "b1:set:changes:00000000", "b1:set:rereading:00000000",
    "b1:set:digest-roles:00000000", "b1:set:command-channels:00000000", "b1:zone:{number}:1:+8:leave",
    "b1:remove:{person}:{number}",
    "b1:recut:{person}", "b1:divide:{person}:p{sum}", "b1:one:{person}:p{sum}", "b1:keep:{person}:h999999999999",
    "b1:keep:{person}:p{sum}", "b1:drop:{person}:999999999999", "b1:undivide:{sum}:{sum}:99999999999",
    "b1:undivide:{sum}:{sum}:1", "b1:pages:{person}", "b1:lines:{person}:h{number}", "b1:lines:{person}:p{sum}",
    "b1:pin", "b1:pinwhat:0", "b1:pinto:0:A{number}", "b1:pinnew:A{number}", "b1:note:{number}:A{number}",
    "b1:repin:{person}:{number}:{number}", "b1:unboard:{person}:{number}", "b1:reboard:{person}:{number}",
    "b1:alias:tie:{number}", "b1:alias:again:{number}",
    "b1:watchas:{person}:tttttttttttttttt:{number}:{number}.9", "b1:watchas:{person}:tttttttttttttttt:me:0.0",
    "b1:dgr:{number}:{address}", "b1:dme:stop:{number}:{number}:mmmm", "b1:dme:resume:{number}:{number}",
    "b1:watchdo:restore:{number}:{number}", "b1:watchdo:remove:{number}:{number}", "b1:watchedit:{number}:{number}",
    "b1:mute:{number}:{number}:mmmm",
    "b1:rss:show:{number}:W{number}", "b1:rss:renew:{number}:B{number}", "b1:rss:revoke:{number}:D{number}",
)  # fmt: skip
MENUS: Final = (
    "b1:quotes",
    "b1:post",
    "b1:topic",
    "b1:choose",
    "b1:set:language",
    "b1:set:digest-roles",
    "b1:set:command-channels",
    "b1:divide",
    "b1:pages",
    "b1:pinwhat",
    "b1:pinto",
    "b1:dgr",
)


def ids() -> list[str]:
    """Return ids of every kind, with the least and the greatest that its pattern takes, and addresses that are none."""
    written = {
        template.format(person=person, number=number, address=address, sum="0123456789abcdef" * 2)
        for template in TEMPLATES
        for person in ("9" * 20,)
        for number in ("9" * 9, "9" * 19)
        for address in ("nowhere", "help:" + "x" * 32 + ":" + "y" * 30)
    }
    return sorted(one for one in written if any(pattern_of(kind).fullmatch(one) for kind in controls()))


def pattern_of(kind: Any) -> re.Pattern[str]:
    return kind.__discord_ui_compiled_template__


async def press_all(
    room: Newsroom, forged: Iterable[str], caplog: pytest.LogCaptureFixture, *, at_once: int
) -> list[str]:
    """Have the moderator press buttons of all those ids; return those that were not answered as they should be."""
    room.bot.begin = lambda person: None  # type: ignore[method-assign] (nobody is too fast here)
    channel: Any = room.bot.get_channel(room.channel.id)
    bad: list[str] = []
    waiting = [one for one in forged if not one.startswith(MENUS)]
    while waiting:
        some, waiting = waiting[:at_once], waiting[at_once:]
        view: Any = discord.ui.View()
        for custom_id in some:
            view.add_item(discord.ui.Button(custom_id=custom_id, label=custom_id[:80]))
        message = await channel.send(view=view)
        view.stop()  # it is the id that answers, and a thousand views would be looked through at each press
        for custom_id in some:
            caplog.clear()
            result = await room.morgan.click(message, custom_id=custom_id)
            told = result.followups or result.response or result.modal or result.deferred
            if not told or any(record.levelno >= logging.ERROR for record in caplog.records):
                bad.append(custom_id)
    return bad


async def test_every_screen_answers_made_up_addresses(services: Services, caplog: pytest.LogCaptureFixture) -> None:
    async with newsroom(services, check_errors=False) as room:
        await services.digests.create(NewDigest(room.guild.id, room.channel.id, 5, Schedule(time(8), "UTC")))
        forged = dict.fromkeys(f"b1:open:{address}" for address in addresses(room))
        assert await press_all(room, forged, caplog, at_once=25) == []


@pytest.mark.unmeasured
async def test_every_kind_of_button_answers_made_up_ids(services: Services, caplog: pytest.LogCaptureFixture) -> None:
    async with newsroom(services, check_errors=False) as room:
        assert [kind for kind in controls() if not any(pattern_of(kind).fullmatch(one) for one in ids())] == []
        # One by one: a press may take its message away.
        assert await press_all(room, ids(), caplog, at_once=1) == []
