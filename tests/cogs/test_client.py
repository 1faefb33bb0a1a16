"""The client: its commands are registered when they change, and it works without the message content intent."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

import discord
import pytest
import simcord

import cogs.preview  # noqa: F401 (its control is one too)
from bot.client import EXTENSIONS, BroadsheetClient
from cogs.ui.controls import CONTROLS, Control
from cogs.ui.screens import Address, HasScreens, find_screen
from tests.fakes.newsroom import newsroom, text_of

if TYPE_CHECKING:
    from tests.fakes.newsroom import Newsroom
    from tests.fakes.services import FakeServices


def _registrations(room: Newsroom) -> int:
    return sum(request.method == "PUT" and request.path.endswith("/commands") for request in room.env.http_requests)


async def test_commands_are_registered_when_they_change_and_only_then(
    services: FakeServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with newsroom(services) as room:
        assert _registrations(room) == 1
        await room.restart()
        assert _registrations(room) == 1
        monkeypatch.setattr("bot.client.EXTENSIONS", tuple(name for name in EXTENSIONS if name != "cogs.articles.cog"))
        await room.restart()
        assert _registrations(room) == 2


async def test_a_reconnect_registers_nothing(services: FakeServices) -> None:
    async with newsroom(services) as room:
        room.bot.dispatch("ready")
        room.bot.dispatch("resumed")
        await room.env.settle()
        assert _registrations(room) == 1


async def test_a_simulated_discord_is_told_at_every_start(services: FakeServices) -> None:
    async with newsroom(services) as room:
        await room.restart(simulated=True)
        assert _registrations(room) == 2


async def test_where_the_clock_stands_still_nobody_is_too_fast(services: FakeServices) -> None:
    async with newsroom(services) as room:
        await room.restart(simulated=True)
        for _ in range(12):
            assert "### From the archive" in text_of(await room.say("!random"))


async def test_a_refused_registration_is_tried_at_the_next_start(
    services: FakeServices, caplog: pytest.LogCaptureFixture
) -> None:
    async with newsroom(services) as room:
        services.archive.settings.kept_notes.clear()
        room.env.inject_error("PUT", "/applications/*/commands", status=400)
        await room.restart()
        assert "commands not registered" in caplog.text
        assert "### From the archive" in text_of(await room.say("!random"))
        await room.restart()
        assert _registrations(room) == 3


async def test_the_owner_registers_by_hand(services: FakeServices) -> None:
    async with newsroom(services, check_errors=False) as room:
        assert "Only the bot's owner" in text_of(await room.say("!sync", by=room.morgan))
        room.bot.owner_id = room.alice.id
        every = len(room.bot.tree.get_commands())
        assert text_of(await room.say("!sync")) == f"{every} slash commands are registered."
        assert _registrations(room) == 2


async def test_without_message_content(services: FakeServices, caplog: pytest.LogCaptureFixture) -> None:
    intents = discord.Intents.default()
    with caplog.at_level(logging.WARNING):
        async with newsroom(services, message_content=False, approved_intents=intents) as room:
            assert "without the message content intent" in caplog.text
            assert room.bot.user is not None
            assert (await room.say("!search semiconductor")).content == "!search semiconductor"  # it cannot see that
            mention = room.bot.user.mention
            answer = await room.say(f"{mention} search semiconductor")
            assert "7 articles" in text_of(answer)
            helped = text_of(await room.say(f"{mention} help"))
            assert "doesn't show this bot ordinary messages" in helped
            assert "`/search semiconductor`" in helped
            result = await room.alice.slash(room.channel, "search", query="semiconductor")
            assert "7 articles" in text_of(result.response)
            dora = room.env.create_user("dora")
            await dora.send_dm("!search semiconductor")
            assert "7 articles" in text_of(dora.dm_channel.last_message)


async def test_asking_for_an_intent_that_is_not_granted_is_for_the_caller_to_mend(services: FakeServices) -> None:
    bot = BroadsheetClient(services, message_content=True)  # type: ignore[arg-type]
    with pytest.raises(discord.PrivilegedIntentsRequired):
        async with simcord.run(bot, shard_count=1, approved_intents=discord.Intents.default()):
            pass


async def test_a_server_belongs_to_the_process_that_has_its_shard(services: FakeServices) -> None:
    bot = BroadsheetClient(services, message_content=True)  # type: ignore[arg-type]
    assert bot.serves(77)
    bot.shard_count, bot.shard_ids = 4, [1]
    assert [bot.serves(shard << 22 | 77) for shard in range(8)] == [False, True, False, False] * 2


async def test_closing_waits_for_the_last_answers(services: FakeServices) -> None:
    bot = BroadsheetClient(services, message_content=True)  # type: ignore[arg-type]
    answered = asyncio.Event()

    async def answer() -> None:
        bot.begin(1)
        await asyncio.sleep(0)
        answered.set()

    answering = asyncio.create_task(answer())
    await asyncio.sleep(0)
    async with bot:
        await bot.close()
    assert answered.is_set()
    assert bot.is_closed()
    await answering


async def test_no_two_things_have_one_name(services: FakeServices) -> None:
    async with newsroom(services) as room:
        names = [
            name
            for command in room.bot.walk_commands()
            for name in (command.qualified_name, *(f"{command.full_parent_name} {a}".strip() for a in command.aliases))
        ]
        assert len(names) == len(set(names))
        slash = [command.qualified_name for command in room.bot.tree.walk_commands()]
        assert len(slash) == len(set(slash))
        screens = [name for cog in room.bot.cogs.values() if isinstance(cog, HasScreens) for name in cog.screens]
        assert len(screens) == len(set(screens))
        assert all(find_screen(room.bot, name) for name in screens)
        extensions = [cog.__module__ for cog in room.bot.cogs.values()]
        assert sorted(extensions) == sorted(EXTENSIONS)


async def test_every_command_is_hybrid(services: FakeServices) -> None:
    async with newsroom(services) as room:
        written = {command.qualified_name for command in room.bot.walk_commands()}
        slash = {command.qualified_name for command in room.bot.tree.walk_commands()}
        assert written <= slash | {"settings"}


def _controls() -> list[type[Any]]:
    # By name: every start of the bot loads its extensions, and their classes, anew.
    kinds = (*Control.__subclasses__(), *(kind for control in CONTROLS for kind in control.__subclasses__()))
    return list({control.__qualname__: control for control in kinds}.values())


async def test_every_control_has_a_version_and_an_id_of_its_own(services: FakeServices) -> None:
    ids = [
        f"b1:turn:{2**64 - 1}:search:{'t' * 16}:99999",
        f"b1:dismiss:{2**64 - 1}",
        f"b1:forget:{2**64 - 1}:{'t' * 16}.{'l' * 16}.{'s' * 16}",
        "b1:open:article:G999999999@999999999.p999999999",
        "b1:share:article:A1@2:3",
        "b1:set:prefix:0123abcd",
        "b1:set:plain-text:0123abcd",
        "b1:set:language:0123abcd",
        "b1:set:digest-roles:0123abcd",
        "b1:set:command-channels:0123abcd",
        "b1:undo:12",
        f"b1:erase:server:{2**64 - 1}",
        f"b1:choose:{2**64 - 1}",
        "b1:quotes",
        "b1:post:2",
        "b1:topic",
        "b1:try:samples:4",
        f"b1:d:{'m' * 32}:article:G999999999@999999999",
        "b1:dg:resume:999999999:digests:99999",
        f"b1:dr:{2**63 - 1}:history:999999999",
        "b1:restore:999999999:99999999999",
        f"b1:stop:{2**64 - 1}:{'0' * 16}",
        "b1:apart:G999999999",
        "b1:together:G999999999",
        f"b1:zone:{2**64 - 1}:999999999:+12:leave",
        f"b1:remove:{2**64 - 1}:999999999",
        f"b1:recut:{2**64 - 1}",
        f"b1:divide:{2**64 - 1}:p{'f' * 32}",
        f"b1:one:{2**64 - 1}:h999999999999",
        f"b1:keep:{2**64 - 1}:p{'f' * 32}",
        f"b1:drop:{2**64 - 1}:999999999999",
        f"b1:undivide:{'f' * 32}:{'f' * 32}:99999999999",
        f"b1:pages:{2**64 - 1}",
        f"b1:lines:{2**64 - 1}:h999999999999",
        "b1:alias:tie:999999999",
        "b1:alias:again:999999999",
        "b1:pin",
        "b1:pinwhat:2",
        f"b1:pinto:1:G{'9' * 39}",
        f"b1:pinnew:G{'9' * 39}",
        f"b1:note:999999999:G{'9' * 39}",
        f"b1:repin:{2**64 - 1}:999999999:999999999",
        f"b1:unboard:{2**64 - 1}:999999999",
        f"b1:reboard:{2**64 - 1}:999999999",
        f"b1:watchas:{2**64 - 1}:{'t' * 16}:{2**64 - 1}:{2**64 - 1}.50",
        f"b1:watchdo:restore:{2**64 - 1}:999999999",
        f"b1:watchedit:{2**64 - 1}:999999999",
        f"b1:mute:{2**64 - 1}:999999999:{'m' * 16}",
        "b1:dgr:999999999:digests:99999",
        f"b1:dme:resume:{2**64 - 1}:999999999:{'m' * 32}",
        f"b1:rss:revoke:{2**64 - 1}:W999999999",
    ]
    async with newsroom(services):
        for custom_id in ids:
            matching = [c for c in _controls() if c.__discord_ui_compiled_template__.fullmatch(custom_id)]
            assert len(matching) == 1
            assert len(custom_id) <= 100
        assert len(_controls()) == len(ids)


def test_an_address_that_could_not_be_carried_is_refused() -> None:
    assert str(Address.read("article:A1@2:3")) == "article:A1@2:3"
    for screen, words in (("search", ("x" * 41,)), ("search", ("a:b",)), ("", ()), ("s", ("x" * 40, "y" * 40))):
        with pytest.raises(ValueError, match="no address"):
            Address(screen, words)
