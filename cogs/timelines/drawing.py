"""Draw a page of a timeline: the days with a sentence of each article, or folded weeks."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from discord import ui

from bot.articles import Reference, is_file_name, shown_headline
from bot.quotation import Choice
from bot.timelines import Place, View
from cogs.shared import pin_button, post_menus
from cogs.timelines.asking import token_of
from cogs.ui import (
    ROW,
    WARNING,
    Address,
    Answer,
    beside,
    escaped_line,
    label,
    lines,
    page_turns,
    panel,
    rule,
    shared_by,
    space,
    standing,
    turn,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from bot.articles import ArticleCard
    from bot.search import SearchAnswer
    from bot.texts import Texts
    from bot.timelines import Line, Timeline, WeekLine
    from cogs.timelines.asking import Subject
    from cogs.ui import Item, Viewer

_ABOUT: Final = 110
_SOURCE: Final = 60
_WHOLE: Final = 4_000
_WHOLE_LINES: Final = (6, 3)
"""How many lines of a page have their sentences: the most for which there is room."""

_MOST_ALSO: Final = 2
_MOST_MISSING: Final = 4
_WORD: Final = 30


def draw_timeline(
    timeline: Timeline, subject: Subject, card: ArticleCard | None, viewer: Viewer, back: int = 0
) -> Answer:
    """Return a page of a timeline, with as many sentences as fit (all but of hostile texts); the others are named.

    `card` is that of the article it is about, `back` the page that it was opened from.
    """
    for whole in _WHOLE_LINES:
        answer = _drawn(timeline, subject, card, viewer, back, whole)
        if answer.fits:
            return answer
    return _drawn(timeline, subject, card, viewer, back, 0)


def about_phrase(subject: Subject, card: ArticleCard | None, texts: Texts) -> str:
    """Return what a timeline is of: a headline with its reference, or a query."""
    if card is not None:
        headline = escaped_line(shown_headline(card), _ABOUT)
        return texts("timeline-of-article", headline=headline, reference=str(Reference(card.key)))
    return texts("timeline-of-query", query=escaped_line(subject.query, _ABOUT))


def _drawn(
    timeline: Timeline, subject: Subject, card: ArticleCard | None, viewer: Viewer, back: int, whole: int
) -> Answer:
    texts = viewer.texts
    items: list[Item | str | None] = [_head(timeline, about_phrase(subject, card, texts), texts)]
    if timeline.view is View.WEEKS:
        items += [
            _week(week, place < whole, subject, timeline.page, viewer) for place, week in enumerate(timeline.weeks)
        ]
    else:
        items += [rule(), *_days(timeline, whole, texts)]
    said = [line for line in (*timeline.lines, *(week.line for week in timeline.weeks)) if line and line.sentence]
    choices = [Choice(line.reference, shown_headline(line.card), line.sentence or "") for line in said]
    alone = card is not None and timeline.articles + timeline.undated == 1
    items += [texts("timeline-alone") if alone else None, *post_menus(choices, texts), shared_by(viewer)]
    upper = _turning(timeline, subject, viewer, back)
    lower = [*(pin_button(viewer) if choices else []), *standing(viewer, _address(subject, _place(timeline, back)))]
    if len(upper) + len(lower) <= ROW:
        return Answer(panel(*items), buttons=[*upper, *lower])
    return Answer(panel(*items), ui.ActionRow(*upper), buttons=lower)


def _head(timeline: Timeline, about: str, texts: Texts) -> str:
    span = None
    if timeline.first and timeline.last:
        days = {"first": texts("date", date=timeline.first), "last": texts("date", date=timeline.last)}
        span = texts("timeline-span", articles=timeline.articles, one_day=_yes(timeline.first == timeline.last), **days)
    undated = texts("timeline-undated", articles=timeline.undated) if timeline.undated else None
    page = texts("timeline-page", page=timeline.page + 1, pages=timeline.pages) if timeline.pages > 1 else None
    shown = {
        View.LINES: None,
        View.WEEKS: texts("timeline-folded"),
        View.UNDATED: texts("timeline-these-undated"),
        View.WEEK: texts("timeline-week", day=texts("date", date=timeline.monday)) if timeline.monday else None,
    }[timeline.view]
    facts = " · ".join(filter(None, (span, undated, page)))
    return lines(texts("timeline-title", about=about), f"-# {facts}" if facts else None, shown)


def _days(timeline: Timeline, whole: int, texts: Texts) -> Iterator[Item | str]:
    numbered = list(enumerate(timeline.lines))
    for day, of_day in groupby(numbered, key=lambda one: one[1].day):
        if day != timeline.lines[0].day:
            yield space()
        drawn = [_line(line, texts, whole=place < whole) for place, line in of_day]
        yield lines(
            texts("timeline-day", day=texts("date", date=day)) if day else None,
            *drawn,
            _more_of(day, timeline, texts),
        )


def _more_of(day: date | None, timeline: Timeline, texts: Texts) -> str | None:
    more = timeline.more.get(day, 0) if day else 0
    return texts("timeline-more", articles=more) if more else None


def _week(week: WeekLine, whole: bool, subject: Subject, page: int, viewer: Viewer) -> Item | str:
    texts = viewer.texts
    head = texts("timeline-week-head", day=texts("date", date=week.monday), articles=week.articles)
    said = lines(head, _line(week.line, texts, whole=whole) if week.line else None)
    if week.articles < 2 or subject.word is None:
        return said
    address = Address("timeline", (subject.word, str(Place(monday=week.monday, back=page))))
    return beside(said, turn(viewer, address, texts("button-open-week")))


def _line(line: Line, texts: Texts, *, whole: bool) -> str:
    source = line.card.source
    if is_file_name(source):
        source = texts("source-file", file=label(source, _SOURCE))
    origin = {"source": escaped_line(source, _SOURCE), "reference": str(line.reference)}
    if line.sentence is None or not whole:
        key = "timeline-line-cut" if line.sentence is None else "timeline-line-long"
        return texts(key, **origin)
    also = "" if not line.also else _also(line, texts)
    return lines(escaped_line(line.sentence, _WHOLE), texts("timeline-line", also=also, **origin))


def _also(line: Line, texts: Texts) -> str:
    named = texts.listed(f"`{Reference(key)}`" for key in line.also[:_MOST_ALSO])
    return texts("timeline-also", references=named, more=max(0, len(line.also) - _MOST_ALSO))


def _turning(timeline: Timeline, subject: Subject, viewer: Viewer, back: int) -> list[Item]:
    """Return the buttons that lead to other pages, weeks and views, where the query could be kept for them."""
    if subject.word is None:
        return []
    here = _place(timeline, back)

    def at(page: int) -> Address:
        return _to(subject, Place(page, here.monday, here.undated, back))

    buttons = page_turns(viewer, at, timeline.page, 1, timeline.pages)
    if timeline.view in {View.WEEK, View.UNDATED} and timeline.articles:
        buttons.append(turn(viewer, _to(subject, Place(back)), viewer.texts("button-whole-timeline")))
    elif timeline.undated and timeline.view is not View.UNDATED:
        undated = Place(undated=True, back=timeline.page)
        buttons.append(turn(viewer, _to(subject, undated), viewer.texts("button-undated", articles=timeline.undated)))
    if timeline.articles:
        buttons.append(turn(viewer, Address("timechart", (subject.word,)), viewer.texts("button-chart")))
    return buttons


def _place(timeline: Timeline, back: int) -> Place:
    return Place(timeline.page, timeline.monday, timeline.view is View.UNDATED, back)


def _to(subject: Subject, place: Place) -> Address:
    return Address("timeline", (subject.word or "", str(place)))


def _address(subject: Subject, place: Place) -> Address | None:
    return _to(subject, place) if subject.word else None


def _yes(fact: bool) -> str:
    return "yes" if fact else "no"


def draw_nothing(subject: Subject, found: SearchAnswer, other: Subject | None, viewer: Viewer) -> Answer:
    """Return that no article has every word, which words no article has, and what to do next.

    `other` is what may have been meant.
    """
    texts, token = viewer.texts, token_of(subject)
    missing = [escaped_line(word, _WORD) for word in found.reading.missing[:_MOST_MISSING]]
    buttons: list[Item] = []
    if other is not None and other.word is not None:
        buttons.append(turn(viewer, Address("timeline", (other.word, str(Place()))), texts("button-timeline")))
    if found.hits and token:
        buttons.append(turn(viewer, Address("search", (token, "0")), texts("search-try")))
    said: Sequence[str | None] = (
        texts("timeline-nothing", query=escaped_line(subject.query, _ABOUT)),
        texts("search-missing", words=texts.listed(missing)) if missing else None,
        texts("search-did-you-mean", query=escaped_line(other.query, _ABOUT)) if other else None,
        texts("timeline-some") if found.hits and token else texts("search-advice", prefix=viewer.prefix),
    )
    return Answer(panel(lines(*said), accent=WARNING), buttons=[*buttons, *standing(viewer)])
