"""Split stored pages again that another splitter split, from the bytes the archive keeps of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.archive.stored import FIRST_PAGE
from bot.loading.identity.store import portions_of
from bot.loading.pages.boundaries import Boundaries
from bot.loading.pages.read_page import RawPage
from bot.loading.pages.splitting import split_pages
from bot.loading.preparation import Prepared
from bot.loading.workers.prefetch import Work

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Sequence

    from bot.archive.protocols import Archive
    from bot.archive.stored import StoredPage
    from bot.articles.model import Scope
    from bot.loading.pages.read_page import Splitter
    from bot.loading.workers.pool import Workshop

BYTES_AT_ONCE = 1 << 20


class Resegmentation:
    """Prepares the stored pages of a scope, all or those last read at and below some places."""

    def __init__(self, archive: Archive, scope: Scope, workshop: Workshop, splitter: Splitter) -> None:
        self._writer = archive.writer
        self._scope = scope
        self._workshop = workshop
        self._splitter = splitter

    async def works(self, below: Sequence[str] | None) -> AsyncGenerator[Work[Prepared]]:
        """Yield the work on the pages in portions; a page that is stored meanwhile is not met again."""
        place = FIRST_PAGE
        while pages := await self._writer.pages_of_others(
            self._scope, segmenter=self._splitter.version, below=below, after=place, limit=BYTES_AT_ONCE
        ):
            place = pages[-1].place
            yield Work(sum(len(page.content) for page in pages), partial(self._split, pages))

    async def _split(self, pages: Sequence[StoredPage]) -> Prepared:
        prepared = Prepared(pages[-1].origin, sum(page.size for page in pages))
        incoming, prepared.rejected = await split_pages(self._workshop, self._splitter, [_raw(page) for page in pages])
        prepared.batches = list(portions_of(incoming))
        return prepared


def _raw(page: StoredPage) -> RawPage:
    boundaries = None if page.boundaries is None else Boundaries(page.boundaries, page.origin, page.by_hand)
    return RawPage(page.origin, page.origin, page.source, page.content, boundaries, again=True)
