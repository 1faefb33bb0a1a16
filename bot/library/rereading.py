"""Read pages again because they were quoted: those that are due, a few at a time, within what servers may fetch."""

from __future__ import annotations

import asyncio
import logging
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.archive import LEAST_BETWEEN
from bot.errors import ArchiveError, QuotaError, SourceError
from bot.monitoring import REREADINGS
from bot.sources import fetching_for

if TYPE_CHECKING:
    from bot.archive import DuePage, RereadingStore
    from bot.library.quotas import Quotas
    from bot.loading import PageRereader
    from bot.runtime import Clock

logger = logging.getLogger(__name__)

AT_ONCE: Final = 8
READING_SECONDS: Final = 120.0
"""What one page may take; what takes longer is read again at the next of its times."""

READING_LEASE: Final = timedelta(seconds=READING_SECONDS + 60)
"""How long a page is held for one reading: one that waits for the writer then is still in it."""

LONGEST_REST: Final = 30.0
"""How long, in seconds, it sleeps at most: a page that comes meanwhile waits no longer."""

_SHORTEST_REST: Final = 1.0
_LONGEST_WAIT: Final = timedelta(days=7)


class Rereading:
    """Reads the pages again that are due. What is due is in the archive, so that no restart forgets it."""

    def __init__(
        self,
        store: RereadingStore,
        pages: PageRereader,
        quotas: Quotas,
        clock: Clock,
        *,
        longest_rest: float = LONGEST_REST,
    ) -> None:
        self._store = store
        self._pages = pages
        self._quotas = quotas
        self._clock = clock
        self._longest_rest = longest_rest
        self._under_way: set[asyncio.Task[None]] = set()
        self._holder, self._recovered = secrets.token_hex(8), False

    async def run(self) -> None:
        """Read for ever; nothing that goes wrong with a page ends it."""
        # A new one each time: what was cancelled with the last is nobody's.
        self._holder, self._recovered = secrets.token_hex(8), False
        try:
            while True:
                try:
                    await self._start_due()
                    rest = await self._rest()
                except ArchiveError as error:
                    logger.warning("pages cannot be read again", extra={"error": str(error)})
                    rest = self._longest_rest
                await asyncio.sleep(rest)
        finally:
            for task in list(self._under_way):
                task.cancel()
            await asyncio.gather(*self._under_way, return_exceptions=True)

    async def read_due(self) -> int:
        """Read what is due now and wait for it; return how many pages that were."""
        await self._start_due()
        under_way = list(self._under_way)
        await asyncio.gather(*under_way)
        return len(under_way)

    async def _start_due(self) -> None:
        if not self._recovered:
            await self._store.recover(self._holder)
            self._recovered = True
        room = AT_ONCE - len(self._under_way)
        if room < 1:
            return
        for page in await self._store.claim_due(self._holder, self._clock.now(), limit=room, lease=READING_LEASE):
            task = asyncio.create_task(self._read(page), name="read a page again")
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)

    async def _rest(self) -> float:
        if self._under_way:
            return _SHORTEST_REST
        due = await self._store.next_due()
        wait = self._longest_rest if due is None else (due - self._clock.now()).total_seconds()
        return min(max(wait, _SHORTEST_REST), self._longest_rest)

    async def _read(self, page: DuePage) -> None:
        try:
            if page.address is None:
                await self._store.forget(page)
                return
            outcome = await self._visit(page)
        except ArchiveError as error:
            logger.warning("a page was read again in vain", extra={"error": str(error)})
            await self._set_aside(page)
            outcome = "failed"
        except Exception:
            logger.exception("a page could not be read again")
            await self._set_aside(page)
            outcome = "failed"
        REREADINGS.labels(outcome).inc()

    async def _visit(self, page: DuePage) -> str:
        """Read a page, and note when it is due again; return what became of it."""
        try:
            await self._quotas.require(page.asked_by)
            async with asyncio.timeout(READING_SECONDS):
                with fetching_for(page.asked_by):
                    read = await self._pages.read_again(page)
        except QuotaError:
            await self._store.put_off(page, self._quotas.renewal())
            return "failed"
        except TimeoutError:
            await self._failed(page, 0.0)
            return "failed"
        except SourceError as error:
            if error.key == "loading-busy":
                await self._store.put_off(page, self._clock.now() + LEAST_BETWEEN)
            else:
                asked = error.data.get("wait", 0.0)
                await self._failed(page, float(asked) if isinstance(asked, int | float) else 0.0)
            return "failed"
        await self._quotas.count(page.asked_by, read.size)
        etag, modified = read.validators.etag, read.validators.modified
        await self._store.was_read(page, self._clock.now(), etag=etag, modified=modified)
        return "changed" if read.changed else "unchanged"

    async def _failed(self, page: DuePage, wait: float) -> None:
        """Let a page wait for the next of its times, and for as long as its site asks."""
        now = self._clock.now()
        until = now + min(timedelta(seconds=wait), _LONGEST_WAIT)
        await self._store.was_read(page, now, etag=page.etag, modified=page.modified, not_before=until)

    async def _set_aside(self, page: DuePage) -> None:
        """Let a page wait that could not be stored: fetched again at once, it would be fetched in vain."""
        try:
            await self._store.put_off(page, self._clock.now() + LEAST_BETWEEN)
        except ArchiveError:
            # Not even that can be written: this one waits here.
            await asyncio.sleep(self._longest_rest)
