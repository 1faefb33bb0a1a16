"""Search sessions: result pages whose buttons find their query again, also after a restart."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.articles import scopes_of
from bot.errors import ArchiveError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.archive import Archive, ArchiveCounts, KeptSearch
    from bot.runtime import Clock
    from bot.search import SearchService
    from bot.search.model import Explanation, SearchAnswer

logger = logging.getLogger(__name__)

PAGE = 5
"""Results per page: as many as fit a message, with a passage each."""

_QUOTES = re.compile('["“”„‟«»「」『』《》〝〞＂]')  # these would end a quoted value
_HOUSEKEEPING = timedelta(hours=6)
_NOWHERE = 0  # the guild id for searches stored in direct messages


@dataclass(frozen=True, slots=True)
class ResultPage:
    """A page of results, with the tokens of stored queries for its buttons.

    `token` is this query, `literal` the same without correction (if it was corrected), and `suggested` the "did you
    mean". `counts` is set if nothing was found. A query is stored only if a button needs it, and the archive is
    writable.
    """

    answer: SearchAnswer
    token: str | None
    literal: str | None
    suggested: str | None
    counts: ArchiveCounts | None
    newest_first: bool = False

    @property
    def kept(self) -> tuple[str, ...]:
        """The tokens of all queries stored for this page."""
        return tuple(token for token in (self.token, self.literal, self.suggested) if token)


def narrowed(query: str, **filters: str) -> str:
    """Return `query` with filters appended, by their names in the query language."""
    typed = (f'{name}:"{_QUOTES.sub(" ", value).strip()}"' for name, value in filters.items() if value.strip())
    return " ".join((query, *typed))


class SearchSessions:
    """Searches on behalf of a person in a guild (a Discord id), or in a direct message (None)."""

    def __init__(self, archive: Archive, search: SearchService, clock: Clock) -> None:
        self._archive = archive
        self._search = search
        self._clock = clock
        self._tidied = datetime.min.replace(tzinfo=UTC)

    async def ask(
        self,
        guild: int | None,
        query: str,
        *,
        zone: str,
        offset: int = 0,
        literal: bool = False,
        newest_first: bool = False,
    ) -> ResultPage:
        """Return the results of `query` from `offset` on; dates in the query are in `zone`.

        The query is stored if there are any, and in a guild also if there are none: it can be watched.
        """
        scopes = scopes_of(guild)
        answer = await self._search.search(
            scopes, query, limit=PAGE, offset=offset, zone=zone, literal=literal, newest_first=newest_first
        )
        if offset and not answer.hits:
            # The page existed when its button was drawn; its articles have been removed since.
            return await self.ask(guild, query, zone=zone, literal=literal, newest_first=newest_first)
        can_be_watched = guild is not None and not answer.reading.unreadable
        return ResultPage(
            answer=answer,
            token=await self.keep(guild, query, literal=literal) if answer.hits or can_be_watched else None,
            literal=await self.keep(guild, query, literal=True) if answer.reading.corrections else None,
            suggested=await self.keep(guild, answer.suggestion)
            if answer.suggestion and answer.suggestion != query
            else None,
            counts=None if answer.hits else await self._archive.articles.counts(scopes),
            newest_first=newest_first,
        )

    async def again(
        self, guild: int | None, token: str, *, zone: str, offset: int, newest_first: bool = False
    ) -> ResultPage:
        """Return a page of the query stored under `token` in that guild.

        Raises UsageError if it is no longer stored.
        """
        kept = await self._kept(guild, token)
        return await self.ask(
            guild, kept.query, zone=zone, offset=offset, literal=kept.literal, newest_first=newest_first
        )

    async def explain(
        self, guild: int | None, token: str, *, zone: str, offset: int, newest_first: bool = False
    ) -> Explanation:
        """Explain the results of such a page. Raises UsageError if the query is no longer stored."""
        kept = await self._kept(guild, token)
        return await self._search.explain(
            scopes_of(guild),
            kept.query,
            limit=PAGE,
            offset=offset,
            zone=zone,
            literal=kept.literal,
            newest_first=newest_first,
        )

    async def forget(self, guild: int | None, tokens: Iterable[str]) -> None:
        """Delete the queries stored under `tokens` in that guild."""
        for token in tokens:
            await self._archive.searches.forget_search(guild or _NOWHERE, token)

    async def _kept(self, guild: int | None, token: str) -> KeptSearch:
        kept = await self._archive.searches.kept_search(guild or _NOWHERE, token, now=self._clock.now())
        if kept is None:
            raise UsageError("search-forgotten")
        return kept

    async def query(self, guild: int | None, token: str) -> str:
        """Return the query stored under `token` in that guild. Raises UsageError if it is no longer stored."""
        return (await self._kept(guild, token)).query

    async def meant(self, guild: int | None, token: str, *, zone: str) -> str:
        """Return what is searched for by the query stored under `token`: corrected, where it was.

        Raises UsageError if it is no longer stored.
        """
        kept = await self._kept(guild, token)
        asked = await self._search.search(scopes_of(guild), kept.query, limit=1, zone=zone, literal=kept.literal)
        return asked.reading.used if asked.reading.corrections else kept.query

    async def keep(self, guild: int | None, query: str, *, literal: bool = False) -> str | None:
        """Store a query for a button that needs it, and return its token; None where it can't be stored."""
        now, searches = self._clock.now(), self._archive.searches
        try:
            if now - self._tidied > _HOUSEKEEPING:
                self._tidied = now
                await searches.forget_old_searches(now)
            return await searches.keep_search(guild or _NOWHERE, query, literal=literal, now=now)
        except ArchiveError as error:
            # A full or read-only disk disables the buttons, not the results.
            logger.warning("a query could not be kept", extra={"error": str(error)})
            return None
