"""What people do in a day: mostly talk, often search, sometimes read, quote and verify."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from benchmarks.search.queries import make_queries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.search.corpus import Made

QUIETEST = 0.05
"""The rate of the night, as a share of the peak's."""

TALK = (
    "did anyone see the vote last night", "lunch at noon?", "see A1 and the table there", "thanks!", "I doubt it",
    "the meeting moved to three", "https://example.com/a-link", "who has the minutes of Monday", "ok", "明天再說",
)  # fmt: skip

_SHARES = {
    "!search": 30, "/search": 18, "/search (typing)": 6, "!article": 9, "!quote": 8, "!verify": 6, "!related": 5,
    "!recent": 6, "!random": 4, "!cite": 3, "!help": 3, "!digest list": 2,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Act:
    """One command: its name in the report, its form, and what is typed or chosen."""

    name: str
    form: Literal["message", "slash", "typing"]
    words: str


class Traffic:
    """Draws commands over a corpus of which `articles` are a sample; the same seed draws the same."""

    def __init__(self, articles: Sequence[Made], seed: int = 11) -> None:
        self._chance = random.Random(seed)
        self._articles = articles
        self._queries = [query for _, query in make_queries(articles, each=200, seed=seed)]
        self._names, self._weights = list(_SHARES), list(_SHARES.values())

    def next(self) -> Act:
        """Return the next command."""
        name = self._chance.choices(self._names, self._weights)[0]
        query = self._chance.choice(self._queries)
        if name.startswith("/"):
            return Act(name, "typing" if "typing" in name else "slash", query)
        return Act(name, "message", f"{name} {self._rest(name, query)}".strip())

    def talk(self) -> str:
        """Return what somebody says that is no command."""
        return self._chance.choice(TALK)

    def _rest(self, name: str, query: str) -> str:
        number = self._chance.randrange(1, len(self._articles) + 1)
        match name:
            case "!search":
                return query
            case "!article" | "!related" | "!cite":
                return f"A{number}"
            case "!quote":
                return f"A{number}.p1.s1"
            case "!verify":
                return self._quotation()
            case _:
                return ""

    def _quotation(self) -> str:
        """Return words of an article, every other time with one of them lost."""
        words = self._chance.choice(self._chance.choice(self._articles).paragraphs).split()[:30]
        if len(words) > 8 and self._chance.random() < 0.5:
            del words[self._chance.randrange(2, len(words) - 2)]
        return f'"{" ".join(words)}"'


def rate(share_of_day: float, peak: float) -> float:
    """Return how many commands a second come at a moment (0 to 1) of the day: few at its ends, `peak` at noon."""
    return peak * (QUIETEST + (1 - QUIETEST) * math.sin(math.pi * share_of_day) ** 2)
