"""Make a newspaper of any size: words as rare as they are in print, and articles that are about something.

Words follow Zipf's law with a tail of names and numbers, so that the vocabulary keeps growing with the archive. Each
article is about a few topics, and a topic has words of its own: that is what makes two words of a query meet.
Everything follows from the seed.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SOUNDS = (
    "b br c ch cl cr d dr f fl fr g gl gr h j k kl l m n p pl pr qu r s sc sh sk sl sn sp st str t th tr v w z",
    "a e i o u ai ea ee ie oa oo ou",
    "- b ck d ft g l ld ll m mp n nd ng nk nt p r rd rk rm rn rt s ss st t th x",
    "- - - s ed ing er ion al ment ity ness",
)
_ONSETS, _VOWELS, _CODAS, _ENDINGS = ([sound.replace("-", "") for sound in sounds.split()] for sounds in _SOUNDS)
_COMMONEST = (
    "the of and to in a is that for it as was with be by on not he this are or his from at which but have an had they"
)
_FUNCTION = _COMMONEST.split()
_HAN = [chr(code) for code in range(0x4E00, 0x5A00)]

COMMON_WORDS = 60_000
TOPICS = 4_000
TOPIC_WORDS = 40
PARAGRAPHS = 5.5
PARAGRAPH_WORDS = 48


@dataclass(frozen=True, slots=True)
class Made:
    """An article of the corpus."""

    id: str
    headline: str
    paragraphs: tuple[str, ...]
    published: str


def kept_articles(folder: Path, passages: int) -> Iterator[Made]:
    """Yield articles until they have so many passages, made once and kept in `folder`."""
    path = folder / f"articles-{passages}.jsonl"
    if not path.exists():
        unfinished = path.with_suffix(".part")
        with unfinished.open("w", encoding="utf-8") as lines:
            for article in Corpus().articles(passages):
                lines.write(json.dumps([article.id, article.headline, article.paragraphs, article.published]) + "\n")
        unfinished.replace(path)
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            number, headline, paragraphs, published = json.loads(line)
            yield Made(number, headline, tuple(paragraphs), published)


class Corpus:
    """The articles that a seed makes."""

    def __init__(self, seed: int = 1) -> None:
        self._seed = seed
        chance = random.Random(f"{seed} words")
        words = dict.fromkeys(_word(chance) for _ in range(COMMON_WORDS * 2))
        self.words = list(words)[:COMMON_WORDS]
        self._weights = list(accumulate(1 / (rank + 8) for rank in range(len(self.words))))
        self.topics = [chance.sample(self.words[200:], TOPIC_WORDS) for _ in range(TOPICS)]
        self._topic_weights = list(accumulate(1 / (rank + 1) ** 0.6 for rank in range(TOPIC_WORDS)))

    def articles(self, passages: int) -> Iterator[Made]:
        """Yield articles until they have so many passages."""
        made = number = 0
        while made < passages:
            number += 1
            article = self._article(number)
            made += len(article.paragraphs)
            yield article

    def _article(self, number: int) -> Made:
        chance = random.Random(f"{self._seed} article {number}")
        topics = [self.topics[chance.randrange(TOPICS)] for _ in range(2)]
        names = [_word(chance).capitalize() + _word(chance) for _ in range(chance.randrange(5))]
        count = max(1, round(chance.expovariate(1 / (PARAGRAPHS - 1))) + 1)
        paragraphs = tuple(self._paragraph(chance, topics, names) for _ in range(count))
        headline = " ".join(chance.choices(topics[0], cum_weights=self._topic_weights, k=5)).capitalize()
        day = f"{2005 + number % 20}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        return Made(str(number), headline, paragraphs, day)

    def _paragraph(self, chance: random.Random, topics: list[list[str]], names: list[str]) -> str:
        length = max(12, round(chance.gauss(PARAGRAPH_WORDS, 14)))
        words = chance.choices(self.words, cum_weights=self._weights, k=length)
        for place in range(length):
            kind = chance.random()
            if kind < 0.42:
                words[place] = chance.choice(_FUNCTION)
            elif kind < 0.58:
                words[place] = chance.choices(chance.choice(topics), cum_weights=self._topic_weights)[0]
            elif kind < 0.60 and names:
                words[place] = chance.choice(names)
            elif kind < 0.61:
                words[place] = str(chance.randrange(100_000))
        if chance.random() < 0.05:
            words.append("(" + "".join(chance.choices(_HAN, k=3)) + ")")
        return " ".join(words).capitalize() + "."


def _word(chance: random.Random) -> str:
    syllables = chance.choices((1, 2, 3), (2, 5, 3))[0]
    parts = [chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_CODAS) for _ in range(syllables)]
    return "".join(parts) + chance.choice(_ENDINGS)
