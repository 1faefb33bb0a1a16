"""What telling of watches asks of Discord: where a watch may be told, and how it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.archive import Halt, Held, Watch
    from bot.articles import Article, Reference


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """An article that a watch found, and the sentence of it that answers best, where there is one."""

    article: Article
    passage: Reference | None
    words: str


@dataclass(frozen=True, slots=True)
class Told:
    """What a message of a watch tells: the first of its articles, how many there are in all, and why they waited.

    Without articles it tells that the watch is paused.
    """

    watch: Watch
    articles: tuple[FoundArticle, ...]
    total: int
    held: Held | None


class WatchPlaces(Protocol):
    """Knows the channels and the people of Discord."""

    async def look(self, watch: Watch) -> int | Halt | None:
        """Return the channel that a watch is told in, or why it can't be told; None where nobody knows at the moment.

        The channel of a person is that of their direct messages, as long as they are in the server.
        """
        ...

    async def look_for_notice(self, watch: Watch) -> int | None:
        """Return the channel in which it is said that a watch is paused; None where it is said nowhere.

        Raises UnknownOutcomeError where nobody knows at the moment.
        """
        ...


class WatchRenderer(Protocol):
    """Draws what a watch tells."""

    def render(self, told: Told, marker: str) -> Mapping[str, Any]:
        """Return the body of a message, with the marker in a custom_id."""
        ...
