"""Tell what watches found: post each message exactly once, and pause a watch that can't be told any more."""

from __future__ import annotations

import logging
import secrets
from datetime import UTC
from typing import TYPE_CHECKING, Final

from bot.archive import Halt, ToldState, WatchMessageKind
from bot.articles import Reference
from bot.errors import (
    LeaseLostError,
    NotSentError,
    RefusedError,
    UnknownOutcomeError,
)
from bot.monitoring import WATCHES
from bot.posting import LEASE, MOST_ATTEMPTS, Outgoing, Posting, marker_of, named, nonce_of, unposted, wait_after
from bot.runtime import background, open_zone
from bot.search import best_sentence
from bot.watches.places import FoundArticle, Told

if TYPE_CHECKING:
    from datetime import date

    from bot.archive import ArticleReader, Watch, WatchClaim, WatchMessage, WatchStore
    from bot.articles import Article
    from bot.posting import Sender
    from bot.runtime import Clock
    from bot.watches.places import WatchPlaces, WatchRenderer

logger = logging.getLogger(__name__)

MOST_LISTED: Final = 10
"""Articles that one message names; the others are counted."""

_TOKEN_BYTES: Final = 8


class WatchTelling:
    """Posts messages of watches. What goes wrong is stored with each."""

    def __init__(
        self,
        store: WatchStore,
        articles: ArticleReader,
        renderer: WatchRenderer,
        sender: Sender,
        places: WatchPlaces,
        clock: Clock,
    ) -> None:
        self._store = store
        self._articles = articles
        self._renderer = renderer
        self._places = places
        self._clock = clock
        self._posting = Posting(store, store, sender, clock)

    async def deliver(self, number: int) -> bool:
        """Post a message as far as possible now; return whether it could be claimed.

        Raises ArchiveError where not even a failure can be stored; the lease then expires.
        """
        claim = await self._store.claim(number, self._clock.now(), lease=LEASE)
        if claim is None:
            return False
        try:
            await self._attempt(claim)
        except LeaseLostError:
            logger.warning("a message of a watch went to another worker", extra={"watch_message": number})
        return True

    async def _attempt(self, claim: WatchClaim) -> None:
        watch: Watch | None = None
        try:
            if claim.message.attempts >= MOST_ATTEMPTS:
                await self._finish(claim, ToldState.FAILED, "gave-up")
            elif (watch := await self._store.watch(claim.message.watch)) is None:
                await self._finish(claim, ToldState.DROPPED)
            else:
                await self._carry_out(claim, watch)
        except LeaseLostError:
            raise
        except NotSentError as error:
            if watch is not None and claim.message.kind is WatchMessageKind.FOUND:
                await self._halt(watch, _halt_of(watch, error))
            await self._finish(claim, ToldState.FAILED, error.key)
        except RefusedError as error:
            await self._finish(claim, ToldState.FAILED, error.key)
        except Exception as error:
            logger.warning("a message of a watch waits", extra={"error": repr(error)})
            await self._postpone(claim, error)

    async def _carry_out(self, claim: WatchClaim, watch: Watch) -> None:
        message = claim.message
        channel = await self._channel(claim, watch)
        told = await self._told(watch, message) if channel is not None else None
        if channel is None or told is None:
            await self._finish(claim, ToldState.DROPPED)
            return
        marker = marker_of(message.token, 0)
        payload = self._renderer.render(told, marker)
        outgoing = Outgoing(0, payload, nonce_of(message.token, 0), marker, message.intent_at)
        claim = await self._posting.post(claim, channel, outgoing)
        posted = await self._store.message(message.id)
        if posted is None or posted.message is None:
            error = posted.error if posted is not None else None
            await self._finish(claim, unposted(error), error)
        else:
            await self._finish(claim, ToldState.SENT)

    async def _channel(self, claim: WatchClaim, watch: Watch) -> int | None:
        """Return where to post; None where nothing is to be posted any more."""
        if claim.message.kind is WatchMessageKind.PAUSED:
            return await self._places.look_for_notice(watch) if watch.paused else None
        if watch.paused:
            return None
        place = await self._places.look(watch)
        if place is None:
            raise UnknownOutcomeError("server unavailable")
        if isinstance(place, Halt):
            await self._halt(watch, place)
            return None
        return place

    async def _halt(self, watch: Watch, why: Halt) -> None:
        """Pause a watch that can't be told, and say so once."""
        logger.warning("a watch is paused", extra={"watch": str(watch.key), "guild": watch.key.guild, "why": why.value})
        await self._store.pause(watch.key, why, self._clock.now(), notice=secrets.token_hex(_TOKEN_BYTES))

    async def _told(self, watch: Watch, message: WatchMessage) -> Told | None:
        """Return what a message tells; None where none of its articles can be read any more."""
        if message.kind is WatchMessageKind.PAUSED:
            return Told(watch, (), 0, None)
        there = await self._articles.cards(message.articles)
        keys = [key for key in message.articles if key in there]
        articles = await self._articles.articles(keys[:MOST_LISTED])
        today = self._clock.now().astimezone(open_zone(watch.zone) or UTC).date()
        shown = [await background.run(found_in, articles[key], watch.filter, today) for key in keys if key in articles]
        return Told(watch, tuple(shown), len(keys), message.held) if shown else None

    async def _finish(self, claim: WatchClaim, state: ToldState, error: str | None = None) -> None:
        await self._store.finish(claim, state, error)
        WATCHES.labels(state.value).inc()

    async def _postpone(self, claim: WatchClaim, error: Exception) -> None:
        retry_at = self._clock.now() + wait_after(error, claim.message.attempts)
        await self._store.postpone(claim, retry_at, named(error))


def _halt_of(watch: Watch, error: NotSentError) -> Halt:
    if watch.channel is None:
        return Halt.CLOSED
    return Halt.CHANNEL if error.gone else Halt.REFUSED


def found_in(article: Article, query: str, today: date) -> FoundArticle:
    """Return an article with the sentence of it that answers a query best."""
    position = best_sentence(article.text, query, today)
    if position is None or position.sentence is None:
        return FoundArticle(article, None, "")
    paragraph = article.text.paragraphs[position.paragraph - 1]
    start, end = paragraph.sentences[position.sentence - 1]
    return FoundArticle(article, Reference.to(article.key, article.version, position), paragraph.text[start:end])
