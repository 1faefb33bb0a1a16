"""The words of a block that say what it is about, and the names it mentions."""

from __future__ import annotations

import json
import math
import re
from functools import lru_cache
from pathlib import Path

from bot.segmentation.text.vocabulary import words

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d.,]*\d|[\u3400-\u9fff]+")
_CJK_RUN = re.compile(r"[\u3400-\u9fff]+")
# Cutting words to their first letters does for inflection what a stemmer does (McNamee and Mayfield 2004), and faster.
_PREFIX = 6
_MAX_WORDS = 400
_STOP_WORDS = words(
    "the and for that with this from have has had was were are not but his her its their our your they she him you "
    "who whom what when where which while will would could should can may might must been being there here then than "
    "also more most some such only very just into onto over under about after before between during against other "
    "another each every any all both few many much own same so too said says say told tell asked added according "
    "because since until though although however still even now one two three first last new year years month months "
    "week weeks day days time times people make made like get got going went come came take took them these those mr "
    "mrs ms dr did does doing done out off per via how why per cent percent per among through up down"
)


def read_terms(text: str) -> dict[str, int]:
    """Count the content words of a block by their first letters; Chinese is counted in pairs of characters."""
    counts: dict[str, int] = {}
    for word in _WORD.findall(text[: 12 * _MAX_WORDS])[:_MAX_WORDS]:
        if word[0] >= "\u3400":
            for pair in (word[i : i + 2] for i in range(len(word) - 1)):
                counts[pair] = counts.get(pair, 0) + 1
        elif (key := _term(word)) is not None:
            counts[key] = counts.get(key, 0) + 1
    return counts


@lru_cache(maxsize=32_768)
def _term(word: str) -> str | None:
    """The term that a word counts as; None for a word that says nothing."""
    if len(word) < 2 or (len(word) == 2 and not word.isupper()):
        return None
    lower = word.lower()
    lower = lower[:-2] if lower[-2:-1] in ("'", "’") else lower
    return None if lower in _STOP_WORDS else lower[:_PREFIX]


@lru_cache(maxsize=1)
def _frequencies() -> tuple[dict[str, int], float]:
    data = json.loads(Path(__file__).with_name("frequencies.json").read_text(encoding="utf-8"))
    return data["blocks_with"], float(data["blocks"])


@lru_cache(maxsize=65_536)
def rarity(term: str) -> float:
    """How telling a term is: its inverse document frequency over the blocks of many newspaper pages, in nats."""
    counts, total = _frequencies()
    return math.log(total / (counts.get(term, 0) + 1.0))


def is_known(word: str) -> bool:
    """Tell whether newspapers use a word, or one that begins like it."""
    term = _term(word)
    return term is not None and term in _frequencies()[0]


def forget_tables() -> None:
    """Read the learned tables anew at the next call; the program that learns them needs it."""
    _frequencies.cache_clear()
    rarity.cache_clear()
