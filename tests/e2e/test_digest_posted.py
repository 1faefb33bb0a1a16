"""A digest arrives when its time comes, its buttons work after a restart, and no article comes twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import discord

from bot.config import ROOT
from tests.e2e.test_digest import made
from tests.fakes.newsroom import buttons_of, newsroom, private_answer, text_of

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from bot.app import Services
    from tests.fakes.newsroom import Newsroom

HOUR, DAY = 3_600, 86_400
SAMPLES = ROOT / "data" / "samples"


def articles_in(message: Any) -> list[str]:
    # A made headline is not shown over the words it was made of: the reference then opens its line.
    return re.findall(r"(?:(?:\*\*|[”」]) · |^)`([AG][0-9]+)`", text_of(message), re.MULTILINE)


def digests_in(room: Newsroom) -> list[Any]:
    return [message for message in room.channel.history() if "Digest · " in text_of(message).partition("\n")[0]]


async def test_set_then_loaded_then_posted_on_time(empty_services: Services) -> None:
    async with newsroom(empty_services) as room:
        await room.say("!digest set 08:00 UTC", by=room.morgan)
        await empty_services.loader.load([SAMPLES])
        await room.env.advance_time(8 * HOUR - 60)
        assert digests_in(room) == []
        await room.env.advance_time(120)
        posted = digests_in(room)
        assert text_of(posted[0]).startswith("### Digest · Jan 1, 2026\n-# D1")
        shown = [reference for message in posted for reference in articles_in(message)]
        assert len(shown) == len(set(shown)) == 12
        assert "-# 12 of 43 shown" in text_of(posted[-1])


async def test_its_buttons_work_after_a_restart(services: Services) -> None:
    async with newsroom(services) as room:
        await made(room)
        await room.env.advance_time(8 * HOUR + 60)
        posted = digests_in(room)
        await room.restart()
        assert digests_in(room) == posted
        first, last = posted[0], posted[-1]
        read = private_answer(await room.alice.click(first, label=f"Read {articles_in(first)[0]}"))
        assert "to refer to a paragraph, write" in text_of(read)
        assert buttons_of(first)[f"Read {articles_in(first)[0]}"].startswith("b1:d:")
        rest = private_answer(await room.alice.click(last, label="Show the rest"))
        assert text_of(rest).startswith("### The rest of the digest (31)")
        assert set(articles_in(rest)).isdisjoint(articles_in(first))


async def test_the_next_day_goes_on_and_silence_where_nothing_is_new(services: Services, tmp_path: Path) -> None:
    async with newsroom(services) as room:
        await made(room, limit=25)
        await room.env.advance_time(8 * HOUR + 60)
        first = [reference for message in digests_in(room) for reference in articles_in(message)]
        await room.env.advance_time(DAY)
        assert [reference for message in digests_in(room) for reference in articles_in(message)] == first
        page = tmp_path / "new.md"
        page.write_text("# The kite shop\n\nA kite shop has opened on the quay. It sells kites.\n", encoding="utf-8")
        await services.loader.load([page])
        await room.env.advance_time(DAY)
        (new,) = articles_in(digests_in(room)[-1])
        assert new not in first
        assert "A kite shop has opened on the quay. It sells kites." in text_of(digests_in(room)[-1])
        history = await room.say("!digest", by=room.morgan)
        await room.morgan.click(history, label="History")
        told = text_of(room.last)
        assert "Jan 3, 2026: posted, one article" in told
        assert "Jan 2, 2026: nothing new" in told
        assert "Jan 1, 2026: posted, 25 articles\n  -# 43 loaded, 43 matching the filter, 0 shown before, " in told


async def test_now_posts_and_the_next_digest_goes_on_from_there(services: Services) -> None:
    async with newsroom(services) as room:
        await made(room, "harbor")
        answer = await room.say("!digest now", by=room.morgan)
        assert re.fullmatch(
            rf"\*\*D1\*\* in <#{room.channel.id}> · Jan 1, 2026: posted, \d+ articles?", text_of(answer)
        )
        (posted,) = digests_in(room)
        assert articles_in(posted)
        again = await room.say("!digest now", by=room.morgan)
        assert text_of(again).endswith("Jan 1, 2026: nothing new")
        await room.env.advance_time(8 * HOUR + 60)
        assert digests_in(room) == [posted]


async def test_one_from_the_archive_on_a_day_with_nothing_new(empty_services: Services) -> None:
    async with newsroom(empty_services) as room:
        await empty_services.loader.load([SAMPLES])
        result = await room.morgan.slash(room.channel, "digest set", time="08:00", **{"nothing-new": "archive"})
        assert "one from the archive" in text_of(result.response)
        await room.env.advance_time(8 * HOUR + 60)
        await room.env.advance_time(DAY)
        first, second = digests_in(room)
        assert "Nothing new has been loaded. From the archive:" in text_of(first)
        assert len(articles_in(first)) == len(articles_in(second)) == 1
        assert articles_in(first) != articles_in(second)


async def test_a_thread_for_discussion(services: Services) -> None:
    async with newsroom(services) as room:
        await made(room, "harbor", thread=True)
        await room.env.advance_time(8 * HOUR + 60)
        guild = room.bot.get_guild(room.guild.id)
        assert guild is not None
        assert [thread.name for thread in guild.threads] == ["Digest · Jan 1, 2026"]


async def test_a_forbidden_channel_pauses_it_and_tells_its_owner_once(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        closed = {room.guild.default_role: discord.PermissionOverwrite(send_messages=False)}
        await made(room, "harbor", channel=room.guild.create_text_channel("closed", overwrites=closed))
        for _ in range(3):
            await room.env.advance_time(DAY)
        told = [text_of(message) for message in room.morgan.user.dm_channel.history()]
        assert len(told) == 1
        assert "D1" in told[0]
        shown = text_of(await room.say("!digest", by=room.morgan))
        assert "Discord doesn't let me post there" in shown
        assert f"I told <@{room.morgan.id}>." in shown


async def test_nobody_is_mentioned(services: Services) -> None:
    async with newsroom(services) as room:
        await made(room, limit=25)
        await room.env.advance_time(8 * HOUR + 60)
        sent = [request.json for request in room.env.http_requests if isinstance(request.json, dict)]
        digests = [body for body in sent if "nonce" in body]
        assert digests
        assert all(body["allowed_mentions"] == {"parse": []} for body in digests)


async def test_what_discord_refused_is_sent_again_by_a_button(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        await made(room, "harbor")
        room.env.inject_error("POST", "/channels/*/messages", status=400, code=50035, times=None)
        await room.env.advance_time(8 * HOUR + 60)
        assert digests_in(room) == []
        room.env.backend.faults.clear()
        panel = await room.say("!digest", by=room.morgan)
        assert "not posted" in text_of(panel)
        told = private_answer(await room.alice.click(panel, label="Resend"))
        assert digests_in(room) == []
        assert "Manage Server" in text_of(told)
        told = private_answer(await room.morgan.click(panel, label="Resend"))
        (posted,) = digests_in(room)
        assert articles_in(posted)
        assert "Jan 1, 2026: posted" in text_of(told)
        told = private_answer(await room.morgan.click(panel, label="Resend"))
        assert text_of(told) == "There's nothing to post again."
        assert digests_in(room) == [posted]
