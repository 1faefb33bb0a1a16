"""Choose the lines of a timeline: the same story once a day, at most two articles of a source a day, weeks folded."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from bot.articles import ArticleCard, ArticleKey
    from bot.search import Matches

MOST_OF_SOURCE_A_DAY: Final = 2
"""Articles of one source on one day."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that may have a line: its day as an ordinal, and how well it matches."""

    key: ArticleKey
    day: int
    score: float
    card: ArticleCard


@dataclass(frozen=True, slots=True)
class Chosen:
    """The candidates that have a line, in the order of their days; `also` are those that tell the same that day."""

    lines: tuple[Candidate, ...]
    also: Mapping[ArticleKey, tuple[ArticleKey, ...]]


def choose(candidates: Sequence[Candidate], told: Mapping[ArticleKey, Sequence[ArticleKey]]) -> Chosen:
    """Choose lines; `told` gives all articles that tell what one tells."""
    days: defaultdict[int, list[Candidate]] = defaultdict(list)
    for one in candidates:
        days[one.day].append(one)
    lines: list[Candidate] = []
    also: dict[ArticleKey, tuple[ArticleKey, ...]] = {}
    for _, of_day in sorted(days.items()):
        stories = _stories(of_day, told)
        kept = _few_of_a_source([story[0] for story in stories])
        also |= {story[0].key: tuple(one.key for one in story[1:]) for story in stories}
        lines += sorted(kept, key=lambda one: one.key)
    return Chosen(tuple(lines), also)


def _stories(candidates: Sequence[Candidate], told: Mapping[ArticleKey, Sequence[ArticleKey]]) -> list[list[Candidate]]:
    """Group candidates by story, the best of each first and the best story first."""
    stories: dict[ArticleKey, list[Candidate]] = {}
    for one in sorted(candidates, key=_rank):
        others = told.get(one.key)
        stories.setdefault(others[0] if others else one.key, []).append(one)
    return list(stories.values())


def _few_of_a_source(ranked: Sequence[Candidate]) -> list[Candidate]:
    kept: list[Candidate] = []
    counted: Counter[str] = Counter()
    for one in ranked:
        source = one.card.source.casefold()
        counted[source] += 1
        if counted[source] <= MOST_OF_SOURCE_A_DAY:
            kept.append(one)
    return kept


def _rank(one: Candidate) -> tuple[bool, float, ArticleKey]:
    return one.card.truncated, -one.score, one.key


def week_of(days: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return the ordinals of the Mondays of days: the first of January of the year 1 was one."""
    return (days - 1) // 7 * 7 + 1


def best_first(matches: Matches) -> NDArray[np.intp]:
    """Return the places of matches: full articles first, then by how well they match, then the oldest."""
    return np.lexsort((np.arange(len(matches)), -matches.scores, matches.truncated))
