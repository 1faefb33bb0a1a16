"""What the preview shows first, and the commands to try by a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.preview_life import later_pages
from bot.segmentation import segment
from bot.texts import languages, load_texts
from cogs.preview import draw_greeting
from cogs.ui import Viewer
from tests.cogs.ui.drawing import check_against_discord
from tests.fakes.newsroom import buttons_of, newsroom, text_of

if TYPE_CHECKING:
    from bot.app import Services

PEOPLE = ("alice", "morgan")


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("pages", ["samples", "own"])
def test_the_greeting_fits_and_names_everybody(language: str, pages: str) -> None:
    viewer = Viewer(person=0, guild=1, texts=load_texts(language), prefix="!", zone="UTC")
    drawn = draw_greeting(pages, PEOPLE, viewer)
    check_against_discord(drawn.to_components())
    assert all(name in str(drawn.to_components()) for name in PEOPLE)


@pytest.mark.parametrize("pages", ["samples", "own"])
async def test_each_suggestion_answers_as_if_it_was_typed(services: Services, pages: str) -> None:
    async with newsroom(services) as room:
        await room.bot.load_extension("cogs.preview")
        room.bot.dispatch("preview", room.channel.id, pages, PEOPLE)
        await room.env.settle()
        greeting = room.channel.last_message
        tries = [label for label in buttons_of(greeting) if label.startswith("!")]
        assert len(tries) == 5
        for label in tries:
            await room.alice.click(greeting, label=label)
            assert room.last.id != greeting.id
            assert "no such command" not in text_of(room.last)
            assert room.last.author.bot


def test_the_pages_that_arrive_later_hold_articles() -> None:
    pages = later_pages()
    assert len(pages) == 3
    assert [len(segment(page.read_bytes()).articles) for page in pages] == [3, 1, 1]
