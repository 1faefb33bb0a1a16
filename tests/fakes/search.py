"""A search in memory that finds words where they stand, and corrects those it is told to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.articles.references import Reference
from bot.search.model import Correction, HighlightedText, Hit, Passage, Reading, SearchAnswer, Suggestion
from tests.fakes.articles import card_of

if TYPE_CHECKING:
    from bot.articles.model import Article, Scopes
    from tests.fakes.archive import FakeArchive


@dataclass
class FakeSearch:
    """Finds every article in which a word of the query stands. `corrections` are made unless taken literally."""

    archive: FakeArchive
    corrections: dict[str, str] = field(default_factory=dict)
    suggestion: str | None = None
    partial: bool = False
    failure: Exception | None = None
    asked: list[tuple[Scopes, str, str]] = field(default_factory=list)

    async def warm(self) -> None:
        """Prepare nothing: everything is in memory."""

    async def search(
        self,
        scopes: Scopes,
        query: str,
        *,
        limit: int = 5,
        offset: int = 0,
        zone: str = "UTC",
        literal: bool = False,
        newest_first: bool = False,
    ) -> SearchAnswer:
        self.asked.append((scopes, query, zone))
        if self.failure is not None:
            raise self.failure
        words = re.findall(r"\w+", query[:1000])
        mended = [] if literal else [word for word in words if word in self.corrections]
        used = [self.corrections[word] if word in mended else word for word in words]
        pattern = re.compile("|".join(map(re.escape, used)) or r"(?!)", re.IGNORECASE)
        texts = [versions[-1] for key, versions in self.archive.articles.held.items() if key.scope in scopes]
        hits = [hit for article in texts if (hit := _hit(article, pattern)) is not None]
        if newest_first:
            hits.sort(key=lambda hit: hit.card.published or "", reverse=True)
        return SearchAnswer(
            reading=Reading(
                asked=query,
                used=" ".join(used),
                corrections=tuple(Correction(word, self.corrections[word]) for word in mended),
                cut=len(query) > 1000,
                unreadable=not words,
            ),
            hits=tuple(hits[offset : offset + limit]),
            total=len(hits),
            total_is_bound=False,
            partial=self.partial,
            suggestion=self.suggestion,
            offset=offset,
        )

    def headlines(self, scopes: Scopes, typed: str, limit: int = 25) -> tuple[Suggestion, ...]:
        cards = [card for card in self.archive.articles.of(scopes) if typed.casefold() in card.headline.casefold()]
        return tuple(Suggestion(f"{Reference(card.key)} · {card.headline}"[:100], card.key) for card in cards[:limit])


def _hit(article: Article, pattern: re.Pattern[str]) -> Hit | None:
    for number, paragraph in enumerate(article.text.paragraphs, start=1):
        spans = tuple(match.span() for match in pattern.finditer(paragraph.text))
        if spans:
            excerpt = HighlightedText(paragraph.text, spans)
            passage = Passage(number, article.version, excerpt, starts_inside=False, ends_inside=False)
            return Hit(card_of(article), 1.0, HighlightedText(article.text.headline), passage)
    return None
