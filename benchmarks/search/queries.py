"""Make the queries of a measurement out of its articles: rare and common, whole and misspelt, no two alike."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.search.corpus import Made

_STOP_WORDS = ("the", "of", "and", "to", "in", "a", "is", "that", "for", "it")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
SAMPLED = 4_000


def make_queries(articles: Sequence[Made], each: int, seed: int = 7) -> list[tuple[str, str]]:
    """Return `each` queries of every kind, as (kind, query); `articles` are a sample of the archive."""
    chance = random.Random(seed)
    texts = [" ".join(article.paragraphs).replace(".", " ").lower().split() for article in articles[:SAMPLED]]
    frequency = Counter(word for text in texts for word in sorted(set(text)))
    plain = [word for word in frequency if word.isascii() and word.isalpha() and len(word) > 3]
    rare = [word for word in plain if frequency[word] <= 2]
    mid = [word for word in plain if 10 <= frequency[word] <= 100]
    common = [word for word in plain if frequency[word] > len(texts) * 0.08]
    chinese = [word.strip("()") for word in frequency if not word.isascii()]

    def two() -> list[str]:
        # In order: what a set of words begins with is another in each process.
        words = sorted(set(chance.choice(texts)) & set(plain))
        held = [word for word in words if 3 < frequency[word] < len(texts) * 0.05]
        return chance.sample(held if len(held) > 1 else plain, 2)

    def phrase() -> str:
        text = chance.choice(texts)
        start = chance.randrange(max(1, len(text) - 3))
        return '"' + " ".join(text[start : start + 3]) + '"'

    kinds: dict[str, Callable[[], str]] = {
        "rare": lambda: chance.choice(rare),
        "mid": lambda: chance.choice(mid),
        "common": lambda: f"{chance.choice(common)} {chance.choice(common)}",
        "two words": lambda: " ".join(two()),
        "phrase": phrase,
        "eight words": lambda: " ".join(chance.sample(chance.choice(texts)[:400], 8)),
        "prefix": lambda: chance.choice(plain)[: chance.choice((3, 4, 5))] + "*",
        "misspelt": lambda: " ".join(misspell(word, chance) for word in two()),
        "chinese": lambda: chance.choice(chinese)[: chance.choice((2, 3))],
        "stop words": lambda: " ".join(chance.choices(_STOP_WORDS, k=3)),
        "filtered": lambda: f"{chance.choice(mid)} after:{chance.randrange(2005, 2024)}",
    }
    return [(kind, query) for kind, make in kinds.items() for query in _distinct(make, each)]


def misspell(word: str, chance: random.Random) -> str:
    """Return `word` with one slip of the finger."""
    place = chance.randrange(1, len(word))
    slip = chance.randrange(4)
    if slip == 0:
        return word[:place] + word[place + 1 :]
    if slip == 1:
        return word[:place] + chance.choice(_LETTERS) + word[place:]
    if slip == 2:
        return word[:place] + chance.choice(_LETTERS) + word[place + 1 :]
    return word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :]


def _distinct(make: Callable[[], str], each: int) -> list[str]:
    made: dict[str, None] = {}
    for _ in range(20 * each):
        if len(made) == each:
            break
        made[make()] = None
    return list(made)
