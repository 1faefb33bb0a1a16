"""Sort results by score or by date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from bot.articles import ArticleKey

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from bot.articles import Scope
    from bot.search.ranking.proximity import Ranked

KindT = TypeVar("KindT", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Found:
    """A result; `paragraph` counts from 0, and is -1 if no paragraph matches."""

    key: ArticleKey
    score: float
    paragraph: int


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """Results in order, as parallel arrays, since most are never shown. `homes` are indexes into `scopes`."""

    scopes: tuple[Scope, ...]
    homes: NDArray[np.intp]
    numbers: NDArray[np.int64]
    days: NDArray[np.int64]
    scores: NDArray[np.float64]
    paragraphs: NDArray[np.int64]

    @classmethod
    def of(cls, ranked: Sequence[Ranked], most: int) -> Order:
        """Return the top `most` candidates of all segments, best first; ties are in order of storing, latest first."""
        segments = [each.candidates.segment for each in ranked]
        chosen = [each.candidates.documents for each in ranked]
        scopes = sorted(dict.fromkeys(segment.scope for segment in segments))
        homes = [
            np.full(len(documents), scopes.index(segment.scope))
            for segment, documents in zip(segments, chosen, strict=True)
        ]
        documents = [(segment.documents, held) for segment, held in zip(segments, chosen, strict=True)]
        every = cls(
            tuple(scopes),
            _joined(homes, np.intp),
            _joined([each.numbers[held] for each, held in documents], np.int64),
            _joined([each.days[held] for each, held in documents], np.int64),
            _joined([each.scores for each in ranked], np.float64),
            _joined([each.paragraphs for each in ranked], np.int64),
        )
        return every._rearranged(np.lexsort((-every.numbers, every.homes, -every.scores))[:most])

    def __len__(self) -> int:
        return len(self.numbers)

    def newest_first(self) -> Order:
        """Return the same results by date, newest first; within a day by score."""
        return self._rearranged(np.lexsort((-self.scores, -self.days)))

    def first(self, most: int) -> list[Found]:
        """Return the first `most`."""
        homes: list[int] = self.homes[:most].tolist()
        numbers: list[int] = self.numbers[:most].tolist()
        scores: list[float] = self.scores[:most].tolist()
        paragraphs: list[int] = self.paragraphs[:most].tolist()
        found = zip(homes, numbers, scores, paragraphs, strict=True)
        return [
            Found(ArticleKey(self.scopes[home], number), score, paragraph) for home, number, score, paragraph in found
        ]

    def _rearranged(self, places: NDArray[np.intp]) -> Order:
        return Order(
            self.scopes,
            self.homes[places],
            self.numbers[places],
            self.days[places],
            self.scores[places],
            self.paragraphs[places],
        )


def _joined(parts: Sequence[NDArray[Any]], kind: type[KindT]) -> NDArray[KindT]:
    return np.concatenate(parts).astype(kind) if parts else np.empty(0, kind)


NOTHING = Order.of((), 0)
