"""Autocomplete: suggest sentences while somebody types, within a deadline."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from bot.articles import shown_headline
from bot.errors import ArchiveError, UsageError
from bot.quotation.quoting.choices import Choice, label_of
from bot.quotation.text.document import DocumentCache
from bot.quotation.text.typography_folding import fold
from bot.quotation.text.words import count_words, located
from bot.quotation.verification.candidates import articles_like
from bot.runtime import answering

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.archive import Archive
    from bot.articles import Article, Scopes
    from bot.quotation.text.document import Document

SECONDS: Final = 0.25
"""Deadline for suggestions, in seconds; later ones are useless because the person has typed on."""

LONGEST_TYPED: Final = 200
FEWEST_WORDS: Final = 2
MOST_OFFERED: Final = 15

_MOST_ARTICLES = 8


class SentenceOffers:
    """Finds sentences that contain the typed text, ignoring case and typography."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._documents = DocumentCache()

    async def matching(self, scopes: Scopes, typed: str) -> tuple[Choice, ...]:
        """Return at most `MOST_OFFERED` sentences, or none where that would take longer than `SECONDS`."""
        typed = typed.encode("utf-8", "replace").decode("utf-8").strip('"“”「」 ')[:LONGEST_TYPED]
        complete = _complete(typed)
        if count_words(complete) < FEWEST_WORDS:
            return ()
        try:
            async with asyncio.timeout(SECONDS):
                articles = await articles_like(self._archive.terms, scopes, complete, _MOST_ARTICLES)
                return await answering.run(self._holding, typed, articles)
        except (TimeoutError, ArchiveError, UsageError):
            return ()

    def _holding(self, typed: str, articles: Sequence[Article]) -> tuple[Choice, ...]:
        wanted = located(fold(typed).text)
        documents = [document for article in articles for document in self._documents.of(article)]
        choices: dict[str, Choice] = {}
        for document in documents:
            for choice in _sentences(wanted, document):
                choices.setdefault(str(choice.ref), choice)
                if len(choices) == MOST_OFFERED:
                    return tuple(choices.values())
        return tuple(choices.values())


def _complete(typed: str) -> str:
    """Return the typed text without its last, unfinished word, which is not in the index."""
    if not typed or not typed[-1].isascii() or not typed[-1].isalnum():
        return typed
    return typed.rpartition(" ")[0]


def _sentences(wanted: str, document: Document) -> Iterator[Choice]:
    if not wanted or not document.paragraphs:
        return
    for found in document.occurrences(wanted, exactly=False):
        start, end = document.original(*found)
        if not document.is_inside_word(start):
            headline = shown_headline(document.article.text)
            yield Choice(document.reference(start, end), headline, label_of(document, start))
