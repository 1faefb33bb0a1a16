"""Pages that the archive keeps, as people look at them: how they were cut, and of which nobody is sure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.archive.stored import StoredPage
    from bot.articles import Scope, Scopes


@dataclass(frozen=True, slots=True)
class UnsurePage:
    """A page that nobody is sure how to cut: where it was read, how many articles it is now, how sure (0 to 1)."""

    scope: Scope
    checksum: str
    origin: str
    articles: int
    certainty: float


class PageStore(Protocol):
    """Reads the pages that the archive keeps, and stores that somebody has looked at one."""

    async def page(self, scope: Scope, checksum: str) -> StoredPage | None:
        """Return a page with its bytes and the place it was last read at; None where it is not kept.

        A page that its place no longer holds has an empty `origin`.
        """
        ...

    async def unsure(self, scopes: Scopes | None, *, limit: int, offset: int = 0) -> tuple[UnsurePage, ...]:
        """Return pages that the splitter was not sure of and nobody has looked at, of all scopes where None.

        In the order in which they were first read; at most 100 at once.
        """
        ...

    async def count_unsure(self, scopes: Scopes | None) -> int:
        """Count them."""
        ...

    async def look_at(self, scope: Scope, checksum: str, now: datetime) -> bool:
        """Store that somebody has looked at a page and lets it stay so; tell whether nobody had before."""
        ...
