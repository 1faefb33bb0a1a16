"""Split pages in the worker pool, in portions; if a portion exceeds the limits, its pages are tried one by one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.errors import SourceError
from bot.loading.pages.read_page import read_pages
from bot.loading.report import Rejected
from bot.loading.workers.pool import run_each

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.loading.incoming import IncomingPage
    from bot.loading.pages.read_page import RawPage, Splitter
    from bot.loading.workers.pool import WorkerPool

_BYTES_IN_ONE_CALL = 128 << 10
_OF_BOUNDARIES = frozenset({"boundaries-beyond", "boundaries-no-lines"})


async def split_pages(
    pool: WorkerPool, splitter: Splitter, raws: Sequence[RawPage]
) -> tuple[list[IncomingPage], list[Rejected]]:
    """Return the split pages, and the failed ones with their errors."""
    incoming: list[IncomingPage] = []
    rejected: list[Rejected] = []
    for portion in _portions(raws):
        results = await run_each(pool, partial(read_pages, splitter), portion)
        for raw, result in zip(portion, results, strict=True):
            if isinstance(result, SourceError):
                rejected.append(_rejected(raw, result))
            else:
                incoming.append(result)
    return incoming, rejected


def _rejected(raw: RawPage, error: SourceError) -> Rejected:
    at_fault = raw.boundaries if error.key in _OF_BOUNDARIES else None
    return Rejected(at_fault.path if at_fault else raw.path, None, error)


def _portions(raws: Sequence[RawPage]) -> Iterator[list[RawPage]]:
    """Divide pages into portions for one call to the pool each."""
    portion: list[RawPage] = []
    for page in raws:
        if portion and sum(len(one.content) for one in portion) + len(page.content) > _BYTES_IN_ONE_CALL:
            yield portion
            portion = []
        portion.append(page)
    if portion:
        yield portion
