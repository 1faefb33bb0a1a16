"""Keep the message of a board as it should be: post it exactly once, edit it where it would read otherwise."""

from __future__ import annotations

import hashlib
import json
import logging
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from bot.archive import Ending
from bot.articles import parse_reference
from bot.boards.places import Obstacle
from bot.errors import (
    LeaseLostError,
    NotSentError,
    RefusedError,
)
from bot.monitoring import BOARDS
from bot.posting import LEASE, Outgoing, Posting, marker_of, named, nonce_of, wait_after

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.archive import ArticleReader, Board, BoardKey, BoardShare, BoardStore, ShareClaim, ShareStore
    from bot.boards.places import BoardPlaces, BoardRenderer, Checker
    from bot.posting import EditingSender
    from bot.runtime import Clock

logger = logging.getLogger(__name__)

SETTLES: Final = timedelta(seconds=2)
"""How long after a change a message is drawn: what people do meanwhile is one edit."""

RESTS: Final = timedelta(seconds=10)
"""The least time between two edits of a message: Discord lets a channel have some five edits in five seconds."""

BLOCKED: Final = timedelta(minutes=10)
"""Until it is looked again whether an obstacle is out of the way; where the bot may write, it knows without asking."""

_THREAD_ARCHIVED: Final = 50083  # Discord's reference, "JSON Error Codes"
_HASH_BYTES: Final = 12


class Sharing:
    """Posts and edits the messages of boards. What goes wrong is stored with each."""

    def __init__(
        self,
        store: ShareStore,
        boards: BoardStore,
        articles: ArticleReader,
        checker: Checker,
        renderer: BoardRenderer,
        sender: EditingSender,
        places: BoardPlaces,
        clock: Clock,
    ) -> None:
        self._store = store
        self._boards = boards
        self._articles = articles
        self._checker = checker
        self._renderer = renderer
        self._sender = sender
        self._places = places
        self._clock = clock
        self.posting = Posting(store, store, sender, clock)

    async def seen(self, key: BoardKey, board: Board | None) -> str:
        """Return a hash of all that the message of a board is drawn from; it takes no article apart."""
        entries = await self._boards.entries(key) if board is not None else ()
        keys = dict.fromkeys(parse_reference(entry.reference, key.guild).key for entry in entries)
        latest = await self._articles.latest(list(keys))
        notes = [(note.person, note.text) for entry in entries for note in entry.notes]
        versions = [latest.get(one) for one in keys]
        return _hash((board and (board.revision, board.name), versions, notes, self._renderer.look(key.guild)))

    async def deliver(self, share: int) -> bool:
        """Post or edit a message as far as possible now; return whether it could be claimed.

        Raises ArchiveError where not even a failure can be stored; the lease then expires.
        """
        claim = await self._store.claim(share, self._clock.now(), lease=LEASE)
        if claim is None:
            return False
        try:
            await self._attempt(claim)
        except LeaseLostError:
            logger.warning("a board went to another worker", extra={"share": share})
        return True

    async def _attempt(self, claim: ShareClaim) -> None:
        try:
            await self._carry_out(claim)
        except LeaseLostError:
            raise
        except (NotSentError, RefusedError) as error:
            await self._meet(claim, _obstacle(error))
        except Exception as error:
            logger.warning("a board waits to be kept", extra={"error": repr(error)})
            await self._postpone(claim, error)

    async def _carry_out(self, claim: ShareClaim) -> None:
        share = claim.share
        board = await self._boards.board(share.key)
        if share.message is None and share.intent_at is None and (share.ending or board is None):
            await self._store.end(claim)
            return
        if (obstacle := self._places.obstacle(share.key.guild, share.channel, share.parent)) is not None:
            await self._meet(claim, obstacle)
            return
        seen = await self.seen(share.key, board)
        payload = await self._draw(share, board)
        shown = _hash(payload)
        if share.message is None:
            claim, posted = await self._post(claim, payload)
            if posted is None:
                await self._meet(claim, Obstacle.UNCERTAIN)
                return
            BOARDS.labels("posted").inc()
            if share.intent_at is None:
                await self._finish(claim, seen, shown, ended=False)
                return
            # An earlier life posted it, who knows with which words.
            share = posted
        if share.message is not None and shown != share.shown:
            deadline = self.posting.deadline(claim)
            await self._sender.edit(share.channel, share.message, payload, deadline=deadline)
            BOARDS.labels("edited").inc()
        await self._finish(claim, seen, shown, ended=share.ending is not None)

    async def _post(self, claim: ShareClaim, payload: Mapping[str, Any]) -> tuple[ShareClaim, BoardShare | None]:
        """Post the message; return the share with its id, None where nobody knows whether it is there."""
        share = claim.share
        marker, nonce = marker_of(share.token, 0), nonce_of(share.token, 0)
        claim = await self.posting.post(claim, share.channel, Outgoing(0, payload, nonce, marker, share.intent_at))
        posted = await self._store.one(share.id)
        if posted is not None and posted.message is None and posted.error == Obstacle.REFUSED:
            raise RefusedError(Obstacle.REFUSED)
        return claim, posted if posted is not None and posted.message is not None else None

    async def _finish(self, claim: ShareClaim, seen: str, shown: str, *, ended: bool) -> None:
        """Note that the message shows what it should; one that has ended is forgotten."""
        if ended:
            await self._store.end(claim)
        else:
            await self._store.keep(claim, seen, shown, self._clock.now() + RESTS)

    async def _draw(self, share: BoardShare, board: Board | None) -> Mapping[str, Any]:
        if board is None:  # which may be back within a day
            return self._renderer.render_deleted(share.key)
        if share.ending is not None:
            others = await self._store.of_board(share.key) if share.ending is Ending.SHARED_AGAIN else ()
            there = (one.message for one in others if one.channel == share.channel and one.message)
            return self._renderer.render_ended(share, next(there, None))
        checked = await self._checker.checked(share.key, self._renderer.newest)
        speakers = await self._checker.speakers([one for one in checked.entries if one.passage is not None])
        return self._renderer.render(checked, speakers, marker_of(share.token, 0))

    async def _meet(self, claim: ShareClaim, obstacle: Obstacle) -> None:
        """Note what is in the way: until it is out of the way, or for good."""
        BOARDS.labels(obstacle.value).inc()
        if claim.share.ending is not None:
            await self._store.end(claim)
        elif obstacle in {Obstacle.FORBIDDEN, Obstacle.ARCHIVED}:
            await self._store.postpone(claim, self._clock.now() + BLOCKED, obstacle)
        else:
            await self._store.fail(claim, obstacle)

    async def _postpone(self, claim: ShareClaim, error: Exception) -> None:
        BOARDS.labels("postponed").inc()
        retry_at = self._clock.now() + wait_after(error, claim.share.attempts)
        await self._store.postpone(claim, retry_at, named(error))


def _obstacle(error: NotSentError | RefusedError) -> Obstacle:
    if isinstance(error, RefusedError):
        return Obstacle.ARCHIVED if error.code == _THREAD_ARCHIVED else Obstacle.REFUSED
    if error.deleted:
        return Obstacle.DELETED
    return Obstacle.GONE if error.gone else Obstacle.FORBIDDEN


def _hash(value: Any) -> str:
    written = json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.blake2b(written.encode(), digest_size=_HASH_BYTES).hexdigest()
