"""The words of a made headline are shown once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.articles import repeats, shown_headline
from cogs.ui.openings import with_bold_opening
from tests.fakes.articles import article_text
from tests.fakes.newsroom import newsroom, text_of

if TYPE_CHECKING:
    from tests.fakes.services import FakeServices


@pytest.mark.parametrize(
    ("text", "bold"),
    [
        (
            "The board closed the landing, and none objected.",
            "**The board closed the landing**, and none objected.",
        ),
        ("港務局昨日宣布關閉碼頭，居民反應不一。", "**港務局昨日宣布關閉碼頭**，居民反應不一。"),
        ("The **board** closed the landing, and none objected.", None),
        ("Short", "**Short**"),
        ("", None),
    ],
)
def test_the_first_clause_is_bold_where_nothing_in_it_is_marked(text: str, bold: str | None) -> None:
    assert with_bold_opening(text) == (bold or text)


def test_a_made_headline_is_known_in_the_text_below_it() -> None:
    assert repeats("The board closed the old landing…", "TAIPEI (AP) — The board closed the old landing for a year.")
    assert not repeats("The board closed the old landing…", "Nobody on board spoke against it, the keeper said.")
    assert not repeats("The board", None)


OPENING = "The keeper of the lighthouse closed the landing"
LEAD = f"{OPENING}, which nobody on the coast had expected before the spring."


@pytest.fixture
def made(services: FakeServices) -> FakeServices:
    """The services with an article, A8, whose headline was made of its first words."""
    more = ["Boats were moored across the bay. " * 60] * 2
    services.archive.articles.add(replace(article_text(f"{OPENING}…", LEAD, *more), headline_generated=True))
    return services


@pytest.mark.parametrize("said", ["!article A8", "!recent"])
async def test_a_made_headline_is_never_said_beside_its_own_words(made: FakeServices, said: str) -> None:
    async with newsroom(made) as room:
        shown = text_of(await room.say(said))
        assert shown.replace("*", "").count(OPENING) == 1
        assert "“The keeper" not in shown.replace("\\", "")


async def test_an_article_without_a_headline_opens_with_its_first_clause_in_bold(made: FakeServices) -> None:
    async with newsroom(made) as room:
        shown = text_of(await room.say("!article A8"))
        assert f"`p1` **{OPENING}**, which" in shown
        assert "##" not in shown


@pytest.mark.parametrize("said", ["!article A8.p3"])
async def test_apart_from_its_text_a_made_headline_is_marked(made: FakeServices, said: str) -> None:
    async with newsroom(made) as room:
        shown = text_of(await room.say(said)).replace("\\", "")
        assert f"“{OPENING}…”" in shown
        assert f"**“{OPENING}" not in shown


def test_a_dateline_is_no_opening() -> None:
    lead = "HUALIEN, Taiwan, Oct. 11 (Strait Wire) – The keeper closed the landing, and left."
    shown = "HUALIEN, Taiwan, Oct. 11 (Strait Wire) – **The keeper closed the landing**, and left."
    assert with_bold_opening(lead) == shown


def test_a_headline_stands_as_it_is_and_opening_words_in_quotation_marks() -> None:
    assert shown_headline(article_text("The landing")) == "The landing"
    assert shown_headline(replace(article_text("The landing…"), headline_generated=True)) == "“The landing…”"
