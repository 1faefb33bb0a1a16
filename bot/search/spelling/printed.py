"""Detect names by their capitalisation in the archive: a word that always has a capital is a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.archive import Field
from bot.articles import ArticleKey
from bot.search.analysis.analyser import TOKEN, fold_word, term_of_word
from bot.search.analysis.cjk import simplify
from bot.search.spelling.language import LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.archive import Posting, Snapshot
    from bot.articles import Article

MOST_READ: Final = 3
"""Maximum number of articles read for one word."""

MOST_CHARACTERS: Final = 20_000
"""Maximum characters read of each."""

MOST_JUDGED: Final = 6
"""Maximum number of words looked up for one query."""

_BEGINNING: Final = re.compile(r"(?:[.!?:…]|\n)[\s\"'“”‘’«»()\[\]]{0,4}$")
"""Matches the start of a sentence, where a capital proves nothing."""

_BEFORE: Final = 6

_NAME_FIELDS: Final = (Field.NAME, Field.AUTHOR)


class PrintedWords:
    """Decides for one query which words are names in the archive."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._names: dict[str, bool] = {}

    def is_name(self, word: str) -> bool:
        """Return whether the folded `word` is part of a name: of a glossed one, of a byline, or always capitalised.

        After six words of one query, no more are looked up, and the rest are not names.
        """
        known = self._names.get(word)
        if known is None:
            if len(self._names) >= MOST_JUDGED:
                return False
            known = self._names[word] = bool(self._snapshot.postings(_NAME_FIELDS, [word])) or self._is_capital(word)
        return known

    def as_printed(self, folded: str, held: Sequence[Posting]) -> str:
        """Return a Chinese name as printed in an article; `held` are the postings of the name."""
        for article in self._articles(held).values():
            for text in (article.text.headline, *(paragraph.text for paragraph in article.text.paragraphs)):
                at = simplify(text).find(folded)
                if at >= 0:
                    return text[at : at + len(folded)]
        return folded

    def _articles(self, held: Iterable[Posting]) -> dict[ArticleKey, Article]:
        homes = {segment.id: segment for segment in self._snapshot.segments}
        keys = [
            ArticleKey(homes[posting.segment].scope, int(homes[posting.segment].documents.numbers[document]))
            for posting in held
            for document in posting.documents[-MOST_READ:].tolist()
        ]
        return self._snapshot.articles(keys[:MOST_READ])

    def _is_capital(self, word: str) -> bool:
        root = term_of_word(word)[0] or word
        held = (one for one in self._snapshot.postings([Field.BODY], [root]) if one.word == word)
        articles = self._articles(held)
        printed = [token for article in articles.values() for token in _printed(article, word)]
        if not printed:  # it is only found at the start of sentences
            return bool(articles) and LANGUAGE.is_name(word)
        return all(token[:1].isupper() for token in printed)


def _printed(article: Article, word: str) -> Iterator[str]:
    left = MOST_CHARACTERS
    for paragraph in article.text.paragraphs:
        left -= len(paragraph.text)
        if left < 0:
            return
        if word[:2] in paragraph.text.casefold():
            for found in TOKEN.finditer(paragraph.text):
                before = paragraph.text[max(0, found.start() - _BEFORE) : found.start()]
                if fold_word(found[0]) == word and not _BEGINNING.search(
                    f"\n{before}" if found.start() < _BEFORE else before
                ):
                    yield found[0]
