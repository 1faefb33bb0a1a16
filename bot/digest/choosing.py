"""Rank the stories of a digest: full articles before teasers, by relevance, with diversity of sources and authors.

The score of a story is the weighted sum of these features, each between 0 and 1:

    match       filter score relative to the best story; not counted without a filter
    fresh       1 on the day of publication, halved every three days; 0.5 for an undated story
    carried     the number of other articles with the story: three or more give 1
    substance   the number of paragraphs: eight or more give 1

The next story is the one with the highest score after a penalty for each earlier one of the same source or author
(maximal marginal relevance, Carbonell and Goldstein, SIGIR 1998, with similarity by source and author).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from bot.articles import PersonRole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.articles import ArticleCard

_SAME_SOURCE, _SAME_AUTHOR = 0.1, 0.2
_MOST_TAKEN_OFF: Final = 3
_HALF_LIFE_DAYS: Final = 3
_UNDATED: Final = 0.5
_MANY_ARTICLES, _MANY_PARAGRAPHS = 3, 8


@dataclass(frozen=True, slots=True)
class Story:
    """A story to rank: its article, other articles with the same story, and its filter score (0: none)."""

    card: ArticleCard
    also: tuple[ArticleCard, ...] = ()
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Worth:
    """The ranking features of a story, each between 0 and 1, and their weighted sum."""

    match: float
    fresh: float
    carried: float
    substance: float
    total: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A ranked story: its score, and how many stories of its source and authors precede it."""

    story: Story
    worth: Worth
    same_source: int = 0
    same_author: int = 0


def weigh(story: Story, best: float, today: date) -> Worth:
    """Return the ranking features of a story on `today`; `best` is the best filter score (0 without a filter)."""
    match = story.score / best if best > 0 else 0.0
    fresh = _freshness(story.card.published, today)
    carried = min(1.0, len(story.also) / _MANY_ARTICLES)
    substance = min(1.0, story.card.paragraph_count / _MANY_PARAGRAPHS)
    if best > 0:
        total = 0.55 * match + 0.2 * fresh + 0.15 * carried + 0.1 * substance
    else:
        total = 0.45 * fresh + 0.25 * carried + 0.3 * substance
    return Worth(match, fresh, carried, substance, total)


def arrange(stories: Sequence[Story], limit: int, today: date) -> tuple[list[Placed], list[Placed]]:
    """Return the first `limit` stories in ranked order, and the others by score alone."""
    best = max((story.score for story in stories), default=0.0)
    waiting = [Placed(story, weigh(story, best, today)) for story in stories]
    waiting.sort(key=_rank)
    chosen: list[Placed] = []
    sources: Counter[str] = Counter()
    authors: Counter[str] = Counter()
    while waiting and len(chosen) < limit:
        # Sorted: full articles come first; of equal ones the one that was loaded first.
        tier = [placed for placed in waiting if placed.story.card.truncated == waiting[0].story.card.truncated]
        after = [_after(placed, sources, authors) for placed in tier]
        at = max(range(len(tier)), key=lambda place: (_value(after[place]), -place))
        chosen.append(after[at])
        waiting.remove(tier[at])
        sources[tier[at].story.card.source] += 1
        authors.update(_authors(tier[at].story.card))
    return chosen, waiting


def _freshness(published: str | None, today: date) -> float:
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return _UNDATED
    return 0.5 ** (max(0, (today - day).days) / _HALF_LIFE_DAYS)


def _rank(placed: Placed) -> tuple[bool, float, int, int]:
    key = placed.story.card.key
    return placed.story.card.truncated, -placed.worth.total, key.scope.guild, key.number


def _after(placed: Placed, sources: Counter[str], authors: Counter[str]) -> Placed:
    card = placed.story.card
    written = max((authors[author] for author in _authors(card)), default=0)
    return Placed(placed.story, placed.worth, min(sources[card.source], _MOST_TAKEN_OFF), min(written, _MOST_TAKEN_OFF))


def _value(placed: Placed) -> float:
    return placed.worth.total - _SAME_SOURCE * placed.same_source - _SAME_AUTHOR * placed.same_author


def _authors(card: ArticleCard) -> list[str]:
    return [person.name.casefold() for person in card.people if person.role is PersonRole.AUTHOR]
