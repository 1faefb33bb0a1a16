"""Recognise a text in another: runs of four words, and the few of them by which an archive finds its like."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from functools import cached_property

RUN = 4
FEWEST_RUNS = 8
"""Below this many runs two texts may share half of them by chance."""

CONTAINED = 0.5
"""The share of a teaser's runs that its full article holds: found it in 97 to 100 of 100 cases in trials."""

_MOST_WORDS = 20_000
_LEAD_WORDS = 200
_WINDOW = 8
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_]+")


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded; a Chinese or Japanese character counts as one."""
    return _WORD.findall(text.casefold())


@dataclass(frozen=True)
class Print:
    """The fingerprint of a text: its words (the first 20,000) and the hashes of their runs of four."""

    text: str

    @cached_property
    def words(self) -> list[str]:
        """The words, in order."""
        return words_of(self.text)[:_MOST_WORDS]

    @cached_property
    def runs(self) -> frozenset[int]:
        """The different runs."""
        return frozenset(_runs(self.words))

    @property
    def tells(self) -> bool:
        """Whether the text is long enough for its runs to tell it from others."""
        return len(self.words) >= FEWEST_RUNS + RUN - 1

    def held_by(self, other: Print) -> float:
        """Return the share (0 to 1) of this text's runs that `other` holds."""
        return len(self.runs & other.runs) / len(self.runs) if self.runs else 0.0

    def likeness(self, other: Print) -> float:
        """Return the share (0 to 1) of the shorter text's runs that both hold; of short texts, of all their words."""
        if self.tells and other.tells:
            return len(self.runs & other.runs) / min(len(self.runs), len(other.runs))
        return _share(frozenset(self.words), frozenset(other.words))

    def overlap(self, other: Print) -> float:
        """Return the share (0 to 1) of all the runs of both texts that both hold; of short texts, of their words."""
        if self.tells and other.tells:
            return _share(self.runs, other.runs)
        return _share(frozenset(self.words), frozenset(other.words))


def _share(mine: frozenset[object], theirs: frozenset[object]) -> float:
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0


def samples(text: str) -> tuple[int, ...]:
    """Return some runs of the beginning of a text, ascending: two that share eleven words there share one of them.

    Winnowing (Schleimer, Wilkerson and Aiken 2003) with windows of eight runs over the first 200 words, which hold a
    teaser whole, and what stands before it in the full article.
    """
    runs = list(_runs(words_of(text[: _LEAD_WORDS * 20])[:_LEAD_WORDS]))
    if len(runs) < FEWEST_RUNS:
        return ()
    windows = zip(*(runs[at:] for at in range(_WINDOW)), strict=False)
    return tuple(sorted(set(map(min, windows))))


def _runs(words: list[str]) -> list[int]:
    # CRC-32, because hash() differs from one process to the next; what collides is told apart by the text.
    return [zlib.crc32(" ".join(run).encode()) for run in zip(*(words[at:] for at in range(RUN)), strict=False)]
