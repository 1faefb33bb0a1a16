"""Compare the versions of an article, and find the passages quoted in a server whose words have changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.articles import Reference, parse_reference
from bot.changes.comparing import Comparing
from bot.changes.places import TOLD_FOR
from bot.changes.teller import LONGEST_NAP, Teller
from bot.changes.telling import Telling
from bot.errors import NotFoundError
from bot.quotation import change_of, compare_versions
from bot.runtime import answering

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import timedelta

    from bot.archive import AnnouncementStore, ArticleReader, QuotedMessage, QuotedMessages, SettingsStore
    from bot.articles import Article
    from bot.changes.places import Places, Renderer
    from bot.posting import EditingSender
    from bot.quotation import Comparison, PassageChange
    from bot.runtime import Clock

MOST_LOOKED_THROUGH: Final = 200
"""Quoted passages, the newest, that are compared for a list."""


@dataclass(frozen=True, slots=True)
class ChangedQuote:
    """A message that quotes, and how the words it quotes are changed in the newest version of their article."""

    quoted: QuotedMessage
    change: PassageChange
    newest: Article


@dataclass(frozen=True, slots=True)
class ChangedQuotes:
    """The changed quotations of a server, those quoted last first; `more` tells that older ones were not compared."""

    quotes: tuple[ChangedQuote, ...]
    more: bool


class ChangesService:
    """Tells what changed between versions of articles."""

    def __init__(
        self,
        articles: ArticleReader,
        quoted: QuotedMessages,
        announcements: AnnouncementStore,
        settings: SettingsStore,
        clock: Clock,
    ) -> None:
        self._articles = articles
        self._quoted = quoted
        self._announcements = announcements
        self._settings = settings
        self._clock = clock

    def tell_through(
        self, renderer: Renderer, sender: EditingSender, places: Places, *, longest_nap: timedelta = LONGEST_NAP
    ) -> Teller:
        """Return what tells servers of changes, which the caller starts and stops."""
        store, articles, clock = self._announcements, self._articles, self._clock
        comparing = Comparing(store, articles, self._settings, places, clock)
        telling = Telling(store, articles, renderer, sender, places, clock)
        return Teller(store, comparing, telling, clock, longest_nap=longest_nap)

    async def between(self, ref: Reference, older: int | None = None) -> Comparison:
        """Compare the version that `ref` means with `older`, or else with the one before; the first with the second.

        A reference to a passage means what came after: its own version is compared with the newest. An article of one
        version is compared with itself. Raises NotFoundError where there is no such article or version.
        """
        if ref.start is not None and older is None:
            older, ref = ref.version, Reference(ref.key)
        newer = await self._version(ref, ref.version)
        if newer.version == 1 and newer.latest > 1:
            newer = await self._version(ref, 2)
        before = max(1, newer.version - 1) if older is None or older == newer.version else older
        if before > newer.version:
            raise NotFoundError(str(Reference(ref.key, before)))
        former = newer if before == newer.version else await self._version(ref, before)
        return await answering.run(compare_versions, former, newer)

    async def _version(self, ref: Reference, version: int | None) -> Article:
        article = await self._articles.article(ref.key, version)
        if article is None:
            raise NotFoundError(str(ref))
        return article

    async def since_quoted(self, guild: int, may_be_told: Callable[[QuotedMessage], bool]) -> ChangedQuotes:
        """Return the passages quoted in `guild` within 30 days whose words have changed, each once.

        Only of messages that `may_be_told`; the newest 200 passages are compared.
        """
        since = self._clock.now() - TOLD_FOR
        found = await self._quoted.quoted_of_changed(guild, since=since, limit=10 * MOST_LOOKED_THROUGH)
        told: dict[Reference, QuotedMessage] = {}
        for one in filter(may_be_told, found):
            told.setdefault(parse_reference(one.reference, guild), one)
        looked_at = list(told.items())[:MOST_LOOKED_THROUGH]
        changed = [quote for quote in [await self._changed(ref, one) for ref, one in looked_at] if quote is not None]
        return ChangedQuotes(tuple(changed), more=len(told) > len(looked_at))

    async def _changed(self, ref: Reference, quoted: QuotedMessage) -> ChangedQuote | None:
        newest = await self._articles.article(ref.key)
        if newest is None or ref.start is None or ref.version is None or ref.version >= newest.version:
            return None
        article = await self._articles.article(ref.key, ref.version)
        if article is None:
            return None
        change = await answering.run(change_of, article, ref, newest)
        return None if change is None else ChangedQuote(quoted, change, newest)
