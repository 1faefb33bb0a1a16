"""What of a text tells it from others made after the same pattern: its figures and the names in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_FIGURE: Final = re.compile(
    r"\d+(?:[.,:/-]\d+)*"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|"
    r"eighty|ninety|hundred)\b"
    r"|[〇零一二兩两三四五六七八九十百千萬万億亿]{2,}"
    r"|[〇零一二兩两三四五六七八九十](?=[年月日號号時时點点分元人名位歲岁度家間间項项件起次成萬万])",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"(?<![\w'’.-])[^\W\d_a-z]\w+(?:['’-]\w+)*")
_BEGINS: Final = re.compile(r"(?:^|[.!?:;\n\"“”«»()\[\]|—–-])\s*$")
_BEFORE: Final = 4


@dataclass(frozen=True, slots=True)
class Telling:
    """The figures of a text (one, which is no figure most of the time, left out) and its names, folded.

    Names are words with a capital that no sentence begins with; Chinese writes none.
    """

    figures: frozenset[str]
    names: frozenset[str]


def telling(text: str) -> Telling:
    """Return what of a text tells it from others of its pattern."""
    names = (match for match in _NAME.finditer(text) if match[0].upper() != match[0].lower())
    return Telling(
        frozenset(match[0].casefold() for match in _FIGURE.finditer(text)),
        frozenset(name[0].casefold() for name in names if not _begins_a_sentence(text, name.start())),
    )


def _begins_a_sentence(text: str, at: int) -> bool:
    return at == 0 or _BEGINS.search(text[max(0, at - _BEFORE) : at]) is not None
