"""Compose a page of a timeline from what matches: in one thread, over one moment of the archive."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.timelines.choosing import Candidate, Chosen, best_first, choose, week_of
from bot.timelines.model import Line, Timeline, View, WeekLine
from bot.timelines.sentences import sentence_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.archive import Snapshot
    from bot.articles import ArticleKey
    from bot.search import Matches
    from bot.timelines.place import Place

PAGE: Final = 6
"""Lines, or folded weeks, on a page of a message."""

LARGEST_PAGE: Final = 60
"""The same where there is more room, such as in a terminal."""

MOST_LINES: Final = 48
"""Lines of a timeline; where there are more, its weeks are folded."""

MOST_CHOSEN_FROM: Final = 300
"""Articles that lines are chosen from, in all or in one week that is unfolded: those that match best."""

_TRIED: Final = 3
"""Articles of a folded week that are looked at until one has a whole sentence."""


@dataclass(frozen=True, slots=True)
class Composer:
    """Composes timelines of what `query` matches, or (None) of articles that were found otherwise, by pages."""

    snapshot: Snapshot
    query: str | None
    today: date
    size: int = PAGE

    def compose(self, matches: Matches, place: Place) -> Timeline:
        """Return the page at a place, or the last one before it that there is."""
        dated = matches.take(matches.days > 0)
        undated = len(matches) - len(dated)
        if place.undated or (undated and not len(dated)):
            return self._undated(matches.take(matches.days == 0), dated, place.page)
        if place.monday is not None:
            of_week = dated.take(week_of(dated.days) == place.monday.toordinal())
            return self._lines(View.WEEK, self._chosen(of_week), dated, undated, place.page, place.monday)
        weeks = np.unique(week_of(dated.days))
        if len(dated) <= MOST_CHOSEN_FROM or len(weeks) < 2:
            chosen = self._chosen(dated)
            if len(chosen.lines) <= MOST_LINES or len(weeks) < 2:
                return self._lines(View.LINES, chosen, dated, undated, place.page)
        return self._weeks(dated, undated, place.page)

    def _chosen(self, matches: Matches) -> Chosen:
        best = matches.take(np.sort(best_first(matches)[:MOST_CHOSEN_FROM]))
        keys = best.keys()
        cards = self.snapshot.cards(keys)
        rows = zip(keys, best.days.tolist(), best.scores.tolist(), strict=True)
        candidates = [Candidate(key, day, score, cards[key]) for key, day, score in rows if key in cards]
        return choose(candidates, self.snapshot.stories(keys))

    def _lines(
        self, view: View, chosen: Chosen, dated: Matches, undated: int, page: int, monday: date | None = None
    ) -> Timeline:
        page, pages = self._page(page, len(chosen.lines))
        shown = chosen.lines[page * self.size : (page + 1) * self.size]
        lines = self._read([(one.key, one.day) for one in shown], chosen)
        return Timeline(
            view,
            len(dated),
            undated,
            *_ends(dated),
            page,
            pages,
            lines=tuple(lines),
            more={
                date.fromordinal(day): more for day in {one.day for one in shown} if (more := _more(day, chosen, dated))
            },
            monday=monday,
        )

    def _undated(self, matches: Matches, dated: Matches, page: int) -> Timeline:
        page, pages = self._page(page, len(matches))
        keys = matches.take(slice(page * self.size, (page + 1) * self.size)).keys()
        lines = self._read([(key, 0) for key in keys])
        return Timeline(View.UNDATED, len(dated), len(matches), *_ends(dated), page, pages, lines=tuple(lines))

    def _weeks(self, dated: Matches, undated: int, page: int) -> Timeline:
        mondays = week_of(dated.days)
        weeks, counts = np.unique(mondays, return_counts=True)
        page, pages = self._page(page, len(weeks))
        shown = slice(page * self.size, (page + 1) * self.size)
        tried = [self._best_of(dated.take(mondays == monday)) for monday in weeks[shown]]
        lines = self._read([one for of_week in tried for one in of_week])
        by_week: defaultdict[int, list[Line]] = defaultdict(list)
        for line in lines:
            if line.day is not None:
                by_week[int(week_of(np.array([line.day.toordinal()], np.int32))[0])].append(line)
        folded = [
            WeekLine(date.fromordinal(monday), count, _first_said(by_week[monday]))
            for monday, count in zip(weeks[shown].tolist(), counts[shown].tolist(), strict=True)
        ]
        return Timeline(View.WEEKS, len(dated), undated, *_ends(dated), page, pages, weeks=tuple(folded))

    def _best_of(self, matches: Matches) -> list[tuple[ArticleKey, int]]:
        best = matches.take(best_first(matches)[:_TRIED])
        return list(zip(best.keys(), best.days.tolist(), strict=True))

    def _page(self, asked: int, entries: int) -> tuple[int, int]:
        """Return the page that is shown, and how many there are."""
        pages = max(1, -(-entries // self.size))
        return min(asked, pages - 1), pages

    def _read(self, wanted: Sequence[tuple[ArticleKey, int]], chosen: Chosen | None = None) -> list[Line]:
        """Return the lines of articles; those that cannot be read are left out."""
        keys = [key for key, _ in wanted]
        articles, cards = self.snapshot.articles(keys), self.snapshot.cards(keys)
        lines: list[Line] = []
        for key, day in wanted:
            if key in articles and key in cards:
                reference, sentence = sentence_of(articles[key], self.query, self.today)
                also = chosen.also.get(key, ()) if chosen else ()
                lines.append(Line(date.fromordinal(day) if day else None, cards[key], reference, sentence, also))
        return lines


def _first_said(lines: Sequence[Line]) -> Line | None:
    return next((line for line in lines if line.sentence), lines[0] if lines else None)


def _more(day: int, chosen: Chosen, dated: Matches) -> int:
    """Return how many articles of a day have no line and are in none."""
    said = sum(1 + len(chosen.also.get(one.key, ())) for one in chosen.lines if one.day == day)
    return int((dated.days == day).sum()) - said


def _ends(dated: Matches) -> tuple[date | None, date | None]:
    if not len(dated):
        return None, None
    return date.fromordinal(int(dated.days[0])), date.fromordinal(int(dated.days[-1]))
