"""Pages that are read again because they were quoted: which are due, and what their sites said last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.articles import ArticleKey

AFTER_QUOTED: Final = (timedelta(hours=1), timedelta(hours=6), timedelta(hours=24), timedelta(days=7))
"""How long after each quotation of it a page is read again."""

LEAST_BETWEEN: Final = timedelta(minutes=15)
"""Between two readings of one page, however often it is quoted."""

REREAD_FOR: Final = timedelta(days=30)
"""How old a quotation may be that a page is still read again for, if nobody could read it in time."""

WEB: Final = "web"
"""The origin of all articles that are identified by their address alone."""


@dataclass(frozen=True, slots=True)
class DuePage:
    """A page that is to be read again.

    `address` is where it is read, `identity` by what its article is known among those of the web; both are None where
    it must not be read any more: its article was removed, or no quotation asks for it. `asked_by` is the guild whose
    quotation does. `etag` and `modified` are what its site said last. `holder` has claimed it, `fence` is the number of
    its claims: who was given it may say what came of it, as long as nobody else has claimed it.
    """

    key: ArticleKey
    address: str | None
    identity: str | None
    asked_by: int
    etag: str = ""
    modified: str = ""
    holder: str = ""
    fence: int = 0


class RereadingStore(Protocol):
    """Keeps which pages are to be read again. Whatever forgets the last quotation of an article forgets its page here.

    A page is due at fixed times after a quotation of its article; only that of an article whose text was read from it.
    What is said of a page that another has claimed since changes nothing.
    """

    async def claim_due(self, holder: str, now: datetime, *, limit: int, lease: timedelta) -> tuple[DuePage, ...]:
        """Claim pages that are due, the longest waiting first; none that another holds until its lease is over."""
        ...

    async def recover(self, holder: str) -> int:
        """End the claims of holders but this one whose process has lost its lease; return how many.

        A claim of a process that lives stays. Where one process alone may write, its lease is the writer's lock.
        """
        ...

    async def next_due(self) -> datetime | None:
        """Return when the next page may be claimed; None where there is none."""
        ...

    async def was_read(
        self, page: DuePage, now: datetime, *, etag: str, modified: str, not_before: datetime | None = None
    ) -> datetime | None:
        """Note that a page was read, or could not be, and return when it is due again.

        A page that no quotation asks for any more is forgotten: None, as where another has claimed it since.
        """
        ...

    async def put_off(self, page: DuePage, until: datetime) -> None:
        """Let a page be due then, as if nothing had been tried."""
        ...

    async def forget(self, page: DuePage) -> None:
        """Forget a page."""
        ...

    async def count(self) -> int:
        """Return how many pages are to be read again."""
        ...
