"""Searching the sample pages: why results were found, what is offered while typing, names misspelt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from bot.articles.model import Scope
from tests.fakes.newsroom import buttons_of, newsroom, private_answer, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from bot.app import Services
    from tests.fakes.newsroom import Newsroom


async def _reasons(room: Newsroom, words: str) -> str:
    await room.say(words)
    await room.restart()
    return text_of(private_answer(await room.morgan.click(room.last, label="Why these?")))


async def test_results_are_explained_in_words_to_whoever_asks(services: Services) -> None:
    async with newsroom(services) as room:
        shown = await _reasons(room, '!search sqiud "Lamp Basin" zebra')
        assert shown.startswith("### Why these results\n-# Best first.")
        assert "- *sqiud*, read as *squid*: " in shown
        assert "- the phrase *Lamp Basin*: " in shown
        assert "- not in this article: *zebra*" in shown
        assert re.search(r"- \*clock\*: .*in the headline", await _reasons(room, "!search clock market"))


async def test_nearness_dates_and_excerpts_are_told(services: Services) -> None:
    async with newsroom(services) as room:
        assert "next to each other in `p" in await _reasons(room, "!search inner harbor")
        assert "newer articles come a little higher" in await _reasons(room, "!search harbor")
        assert "- an excerpt: full articles come higher" in await _reasons(room, "!search is:teaser the")
        assert "it fits your filters" in await _reasons(room, "!search is:full")


async def test_the_reasons_of_the_newest_first_say_so(services: Services) -> None:
    async with newsroom(services) as room:
        await room.say("!search harbor")
        await room.alice.click(room.last, label="Newest first")
        told = private_answer(await room.alice.click(room.last, label="Why these?"))
        assert "-# The 200 best results, sorted by date." in text_of(told)


async def test_an_author_misspelt_is_found_and_said(services: Services) -> None:
    async with newsroom(services) as room:
        shown = text_of(await room.say("!search author:tsay"))
        assert "No match for *author\\:tsay*; showing *author\\:Tsai*." in shown
        await room.alice.click(room.last, label="Search as written")
        assert "Nothing found" in text_of(room.last)


@pytest.mark.parametrize(
    ("option", "typed", "offered"), [("author", "tsai", "Tsai Po-han"), ("source", "east", ""), ("title", "the", "")]
)
async def test_authors_sources_and_headlines_are_offered_while_typing(
    services: Services, option: str, typed: str, offered: str
) -> None:
    await services.search.warm()
    async with newsroom(services) as room:
        choices = await room.alice.autocomplete(room.channel, "search", option, typed, query="x")
        assert choices
        assert offered in [choice["value"] for choice in choices] or not offered
        filled: dict[str, Any] = {"query": "", option: choices[0]["value"]}
        result = await room.alice.slash(room.channel, "search", **{**filled, "query": " "})
        assert "Read 1" in buttons_of(result.response)


async def test_what_is_offered_stays_in_its_guild(services: Services, tmp_path: Path) -> None:
    page = tmp_path / "own.md"
    page.write_text("# Zanzibarine matters\n\nBy Zanzib Arine\n\nA canary sings every morning.\n", encoding="utf-8")
    async with newsroom(services) as room:
        await services.loader.load([page], scope=Scope(room.guild.id))
        other = room.env.create_guild("Elsewhere")
        elsewhere = other.create_text_channel("general")
        carol = other.add_member(room.env.create_user("carol"))
        for option in ("author", "source", "title"):
            for _ in range(2):  # the first reads what has changed
                here = await room.alice.autocomplete(room.channel, "search", option, "", query="x")
                there = await carol.autocomplete(elsewhere, "search", option, "", query="x")
            assert any(choice["value"].startswith(("Zanz", "own")) for choice in here), option
            assert not any(choice["value"].startswith(("Zanz", "own")) for choice in there), option
