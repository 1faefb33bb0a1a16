"""Decide which incoming articles are new, which are new versions of known ones, and which are unchanged (pure)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.articles import CONTAINED, VersionReason
from bot.loading.identity.matching import match
from bot.loading.report import Outcome

if TYPE_CHECKING:
    from bot.loading.identity.known_articles import Before, Entry, KnownCandidates
    from bot.loading.incoming import IncomingArticle, IncomingPage, IncomingRecord


class Decisions:
    """The decisions for one batch, with the candidates that its articles may match."""

    def __init__(self, candidates: KnownCandidates) -> None:
        self.candidates = candidates
        self.outcomes: Counter[Outcome] = Counter()

    def page(self, page: IncomingPage, before: Before) -> tuple[Entry, ...]:
        """Decide the articles of a page, given the articles it had before; return the entry of each.

        Matched articles come first: a new article may be a part that was split off one of them.
        """
        chosen = sorted(set(page.stored_as))
        matched = match([page.articles[at] for at in chosen], before.entries)
        entries = {
            chosen[place]: entry
            for place, entry in matched.items()
            if not _would_lose(page.articles[chosen[place]], entry, before)
        }
        for at, entry in entries.items():
            self.outcomes[self._divide(entry, page.articles[at], before)] += 1
        for at in chosen:
            if at not in entries:
                entries[at] = self._unknown(page.articles[at])
        self.outcomes[Outcome.UNCHANGED] += len(page.articles) - len(chosen)
        for entry in entries.values():
            entry.stands = True
        return tuple(entries[at] for at in page.stored_as)

    def record(self, record: IncomingRecord, earlier: Entry | None) -> Entry:
        """Decide a record, given the article with the same id, if any."""
        if earlier is None:
            return self._unknown(record.article)
        self.outcomes[self._revise(earlier, record.article)] += 1
        return earlier

    def alias(self, record: IncomingRecord, elsewhere: Entry) -> Entry:
        """Decide a record with a new id, given the article that one of its aliases identifies."""
        whole = elsewhere.truncated and not record.article.text.truncated
        self.outcomes[self._revise(elsewhere, record.article) if whole else Outcome.UNCHANGED] += 1
        return elsewhere

    def _divide(self, entry: Entry, article: IncomingArticle, before: Before) -> Outcome:
        """Update a matched article with the text on its page.

        A text that came from the same bytes is replaced (the page is divided differently). A text from another origin
        is replaced only if the page itself has changed.
        """
        article = article.with_sentences_of(entry.now)
        if entry not in before.given:
            return Outcome.UNCHANGED if before.same_content else self._revise(entry, article)
        if entry.removed or _divides_the_same(article, entry.now):
            return Outcome.UNCHANGED
        self.candidates.change(entry, article, VersionReason.RESEGMENTED)
        return Outcome.UPDATED

    def _unknown(self, article: IncomingArticle) -> Entry:
        if article.text.truncated:
            known = self.candidates.holding(article)
            if known is not None:
                self.outcomes[Outcome.UNCHANGED] += 1
                return known
        teaser = self.candidates.teaser_of(article)
        if teaser is not None:
            self.outcomes[self._revise(teaser, article)] += 1
            return teaser
        self.outcomes[Outcome.LOADED] += 1
        return self.candidates.create(article)

    def _revise(self, entry: Entry, article: IncomingArticle) -> Outcome:
        article = article.with_sentences_of(entry.now)
        if entry.removed or _says_no_more(article, entry) or _says_the_same(article, entry.now):
            return Outcome.UNCHANGED
        upgraded = entry.truncated and not article.text.truncated
        self.candidates.change(entry, article, VersionReason.UPGRADED if upgraded else VersionReason.EDITED)
        return Outcome.UPDATED


def _would_lose(article: IncomingArticle, entry: Entry, before: Before) -> bool:
    """Return whether `entry` keeps a text from another origin that lacks some of the page's text."""
    stays = before.same_content and entry not in before.given
    return stays and not (article.body == entry.now.body or article.share_within(entry.now) >= CONTAINED)


def _says_no_more(article: IncomingArticle, entry: Entry) -> bool:
    """Return whether an article is only the teaser of a full text that is stored already."""
    return article.text.truncated and not entry.truncated and article.share_within(entry.now) >= CONTAINED


def _divides_the_same(one: IncomingArticle, other: IncomingArticle) -> bool:
    return (
        _says_the_same(one, other)
        and one.text.paragraphs == other.text.paragraphs
        and one.text.names == other.text.names
    )


def _says_the_same(one: IncomingArticle, other: IncomingArticle) -> bool:
    # Generated headlines are not compared.
    return (
        one.body == other.body
        and one.text.truncated == other.text.truncated
        and (
            one.text.headline == other.text.headline
            or one.text.headline_generated is other.text.headline_generated is True
        )
        and one.text.people == other.text.people
        and one.text.published == other.text.published
        and one.url == other.url
    )
