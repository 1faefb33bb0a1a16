"""`!timeline` as people use it: sentences by their dates, pages, weeks, the chart, and what else to do."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import discord

from bot.articles import SHARED, Scope, scopes_of
from bot.guilds.settings import Setting
from bot.quotation import Verdict
from tests.cogs.ui.texts import shown
from tests.fakes.newsroom import buttons_of, components, newsroom, private_answer, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from bot.app import Services

LINE = re.compile(r"^(?!\*\*|-#|###)(?P<said>.+)\n-# .* · `(?P<ref>A[\d@.ps]+)`", re.MULTILINE)
_GALLERY = 12


def alternative(message: discord.Message) -> str:
    (gallery,) = (item for item in components(message) if item["type"] == _GALLERY)
    return gallery["items"][0]["description"]


def _undated(message: discord.Message) -> str:
    return next(custom_id for label, custom_id in buttons_of(message).items() if label.startswith("Undated: "))


async def test_a_timeline_and_its_chart_survive_a_restart_and_every_line_is_word_for_word(services: Services) -> None:
    async with newsroom(services) as room:
        room.bot.pace.step = lambda person: None  # type: ignore[method-assign]
        checked: list[str] = []
        first = text_of(await room.say("!timeline the"))
        assert "### Timeline of *the*\n-# 20 articles, Sep 11, 2025 to Dec 19, 2025 · 16 without a date" in first
        assert "**Oct 19, 2025**\nThere were 31 footbridges" in first
        await room.restart()
        await room.alice.click(room.last, label="Next ▶")
        assert "page 2 of 3" in text_of(room.last)
        await room.alice.click(room.last, custom_id=_undated(room.last))
        assert "These have no date" in text_of(room.last)
        await room.alice.click(room.last, label="Timeline")
        assert "page 2 of 3" in text_of(room.last)

        await room.alice.click(room.last, label="Chart")
        chart = room.last
        assert [file.filename for file in chart.attachments] == ["timeline.png"]
        assert "`A` Strait Wire: 7" in text_of(chart)
        assert "2025-11-03 4 1 0 3 0" in text_of(chart)
        assert "2025-11-03: 4." in alternative(chart)
        await room.alice.click(chart, label="Timeline")
        assert room.last.attachments == []

        for words in ("!timeline harbor", "!timeline 市府"):
            for line in LINE.finditer(text_of(await room.say(words))):
                verified = (await services.quotation.verify(scopes_of(None), shown(line["said"]))).verification
                assert verified.verdict is Verdict.VERBATIM, line
                assert line["ref"] in {str(place.ref) for place in verified.places}
                checked.append(line["ref"])
        assert len(checked) == 6

        of_article = text_of(await room.say("!timeline A17"))
        assert "`A17.p1.s1`" in of_article
        assert "`A43.p1.s1`" in of_article
        slash = await room.alice.slash(room.channel, "timeline", query="harbor", chart=True, private=True)
        assert slash.response is not None
        await room.alice.click(slash.response, label="Share")
        assert room.last.attachments
        assert "Shared by" in text_of(room.last)


async def test_what_cannot_be_shown_says_what_to_do(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        room.bot.pace.step = lambda person: None  # type: ignore[method-assign]
        await room.say("!timeline harbr")
        assert "Did you mean *harbor*?" in text_of(room.last)
        await room.alice.click(room.last, label="Timeline")
        assert "### Timeline of *harbor*" in text_of(room.last)
        await room.say("!search harbor")
        opened = private_answer(await room.alice.click(room.last, label="Timeline"))
        assert "### Timeline of *harbor*" in text_of(opened)
        await room.say("!timeline harbor nonexistentword")
        assert "No article has nonexistentword." in text_of(room.last)
        await room.alice.click(room.last, label="Search")
        assert "**harbor nonexistentword**" in text_of(room.last)
        assert "There's no A9999" in text_of(await room.say("!timeline A9999"))
        assert "What should the timeline be about?" in text_of(await room.say("!timeline"))
        may_not = discord.PermissionOverwrite(attach_files=False)
        await room.bot.get_channel(room.channel.id).set_permissions(
            room.bot.get_guild(room.guild.id).me, overwrite=may_not
        )  # type: ignore[union-attr]
        text = text_of(await room.say("!timeline harbor chart"))
        assert "I need the Attach Files permission" in text
        assert "2025-12-01" in text
        await room.bot.choices.change(room.guild.id, Setting.LANGUAGE, "zh-TW")
        assert "### 時間軸：「harbor」\n-# 3 篇文章，" in text_of(await room.say("!timeline harbor"))
        chart_in_chinese = text_of(await room.say("!timeline harbor 圖表"))
        assert "長條" in chart_in_chinese
        assert "\nYYYY-MM-DD = A" in chart_in_chinese


async def test_weeks_open_stories_are_one_line_and_servers_stay_apart(empty_services: Services, tmp_path: Path) -> None:
    services = empty_services
    said = (
        "Engineers will close the Lower Ferry Bridge at Marlow to lorries after divers found two of its piers damaged."
    )
    more = (
        "The bridge carries some 4,000 vehicles a day, and a detour by way of Cooper's Weir adds 17 kilometres to it."
    )
    days = [date(2025, 3, 3) + timedelta(days=at) for at in range(50)]
    articles: list[dict[str, Any]] = [
        {"id": f"{at}", "headline": f"Day {at}", "text": f"The ferry came on day {at}.", "published": day.isoformat()}
        for at, day in enumerate(days)
    ]
    async with newsroom(services) as room:
        room.bot.pace.step = lambda person: None  # type: ignore[method-assign]
        assert "### The archive is empty" in text_of(await room.say("!timeline ferry"))
        for guild, source, lines in (
            (0, "Courier", [{"id": "a", "headline": "Bridge", "paragraphs": [said, more], "published": "2025-03-03"}]),
            (0, "Echo", [{"id": "b", "headline": "Bridge", "paragraphs": [said, more], "published": "2025-03-03"}]),
            (room.guild.id, "Own", articles),
        ):
            file = tmp_path / f"{source}.jsonl"
            file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
            await services.loader.load([file], scope=Scope(guild) if guild else SHARED, source=f"The {source}")
        story = private_answer(await room.morgan.click(await room.say("!article A1"), label="Same story"))
        told = private_answer(await room.morgan.click(story, label="Timeline"))
        assert f"{said}\n-# The Courier · `A1.p1.s1` · also `A2`" in text_of(told)

        folded = await room.say("!timeline ferry")
        assert "**Week from Mar 3, 2025** · 9 articles" in text_of(folded)
        await room.alice.click(folded, label="Next ▶")
        await room.alice.click(room.last, label="Open")
        assert "The week from Apr 14, 2025" in text_of(room.last)
        await room.alice.click(room.last, label="Timeline")
        assert "page 2 of 2" in text_of(room.last)

        other = room.env.create_guild("Elsewhere")
        carol, elsewhere = other.add_member(room.env.create_user("carol")), other.create_text_channel("general")
        await carol.send(elsewhere, "!timeline ferry")
        assert "The Own" not in text_of(elsewhere.last_message)
        assert "2 articles, all on Mar 3, 2025" in text_of(elsewhere.last_message)
        await carol.send(elsewhere, "!timeline ferry chart")
        assert "The Own" not in text_of(elsewhere.last_message)
