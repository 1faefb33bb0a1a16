"""A reader's way through the whole bot: real pages, the real archive, the real search."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.articles.model import SHARED
from bot.config import ROOT
from bot.guilds import GuildChoices, Setting
from cogs.ui import limits
from tests.fakes.newsroom import buttons_of, newsroom, private_answer, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from bot.app import Services

_SEEDS = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))
needs_seed = pytest.mark.skipif(not _SEEDS, reason="the seed page is not here")


async def test_search_read_turn_restart_and_share(services: Services) -> None:
    async with newsroom(services) as room:
        answer = await room.say("!search harbor")
        shown = text_of(answer)
        assert re.search(r"\*\*.*\*\* · `A[0-9]+\.p[0-9]+`", shown)
        assert re.search(r"\*\*harbou?rs?\*\*", shown, re.IGNORECASE)
        reference = re.findall(r"`(A[0-9]+\.p[0-9]+)`", shown)[0]
        read = private_answer(await room.morgan.click(answer, custom_id=f"b1:open:article:{reference}"))
        number = reference.partition(".")[2]
        assert f"▸ **`{number}`**" in text_of(read)
        await room.morgan.click(read, label="Share")
        assert f"Shared by {room.morgan.mention}" in text_of(room.last)
        assert text_of(await room.say(f"!article {reference}")).startswith("## ")


async def test_page_buttons_work_after_a_restart(services: Services) -> None:
    async with newsroom(services) as room:
        await room.say("!search the OR city OR water OR harbor")
        first = text_of(room.last)
        assert "page 1 of" in first
        await room.restart()
        await room.alice.click(room.last, label="Next ▶")
        second = text_of(room.last)
        assert "page 2 of" in second
        assert set(re.findall(r"`(A[0-9]+)", first)).isdisjoint(re.findall(r"`(A[0-9]+)", second))
        await room.alice.click(room.last, label="◀ Previous")
        assert text_of(room.last) == first


@needs_seed
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("semiconductor", "“stolen” the **semiconductor** business"),
        ("semicondutor", "No match for *semicondutor*; showing *semiconductor*."),
        ("大安", "**大安**"),
        ("賴清德", "**賴清德**"),
        ("赖清德", "**賴清德**"),
    ],
)
async def test_the_seed_page(empty_services: Services, query: str, found: str) -> None:
    await empty_services.loader.load(_SEEDS)
    async with newsroom(empty_services) as room:
        shown = text_of(await room.say(f"!search {query}"))
        assert found in shown


@needs_seed
async def test_the_seed_article_shows_its_credits_and_excerpts_say_so(empty_services: Services) -> None:
    await empty_services.loader.load(_SEEDS)
    async with newsroom(empty_services) as room:
        whole = text_of(await room.say("!article A1"))
        assert "Lee Li-sheng, National Taiwan Normal University · translated by Fion Khan" in whole
        excerpt = text_of(await room.say("!article A2"))
        assert "Excerpt: the source text ends here." in excerpt


async def test_slash_options_filter(services: Services) -> None:
    async with newsroom(services) as room:
        whole = await room.alice.slash(room.channel, "search", **{"query": "buses OR bridge OR siren", "is": "full"})
        cut = await room.alice.slash(room.channel, "search", **{"query": "buses OR bridge OR siren", "is": "teaser"})
        assert " · excerpt" not in text_of(whole.response)
        shown = text_of(cut.response)
        assert shown.count(" · excerpt") == shown.count("`A") > 0


async def test_a_correction_can_be_refused(services: Services) -> None:
    async with newsroom(services) as room:
        shown = text_of(await room.say("!search harbr"))
        assert "No match for *harbr*; showing *" in shown
        await room.alice.click(room.last, label="Search as written")
        assert "### Nothing found for *harbr*" in text_of(room.last)


async def test_an_empty_archive(empty_services: Services) -> None:
    async with newsroom(empty_services) as room:
        for command in ("!search harbor", "!recent", "!random"):
            assert "### The archive is empty" in text_of(await room.say(command))
        assert await room.alice.autocomplete(room.channel, "article", "reference", "h") == []


async def test_headlines_are_offered(services: Services) -> None:
    async with newsroom(services) as room:
        offered = await room.alice.autocomplete(room.channel, "article", "reference", "")
        assert 0 < len(offered) <= limits.AUTOCOMPLETE_CHOICES
        result = await room.alice.slash(room.channel, "article", reference=offered[0]["value"])
        assert result.ephemeral
        assert text_of(result.response).startswith("## ")


@pytest.mark.parametrize("command", ["!recent", "!random", "!search water", "!help", "!help search"])
async def test_every_command_answers_with_a_way_to_dismiss_it(services: Services, command: str) -> None:
    async with newsroom(services) as room:
        answer = await room.say(command)
        assert "Dismiss" in buttons_of(answer)
        await room.alice.click(answer, label="Dismiss")
        assert answer.id not in [message.id for message in room.channel.history()]


@pytest.mark.parametrize(
    "query",
    [
        "x" * 3_900,
        "😀",
        "\"'()[]{}",
        "\u202eharbor",
        "har\u200bbor",
        "harbor \ud83d",
        "COVID-19 don't AND ( title:",
        "-",
        "*",
    ],
    ids=["4,000", "emoji", "brackets", "right to left", "zero width", "surrogate", "operators", "minus", "star"],
)
async def test_any_query_is_answered(services: Services, query: str) -> None:
    async with newsroom(services) as room:
        result = await room.alice.slash(room.channel, "search", query=query)
        shown = text_of(result.response)
        assert shown.startswith(("### ", "**"))
        assert limits.length(shown) <= limits.DISPLAY_TEXT


async def test_settings_outlive_the_process(services: Services, tmp_path: Path) -> None:
    async with newsroom(services) as room:
        await room.say("!settings zone taipei", by=room.morgan)
        assert (await services.archive.settings.guild_settings(room.guild.id)).zone == "Asia/Taipei"
        await room.restart()
        assert "`Asia/Taipei`" in text_of(await room.say("!settings", by=room.morgan))


async def test_of_two_who_change_a_setting_at_once_the_second_is_told_what_it_is(services: Services) -> None:
    async with newsroom(services) as room:
        elsewhere = GuildChoices(services.archive.settings)
        await elsewhere.change(room.guild.id, Setting.PREFIX, "?")
        told = text_of(await room.say("!settings prefix $", by=room.morgan))
        assert told.startswith("Someone else changed Prefix in the meantime")
        assert "It's now `?`" in told
        assert (await services.archive.settings.guild_settings(room.guild.id)).prefix == "?"
        assert "from `?` to `$`" in text_of(await room.say("?settings prefix $", by=room.morgan))


async def test_every_page_of_every_sample_is_sent(services: Services) -> None:
    async with newsroom(services) as room:
        cards = await services.archive.articles.recent((SHARED,), limit=100)
        assert len(cards) > 20
        for card in cards:
            await room.say(f"!article A{card.key.number}")
            # Over the words that a headline was made of, it is not said again.
            assert text_of(room.last).startswith("-# " if card.headline_generated else "## ")
            while "Next ▶" in buttons_of(room.last):
                await room.alice.click(room.last, label="Next ▶")
            await room.env.advance_time(15)
