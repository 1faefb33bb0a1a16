"""The text of one article version as one string, with a mapping from offsets to references."""

from __future__ import annotations

import itertools
import re
import threading
from bisect import bisect_right
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.articles import Position, Reference
from bot.quotation.text.characters import HAN, PARAGRAPH
from bot.quotation.text.speech import spoken_spans
from bot.quotation.text.typography_folding import fold
from bot.quotation.text.utterances import utterances_of
from bot.quotation.text.words import SENTENCE_BREAKS, FoldedTokens, is_inside_word, located

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from bot.articles import Article, ArticleKey, Paragraph
    from bot.quotation.text.speech import SpokenSpan
    from bot.quotation.text.typography_folding import Folded
    from bot.quotation.text.utterances import Utterance

MOST_GLOSSES: Final = 200
"""Maximum number of glosses that are read in one text."""

_GLOSS: Final = re.compile(rf"[(（](?:(?P<han>[{HAN}・·]{{1,20}})|[A-Z][A-Za-zÀ-ɏ .’'-]{{1,60}})[)）]")
_LATIN_NAME_END: Final = re.compile(r"[A-Za-zÀ-ɏ’']")
_HAN_NAME_END: Final = re.compile(f"[{HAN}]")

MOST_OCCURRENCES: Final = 20
"""Maximum number of matches of one passage in one article."""


def _glosses(text: str) -> Iterator[tuple[int, int]]:
    for match in _GLOSS.finditer(text):
        start, is_han = match.start(), match["han"] is not None
        start -= is_han and text[start - 1 : start] == " "
        if (_LATIN_NAME_END if is_han else _HAN_NAME_END).match(text[start - 1 : start]):
            yield start, match.end()


class TokenPlaces:
    """The positions of each token key in a text, in compact arrays."""

    __slots__ = ("_numbers", "_order", "_starts")

    def __init__(self, keys: Sequence[str]) -> None:
        self._numbers: dict[str, int] = {}
        numbers = np.array([self._numbers.setdefault(key, len(self._numbers)) for key in keys], dtype=np.int64)
        self._order = np.argsort(numbers, kind="stable")
        self._starts = [0, *np.cumsum(np.bincount(numbers)).tolist()]

    def __contains__(self, key: str) -> bool:
        return key in self._numbers

    def of(self, key: str, most: int) -> NDArray[np.int64]:
        """Return the first `most` places of `key`."""
        number = self._numbers.get(key, -1)
        if number < 0:
            return self._order[:0]
        return self._order[self._starts[number] : min(self._starts[number + 1], self._starts[number] + most)]


@dataclass(frozen=True)
class Document:
    """Some paragraphs of an article joined by paragraph separators; or its headline, with no paragraph at all.

    `numbers` are the 1-based numbers of the paragraphs in the article. Spans are offsets into `text`.
    """

    article: Article
    text: str
    paragraphs: tuple[Paragraph, ...] = ()
    numbers: tuple[int, ...] = ()

    @cached_property
    def folded(self) -> Folded:
        """The text as it is searched."""
        return fold(self.text)

    @cached_property
    def tokens(self) -> FoldedTokens:
        """The words and marks of the folded text."""
        return FoldedTokens(self.folded.text)

    @cached_property
    def token_places(self) -> TokenPlaces:
        """Where each key stands among the tokens."""
        return TokenPlaces(self.tokens.keys)

    @cached_property
    def capitalised_words(self) -> frozenset[str]:
        """Words that are capitalised inside a sentence: mostly names."""
        pairs = zip(self.tokens, self.tokens[1:], strict=False)
        return frozenset(
            token.text for before, token in pairs if token.text[0].isupper() and before.text not in SENTENCE_BREAKS
        )

    @cached_property
    def han_names(self) -> frozenset[str]:
        """The Chinese names that the article ties to people or to Latin names."""
        credited = (person.cjk or person.name for person in self.article.text.people)
        named = (cjk for _, cjk in self.article.text.names)
        return frozenset(name for name in (*credited, *named) if name and not name.isascii())

    @cached_property
    def speech(self) -> tuple[SpokenSpan, ...]:
        """Spans of direct speech between the text's own quotation marks, by start."""
        return spoken_spans(self.text)

    @cached_property
    def utterances(self) -> tuple[Utterance, ...]:
        """Speech in several parts: interrupted by an attribution, or continued over paragraphs."""
        return utterances_of(self.text, self.speech)

    @cached_property
    def glosses(self) -> tuple[tuple[int, int], ...]:
        """Spans of glosses: a name in another script in brackets behind a name."""
        return tuple(itertools.islice(_glosses(self.text), MOST_GLOSSES))

    @cached_property
    def _starts(self) -> list[int]:
        starts, position = list[int](), 0
        for paragraph in self.paragraphs:
            starts.append(position)
            position += len(paragraph.text) + 1
        return starts

    @cached_property
    def located(self) -> str:
        """The folded text in lower case and simplified characters, with the same offsets."""
        return located(self.folded.text)

    def occurrences(self, wanted: str, *, start: int = 0, exactly: bool = True) -> Iterator[tuple[int, int]]:
        """Yield the spans of `wanted` in the folded text from `start` on, at most MOST_OCCURRENCES.

        `wanted` is folded; for a search that is not `exactly`, located too.
        """
        text = self.folded.text if exactly else self.located
        for _ in range(MOST_OCCURRENCES):
            found = text.find(wanted, start)
            if found < 0:
                return
            yield found, found + len(wanted)
            start = found + 1

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of `text` for a span of the folded text (not empty)."""
        return self.folded.start(start), self.folded.end(end)

    def original_start(self, index: int) -> int:
        """Return where in `text` the folded character `index` starts."""
        return self.folded.start(index)

    def is_inside_word(self, position: int) -> bool:
        """Return whether `position` is inside a word of `text`."""
        return is_inside_word(self.text, position)

    def sentence_around(self, position: int) -> tuple[int, int]:
        """Return the span of the sentence that holds the character at `position`."""
        if not self.paragraphs:
            return 0, len(self.text)
        index = self._paragraph_at(position)
        base = self._starts[index]
        if not self.paragraphs[index].sentences:
            return base, base + len(self.paragraphs[index].text)
        start, end = self.paragraphs[index].sentences[self._sentence_at(index, position)]
        return base + start, base + end

    def reference(self, start: int, end: int) -> Reference:
        """Return the reference to the sentences that hold a span (not empty)."""
        key, version = self.article.key, self.article.version
        if not self.paragraphs:
            return Reference.to(key, version)
        return Reference.to(key, version, self._position(start), self._position(end - 1))

    def paragraph_breaks(self, start: int, end: int) -> int:
        """Count the paragraph breaks in a span."""
        return self.text.count(PARAGRAPH, start, end)

    @property
    def sentences(self) -> Iterator[tuple[int, int]]:
        """The spans of the sentences of its paragraphs, in order."""
        for base, paragraph in zip(self._starts, self.paragraphs, strict=True):
            for start, end in paragraph.sentences:
                yield base + start, base + end

    def paragraph_around(self, position: int) -> tuple[int, int]:
        """Return the span of the paragraph that holds the character at `position`."""
        if not self.paragraphs:
            return 0, len(self.text)
        index = self._paragraph_at(position)
        return self._starts[index], self._starts[index] + len(self.paragraphs[index].text)

    def paragraph_length(self, position: int) -> int:
        """Return how many characters the paragraph at `position` has."""
        return len(self.paragraphs[self._paragraph_at(position)].text) if self.paragraphs else len(self.text)

    def _paragraph_at(self, position: int) -> int:
        return bisect_right(self._starts, position) - 1

    def _sentence_at(self, index: int, position: int) -> int:
        offset = position - self._starts[index]
        sentences = self.paragraphs[index].sentences
        return max(0, bisect_right([start for start, _ in sentences], offset) - 1)

    def _position(self, position: int) -> Position:
        index = self._paragraph_at(position)
        return Position(self.numbers[index], self._sentence_at(index, position) + 1)


def documents_of(article: Article) -> tuple[Document, ...]:
    """Return the documents of an article: its text; its text without subheadings and captions; its headline."""
    numbered = tuple(enumerate(article.text.paragraphs, 1))
    body = tuple((number, paragraph) for number, paragraph in numbered if paragraph.kind == "body")
    found = [_joined(article, numbered)]
    if body and len(body) < len(numbered):
        found.append(_joined(article, body))
    if not article.text.headline_generated and article.text.headline:
        found.append(Document(article, article.text.headline))
    return tuple(found)


MOST_KEPT: Final = 64
"""Maximum number of cached articles."""

MOST_CHARACTERS_KEPT: Final = 2_000_000
"""Maximum characters of all cached articles: a folded text takes many times its length in memory."""


class DocumentCache:
    """An LRU cache of documents, since folding a text takes longer than searching it.

    Safe to share between threads: at worst two of them fold the same text.
    """

    def __init__(self, most: int = MOST_KEPT, most_characters: int = MOST_CHARACTERS_KEPT) -> None:
        self._most = most
        self._most_characters = most_characters
        self._kept: OrderedDict[ArticleKey, tuple[Article, tuple[Document, ...]]] = OrderedDict()
        self._characters = 0
        self._lock = threading.Lock()

    def of(self, article: Article) -> tuple[Document, ...]:
        """Return the documents of `article`."""
        with self._lock:
            known = self._kept.get(article.key)
        if known is None or known[0] != article:
            known = (article, documents_of(article))
        with self._lock:
            self._keep(article.key, known)
        return known[1]

    def __len__(self) -> int:
        """Return how many articles are cached."""
        return len(self._kept)

    def _keep(self, key: ArticleKey, known: tuple[Article, tuple[Document, ...]]) -> None:
        before = self._kept.pop(key, None)
        self._characters += _length(known[1]) - (_length(before[1]) if before else 0)
        self._kept[key] = known
        while len(self._kept) > self._most or (self._kept and self._characters > self._most_characters):
            _, (_, documents) = self._kept.popitem(last=False)
            self._characters -= _length(documents)


def _length(documents: tuple[Document, ...]) -> int:
    return sum(len(document.text) for document in documents)


def _joined(article: Article, numbered: tuple[tuple[int, Paragraph], ...]) -> Document:
    paragraphs = tuple(paragraph for _, paragraph in numbered)
    text = PARAGRAPH.join(paragraph.text for paragraph in paragraphs)
    return Document(article, text, paragraphs, tuple(number for number, _ in numbered))
