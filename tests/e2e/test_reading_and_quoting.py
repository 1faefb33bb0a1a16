"""Reading and quoting are one: from a search to a quotation in the channel, and from an article to anything else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.e2e.test_quotation import menu_of, reference_of
from tests.fakes.newsroom import buttons_of, newsroom, private_answer, text_of

if TYPE_CHECKING:
    from bot.app import Services

SENTENCE = "A harbor is not scenery."


async def test_a_sentence_of_the_article_is_quoted_in_the_channel_after_a_restart(services: Services) -> None:
    async with newsroom(services) as room:
        place = await reference_of(room, SENTENCE)
        read = await room.alice.slash(room.channel, "article", reference=place)
        assert read.response is not None
        menu = menu_of(read.response)
        assert menu["placeholder"] == "Quote a sentence for everyone…"
        offered = {option["label"]: option["value"] for option in menu["options"]}
        assert offered[SENTENCE] == place
        await room.restart()
        await room.alice.select(read.response, [place], custom_id=menu["custom_id"])
        assert text_of(room.last).startswith(f"> {SENTENCE}\n")
        assert f"Shared by {room.alice.mention}" in text_of(room.last)


async def test_sentences_are_numbered_on_demand_as_they_are_referred_to(services: Services) -> None:
    async with newsroom(services) as room:
        place = await reference_of(room, SENTENCE)
        article, paragraph, sentence = place.split(".")
        plain = text_of(await room.say(f"!article {article}.{paragraph}"))
        assert "`s1`" not in plain
        await room.alice.click(room.last, label="Sentence numbers")
        numbered = text_of(room.last)
        assert f"`{paragraph}` `s1` " in numbered
        assert f"`{sentence}` {SENTENCE}" in numbered
        assert re.sub("`s[0-9]+` ", "", numbered) == plain.replace(f"▸ **`{paragraph}`**", f"`{paragraph}`")
        await room.restart()
        await room.alice.click(room.last, label="Hide numbers")
        assert "`s1`" not in text_of(room.last)


async def test_numbers_stay_while_pages_are_turned(services: Services) -> None:
    async with newsroom(services) as room:
        await room.say("!article breakwater")
        found = text_of(room.last)
        for number in range(1, 60):
            await room.say(f"!article A{number}")
            if "Next ▶" in buttons_of(room.last):
                break
        else:
            pytest.fail(f"no sample has two pages: {found}")
        await room.alice.click(room.last, label="Sentence numbers")
        await room.alice.click(room.last, label="Next ▶")
        assert "`s1`" in text_of(room.last)
        assert "Page 2 of" in text_of(room.last)


async def test_an_article_is_cited_and_leads_to_related_ones(services: Services) -> None:
    async with newsroom(services) as room:
        article = (await reference_of(room, SENTENCE)).partition(".")[0]
        answer = await room.say(f"!article {article}")
        cited = private_answer(await room.morgan.click(answer, label="Cite"))
        assert f"**Plain** · `{article}" in text_of(cited)
        related = private_answer(await room.morgan.click(answer, label="Related"))
        assert "elated to" in text_of(related)
