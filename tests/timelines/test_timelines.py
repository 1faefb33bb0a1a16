"""Timelines over a real archive: which articles have a line, which sentence it is, and what is folded."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from bot.app import Services, open_services
from bot.archive import NewText
from bot.articles import SHARED, ArticleKey, ArticleText, Paragraph, Scope, samples
from bot.config import read_settings
from bot.errors import NotFoundError, UsageError
from bot.quotation import Verdict
from bot.segmentation import split_sentences
from bot.timelines import Place, View
from bot.timelines.composing import MOST_LINES, PAGE
from bot.timelines.figures import MOST_BARS, MOST_NAMED
from bot.timelines.sentences import LONGEST, LONGEST_OF_ALL
from tests.archive.making import lay_empty
from tests.fakes.clock import FakeClock

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path

OURS, THEIRS = 11, 22
FIRST = date(2025, 3, 3)
"""A Monday."""


@pytest_asyncio.fixture
async def services(tmp_path: Path) -> AsyncIterator[Services]:
    async with open_services(read_settings(), FakeClock(), await lay_empty(tmp_path / "archive.db")) as services:
        yield services


def new(*said: str, day: date | None = FIRST, source: str = "Ledger", truncated: bool = False) -> NewText:
    paragraphs = tuple(Paragraph(text, "body", tuple(split_sentences(text))) for text in said)
    text = ArticleText(
        f"Of {said[0][:20]}",
        headline_generated=False,
        summary="",
        paragraphs=paragraphs,
        published=day.isoformat() if day else None,
        truncated=truncated,
    )
    return NewText(text, source, None, None, samples("\n".join(said)))


async def store(services: Services, texts: Sequence[NewText], guild: int = 0) -> None:
    async with services.archive.writer.storing(Scope(guild) if guild else SHARED) as storing:
        await storing.create(texts)


async def sentences(services: Services, query: str, place: Place | None = None) -> list[str | None]:
    found = await services.timelines.of_query(None, query, place or Place(), "UTC")
    return [line.sentence for line in found.lines]


async def test_the_sentence_that_matches_best_stands_for_an_article(services: Services) -> None:
    await store(
        services,
        [
            new("TAIPEI, March 3 (CNA) -- It rained. The okapi came.", "The okapi left the zoo at dawn. Dr. Wu wept."),
            new("An okapi and a zoo make a zoo. Nothing else was said.", day=FIRST + timedelta(days=1)),
        ],
    )
    assert await sentences(services, "okapi zoo") == [
        "The okapi left the zoo at dawn.",
        "An okapi and a zoo make a zoo.",
    ]
    assert await sentences(services, "rained") == ["It rained."]
    assert await sentences(services, "okapi unicorn") == []


async def test_a_line_begins_behind_the_dateline_and_is_verbatim(services: Services) -> None:
    said = {
        "LONDON (AP) — Rain fell on the okapi.": "Rain fell on the okapi.",
        "NAGASAKI, Japan, Nov. 5, 2025 (Strait Wire) – Rain fell on my okapi.": "Rain fell on my okapi.",
        "Berlin (dpa) - Rain fell on an okapi.": "Rain fell on an okapi.",
        "（中央社記者王小明台北11日電）雨淋了okapi一身。": "雨淋了okapi一身。",
        "〔記者王小明／台北報導〕okapi淋了一身雨。": "okapi淋了一身雨。",
        "Keepers: rain fell on every okapi.": "Keepers: rain fell on every okapi.",
        "He came — rain fell on his okapi.": "He came — rain fell on his okapi.",
    }
    days = [FIRST + timedelta(days=at) for at in range(len(said))]
    await store(services, [new(text, day=day) for text, day in zip(said, days, strict=True)])
    shown = [*await sentences(services, "okapi"), *await sentences(services, "okapi", Place(1))]
    assert shown == list(said.values())
    for sentence in shown:
        verified = await services.quotation.verify((SHARED,), sentence or "")
        assert verified.verification.verdict is Verdict.VERBATIM, sentence


async def test_a_sentence_is_whole_and_short(services: Services) -> None:
    okapi = "The okapi " + "very " * 100
    await store(
        services,
        [
            new("The okapi was seen. It went on to the ri", truncated=True, source="Cut"),
            new("The okapi went on to the ri", truncated=True, source="Only cut"),
            new(f"{okapi}came. A short one.", source="Long and short"),
            new(f"An okapi {'x' * (LONGEST - 10)}.", source="At the bound"),
            new(f"An okapi {'x' * (LONGEST_OF_ALL - 10)}.", source="At the last bound"),
            new(f"An okapi {'x' * (LONGEST_OF_ALL - 9)}.", source="One past it"),
        ],
    )
    found = await services.timelines.of_query(None, "okapi", Place(), "UTC")
    said = {line.card.source: (line.sentence, str(line.reference)) for line in found.lines}
    assert said["Cut"] == ("The okapi was seen.", "A1.p1.s1")
    assert said["Only cut"] == (None, "A2")
    assert said["Long and short"] == ("A short one.", "A3.p1.s2")
    assert said["At the bound"][0] == f"An okapi {'x' * (LONGEST - 10)}."
    assert said["At the last bound"][1] == "A5.p1.s1"
    assert said["One past it"] == (None, "A6")


async def test_undated_articles_come_apart_and_dates_are_never_guessed(services: Services) -> None:
    await store(services, [new("The okapi came in March 2025.", day=None), new("An okapi left.")])
    found = await services.timelines.of_query(None, "okapi", Place(), "UTC")
    assert (found.articles, found.undated, [line.day for line in found.lines]) == (1, 1, [FIRST])
    apart = await services.timelines.of_query(None, "okapi", Place(undated=True), "UTC")
    assert [(line.day, line.sentence) for line in apart.lines] == [(None, "The okapi came in March 2025.")]
    only = await services.timelines.of_query(None, "came", Place(), "UTC")
    assert (only.view, only.articles, len(only.lines)) == (View.UNDATED, 0, 1)


async def test_a_source_has_two_lines_a_day(services: Services) -> None:
    foods = ("hay", "figs", "leaves", "bread")
    wire = [new(f"The okapi ate {food} again.", source="Wire") for food in foods[:2]]
    later = new("The okapi ate soup.", day=FIRST + timedelta(days=1))
    await store(services, [*(new(f"The okapi ate {food}.") for food in foods), *wire, later])
    found = await services.timelines.of_query(None, "okapi", Place(), "UTC")
    assert Counter((line.day, line.card.source) for line in found.lines) == {
        (FIRST, "Ledger"): 2,
        (FIRST, "Wire"): 2,
        (FIRST + timedelta(days=1), "Ledger"): 1,
    }
    assert found.more == {FIRST: 2}


async def test_many_weeks_are_folded_and_each_can_be_opened(services: Services) -> None:
    days = [FIRST + timedelta(days=at) for at in range(MOST_LINES)]
    await store(services, [new(f"The okapi slept on day {at}.", day=day) for at, day in enumerate(days)])
    found = await services.timelines.of_query(None, "okapi", Place(), "UTC")
    assert (found.view, found.pages, len(found.lines)) == (View.LINES, MOST_LINES // PAGE, PAGE)
    await store(services, [new("An okapi slept on and on, and woke.", day=days[0])])
    folded = await services.timelines.of_query(None, "okapi woke OR okapi", Place(), "UTC")
    assert (folded.view, folded.articles) == (View.WEEKS, MOST_LINES + 1)
    assert [(week.monday, week.articles) for week in folded.weeks][:2] == [(FIRST, 8), (FIRST + timedelta(days=7), 7)]
    first = folded.weeks[0].line
    assert first is not None
    assert first.sentence == "An okapi slept on and on, and woke."
    opened = await services.timelines.of_query(None, "okapi", Place(1, monday=FIRST), "UTC")
    assert (opened.view, opened.page, opened.pages, len(opened.lines)) == (View.WEEK, 1, 2, 2)
    last = await services.timelines.of_query(None, "okapi", Place(99), "UTC")
    assert last.page == last.pages - 1
    assert last.weeks[-1].monday == FIRST + timedelta(days=42)


async def test_another_server_s_articles_never_appear(services: Services) -> None:
    await store(services, [new("The okapi is everyone's.")])
    for guild in (OURS, THEIRS):
        await store(services, [new(f"The okapi of {guild}.", source=f"Paper {guild}")], guild)
    for guild, seen in ((OURS, {"A1.p1.s1", "G1.p1.s1"}), (THEIRS, {"A1.p1.s1", "G1.p1.s1"}), (None, {"A1.p1.s1"})):
        found = await services.timelines.of_query(guild, "okapi", Place(), "UTC")
        assert {str(line.reference) for line in found.lines} == seen
        figures = await services.timelines.figures_of_query(guild, "okapi", "UTC")
        assert set(figures.sources) == {"Ledger", *([f"Paper {guild}"] if guild else [])}
        for asked in (services.timelines.of_article(guild, ArticleKey(Scope(33), 1), Place()),):
            with pytest.raises(NotFoundError):
                await asked
    with pytest.raises(NotFoundError):
        await services.timelines.figures_of_article(OURS, ArticleKey(Scope(THEIRS), 1))


async def test_figures_are_by_week_and_source_and_what_is_beyond_is_folded(services: Services) -> None:
    texts = [new("The okapi.", source=f"Paper {at}") for at in range(MOST_NAMED + 2) for _ in range(9 - at)]
    await store(services, [*texts, new("An okapi.", day=None), new("An okapi.", day=FIRST + timedelta(days=15))])
    figures = await services.timelines.figures_of_query(None, "okapi", "UTC")
    assert figures.sources == tuple(f"Paper {at}" for at in range(MOST_NAMED))
    assert [(bar.monday, bar.counts, bar.others) for bar in figures.bars] == [
        (FIRST, (9, 8, 7, 6, 5), 7),
        (FIRST + timedelta(days=7), (0,) * MOST_NAMED, 0),
        (FIRST + timedelta(days=14), (0,) * MOST_NAMED, 1),
    ]
    assert (figures.articles, figures.undated, figures.weeks_of_bar) == (len(texts) + 1, 1, 1)
    await store(services, [new("An okapi.", day=FIRST + timedelta(weeks=MOST_BARS - 1))])
    wide = await services.timelines.figures_of_query(None, "okapi", "UTC")
    assert (len(wide.bars), wide.weeks_of_bar) == (MOST_BARS, 1)
    await store(services, [new("An okapi.", day=FIRST + timedelta(weeks=MOST_BARS))])
    wider = await services.timelines.figures_of_query(None, "okapi", "UTC")
    assert (len(wider.bars), wider.weeks_of_bar) == (MOST_BARS // 2 + 1, 2)
    nothing = await services.timelines.figures_of_query(None, "unicorn", "UTC")
    assert (nothing.articles, nothing.bars) == (0, ())


@pytest.mark.parametrize("written", ["", "t", "x.1", "w0.0", "w9999999.0", "t.-1", "t.1234567", "w1.1.1.1"])
def test_a_place_that_nobody_wrote_is_refused(written: str) -> None:
    with pytest.raises(UsageError):
        Place.read(written)


@pytest.mark.parametrize("place", [Place(3), Place(2, monday=FIRST, back=7), Place(undated=True, back=1)])
def test_a_place_is_read_as_it_was_written(place: Place) -> None:
    assert Place.read(str(place)) == place
