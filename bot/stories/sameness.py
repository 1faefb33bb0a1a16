"""Tell whether two articles tell the same story in nearly the same words (pure).

A reprint, an edited or shortened copy, a correction: yes. The same event in other words, a translation, and next week's
report of the same pattern: no. Two stories shown as one hide something, two articles shown apart hide nothing: in doubt
they are not the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

from bot.articles import Print
from bot.stories.distinctive import Telling, telling

if TYPE_CHECKING:
    from collections.abc import Iterator

SHARED_RUNS: Final = 0.6
"""The share of the shorter text's runs that the longer one holds. Chinese, whose names are not told: four fifths."""

SHARED_RUNS_CHINESE: Final = 0.8
FEWEST_WORDS: Final = 30
"""Shorter articles are formulas as often as not: a dividend, a closing price. Chinese characters count half."""

WORDS_A_CHANGE: Final = 80
"""In so many words a figure may differ, as after a correction, or two names, as after another spelling."""

MOST_DAYS_APART: Final = 31
"""What comes back with the season says the same every time and is another story each time."""

BEGINS_WITHIN: Final = 80
"""Words of the longer text before the shorter one begins: what merely contains another story is not that story."""

SHARED_BEGINNING: Final = 0.5
"""The share of the runs of its first half that the longer text then has there."""

_HAN: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_LONGEST: Final = 60_000


@dataclass(frozen=True)
class Account:
    """What an article says, as it is compared: its text (60,000 characters of it) and the day it was published."""

    text: str
    published: str | None = None

    @cached_property
    def print(self) -> Print:
        """Its fingerprint."""
        return Print(self.text[:_LONGEST])

    @cached_property
    def telling(self) -> Telling:
        """Its figures and names."""
        return telling(self.text[:_LONGEST])

    @cached_property
    def size(self) -> float:
        """How many words it has, a Chinese character counting half."""
        words = self.print.words
        return len(words) - sum(_HAN.match(word) is not None for word in words) / 2

    @property
    def is_chinese(self) -> bool:
        """Tell whether it is written without spaces, mostly."""
        return self.size < 3 / 4 * len(self.print.words)


def is_same_story(one: Account, other: Account) -> bool:
    """Tell whether two articles tell the same story in nearly the same words, each order alike."""
    shorter, longer = sorted((one, other), key=lambda account: (account.size, account.text))
    if shorter.size < FEWEST_WORDS or _far_apart(shorter, longer):
        return False
    least = SHARED_RUNS_CHINESE if shorter.is_chinese else SHARED_RUNS
    if shorter.print.held_by(longer.print) < least:
        return False
    return _differences(shorter, longer) <= shorter.size / WORDS_A_CHANGE and _begin_alike(shorter, longer)


def likeness(one: Account, other: Account) -> float:
    """Return the share (0 to 1) of the shorter one's runs that both have."""
    return one.print.likeness(other.print)


def _far_apart(one: Account, other: Account) -> bool:
    days = [*_day(one), *_day(other)]
    return len(days) > 1 and abs((days[0] - days[1]).days) > MOST_DAYS_APART


def _day(account: Account) -> Iterator[date]:
    try:
        yield date.fromisoformat((account.published or "")[:10])
    except ValueError:
        return


def _differences(shorter: Account, longer: Account) -> float:
    """Return how many figures, and half of how many names, the longer text lacks of the shorter one's."""
    mine, theirs = shorter.telling, longer.telling
    words = set(longer.print.words)
    figures = mine.figures - theirs.figures
    names = [name for name in mine.names - theirs.names if not words.issuperset(re.findall(r"\w+", name))]
    return len(figures) + len(names) / 2


def _begin_alike(shorter: Account, longer: Account) -> bool:
    if shorter.size >= longer.size / 2:
        return True
    lead = Print(" ".join(longer.print.words[: BEGINS_WITHIN + len(shorter.print.words) // 2]))
    half = Print(" ".join(shorter.print.words[: max(len(shorter.print.words) // 2, 1)]))
    return half.held_by(lead) >= SHARED_BEGINNING
