"""The search service: from a query as typed to ranked articles with their best passages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.articles import SHARED
from bot.errors import DeadlineError
from bot.runtime import answering, open_zone
from bot.search.model import Explanation
from bot.search.pipeline import NOTHING_IN_TIME, Options, SearchResults, alike, answer_of, search
from bot.search.query.filters import can_read
from bot.search.query.language import parse
from bot.search.results.explanation import evidence_of
from bot.search.romanisation.readings import readings
from bot.search.similar.profile import Sought
from bot.search.spelling.language import LANGUAGE
from bot.search.spelling.lexicon import Lexicons
from bot.search.suggest.headlines import Headlines
from bot.search.suggest.names import Names
from bot.search.suggest.other_names import OtherNames

if TYPE_CHECKING:
    from datetime import date, datetime

    from bot.archive import Archive, Field, Snapshot
    from bot.articles import ArticleKey, Scopes
    from bot.runtime import Clock
    from bot.search.model import Hit, SearchAnswer, Suggestion

DEADLINE: Final = 2.0
"""Seconds after which a search returns the results so far."""

PATIENT_DEADLINE: Final = 30.0
"""The same where nobody else waits: at a terminal, and while the words are loaded for the first search."""


class SearchService:
    """Searches the archive."""

    def __init__(self, archive: Archive, clock: Clock) -> None:
        self._terms = archive.terms
        self._articles = archive.articles
        self._clock = clock
        self._prepared = False
        self._lexicons = Lexicons()
        self._headlines = Headlines(archive.articles)
        self._names = Names(archive)
        self._other_names = OtherNames(archive)
        self._terms.after_merges(self._warm_words)

    async def search(
        self,
        scopes: Scopes,
        query: str,
        *,
        limit: int = 5,
        offset: int = 0,
        zone: str = "UTC",
        literal: bool = False,
        fold: bool = True,
        newest_first: bool = False,
        patient: bool = False,
    ) -> SearchAnswer:
        """Return the articles of `scopes` that match `query`, best first; any text is a query.

        At most 100 hits are returned, and none beyond the top 200. Dates in the query are in `zone` (IANA). `literal`
        disables correction. `fold` shows duplicates of a story once. `newest_first` sorts the same 200 by date. After
        two seconds, or thirty where it is `patient`, what was found so far is returned.
        """
        options = Options(limit, offset, literal, fold, newest_first)
        answer, _ = await self._search(scopes, query, zone, options, patient=patient)
        return answer

    async def explain(
        self,
        scopes: Scopes,
        query: str,
        *,
        limit: int = 5,
        offset: int = 0,
        zone: str = "UTC",
        literal: bool = False,
        newest_first: bool = False,
    ) -> Explanation:
        """Search again, and explain each hit of the page."""
        options = Options(limit, offset, literal, True, newest_first)  # noqa: FBT003 (the fields' order)
        answer, found = await self._search(scopes, query, zone, options)
        articles = await self._articles.articles([hit.card.key for hit in answer.hits])
        answer = replace(answer, hits=tuple(hit for hit in answer.hits if hit.card.key in articles))
        changed = {one.asked: one.used for one in found.corrections}
        evidence = [
            await answering.run(evidence_of, articles[hit.card.key], found.aims, changed, found.recent_on)
            for hit in answer.hits
        ]
        return Explanation(answer, tuple(evidence))

    async def _search(
        self, scopes: Scopes, query: str, zone: str, options: Options, *, patient: bool = False
    ) -> tuple[SearchAnswer, SearchResults]:
        asked = query.encode("utf-8", "replace").decode("utf-8")
        today = _today(self._clock.now(), zone)
        await self._prepare()
        parsed = parse(asked, lambda value: can_read(value, today))

        def work(snapshot: Snapshot) -> tuple[SearchAnswer, SearchResults]:
            return search(snapshot, self._lexicons.of(snapshot.segments), parsed, asked, today, options)

        try:
            return await self._terms.look(scopes, work, deadline=PATIENT_DEADLINE if patient else DEADLINE)
        except DeadlineError:
            return answer_of(parsed, asked, NOTHING_IN_TIME, max(0, options.offset)), NOTHING_IN_TIME

    async def _prepare(self) -> None:
        """Load the dictionaries once: on a busy machine that takes longer than a search may."""
        if not self._prepared:
            await answering.run(LANGUAGE.prepare)
            await answering.run(readings)
            self._prepared = True

    async def related(self, scopes: Scopes, key: ArticleKey, *, limit: int = 5) -> tuple[Hit, ...]:
        """Return articles closely related to the article `key`, with the names and words that tie them.

        Empty if there are none, or no such article.
        """
        article = await self._articles.article(key) if key.scope in scopes else None
        if article is None:
            return ()
        headline = "" if article.text.headline_generated else article.text.headline
        text = "\n".join(paragraph.text for paragraph in article.text.paragraphs)
        return await self._alike(scopes, Sought(headline, text), limit, without=key)

    async def about(self, scopes: Scopes, text: str, *, limit: int = 5) -> tuple[Hit, ...]:
        """Return articles related to someone's `text`, with what ties them to it. The text is not stored."""
        return await self._alike(scopes, Sought("", text), limit, without=None)

    async def _alike(
        self, scopes: Scopes, sought: Sought, limit: int, *, without: ArticleKey | None
    ) -> tuple[Hit, ...]:
        today = self._clock.now().date()

        def work(snapshot: Snapshot) -> tuple[Hit, ...]:
            return alike(snapshot, self._lexicons.of(snapshot.segments), sought, today, limit, without)

        return await self._terms.look(scopes, work, deadline=DEADLINE)

    def headlines(self, scopes: Scopes, typed: str, limit: int = 25) -> tuple[Suggestion, ...]:
        """Autocomplete: return articles with the words of `typed` in their headlines, newest first, from memory.

        Call it on a running event loop: changes are loaded in the background, for the next keystroke.
        """
        return self._headlines.matching(scopes, typed, limit, self._other_names.of(scopes, typed))

    def titles(self, scopes: Scopes, typed: str, limit: int = 25) -> tuple[str, ...]:
        """Return headlines with the words of `typed`, newest first, from memory; see `headlines`."""
        return self._headlines.titles(scopes, typed, limit, self._other_names.of(scopes, typed))

    def names(self, scopes: Scopes, field: Field, typed: str, limit: int = 25) -> tuple[str, ...]:
        """Return authors or sources (`field`) with names that start like `typed`, from memory; see `headlines`."""
        return self._names.matching(scopes, field, typed, limit, self._other_names.of(scopes, typed))

    async def warm(self) -> None:
        """Preload the words, headlines and names of the shared archive, for the first search."""
        await self._prepare()
        await self._warm_words()
        await self._headlines.refresh(SHARED)
        await self._names.refresh(SHARED)
        await self._other_names.refresh(SHARED)

    async def _warm_words(self) -> None:
        def work(snapshot: Snapshot) -> None:
            self._lexicons.of(snapshot.segments).prepare()

        await self._terms.look((SHARED,), work, deadline=PATIENT_DEADLINE)


def _today(now: datetime, zone: str) -> date:
    found = open_zone(zone)
    return now.astimezone(found).date() if found is not None else now.date()
