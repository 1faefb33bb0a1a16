"""Digests as those who manage them see them: set up, listed, changed, previewed and explained."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

import discord

from bot.archive.digests import MOST_DIGESTS, NOTHING_READ, DigestOptions, NewDigest, Pause, PauseReason, Schedule
from bot.archive.model import GuildSettings
from tests.cogs.ui.drawing import check_against_discord
from tests.e2e.test_payloads import sent_in
from tests.fakes.newsroom import buttons_of, components, newsroom, private_answer, text_of

if TYPE_CHECKING:
    from simcord import ChannelHandle, MemberActor

    from bot.app import Services
    from bot.archive.digests import Subscription
    from tests.fakes.newsroom import Newsroom

EIGHT = int(datetime(2026, 1, 1, 8, tzinfo=UTC).timestamp())
DAY = 86_400
DAILY = Schedule(time(8), "UTC")


def first_part(room: Newsroom) -> discord.Message:
    """Return the first message of the digest that was posted last."""
    parts = [one for one in room.channel.history() if text_of(one).startswith("### ") and "igest ·" in text_of(one)]
    return parts[-1]


async def test_set_says_how_it_was_read_and_when_it_comes(services: Services) -> None:
    async with newsroom(services) as room:
        shown = text_of(
            await room.say("!digest set 08:00 taipei mon-fri harbor OR harbour in #general", by=room.morgan)
        )
        assert "### Digest D1 is set up" in shown
        assert "**D1** · 08:00, Monday to Friday, Asia/Taipei" in shown
        assert f"in <#{room.channel.id}> · filter: harbor OR harbour" in shown
        # 2026-01-01 is a Thursday; at the start of it in UTC, 08:00 in Taipei is just over.
        first = EIGHT - 8 * 3600 + DAY
        assert [int(found) for found in re.findall(r"<t:(\d+):F>", shown)] == [first, first + 3 * DAY, first + 4 * DAY]
        assert "all of: harbor or harbour" in shown
        assert re.search(r"-# \d+ of the 43 articles in the archive match\.", shown)
        assert {"Edit", "Remove", "Preview", "Dismiss"} <= set(buttons_of(room.last))


async def test_the_slash_form_says_the_same_by_its_options(services: Services) -> None:
    async with newsroom(services) as room:
        result = await room.morgan.slash(
            room.channel, "digest set", time="8:30 pm", zone="New York", days="weekends", filter="harbor",
            channel=room.channel, limit=3, **{"nothing-new": "archive", "after-downtime": "skip", "thread": True},
        )  # fmt: skip
        assert result.ephemeral
        shown = text_of(result.response)
        assert "**D1** · 20:30, Saturday and Sunday, America/New_York" in shown
        assert "filter: harbor" in shown
        for option in (
            "at most 3 articles",
            "one from the archive when nothing is new",
            "skips days",
            "with a thread",
        ):
            assert option in shown
        (digest,) = await services.archive.digests.subscriptions.of_guild(room.guild.id)
        assert (digest.channel, digest.owner) == (room.channel.id, room.morgan.id)


async def test_weekly_and_monthly_digests_are_said_in_plain_words(services: Services) -> None:
    async with newsroom(services) as room:
        weekly = text_of(await room.say("!digest set every Monday 08:00", by=room.morgan))
        assert "**D1** · 08:00, every Monday, UTC" in weekly
        # The first of 2026 is a Thursday.
        monday = EIGHT + 4 * DAY
        assert [int(found) for found in re.findall(r"<t:(\d+):F>", weekly)] == [monday + 7 * DAY * n for n in range(3)]
        monthly = text_of(await room.say("!digest set 每月31日早上八點 台北 半導體", by=room.morgan))
        assert "**D2** · 08:00, monthly on the 31st (the last day, if a month is shorter), Asia/Taipei" in monthly
        days = [datetime.fromtimestamp(int(found), UTC).date() for found in re.findall(r"<t:(\d+):F>", monthly)]
        assert [(day.month, day.day) for day in days] == [(1, 31), (2, 28), (3, 31)]
        by_options = await room.morgan.slash(room.channel, "digest set", time="9am", days="last day of the month")
        assert "**D3** · 09:00, monthly on the last day, UTC" in text_of(by_options.response)
        await room.services.digests.post_now(await made(room, schedule=Schedule(time(8), "UTC", frozenset({0}))), "n")
        assert "### Weekly digest · Jan 1, 2026 to Jan 1, 2026" in text_of(first_part(room))


async def test_a_digest_begins_with_what_is_loaded_from_now_on(services: Services) -> None:
    async with newsroom(services) as room:
        await room.say("!digest set 08:00", by=room.morgan)
        preview = await room.say("!digest preview", by=room.morgan)
        assert text_of(preview).startswith("Nothing new for D1 yet.")
        await room.morgan.click(preview, label="Show a sample")
        assert text_of(room.last).startswith("### Digest · Jan 1, 2026\n-# D1 · message 1 of ")
        assert "-# This is a sample, as if everything in the archive were new." in text_of(room.last)


async def test_a_sample_before_there_is_a_digest(services: Services) -> None:
    async with newsroom(services) as room:
        sample = await room.say("!digest preview", by=room.morgan)
        assert text_of(sample).startswith("### Digest · Jan 1, 2026\n-# message 1 of ")
        while "Next ▶" in buttons_of(room.last):
            await room.morgan.click(room.last, label="Next ▶")
        assert "-# 12 of 43 shown" in text_of(room.last)


async def made(
    room: Newsroom,
    filtered: str = "",
    *,
    channel: ChannelHandle | None = None,
    schedule: Schedule = DAILY,
    role: int | None = None,
    **options: Any,
) -> Subscription:
    """Set up a digest, of #general if nothing else is said, to which everything in the archive is new."""
    given = DigestOptions(**options)
    new = NewDigest(
        room.guild.id, (channel or room.channel).id, room.morgan.id, schedule, filtered, given, NOTHING_READ, role
    )
    return await room.services.digests.create(new)


def plain(message: Any) -> str:
    """Return what a message shows, without what only keeps Discord from formatting it."""
    return text_of(message).replace("\\", "")


async def editor(room: Newsroom) -> MemberActor:
    """Return somebody with the role that may manage digests, and no more."""
    role = room.guild.create_role("Editors")
    chosen = replace(GuildSettings(), digest_roles=frozenset({role.id}))
    await room.services.archive.settings.change_guild_settings(room.guild.id, GuildSettings(), chosen)
    await room.restart()
    return room.person("erin", roles=(role,))


async def test_preview_shows_what_would_be_posted_in_pages(services: Services) -> None:
    async with newsroom(services) as room:
        await made(room)
        preview = await room.say("!digest preview", by=room.morgan)
        first = text_of(preview)
        assert first.startswith("### Digest · Jan 1, 2026\n-# D1 · message 1 of ")
        assert {"Read A1", "Quote A1", "Next ▶", "Dismiss"} <= set(buttons_of(preview))
        read = private_answer(await room.alice.click(preview, label="Read A1"))
        assert "`p1`" in text_of(read)
        await room.morgan.click(preview, label="Next ▶")
        second = text_of(room.last)
        assert "message 2 of" in second
        assert set(re.findall(r"`(A[0-9]+)`", first)).isdisjoint(re.findall(r"`(A[0-9]+)`", second))


async def test_a_quote_button_quotes_the_sentences_of_the_summary(services: Services) -> None:
    async with newsroom(services) as room:
        await made(room, "harbor")
        preview = await room.say("!digest preview", by=room.morgan)
        ids = [custom_id for custom_id in buttons_of(preview).values() if custom_id.startswith("b1:open:quote:")]
        quote = private_answer(await room.alice.click(preview, custom_id=ids[0]))
        sentence = re.findall(r"^> (.+)$", text_of(quote), re.MULTILINE)[0]
        assert sentence[:60] in text_of(preview)


async def test_explain_names_the_stages_and_a_reason_for_every_article(services: Services) -> None:
    async with newsroom(services) as room:
        await made(room, "harbor", limit=2)
        explained = await room.say("!digest explain D1", by=room.morgan)
        found: dict[str, str] = {}
        while True:
            shown = text_of(room.last)
            assert re.search(
                r"43 loaded, \d+ matching the filter, 0 shown before, \d+ repeating a story, \d+ over the limit, 2 to ",
                shown,
            )
            found |= dict(re.findall(r"`([AG][0-9]+)` .*\n-# (\w+)", shown))
            if "Next ▶" not in buttons_of(room.last):
                break
            await room.morgan.click(room.last, label="Next ▶")
            await room.env.advance_time(2)
        assert explained.id == room.last.id
        assert len(found) == 43
        assert list(found.values()).count("included") == 2
        assert set(found.values()) == {"included", "left"}


async def test_list_has_buttons_on_each(services: Services) -> None:
    async with newsroom(services) as room:
        for filtered in ("harbor", "water", "buses", "salt", "rice"):
            await made(room, filtered)
        shown = await room.say("!digest list", by=room.morgan)
        assert "### This server's digests (5)" in text_of(shown)
        assert [f"D{n}" in text_of(shown) for n in (1, 2, 3, 4, 5)] == [True, True, True, True, False]
        labels = [item["label"] for item in components(shown) if item["type"] == 2]
        assert [labels.count(name) for name in ("Edit", "Pause", "History", "Preview", "Remove")] == [4] * 5
        await room.restart()
        await room.morgan.click(shown, label="Next ▶")
        assert "**D5**" in text_of(room.last)


async def test_pause_and_resume(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        digest = await made(room)
        await room.say("!digest", by=room.morgan)
        await room.restart()
        await room.morgan.click(room.last, custom_id="b1:dg:pause:1:digests:0")
        assert f"⏸ Paused by <@{room.morgan.id}> on <t:" in text_of(room.last)
        refused = await room.say("!digest now", by=room.morgan)
        assert "D1 is paused" in text_of(refused)
        listed = await room.say("!digest", by=room.morgan)
        await room.morgan.click(listed, custom_id="b1:dg:resume:1:digests:0")
        assert f"Next: <t:{EIGHT}:F>" in text_of(room.last)
        assert (await services.digests.get(digest.key)).is_active


async def test_remove_asks_first(services: Services) -> None:
    async with newsroom(services) as room:
        await made(room)
        await room.say("!digest", by=room.morgan)
        await room.morgan.click(room.last, label="Remove")
        assert "Remove D1 (08:00, every day, UTC) and its history?" in text_of(room.last)
        await room.morgan.click(room.last, label="Keep it")
        assert "**D1**" in text_of(room.last)
        await room.morgan.click(room.last, label="Remove")
        await room.morgan.click(room.last, label="Remove it")
        assert "This server has no digests yet." in text_of(room.last)
        assert await services.archive.digests.subscriptions.of_guild(room.guild.id) == ()


async def test_edit_changes_everything_at_once(services: Services) -> None:
    async with newsroom(services) as room:
        elsewhere = room.guild.create_text_channel("digests")
        digest = await made(room, "harbor")
        await room.say("!digest", by=room.morgan)
        form = await room.morgan.click(room.last, label="Edit")
        await room.morgan.submit_modal(
            form,
            {"when": "9pm taipei weekdays", "filter": "water", "channel": [elsewhere], "limit": "5",
             "options": ["archive", "thread"]},
        )  # fmt: skip
        shown = text_of(room.last)
        assert "**D1** · 21:00, Monday to Friday, Asia/Taipei" in shown
        assert f"in <#{elsewhere.id}> · filter: water" in shown
        assert "at most 5 articles; one from the archive when nothing is new; one digest for days the bot was" in shown
        changed = await services.digests.get(digest.key)
        assert (changed.revision, changed.options.thread) == (2, True)


async def test_what_a_form_cannot_be(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        await made(room, "harbor")
        listed = await room.say("!digest", by=room.morgan)
        given = {"when": "08:00", "filter": "", "channel": [room.channel], "limit": "5", "options": []}
        for changed, said in (
            ({"when": "25:00"}, "I can't read the time 25:00"),
            ({"when": "8am Europe/Atlantis"}, "I don't know the time zone Europe/Atlantis"),
            ({"when": "8am harbor"}, "not harbor"),
            ({"limit": "26"}, "not 26"),
            ({"limit": "x"}, "not x"),
            ({"filter": "???"}, "has nothing to search for"),
        ):
            form = await room.morgan.click(listed, label="Edit")
            refused = await room.morgan.submit_modal(form, given | changed)
            assert said in plain(private_answer(refused))
            await room.env.advance_time(15)
        (digest,) = await services.archive.digests.subscriptions.of_guild(room.guild.id)
        assert digest.revision == 1


UNUSABLE = [
    ("25:00", "I can't read the time 25:00. I read 08:00, 8am, 8:30 pm, 20.30, 0800, noon and midnight."),
    ("noon-ish", "I can't read the time noon-ish."),
    ("", "At what time?"),
    ("8am Europe/Atlantis", "I don't know the time zone Europe/Atlantis. Perhaps: Europe/"),
    ("8am EST", "EST can mean more than one time zone"),
    ("8am UTC+8", "doesn't follow daylight saving time"),
    ("8am ???", "The filter ??? has nothing to search for."),
    ("8am in #nowhere", "I can't find a channel #nowhere that you can see."),
    ("8am in <#999>", "I can't find a channel <#999> that you can see."),
    ("8am " + "x" * 600, "That filter is too long"),
    ("8am " + "a b c d " * 15, "That filter is too long"),
]


async def test_what_cannot_be_set_up(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        for words, said in UNUSABLE:
            assert said in plain(await room.say(f"!digest set {words}", by=room.morgan))
            await room.env.advance_time(15)
        assert await services.archive.digests.subscriptions.of_guild(room.guild.id) == ()


async def test_a_filter_that_matches_nothing_is_kept_and_said(services: Services) -> None:
    async with newsroom(services) as room:
        shown = text_of(await room.say("!digest set 8am semicondutor", by=room.morgan))
        assert "None of the 43 articles in the archive matches this filter" in shown


async def test_the_cap_is_named(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        for _ in range(25):
            await made(room)
        assert "A server can have 25 digests." in text_of(await room.say("!digest set 8am", by=room.morgan))


async def test_channels_that_the_asker_cannot_see_or_the_bot_cannot_use(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        everyone = room.guild.default_role
        unseen = discord.PermissionOverwrite(view_channel=False)
        unusable = discord.PermissionOverwrite(send_messages=False, read_message_history=False)
        erin = await editor(room)
        hidden = room.guild.create_text_channel("hidden", overwrites={everyone: unseen})
        may_write = discord.PermissionOverwrite(send_messages=True)
        silent = room.guild.create_text_channel("silent", overwrites={everyone: unusable, erin: may_write})
        for words in (f"<#{hidden.id}>", "#hidden", "#nowhere"):
            assert "I can't find a channel" in text_of(await room.say(f"!digest set 8am in {words}", by=erin))
        lacking = text_of(await room.say("!digest set 8am in #silent", by=erin))
        assert lacking.startswith(f"I still need Read Message History, Send Messages in <#{silent.id}>.")
        assert await services.archive.digests.subscriptions.of_guild(room.guild.id) == ()


async def test_who_may(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        erin = await editor(room)
        assert "### Digest D1 is set up" in text_of(await room.say("!digest set 8am", by=erin))
        listed = await room.say("!digest list", by=erin)
        for words in (
            "!digest",
            "!digest set 8am",
            "!digest list",
            "!digest preview",
            "!digest explain",
            "!digest now",
        ):
            refused = text_of(await room.say(words))
            assert "To manage digests, you need Manage Server" in refused
            assert "For one of your own, use `/digest me`" in refused
            await room.env.advance_time(15)
        for name, options in (("digest set", {"time": "8am"}), ("digest list", {}), ("digest now", {})):
            result = await room.alice.slash(room.channel, name, **options)
            assert "To manage digests, you need" in text_of(result.response)
        for verb in ("edit", "pause", "ask"):
            refused = await room.alice.click(listed, custom_id=f"b1:dg:{verb}:1:digests:0")
            assert "To manage digests, you need" in text_of(private_answer(refused))
        assert await room.alice.autocomplete(room.channel, "digest now", "digest", "") == []
        offered = await room.morgan.autocomplete(room.channel, "digest now", "digest", "")
        assert [choice["value"] for choice in offered] == ["D1"]
        dora = room.env.create_user("dora")
        await dora.send_dm("!digest set 8am")
        assert "only works in a server" in text_of(dora.dm_channel.last_message)


async def test_which_digest(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        for words in ("", " list", " explain", " now", " preview D1"):
            assert "This server has no digests yet." in text_of(await room.say(f"!digest{words}", by=room.morgan))
        await made(room, "harbor")
        await made(room, "water")
        assert "Which one? This server has D1, D2." in text_of(await room.say("!digest preview", by=room.morgan))
        assert "There's no digest D9 here." in text_of(await room.say("!digest preview D9", by=room.morgan))
        assert "filter: water" in text_of(await room.say("!digest preview d2", by=room.morgan))


async def test_offers_while_typing(services: Services) -> None:
    async with newsroom(services) as room:

        async def offered(option: str, typed: str) -> list[str]:
            found = await room.morgan.autocomplete(room.channel, "digest set", option, typed)
            return [choice["value"] for choice in found]

        assert await offered("time", "8") == ["08:00", "20:00"]
        assert "08:00" in await offered("time", "")
        assert (await offered("zone", "taip"))[0] == "Asia/Taipei"
        assert await offered("zone", "") == ["UTC"]
        assert "mon-fri" in await offered("days", "mon")
        assert (await offered("filter", "chips"))[0] == "chips"
        assert len(await offered("filter", "")) > 2


async def test_one_server_sees_nothing_of_another(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        await made(room, "harbor")
        listed = await room.say("!digest", by=room.morgan)
        assert "harbor" in text_of(listed)
        other = room.env.create_guild("Elsewhere")
        elsewhere = other.create_text_channel("general")
        may = other.create_role("Moderators", permissions=discord.Permissions(manage_guild=True))
        carol = other.add_member(room.env.create_user("carol"), roles=[may])
        for words in ("!digest", "!digest preview D1", "!digest explain D1", "!digest now D1"):
            await carol.send(elsewhere, words)
            assert "This server has no digests yet." in text_of(elsewhere.last_message)


async def test_a_paused_digest_says_why_and_whether_its_owner_knows(services: Services) -> None:
    async with newsroom(services) as room:
        digest = await made(room)
        pause = Pause(PauseReason.FORBIDDEN, services.clock.now(), told=False)
        await services.archive.digests.subscriptions.pause(digest.key, pause)
        shown = text_of(await room.say("!digest", by=room.morgan))
        assert "Discord doesn't let me post there" in shown
        assert f"<@{room.morgan.id}>." in shown


async def test_everything_that_is_sent_is_taken_by_discord(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        for words in ("preview", "set 08:00 harbor", "list", "explain", "now", "set 25:00"):
            await room.say(f"!digest {words}", by=room.morgan)
        listed = await room.say("!digest list", by=room.morgan)
        for label in ("History", "◀ Back", "Remove", "Keep it", "Pause"):
            await room.env.advance_time(3)
            await room.morgan.click(listed, label=label)
        await made(room, thread=True)
        await room.env.advance_time(9 * 3_600)
        sent = [message for request in room.env.http_requests for message in sent_in(request)]
        assert len(sent) > 12
        for message in sent:
            check_against_discord(message["components"])
            assert message["allowed_mentions"] == {"parse": []}


async def test_a_channel_that_was_deleted(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        gone = room.guild.create_text_channel("gone")
        digest = await made(room, "harbor", channel=gone)
        room.env.backend.delete_channel(gone.id)
        await room.env.settle()
        assert "I can't find a channel" in plain(await room.say(f"!digest set 8am in <#{gone.id}>", by=room.morgan))
        posted = await room.say("!digest now", by=room.morgan)
        assert "D1" in text_of(posted)
        listed = await room.say("!digest list", by=room.morgan)
        assert "the channel no longer exists. Choose another with Edit, then resume." in text_of(listed)
        refused = await room.morgan.click(listed, label="Resume")
        assert "I can't find a channel" in plain(private_answer(refused))
        form = await room.morgan.click(listed, label="Edit")
        given = {"when": "08:00", "filter": "harbor", "channel": [room.channel], "limit": "5", "options": []}
        await room.morgan.submit_modal(form, given)
        await room.morgan.click(room.last, label="Resume")
        assert (await services.digests.get(digest.key)).is_active
        assert f"in <#{room.channel.id}>" in text_of(room.last)


async def test_two_times_make_two_digests_and_a_word_that_looks_like_a_day_is_shown(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        shown = text_of(await room.say("!digest set 08:00 and 20:00 taipei harbor friday", by=room.morgan))
        assert "### Digests D1, D2 are set up" in shown
        assert "**D1** · 08:00, every day, Asia/Taipei" in shown
        assert "**D2** · 20:00, every day, Asia/Taipei" in shown
        assert "⚠ Part of the filter: *friday*." in shown
        one = await room.say("!digest set 早上八點 台北 平日 半導體 monthly", by=room.morgan)
        assert "**D3** · 08:00, Monday to Friday, Asia/Taipei" in text_of(one)
        assert "⚠ Part of the filter: *monthly*." in text_of(one)
        assert "Correct it" in buttons_of(one)
        refused = text_of(await room.say("!digest set 8am every other day", by=room.morgan))
        assert refused.startswith("I can't post a digest *every other day* yet.")


async def test_of_two_digests_none_is_kept_where_one_would_be_too_many(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        for _ in range(MOST_DIGESTS - 1):
            await made(room, "harbor")
        shown = text_of(await room.say("!digest set 08:00 and 20:00", by=room.morgan))
        assert shown == f"A server can have {MOST_DIGESTS} digests. Remove one first."
        assert len(await services.digests.of_guild(room.guild.id)) == MOST_DIGESTS - 1
