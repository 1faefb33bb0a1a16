"""The words of one article, as its index would hold them, ready to be asked for."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from bot.search.analysis.analyser import analyse, name_words, names_tied_by, published_day, terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.archive import IndexedArticle, Term
    from bot.articles import Article
    from bot.search.query.language import Phrase

_FIELDS: Final = ("body", "headline")


@dataclass(slots=True)
class _Text:
    """The words of a body or a headline in their order, and their roots; function words have none."""

    words: list[str]
    roots: set[str]
    functions: set[str]
    _places: dict[str, list[int]] = field(default_factory=dict[str, "list[int]"])

    @classmethod
    def of(cls, texts: Iterable[str]) -> _Text:
        found: list[Term] = [term for text in texts for term in terms(text)]
        distinct = set(found)
        roots = {root for root, _ in distinct if root}
        return cls([word for _, word in found], roots, {word for root, word in distinct if not root})

    def holds(self, phrase: Phrase) -> bool:
        """Tell whether a phrase is there, word by word; a function word in it stands for any word."""
        wanted = [(offset, word) for offset, (root, word) in enumerate(phrase.terms) if root]
        if not wanted or not self.roots.issuperset(root for root, _ in phrase.terms if root):
            return False
        offset, rarest = min(wanted, key=lambda one: len(self._at(one[1])))
        return any(self._starts(at - offset, wanted) for at in self._at(rarest))

    def _at(self, word: str) -> list[int]:
        if not self._places:
            for place, one in enumerate(self.words):
                self._places.setdefault(one, []).append(place)
        return self._places.get(word, [])

    def _starts(self, start: int, wanted: Sequence[tuple[int, str]]) -> bool:
        if start < 0 or start + wanted[-1][0] >= len(self.words):
            return False
        return all(self.words[start + offset] == word for offset, word in wanted)


class ArticleWords:
    """An article to be matched with filters."""

    def __init__(self, article: Article) -> None:
        indexed: IndexedArticle = analyse(article.text)
        self.key = article.key
        self.truncated = indexed.truncated
        self.day = published_day(article.text.published)
        self._source = " ".join(article.source.split())
        self._body = _Text.of(indexed.paragraphs)
        self._headline = _Text.of([indexed.headline])
        self._names = [*indexed.names, *indexed.authors]
        self._authors = _by_printed(indexed.authors)
        functions = self._body.functions | self._headline.functions
        self.roots = self._body.roots | self._headline.roots | functions | {root for root, _ in indexed.authors}

    @cached_property
    def _words(self) -> list[str]:
        return sorted({*self._body.words, *self._headline.words})

    @cached_property
    def _title_words(self) -> list[str]:
        return sorted(set(self._headline.words) - self._headline.functions)

    @property
    def tied(self) -> frozenset[str]:
        """The folded words of the names that the article ties to other names."""
        printed = {name for _, name in self._names if all(names_tied_by(name))}
        return frozenset(word for name in printed for word in name_words(name))

    def has_root(self, root: str, *, title: bool) -> bool:
        """Tell whether a root is in the article, or in its headline."""
        return root in (self._headline.roots if title else self.roots)

    def has_prefix(self, prefix: str, *, title: bool) -> bool:
        """Tell whether a word of the article, or of its headline, begins with `prefix`."""
        words = self._title_words if title else self._words
        at = bisect_left(words, prefix)
        return at < len(words) and words[at].startswith(prefix)

    def has_phrase(self, phrase: Phrase, *, title: bool) -> bool:
        """Tell whether a phrase is in the article, or in its headline."""
        return self._headline.holds(phrase) or (not title and self._body.holds(phrase))

    def has_author(self, words: Sequence[str]) -> bool:
        """Tell whether an author bears a name with all of `words`."""
        return bool(words) and any(held.issuperset(words) for held in self._authors.values())

    def has_source(self, words: Sequence[str]) -> bool:
        """Tell whether the name of the source has words that begin like `words`."""
        held = name_words(self._source)
        return bool(self._source) and all(any(part.startswith(word) for part in held) for word in words)


def _by_printed(names: Iterable[Term]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for word, printed in names:
        found.setdefault(printed, set()).add(word)
    return found
