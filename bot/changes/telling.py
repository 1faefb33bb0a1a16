"""Tell of changes: post each message exactly once, and edit it while it is fresh."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.archive import ToldState
from bot.articles import parse_reference
from bot.errors import (
    LeaseLostError,
    NotSentError,
    RefusedError,
    UnknownOutcomeError,
)
from bot.monitoring import CHANGES
from bot.posting import LEASE, MOST_ATTEMPTS, Outgoing, Posting, marker_of, named, nonce_of, unposted, wait_after
from bot.quotation import change_of
from bot.runtime import background

if TYPE_CHECKING:
    from bot.archive import Announcement, AnnouncementClaim, AnnouncementStore, ArticleReader
    from bot.changes.places import Places, Renderer
    from bot.posting import EditingSender
    from bot.quotation import PassageChange
    from bot.runtime import Clock

logger = logging.getLogger(__name__)


class Telling:
    """Posts announcements. What goes wrong is stored with each."""

    def __init__(
        self,
        store: AnnouncementStore,
        articles: ArticleReader,
        renderer: Renderer,
        sender: EditingSender,
        places: Places,
        clock: Clock,
    ) -> None:
        self._store = store
        self._articles = articles
        self._renderer = renderer
        self._sender = sender
        self._places = places
        self._clock = clock
        self.posting = Posting(store, store, sender, clock)

    async def deliver(self, announcement: int) -> bool:
        """Post or edit an announcement as far as possible now; return whether it could be claimed.

        Raises ArchiveError where not even a failure can be stored; the lease then expires.
        """
        claim = await self._store.claim(announcement, self._clock.now(), lease=LEASE)
        if claim is None:
            return False
        try:
            await self._attempt(claim)
        except LeaseLostError:
            logger.warning("a change went to another worker", extra={"announcement": announcement})
        return True

    async def _attempt(self, claim: AnnouncementClaim) -> None:
        try:
            if claim.announcement.attempts >= MOST_ATTEMPTS:
                await self._finish(claim, ToldState.FAILED, "gave-up")
            else:
                await self._carry_out(claim)
        except LeaseLostError:
            raise
        except (NotSentError, RefusedError) as error:
            # Of a message that stands and can no longer be edited nothing more is to be told.
            stands = claim.announcement.message is not None
            state = ToldState.SENT if stands else ToldState.FAILED
            await self._finish(claim, state, error.key)
        except Exception as error:
            logger.warning("a change waits to be told", extra={"error": repr(error)})
            await self._postpone(claim, error)

    async def _carry_out(self, claim: AnnouncementClaim) -> None:
        told = claim.announcement
        is_known, change = await self._change(told)
        may = self._places.may_tell(told.guild, told.channel, told.quoted_in)
        if may is None:
            raise UnknownOutcomeError("server unavailable")
        if not is_known or not may:
            await self._drop(claim)
            return
        payload = self._renderer.render(told, change, marker_of(told.token, 0))
        if told.message is None:
            if change is None and told.intent_at is None:
                await self._drop(claim)
                return
            message = Outgoing(0, payload, nonce_of(told.token, 0), marker_of(told.token, 0), told.intent_at)
            claim = await self.posting.post(claim, told.channel, message)
            posted = await self._store.announcement(told.id)
            if posted is None or posted.message is None:
                error = posted.error if posted is not None else None
                await self._finish(claim, unposted(error), error)
                return
            if told.intent_at is None:
                await self._finish(claim, ToldState.SENT)
                return
            # An earlier life posted it, who knows with which words.
            told = posted
        if told.message is not None:
            deadline = self.posting.deadline(claim)
            await self._sender.edit(told.channel, told.message, payload, deadline=deadline)
        await self._finish(claim, ToldState.SENT)

    async def _drop(self, claim: AnnouncementClaim) -> None:
        stands = claim.announcement.message is not None
        await self._finish(claim, ToldState.SENT if stands else ToldState.DROPPED)

    async def _finish(self, claim: AnnouncementClaim, state: ToldState, error: str | None = None) -> None:
        await self._store.finish(claim, state, error)
        CHANGES.labels(state.value).inc()

    async def _change(self, told: Announcement) -> tuple[bool, PassageChange | None]:
        """Return whether the article can still be read, and how the passage is changed in the version told of."""
        ref = parse_reference(told.reference, told.guild)
        article = await self._articles.article(ref.key, ref.version)
        later = await self._articles.article(ref.key, told.version)
        if article is None or later is None:
            return False, None
        return True, await background.run(change_of, article, ref, later)

    async def _postpone(self, claim: AnnouncementClaim, error: Exception) -> None:
        retry_at = self._clock.now() + wait_after(error, claim.announcement.attempts)
        await self._store.postpone(claim, retry_at, named(error))
