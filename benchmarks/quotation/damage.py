"""Random damage to a quotation: of letters, words, marks, and of what looks like them."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Sequence

BREAKS = ("", " ", "\n", "\n\n", "\u3000", "  ", "\u00a0", "\u2029", " — ", "…", " ... ", "\n> ")
"""What a quoter may set between two sentences."""

_INSERTED = (
    *"abcehinostuvxyzABIT0123456789.,;:!?()[]-–—'\"“”‘’…%$ß²½①Ⅳ𝐚·・⋯＂ ",
    *"不沒未的一二三會說是，。「」",
    "\u00a0", "\u200b", "\u00ad", "\u2009", "\u3000", "\n", "...", " not", " no ", "é", "ﬁ", "\u0301", "０",
    "\u2029", "\u202e", "\ufeff", "\ufe0f", "\r\n", "\x00",
)  # fmt: skip
_ALIKE = {
    "a": "а",
    "c": "с",
    "e": "е",
    "o": "о",
    "p": "р",
    "x": "х",
    "y": "у",
    "l": "1",
    "0": "O",
    "日": "曰",
    "未": "末",
}
_SIMPLE = dict(zip("說這個來時間會後過學書國們電車長門開關點", "说这个来时间会后过学书国们电车长门开关点", strict=True))
_WIDE = {str(digit): chr(0xFF10 + digit) for digit in range(10)}
_STOPS = {",": "，", ".": "。", "，": ",", "。": "."}
_WRAPS = (
    "“{}”", '"{}"', "「{}」", "({})", "[{}]", "*{}*", "> {}", "`{}`", "‘{}’", "« {} »", "… {} …", "[…] {}", "{} [sic]",
    "{}.", "{}…",
)  # fmt: skip
_FILLERS = ("…", "...", "[…]", "(…)", "[the rest]", "[not]", "[...]", "[", "]", "....", ". .")


def mutated(text: str, chance: random.Random, others: Sequence[str]) -> str:
    """Return `text` with one to three random changes; `others` are sentences that words are taken from."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        change = chance.choice(_CHANGES)
        text = _foreign_words(text, chance, others) if change is None else change(text, chance)
    return text


def _place(text: str, chance: random.Random) -> int:
    return chance.randrange(max(1, len(text)))


def _delete(text: str, chance: random.Random) -> str:
    at = _place(text, chance)
    return text[:at] + text[at + 1 :]


def _insert(text: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(_INSERTED) + text[at:]


def _replace(text: str, chance: random.Random) -> str:
    at = _place(text, chance)
    return text[:at] + chance.choice(_INSERTED) + text[at + 1 :]


def _swap(text: str, chance: random.Random) -> str:
    at = _place(text, chance)
    return text[:at] + text[at : at + 2][::-1] + text[at + 2 :]


def _flip_case(text: str, chance: random.Random) -> str:
    at = _place(text, chance)
    return text[:at] + text[at : at + 1].swapcase() + text[at + 1 :]


def _change_words(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    at = chance.randrange(len(words))
    change = chance.randrange(4)
    if change == 0:
        del words[at]
    elif change == 1:
        words.insert(at, words[at])
    elif change == 2:
        other = chance.randrange(len(words))
        words[at], words[other] = words[other], words[at]
    else:
        words.insert(at, chance.choice(("not", "never", "no", "only", "would", "said")))
    return " ".join(words) or text


def _cut(text: str, chance: random.Random) -> str:
    start, end = sorted((_place(text, chance), _place(text, chance)))
    return text[:start] + text[end:] if chance.random() < 0.5 and end - start < len(text) // 2 else text[: max(12, end)]


def _foreign_words(text: str, chance: random.Random, others: Sequence[str]) -> str:
    """Put a few words of another sentence in, or in the place of as many."""
    other = chance.choice(others)
    start = _place(other, chance)
    taken = other[start : start + chance.randint(2, 30)]
    at = _place(text, chance)
    return text[:at] + taken + text[at + chance.choice((0, len(taken))) :]


def _one_of(table: dict[str, str]) -> Callable[[str, random.Random], str]:
    """Return a change of one character into the one that `table` has for it."""

    def change(text: str, chance: random.Random) -> str:
        places = [index for index, character in enumerate(text) if character in table]
        if not places:
            return text
        at = chance.choice(places)
        return text[:at] + table[text[at]] + text[at + 1 :]

    return change


def _fill(text: str, chance: random.Random) -> str:
    """Put an ellipsis or brackets in the place of a few characters, or of none."""
    at = _place(text, chance)
    return text[:at] + chance.choice(("", " ")) + chance.choice(_FILLERS) + text[at + chance.choice((0, 0, 1, 4, 20)) :]


def _decompose(text: str, _: random.Random) -> str:
    return unicodedata.normalize("NFD", text)


def _renumber(text: str, chance: random.Random) -> str:
    return re.sub(r"\d", lambda digit: str((int(digit[0]) + chance.randint(0, 1)) % 10), text)


def _wrap(text: str, chance: random.Random) -> str:
    return chance.choice(_WRAPS).replace("{}", text)


def _move_mark(text: str, chance: random.Random) -> str:
    """Move a mark beside a quotation mark to its other side."""
    return re.sub(r"[.,][”’\"]|[”’\"][.,]", lambda marks: marks[0][::-1], text, count=chance.randint(1, 2))


def _respace(text: str, chance: random.Random) -> str:
    at = text.find(" ", _place(text, chance))
    return text if at < 0 else text[:at] + chance.choice(BREAKS) + text[at + 1 :]


_CHANGES: tuple[Callable[[str, random.Random], str] | None, ...] = (
    _delete, _insert, _insert, _replace, _swap, _flip_case, _change_words, _cut, None, _one_of(_ALIKE),
    _one_of(_SIMPLE), _one_of(_WIDE), _one_of(_STOPS), _fill, _decompose, _renumber, _wrap, _move_mark, _respace,
)  # fmt: skip
