"""What slips of finger and of ear cost: a weighted edit distance from what was typed to many words at once.

A slip of the finger hits the key beside, doubles, drops or swaps letters; a slip of the ear writes another vowel, or
another letter for the same sound. Both are likelier than any other edit, and so cost less than 1.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_KEYBOARD: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS: Final = "aeiouy"
_SOUNDS: Final = ("ckqx", "szcx", "gj", "fv", "dt", "bp", "mn", "iy", "uw")
_SILENT: Final = "ehw"
_LETTERS: Final = 27
"""a to z are 0 to 25; every other character is 26."""

_BESIDE: Final = 0.75
_VOWEL: Final = 0.6
_SOUND: Final = 0.6
_VOWEL_GAP: Final = 0.75
_SILENT_GAP: Final = 0.7
_DOUBLED: Final = 0.5
_SWAPPED: Final = 0.7
_FIRST_LETTER: Final = 0.3


@cache
def _swaps() -> NDArray[np.float32]:
    """Return the cost of writing one letter for another, 27 by 27."""
    costs = np.ones((_LETTERS, _LETTERS), np.float32)
    for group, cost in ((_VOWELS, _VOWEL), *((sound, _SOUND) for sound in _SOUNDS)):
        for a in group:
            for b in group:
                costs[_code(a), _code(b)] = min(costs[_code(a), _code(b)], cost)
    for a, b in _neighbours():
        costs[_code(a), _code(b)] = min(costs[_code(a), _code(b)], _BESIDE)
    np.fill_diagonal(costs, 0)
    costs[_LETTERS - 1, _LETTERS - 1] = 1
    return costs


@cache
def _gaps() -> NDArray[np.float32]:
    """Return the cost of a letter too many or too few."""
    costs = np.ones(_LETTERS, np.float32)
    for letter in _VOWELS:
        costs[_code(letter)] = _VOWEL_GAP
    for letter in _SILENT:
        costs[_code(letter)] = _SILENT_GAP
    return costs


def _neighbours() -> list[tuple[str, str]]:
    places = {key: (x + y * 0.5, y) for y, row in enumerate(_KEYBOARD) for x, key in enumerate(row)}
    return [
        (a, b)
        for a, (ax, ay) in places.items()
        for b, (bx, by) in places.items()
        if a != b and abs(ax - bx) <= 1 and abs(ay - by) <= 1
    ]


def _code(letter: str) -> int:
    code = ord(letter) - ord("a")
    return code if 0 <= code < _LETTERS - 1 else _LETTERS - 1


def slip_costs(typed: str, words: Sequence[str]) -> NDArray[np.float32]:
    """Return what it costs to have typed `typed` for each of `words`.

    Damerau and Levenshtein's distance (optimal string alignment) with the weights above, one cell of the table at a
    time for all words together.
    """
    longest = max(map(len, words))
    points = np.array(words, dtype=f"<U{longest}").view(np.uint32).reshape(len(words), longest)
    codes = np.where((points >= ord("a")) & (points <= ord("z")), points - ord("a"), _LETTERS - 1).astype(np.intp)
    mine = [_code(letter) for letter in typed]
    table = _table(typed, mine, points, codes)
    lengths = np.array([len(word) for word in words])
    costs = table[len(typed), lengths, np.arange(len(words))]
    return costs + np.where(points[:, 0] == ord(typed[0]), np.float32(0), np.float32(_FIRST_LETTER))


def _table(typed: str, mine: Sequence[int], points: NDArray[np.uint32], codes: NDArray[np.intp]) -> NDArray[np.float32]:
    """Return the table of costs by letters of `typed`, letters of a word, and word.

    Letters left out add up along a row, so that the cheapest way along it is a running minimum of what is left when
    they are taken off.
    """
    count, longest = codes.shape
    swaps, gaps = _swaps(), _gaps()
    table = np.zeros((len(typed) + 1, longest + 1, count), np.float32)
    columns, letters = np.ascontiguousarray(codes.T), np.ascontiguousarray(points.T)
    along = np.zeros((longest + 1, count), np.float32)
    np.cumsum(_missing(points, gaps[codes]), axis=0, out=along[1:])
    table[0] = along
    for i, letter in enumerate(typed, start=1):
        extra = _DOUBLED if i > 1 and typed[i - 2] == letter else float(gaps[mine[i - 1]])
        same = letters == ord(letter)
        row = table[i]
        np.add(table[i - 1], np.float32(extra), out=row)
        swap = np.where(same, np.float32(0), swaps[mine[i - 1]][columns])
        np.minimum(row[1:], table[i - 1, :-1] + swap, out=row[1:])
        if i > 1:
            swapped = same[:-1] & (letters[1:] == ord(typed[i - 2]))
            over = np.where(swapped, table[i - 2, :-2] + np.float32(_SWAPPED), np.float32(np.inf))
            np.minimum(row[2:], over, out=row[2:])
        row -= along
        np.minimum.accumulate(row, axis=0, out=row)
        row += along
    return table


def _missing(points: NDArray[np.uint32], gaps: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return, by place and word, what it costs to have left that letter out; little where it is a doubled one."""
    missing = gaps.copy()
    missing[:, 1:] = np.where(points[:, 1:] == points[:, :-1], np.float32(_DOUBLED), missing[:, 1:])
    return np.ascontiguousarray(missing.T)
