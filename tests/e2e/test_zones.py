"""Zones that an older version took for the other side of UTC: marked, asked about once, changed by those who may."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING, Any

import discord
import pytest

from bot.archive import GuildSettings, NewDigest, Schedule
from bot.checks import CheckContext, Installation
from bot.checks.digests import check_digests
from bot.checks.settings import check_zones
from bot.digest import DigestChanges
from bot.runtime.time_zones import is_doubtful, meant_zones, mirrored_name, zone_name, zones
from bot.texts import load_texts
from tests.cogs.ui.drawing import check_against_discord
from tests.fakes.newsroom import buttons_of, newsroom, private_answer, text_of

if TYPE_CHECKING:
    from bot.app import Services
    from bot.archive import Subscription
    from tests.fakes.newsroom import Newsroom

HELD = "Etc/GMT+8"
MEANT = ["I meant Asia/Taipei", "I meant Asia/Shanghai", "I meant Asia/Singapore", "Keep UTC−8"]
ASKED = [
    "Please check the time zone of your digest",
    "Please check the time zone in the settings of The Newsroom",
]


async def hold(room: Newsroom, zone: str = HELD) -> Subscription:
    """Have what an older version may have kept: a digest and settings with a zone of the other side."""
    settings = room.services.archive.settings
    await settings.change_guild_settings(room.guild.id, GuildSettings(), GuildSettings(zone=zone))
    new = NewDigest(room.guild.id, room.channel.id, room.morgan.id, Schedule(time(8), zone))
    digest = await room.services.archive.digests.subscriptions.create(
        new, room.services.clock.now(), next_due=room.services.clock.now()
    )
    await room.services.digests.change(digest, DigestChanges(filter="harbor"))  # works out when it is due
    await room.restart()
    return await room.services.digests.get(digest.key)


def asked_of(person: Any) -> list[Any]:
    channel = person.user.dm_channel
    return [] if channel is None else [one for one in channel.history() if "Please check" in text_of(one)]


async def zone_of(room: Newsroom, digest: Subscription) -> str:
    return (await room.services.digests.get(digest.key)).schedule.zone


def test_what_may_have_been_meant_lies_on_the_other_side() -> None:
    doubtful = [zone for zone in zones().values() if is_doubtful(zone)]
    assert {"Etc/GMT+8", "Etc/GMT-8", "Etc/GMT-14"} <= set(doubtful)
    assert not {"UTC", "Etc/GMT", "Etc/GMT+0", "Etc/UTC", "Asia/Taipei"} & set(doubtful)
    for zone in doubtful:
        assert all(meant in zones().values() for meant in meant_zones(zone))
        assert zone_name(zone)[3] != mirrored_name(zone)[3]
    assert meant_zones("Etc/GMT+8")[0] == "Asia/Taipei"
    assert meant_zones("Etc/GMT-11") == ("Etc/GMT+11",)
    assert (zone_name("Etc/GMT+8"), mirrored_name("Etc/GMT+8")) == ("UTC−8", "UTC+8")


async def test_the_maker_is_asked_once_and_what_was_meant_is_done_after_a_restart(services: Services) -> None:
    async with newsroom(services) as room:
        digest = await hold(room)
        await room.restart()
        (question,) = asked_of(room.morgan)
        assert ASKED[0] in text_of(question)
        assert "`Etc/GMT+8` is UTC−8: its sign is reversed. If you meant UTC+8" in text_of(question)
        assert list(buttons_of(question)) == MEANT
        assert await zone_of(room, digest) == HELD
        await room.morgan.user.click(question, label=MEANT[0])
        (answered,) = room.morgan.user.dm_channel.history()
        assert text_of(answered).startswith("D1: the time zone is now Asia/Taipei. Next: <t:")
        assert await zone_of(room, digest) == "Asia/Taipei"
        again = await room.services.digests.get(digest.key)
        assert again.next_due.hour == 0  # eight in Taipei
        await room.restart()
        assert asked_of(room.morgan) == []


async def test_the_owner_of_the_server_is_asked_for_its_settings(services: Services) -> None:
    async with newsroom(services) as room:
        await hold(room)
        owner: Any = room.bot.get_guild(room.guild.id)
        sent = [one for one in room.env.http_requests if one.method == "POST" and "Please check" in str(one.json)]
        assert [ASKED[1] in str(one.json) for one in sent].count(True) == 1
        assert str(owner.owner_id) in str(
            [one.json for one in room.env.http_requests if "users/@me/channels" in one.path]
        )


@pytest.mark.parametrize("place", [0, 3])
async def test_it_is_settled_once_whoever_presses_first(services: Services, place: int) -> None:
    async with newsroom(services) as room:
        digest = await hold(room)
        listed = await room.say("!digest list", by=room.morgan)
        assert "⚠ UTC−8 may be the wrong zone. To choose, press **Time zone**." in text_of(listed)
        await room.morgan.click(listed, label="Time zone")
        shown = room.last
        assert "⚠ Choose the time zone: `Etc/GMT+8` is UTC−8" in text_of(shown)
        check_against_discord([item.to_dict() for item in shown.components])
        told = private_answer(await room.morgan.click(shown, label=MEANT[place]))
        assert text_of(told).startswith(
            ["D1: the time zone is now Asia/Taipei.", "D1: the time zone stays UTC−8."][place // 3]
        )
        for label in MEANT:
            told = private_answer(await room.morgan.click(shown, label=label))
            assert text_of(told).startswith("The time zone has already been chosen: ")
        assert await zone_of(room, digest) == ("Asia/Taipei", HELD)[place // 3]
        assert "⚠" not in text_of(await room.say("!digest list", by=room.morgan))


async def test_who_may_not_manage_it_changes_nothing(services: Services) -> None:
    async with newsroom(services) as room:
        digest = await hold(room)
        (question,) = asked_of(room.morgan)
        panel = await room.say("!settings", by=room.morgan)
        forged = [buttons_of(question)[MEANT[0]], buttons_of(panel)[MEANT[0]]]
        dora = room.env.create_user("dora")
        for custom_id, needed in zip(forged, ("To manage digests", "Manage Server"), strict=True):
            message = await sent_to(room.bot.get_channel(room.channel.id), custom_id)
            assert needed in text_of(private_answer(await room.alice.click(message, custom_id=custom_id)))
            for person, said in ((room.alice.user, needed), (dora, "You aren't in that server")):
                alone = await sent_to(await room.bot.fetch_user(person.id), custom_id)
                result = await person.click(alone, custom_id=custom_id)
                assert said in text_of(result.followups[-1])
        assert await zone_of(room, digest) == HELD
        assert room.bot.choices.of(room.guild.id).zone == HELD


async def sent_to(place: Any, custom_id: str) -> Any:
    view: Any = discord.ui.View()
    view.add_item(discord.ui.Button(custom_id=custom_id, label="forged"))
    return await place.send(view=view)


async def test_the_settings_are_marked_and_changed(services: Services) -> None:
    async with newsroom(services) as room:
        await hold(room)
        panel = await room.say("!settings", by=room.morgan)
        assert "**Time zone:** `UTC−8`" in text_of(panel)
        assert "Did you mean UTC+8?" in text_of(panel)
        check_against_discord([item.to_dict() for item in panel.components])
        told = private_answer(await room.morgan.click(panel, label=MEANT[1]))
        assert text_of(told) == "Settings of The Newsroom: the time zone is now Asia/Shanghai."
        assert "⚠" not in text_of(await room.say("!settings", by=room.morgan))


async def test_what_is_typed_in_full_is_meant(services: Services) -> None:
    async with newsroom(services) as room:
        await room.say("!settings zone etc/gmt+8", by=room.morgan)
        assert "to `UTC−8`" in text_of(room.last)
        await room.say("!digest set 08:00 Etc/GMT-3", by=room.morgan)
        await room.say("!digest set 09:00", by=room.morgan)
        assert "09:00, every day, UTC−8" in text_of(room.last)
        for words in ("!settings", "!digest list"):
            assert "⚠" not in text_of(await room.say(words, by=room.morgan))
        await room.restart()
        assert asked_of(room.morgan) == []


async def test_a_digest_takes_the_doubt_of_the_servers_zone_with_it(services: Services) -> None:
    async with newsroom(services) as room:
        await hold(room)
        assert "**Time zone**" in text_of(await room.say("!digest set 09:00", by=room.morgan))
        assert "Time zone" in buttons_of(room.last)


async def test_check_names_them_until_they_are_settled(services: Services) -> None:
    async with newsroom(services) as room:
        digest = await hold(room)
        database: Any = services.archive
        bench = CheckContext(Installation(services.settings, database), services.archive, services.clock, repair=False)

        async def told() -> list[str]:
            found = [*[one async for one in check_zones(bench)], *[one async for one in check_digests(bench)]]
            return [one.told(load_texts()) for one in found if "UTC+8" in one.told(load_texts())]

        assert [line.partition(" uses ")[0].partition(" use ")[0] for line in await told()] == [
            "The settings of server The Newsroom",
            "D1 of server The Newsroom",
        ]
        await room.services.digests.settle_zone(digest.key, HELD, None)
        await room.bot.choices.settle_zone(room.guild.id, HELD, 0)
        assert await told() == []


async def test_a_digest_that_is_removed_leaves_nothing(services: Services) -> None:
    async with newsroom(services) as room:
        digest = await hold(room)
        assert await services.archive.settings.notes("zone:")
        await services.digests.remove(digest.key)
        assert list(await services.archive.settings.notes("zone:")) == [f"zone:{room.guild.id}:0"]


async def test_the_question_is_asked_in_the_servers_language(services: Services) -> None:
    async with newsroom(services) as room:
        settings = services.archive.settings
        chosen = GuildSettings(language="zh-TW")
        await settings.change_guild_settings(room.guild.id, GuildSettings(), chosen)
        new = NewDigest(room.guild.id, room.channel.id, room.morgan.id, Schedule(time(8), HELD))
        await services.digests.create(new)
        await settings.change_guild_settings(room.guild.id, chosen, replace(chosen, zone=HELD))
        await room.restart()
        (question,) = room.morgan.user.dm_channel.history()
        assert "如果你的意思是 UTC+8，請選擇時區" in text_of(question)
        assert list(buttons_of(question))[-1] == "保留 UTC−8"
