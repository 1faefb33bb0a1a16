"""What a case is, and how cases are drawn."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.quotation.collection import Article, Passage, read_collection, sentences


@dataclass(frozen=True)
class Case:
    """A quotation and the verdict it must get.

    `places` are the paragraphs that the answer must name (in any order), `names` a kind that a difference must have.
    """

    shape: str
    text: str
    verdict: str
    places: tuple[str, ...] = ()
    names: str | None = None


@dataclass
class Material:
    """The collection, sentence by sentence, and the chance that everything is drawn with."""

    articles: tuple[Article, ...] = field(default_factory=read_collection)
    seed: int = 1

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self.whole = ["\n".join(article.paragraphs) for article in self.articles]
        self.passages = [
            passage
            for article in self.articles
            for paragraph in range(len(article.paragraphs))
            for passage in sentences(article, paragraph)
        ]

    def fit(self, language: str | None = None, fewest: int = 8) -> list[Passage]:
        """Return sentences that stand once in the collection and are long enough to be quoted."""
        return [
            passage
            for passage in self.passages
            if (language is None or passage.article.language == language)
            and length(passage.text) >= fewest
            and sum(text.count(passage.text) for text in self.whole) == 1
            and passage.text[-1] in ".。!?！？”」"
            and balanced(passage.text)
        ]

    def neighbours(self, language: str | None = None) -> Iterator[tuple[Passage, Passage]]:
        """Yield pairs of sentences that follow one another in a paragraph."""
        fit = self.fit(language, 6)
        held = {(p.article.number, p.paragraph, p.sentence): p for p in fit}
        for passage in fit:
            following = held.get((passage.article.number, passage.paragraph, passage.sentence + 1))
            if following:
                yield passage, following


def length(text: str) -> int:
    """Count words; a Chinese character is one."""
    return len(re.findall(r"[\u4e00-\u9fff]|[^\W\u4e00-\u9fff]+", text))


def balanced(text: str) -> bool:
    """Tell whether quotation marks open and close in pairs."""
    return text.count("“") == text.count("”") and text.count("「") == text.count("」")
