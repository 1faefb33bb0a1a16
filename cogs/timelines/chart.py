"""Draw the chart of a timeline: the picture, and its figures as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.timelines import KEYS, Place, alternative_text
from cogs.timelines.drawing import about_phrase
from cogs.ui import (
    ALTERNATIVE_TEXT,
    Address,
    Answer,
    Picture,
    escaped_line,
    lines,
    one_line,
    panel,
    shared_by,
    standing,
    turn,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.articles import ArticleCard
    from bot.texts import Texts
    from bot.timelines import Figures
    from cogs.timelines.asking import Subject
    from cogs.ui import Item, Viewer

NAME: Final = "timeline.png"
_SOURCE: Final = 60
_ABOUT: Final = 60


def draw_figures(
    figures: Figures, png: bytes | None, subject: Subject, card: ArticleCard | None, viewer: Viewer
) -> Answer:
    """Return the chart of `figures` with its `png`, or where there is none, the figures alone and why."""
    texts = viewer.texts
    picture = Picture(NAME, png, _alternative(figures, subject, card, texts)) if png else None
    body = panel(
        lines(
            texts("timeline-title", about=about_phrase(subject, card, texts)),
            texts("timeline-chart-head", articles=figures.articles, weeks=figures.weeks_of_bar)
            if figures.articles
            else None,
            f"-# {texts('timeline-undated-left-out', articles=figures.undated)}" if figures.undated else None,
        ),
        picture.drawn() if picture else None,
        lines(*_sources(figures, texts)) or None,
        _table(figures, texts) if figures.articles else None,
        texts("timeline-narrow") if figures.weeks_of_bar > 1 else None,
        texts("timeline-no-picture") if figures.articles and not picture else None,
        shared_by(viewer),
    )
    upper: list[Item] = []
    if subject.word is not None:
        upper.append(turn(viewer, Address("timeline", (subject.word, str(Place()))), texts("button-whole-timeline")))
    again = Address("timechart", (subject.word,)) if subject.word else None
    return Answer(body, buttons=[*upper, *standing(viewer, again)], picture=picture)


def _sources(figures: Figures, texts: Texts) -> Iterator[str]:
    for place, (name, key) in enumerate(zip(figures.sources, KEYS, strict=False)):
        yield texts("timeline-source", key=key, source=escaped_line(name, _SOURCE), articles=figures.of_source(place))
    if figures.others:
        yield texts("timeline-source", key="+", source=texts("timeline-others"), articles=figures.others)


def _table(figures: Figures, texts: Texts) -> str:
    """Return the figures in columns: the Monday, all, and each source by its letter."""
    keys = [*KEYS[: len(figures.sources)], *("+" if figures.others else "")]
    width = len(str(max(bar.total for bar in figures.bars))) + 1
    rows = [f"{texts('timeline-from'):<10}{'=':>{width}}" + "".join(f"{key:>{width}}" for key in keys)]
    for bar in figures.bars:
        parts = [*bar.counts, *([bar.others] if figures.others else [])]
        rows.append(f"{bar.monday.isoformat()}{bar.total:>{width}}" + "".join(f"{part:>{width}}" for part in parts))
    return "```\n" + "\n".join(rows) + "\n```"


def _alternative(figures: Figures, subject: Subject, card: ArticleCard | None, texts: Texts) -> str:
    about = card.headline if card is not None else subject.query
    said = texts(
        "timeline-alternative",
        about=one_line(about)[:_ABOUT],
        articles=figures.articles,
        weeks=figures.weeks_of_bar,
    )
    return alternative_text(figures, said, ALTERNATIVE_TEXT)
