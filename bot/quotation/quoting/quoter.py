"""Quote a passage by its reference, or find passages by their words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bot.articles import Position, Reference, shown_headline
from bot.errors import NotFoundError, UsageError
from bot.quotation.quoting.choices import Choice, label_of
from bot.quotation.quoting.text_fragment_links import link_to
from bot.quotation.text.document import documents_of
from bot.quotation.text.passages import LONGEST_PASSAGE, QuotedPassage, passage_of
from bot.quotation.text.words import count_words
from bot.quotation.verification.candidates import MOST_READ, articles_like
from bot.quotation.verification.drift import drift_of
from bot.quotation.verification.exact import find_whole
from bot.runtime import answering

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.archive import Archive
    from bot.articles import Article, Scopes
    from bot.quotation.model import Difference
    from bot.search import Hit, SearchService

MOST_CHOICES: Final = 10
"""Maximum number of passages in a menu."""

LONGEST_WORDS: Final = 1_000
"""Maximum length of the words to find, in characters."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage exactly as in its article, with context and link.

    `link` opens the page at the passage. `drift` tells how the passage reads in the newest version where it differs.
    `before` and `after` are the paragraphs around it, None at either end.
    """

    article: Article
    passage: QuotedPassage
    link: str | None
    drift: tuple[Difference, ...]
    before: str | None
    after: str | None


class Quoter:
    """Quotes and finds passages."""

    def __init__(self, archive: Archive, search: SearchService) -> None:
        self._archive = archive
        self._search = search

    async def article(self, ref: Reference) -> Article:
        """Return the article of `ref` in the version it means. Raises NotFoundError where there is none."""
        article = await self._archive.articles.article(ref.key, ref.version)
        if article is None:
            raise NotFoundError(str(ref))
        return article

    async def quote(self, ref: Reference, *, longest: int = LONGEST_PASSAGE) -> Quote:
        """Return the passage `ref`, or as much of it as `longest` characters hold.

        Raises NotFoundError where there is no such place, UsageError where only the newest version has one.
        """
        article = await self.article(ref)
        newest = await self._newest_of(article, ref)
        passage = _passage(article, ref, newest, longest)
        drift: tuple[Difference, ...] = ()
        if newest is not None:
            drift = await answering.run(lambda: tuple(drift_of(article, passage.ref, newest)))
            article = article if drift else credited(article, newest)
        before, after = _around(article, passage.ref)
        return Quote(article, passage, link_to(article.url, passage.paragraphs), drift, before, after)

    async def cited(self, ref: Reference) -> Article:
        """Return the article of `ref`, with the credits of its newest version if the passage is unchanged.

        Raises NotFoundError where there is no such place.
        """
        article = await self.article(ref)
        newest = await self._newest_of(article, ref)
        if newest is not None:
            passage = _passage(article, ref, newest, LONGEST_PASSAGE)
            is_same = await answering.run(lambda: not tuple(drift_of(article, passage.ref, newest)))
            return credited(article, newest) if is_same else article
        if ref.start is not None:
            passage_of(article, ref)
        return article

    async def _newest_of(self, article: Article, ref: Reference) -> Article | None:
        """Return the newest version of an article where `ref` names a passage of an older one."""
        is_older = article.version < article.latest and ref.start is not None
        return await self.article(Reference(ref.key)) if is_older else None

    async def find(self, scopes: Scopes, words: str) -> tuple[Choice, ...]:
        """Return the passages that contain `words` exactly, or else the best search results.

        Raises NotFoundError where there are none, UsageError where there is nothing to look for.
        """
        words = words.encode("utf-8", "replace").decode("utf-8").strip()[:LONGEST_WORDS]
        if not count_words(words):
            raise UsageError("quote-nothing")
        try:
            articles = await articles_like(self._archive.terms, scopes, words, MOST_READ)
        except UsageError:
            articles = []
        exact = await answering.run(_exact, words, articles)
        if exact:
            return exact
        answer = await self._search.search(scopes, words, limit=MOST_CHOICES)
        return _chosen(answer.hits, words)

    async def about(self, scopes: Scopes, message: str) -> tuple[Choice, ...]:
        """Return passages on the topic of a message. Raises NotFoundError if there are none."""
        if not await answering.run(count_words, message):
            raise UsageError("quote-nothing")
        return _chosen(await self._search.about(scopes, message), message)


def credited(article: Article, newest: Article) -> Article:
    """Return an older version with the people, date, headline and URL of the newest one."""
    old, new = article.text, newest.text
    has_headline = old.headline_generated and not new.headline_generated
    text = replace(
        old,
        people=new.people or old.people,
        published=new.published or old.published,
        headline=new.headline if has_headline else old.headline,
        headline_generated=old.headline_generated and new.headline_generated,
    )
    return replace(article, text=text, url=article.url or newest.url)


def _passage(article: Article, ref: Reference, newest: Article | None, longest: int) -> QuotedPassage:
    """Return the passage of `ref`; if only the newest version has the place, the error names its reference there."""
    try:
        return passage_of(article, ref, longest=longest)
    except NotFoundError:
        if newest is None or ref.start is None:
            raise
        instead = Reference(ref.key, newest.version, ref.start, ref.end)
        try:
            passage_of(newest, instead)
        except NotFoundError:
            raise NotFoundError(str(ref)) from None
        paragraphs = len(newest.text.paragraphs)
        raise UsageError(
            "passage-in-newest", article=str(Reference(ref.key)), paragraphs=paragraphs, ref=str(instead)
        ) from None


def _exact(words: str, articles: list[Article]) -> tuple[Choice, ...]:
    documents = [document for article in articles for document in documents_of(article) if document.paragraphs]
    found = find_whole(words, documents)[: 2 * MOST_CHOICES]
    choices = {
        finding.place.ref: Choice(
            finding.place.ref,
            shown_headline(finding.document.article.text),
            label_of(finding.document, finding.start),
        )
        for finding in found
    }
    return tuple(choices.values())[:MOST_CHOICES]


def _chosen(hits: Iterable[Hit], words: str) -> tuple[Choice, ...]:
    choices = tuple(
        Choice(
            Reference.to(hit.card.key, hit.passage.version, Position(hit.passage.paragraph)),
            shown_headline(hit.card),
            hit.passage.excerpt.text,
        )
        for hit in hits
        if hit.passage is not None
    )[:MOST_CHOICES]
    if not choices:
        raise NotFoundError(words[:80])
    return choices


def _around(article: Article, ref: Reference) -> tuple[str | None, str | None]:
    paragraphs = article.text.paragraphs
    if ref.start is None:
        return None, None
    last = (ref.end or ref.start).paragraph
    before = paragraphs[ref.start.paragraph - 2].text if ref.start.paragraph > 1 else None
    return before, paragraphs[last].text if last < len(paragraphs) else None
