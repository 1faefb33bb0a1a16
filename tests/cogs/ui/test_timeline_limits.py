"""What is shown of timelines is a message that Discord takes, whatever is in the articles, and mentions nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from bot.articles import Position, Reference
from bot.timelines import KEYS, Bar, Figures, Line, Timeline, View, WeekLine
from bot.timelines.composing import PAGE
from bot.timelines.figures import MOST_BARS
from bot.timelines.sentences import LONGEST_OF_ALL
from cogs.timelines.asking import Subject
from cogs.timelines.chart import draw_figures
from cogs.timelines.drawing import draw_timeline
from tests.cogs.ui.drawing import cards, check_against_discord, keys, payload_of, strangers, viewer
from tests.cogs.ui.texts import article_texts
from tests.examples import examples

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

DAY = date(2025, 9, 29)
SUBJECTS = (
    Subject("q.abcdefghijklmnop", query="*" * 1_000),
    Subject("G999999999"),
    Subject(None, query="@everyone"),
)


@st.composite
def lines(draw: DrawFn) -> list[Line]:
    """As many lines of one article as a page has."""
    card = draw(cards())
    said = draw(st.none() | article_texts.filter(bool) | st.just("*" * LONGEST_OF_ALL))
    also = tuple(draw(st.lists(keys, max_size=5)))
    refs = [Reference.to(card.key, card.version, Position(10_000, 990 + at)) for at in range(PAGE)]
    return [Line(DAY, card, ref, said[:LONGEST_OF_ALL] if said else None, also) for ref in refs]


@st.composite
def timelines(draw: DrawFn) -> Timeline:
    view = draw(st.sampled_from(View))
    many = 10**7
    days = [None if view is View.UNDATED else DAY + timedelta(days=at // 2) for at in range(PAGE)]
    shown = tuple(replace(line, day=day) for line, day in zip(draw(lines()), days, strict=True))
    weeks = tuple(WeekLine(DAY + timedelta(weeks=at), many, line) for at, line in enumerate(shown))
    is_weeks = view is View.WEEKS
    return Timeline(
        view,
        many,
        many,
        DAY,
        DAY + timedelta(weeks=900),
        999_998,
        999_999,
        () if is_weeks else shown,
        weeks if is_weeks else (),
        {DAY: many},
        DAY if view is View.WEEK else None,
    )


@examples(4)
@given(timeline=timelines(), subject=st.sampled_from(SUBJECTS), card=cards())
def test_any_timeline_fits(timeline: Timeline, subject: Subject, card: object) -> None:
    named = card if subject.word and subject.word.startswith("G") else None
    payload = payload_of(draw_timeline(timeline, subject, named, viewer(), 999_999))  # type: ignore[arg-type]
    check_against_discord(payload)
    assert strangers(payload) == []


@examples(2)
@given(names=st.lists(article_texts, max_size=len(KEYS)), subject=st.sampled_from(SUBJECTS))
def test_any_chart_fits(names: list[str], subject: Subject) -> None:
    bars = (Bar(DAY + timedelta(weeks=at), (10**6,) * len(names), 10**6) for at in range(MOST_BARS))
    figures = Figures(tuple(names), tuple(bars), 520, 10**7)
    for png in (b"png", None):
        payload = payload_of(draw_figures(figures, png, subject, None, viewer()))
        check_against_discord(payload)
        assert strangers(payload) == []
