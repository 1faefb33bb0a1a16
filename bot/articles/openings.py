"""Headlines that were made of an article's first words: how they are marked, and when they would say the same twice."""

from __future__ import annotations

import re
from typing import Protocol

_FEWEST, _MOST = 12, 90
_FEWEST_HAN = 6
_HAN = re.compile("[\u3040-\u9fff]")
_CLAUSE = re.compile("[,;:—–.!?](?= |$)|[，；：。！？、]")
_COMPARED = 24
# Where a clause or a phrase begins: what ends before it ends in a whole one.
_PHRASE_BEGINS = re.compile(
    r" (?=(?:that|which|who|whose|while|after|before|because|as|when|where|since|although|though|if|unless|until|and|"
    r"but|or|for|with|without|in|on|at|by|from|to|into|of|over|under|during|against|amid|despite|including) )"
)


class Headed(Protocol):
    """What has a headline: a text, or the card of one."""

    @property
    def headline(self) -> str:
        """The headline, or the opening words where the page has none."""
        ...

    @property
    def headline_generated(self) -> bool:
        """Whether it is the opening words."""
        ...


def shown_headline(told: Headed) -> str:
    """Return a headline as it stands apart from its text: opening words in quotation marks, for they are quoted."""
    if not told.headline_generated:
        return told.headline
    opener, closer = ("「", "」") if _HAN.search(told.headline[:_FEWEST]) else ("“", "”")
    return f"{opener}{told.headline}{closer}"


def repeats(headline: str, text: str | None) -> bool:
    """Tell whether a text that is shown opens with the words of a made headline."""
    if not text:
        return False
    said, shown = _letters(headline), _letters(text[: 4 * len(headline) + _MOST])
    return bool(said) and said[:_COMPARED] in shown[: len(said) + _MOST]


def clause_end(text: str, start: int = 0) -> int:
    """Return where the first clause of a text ends that goes on from `start`: 90 characters further at most."""
    head = text[start : start + _MOST]
    least = _FEWEST_HAN if _HAN.search(head[:_FEWEST]) else _FEWEST
    end = next((found.start() for found in _CLAUSE.finditer(head) if found.start() >= least), 0)
    if not end:
        end = len(head) if start + len(head) == len(text) else phrase_end(head, least)
    return start + len(head[:end].rstrip())


def phrase_end(head: str, least: int) -> int:
    """Return where to cut the beginning of a text: before its last phrase from `least` on, else before a word."""
    phrases = [found.start() for found in _PHRASE_BEGINS.finditer(head) if found.start() >= least]
    return phrases[-1] if phrases else max(0, head.rfind(" "))


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
