"""Read the page of an article again, and store what its words are now; anything else there is left alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bot.archive import WEB
from bot.articles import Print
from bot.errors import SourceError
from bot.loading.incoming import Batch, body_of
from bot.loading.pipeline import changed_records, store_what_fits
from bot.loading.report import Outcome, count_articles
from bot.loading.responses import PageRead
from bot.runtime import background
from bot.sources import Validators

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.archive import Archive, DuePage
    from bot.articles import Article
    from bot.loading.incoming import IncomingRecord
    from bot.loading.responses import FeedRead
    from bot.sources import Fetched, Fetcher, Robots

STILL_THE_SAME: Final = 0.2
"""The least share of the shorter text that a page must still have of its article. Front pages and notices have none."""


LEAST_LEFT: Final = 0.5
"""The least share of its words that a page must still have: with fewer, it rather shows a teaser now than an edit."""


@dataclass(frozen=True, slots=True)
class Reread:
    """What became of a page that was read again: whether its article has a new version, and what its site said."""

    changed: bool
    validators: Validators
    size: int


class PageRereader:
    """Reads pages again that nobody asks for at the moment, so it keeps to robots.txt; `read` parses an answer."""

    def __init__(
        self,
        archive: Archive,
        fetcher: Fetcher,
        robots: Robots,
        read: Callable[[Fetched, str | None], Awaitable[PageRead | FeedRead]],
    ) -> None:
        self._archive = archive
        self._fetcher = fetcher
        self._robots = robots
        self._read = read

    async def read_again(self, page: DuePage) -> Reread:
        """Fetch a page and store its article if the words have changed. Raises SourceError, and what writing raises.

        Its people, date, source and address stay as they are stored: a feed may have said those.
        """
        address = page.address or ""
        before = Validators(page.etag, page.modified)
        pause = await self._robots.check(address)
        fetched = await self._fetcher.fetch(address, validators=before, pause=pause)
        if fetched.content is None:
            return Reread(changed=False, validators=before, size=0)
        stored = await self._archive.articles.article(page.key)
        read = await self._read(fetched, stored.source if stored else None)
        if not isinstance(read, PageRead) or read.record is None:
            raise (read.error if isinstance(read, PageRead) else None) or SourceError("web-no-article")
        changed = stored is not None and await self._take(page, read.record, stored)
        return Reread(changed, fetched.validators, len(fetched.content))

    async def _take(self, page: DuePage, record: IncomingRecord, stored: Article) -> bool:
        record = replace(record, origin=WEB, source_id=page.identity or "", aliases=())
        if not await changed_records(self._archive, page.key.scope, [record]):
            return False
        if not await background.run(is_of, record, stored):
            return False
        outcomes: Counter[Outcome] = Counter()
        batch = Batch(records=[as_stored(record, stored)])
        await store_what_fits(self._archive, page.key.scope, batch, outcomes)
        count_articles({outcome.value: count for outcome, count in outcomes.items()})
        return outcomes[Outcome.UPDATED] > 0


def is_of(record: IncomingRecord, stored: Article) -> bool:
    """Tell whether a page still has the article that was read from it: whole, and recognisable."""
    if record.article.text.truncated and not stored.text.truncated:
        return False
    now, before = record.article.print, Print(body_of(stored.text))
    return len(now.words) >= LEAST_LEFT * len(before.words) and now.likeness(before) >= STILL_THE_SAME


def as_stored(record: IncomingRecord, stored: Article) -> IncomingRecord:
    """Return what a page says now with all but its words as it is stored."""
    text = replace(record.article.text, people=stored.text.people, published=stored.text.published)
    article = replace(record.article, text=text, source=stored.source, source_id=stored.source_id, url=stored.url)
    return replace(record, article=article)
