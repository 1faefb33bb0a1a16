"""What the archive keeps of stories: which articles tell the same one, and what a guild says against it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.articles import ArticleKey, Scope, Scopes

MOST_TOLD: Final = 50
"""Articles of one story; what comes then begins another."""

MOST_APART: Final = 5_000
"""Articles that stand alone in a guild because somebody there said so: those of which it was said last."""


@dataclass(frozen=True, slots=True)
class StoryHead:
    """The first article of a story, and how many others tell it."""

    key: ArticleKey
    others: int


@dataclass(frozen=True, slots=True)
class SetApart:
    """That a person (a Discord id) said an article is not of its story, and when."""

    person: int
    at: datetime


class StoryStore(Protocol):
    """Keeps which articles tell the same story. What one guild says against it is true in that guild alone."""

    async def stories(self, scopes: Scopes, keys: Sequence[ArticleKey]) -> Mapping[ArticleKey, tuple[ArticleKey, ...]]:
        """Return for those of `keys` (at most 1,000) that others tell too all that tell it in sight, oldest first."""
        ...

    async def told_again(self, scopes: Scopes) -> int:
        """Return how many articles in sight only tell again what another one in sight tells."""
        ...

    async def untold(self, scope: Scope, *, after: int, through: int, limit: int) -> tuple[int, ...]:
        """Return the next articles in sight, by number, that tell no story of another's: from `after` to `through`."""
        ...

    async def set_apart(self, guild: int, key: ArticleKey, said: SetApart) -> bool:
        """Keep that in `guild` an article stands alone; tell whether that is new."""
        ...

    async def put_back(self, guild: int, key: ArticleKey) -> bool:
        """Forget that; tell whether it was kept."""
        ...

    async def apart(self, guild: int, key: ArticleKey) -> SetApart | None:
        """Return who said so in `guild`; None where nobody did."""
        ...
