"""Tokenize text into words and marks for comparison, and find word boundaries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple, overload

from bot.quotation.text.characters import CJK, CURRENCY, HAN, HAN_NUMERALS, HYPHENS
from bot.quotation.text.typography_folding import fold
from bot.search import FUNCTION_WORDS, simplify

_TOKEN: Final = re.compile(
    rf"""
    [a-zA-Z]+(?=[\ ,.;:!?)"-])                              # what the next but one would find, and three times as fast
  | [{HAN}]                                                # each Chinese character is a word
  | [^\W\d_{HAN}]+(?:'[^\W\d_{HAN}]+)*                     # don't, folded
  | \d+(?:[.,:]\d+)*                                       # 1,900  9:30  2.6
  | [^\w\s]
    """,
    re.VERBOSE,
)
_IS_WORD: Final = re.compile(rf"[{HAN}]|[^\W_]")
_HAN_RUN: Final = re.compile(f"[{HAN}]+")
_IS_CJK: Final = re.compile(f"[{CJK}]")
_APOSTROPHES: Final = "'’ʼ‘＇"

SENTENCE_BREAKS: Final = '.!?:"。！？：…'
"""Marks of a folded text behind which a capital letter is no sign of a name."""


class Token(NamedTuple):
    """A word, or one mark of punctuation, at `start` to `end` of a folded text.

    `key` is the normalized form for matching (case and Chinese script folded); `text` is the original form.
    """

    text: str
    key: str
    start: int
    end: int
    is_word: bool

    @property
    def is_han(self) -> bool:
        """Return whether it is a single Chinese character."""
        return len(self.text) == 1 and _IS_CJK.match(self.text) is not None


class FoldedTokens(Sequence[Token]):
    """The tokens of a folded text, created lazily: most of a long text's are never read."""

    __slots__ = ("_spans", "_text", "keys")

    def __init__(self, folded: str) -> None:
        self._text = folded
        self._spans = [match.span() for match in _TOKEN.finditer(folded)]
        text = located(folded)
        self.keys = [text[start:end] for start, end in self._spans]

    def __len__(self) -> int:
        return len(self._spans)

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Token, ...]: ...
    def __getitem__(self, index: int | slice) -> Token | tuple[Token, ...]:
        if isinstance(index, slice):
            return tuple(self[place] for place in range(*index.indices(len(self._spans))))
        start, end = self._spans[index]
        text = self._text[start:end]
        return Token(text, self.keys[index], start, end, _IS_WORD.match(text) is not None)

    def start(self, index: int) -> int:
        """Return where the token `index` starts."""
        return self._spans[index][0]


def located(folded: str) -> str:
    """Return a folded text in lower case and simplified characters, with the same offsets."""
    lowered = folded.lower()
    kept = lowered if len(lowered) == len(folded) else folded
    return kept if kept.isascii() else _HAN_RUN.sub(lambda run: simplify(run[0]), kept)


def tokens(folded: str) -> tuple[Token, ...]:
    """Return the words and marks of a folded text."""
    return FoldedTokens(folded)[:]


def is_content(token: Token) -> bool:
    """Return whether a token is a content word (no function word, no single Chinese character)."""
    return token.is_word and not token.is_han and token.key not in FUNCTION_WORDS


def count_words(text: str) -> int:
    """Count words; a Chinese character counts as one."""
    folded = fold(text).text
    return sum(_IS_WORD.match(folded, token.start()) is not None for token in _TOKEN.finditer(folded))


def is_inside_word(text: str, position: int) -> bool:
    """Return whether `position` in `text` (not folded) is inside a word, a number, or a number with its unit."""
    if position <= 0 or position >= len(text):
        return False
    left, right = text[position - 1], text[position]
    before, after = text[position - 2 : position - 1], text[position + 1 : position + 2]
    if left in HAN_NUMERALS and right in HAN_NUMERALS:
        return True
    return (
        _is_number(left, right, before, after)
        or _is_chinese_number(text, position)
        or _is_compound(left, right, before, after)
        or (_is_letter(left) and _is_letter(right))
    )


def _is_letter(character: str) -> bool:
    return character.isalnum() and not _IS_CJK.match(character)


def _is_compound(left: str, right: str, before: str, after: str) -> bool:
    """Return whether an apostrophe or hyphen joins both sides: city|’s, Mei-|hua."""
    ties = HYPHENS + _APOSTROPHES
    return (right in ties and _is_letter(left) and bool(after) and _is_letter(after)) or (
        left in ties and _is_letter(right) and bool(before) and _is_letter(before)
    )


def _is_number(left: str, right: str, before: str, after: str) -> bool:
    """Return whether the position is inside a number, or between it and its sign or unit: 1|,900  NT$|1  71|%."""
    if (right in ".,:" and left.isdigit() and after.isdigit()) or (
        left in ".,:" and before.isdigit() and right.isdigit()
    ):
        return True
    if left in CURRENCY:
        return right.isdigit()
    if right in CURRENCY:
        return _is_letter(left)
    if right in "%％‰°":
        return left.isdigit()
    if left in "-−–":
        return right.isdigit() and not before.isalpha()
    if right in "-–":
        return left.isdigit() and after.isdigit()
    return left == "°" and _is_letter(right)


def _is_chinese_number(text: str, position: int) -> bool:
    left, right = text[position - 1], text[position]
    if right in HAN_NUMERALS:
        return (
            left.isdigit()
            or left == "第"
            or text[max(0, position - 3) : position] == "百分之"
            or (left in "點点" and text[position - 2 : position - 1] in HAN_NUMERALS)
        )
    return right in "點点" and left in HAN_NUMERALS and text[position + 1 : position + 2] in set(HAN_NUMERALS)
