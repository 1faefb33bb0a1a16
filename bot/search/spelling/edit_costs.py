"""A weighted edit distance (Damerau–Levenshtein) for typing and phonetic errors, from one word to many at once.

A typing error hits an adjacent key, or doubles, drops or swaps letters; a phonetic error writes another vowel, or
another letter for the same sound. Swaps and omissions are more common than insertions, and substitutions of unrelated
letters are rare. Costs are relative to an unrelated inserted letter (1), by log-likelihood among words misspelt by
people and by machines.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np
from rapidfuzz.distance import OSA

from bot.search.spelling.sounds import may_sound_alike, sound_alike, written_by_sound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_KEYBOARD: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS: Final = "aeiouy"
_SOUNDS: Final = ("ckqx", "szcx", "gj", "fv", "dt", "bp", "mn", "iy", "uw")
_LETTERS: Final = 27
"""a to z are 0 to 25; every other character is 26."""

_BESIDE: Final = 0.8
_VOWEL: Final = 0.85
_SOUND: Final = 0.85
_OTHER: Final = 1.2
_SWAPPED: Final = 0.45
_DROPPED: Final = 0.6
_DROPPED_TWIN: Final = 0.55
_DOUBLED: Final = 0.65
_BRUSHED: Final = 0.9
"""Cost of an extra letter from an adjacent key."""

_PUT_IN: Final = 1.0
_FIRST_LETTER: Final = 0.3


@cache
def _swaps() -> NDArray[np.float32]:
    """Return the cost of each substitution, 27 by 27."""
    costs = np.full((_LETTERS, _LETTERS), _OTHER, np.float32)
    for group, cost in ((_VOWELS, _VOWEL), *((sound, _SOUND) for sound in _SOUNDS)):
        for a in group:
            for b in group:
                costs[_code(a), _code(b)] = min(costs[_code(a), _code(b)], cost)
    for a, b in _neighbours():
        costs[_code(a), _code(b)] = min(costs[_code(a), _code(b)], _BESIDE)
    np.fill_diagonal(costs, 0)
    costs[_LETTERS - 1, _LETTERS - 1] = _OTHER
    return costs


@cache
def _neighbours() -> frozenset[tuple[str, str]]:
    places = {key: (x + y * 0.5, y) for y, row in enumerate(_KEYBOARD) for x, key in enumerate(row)}
    return frozenset(
        (a, b)
        for a, (ax, ay) in places.items()
        for b, (bx, by) in places.items()
        if a != b and abs(ax - bx) <= 1 and abs(ay - by) <= 1
    )


def _put_in(typed: str, place: int) -> float:
    """Return the cost of an extra letter at `place` of `typed`."""
    letter, around = typed[place], typed[max(0, place - 1) : place] + typed[place + 1 : place + 2]
    if place and around[0] == letter:
        return _DOUBLED
    return _BRUSHED if any((letter, beside) in _neighbours() for beside in around) else _PUT_IN


def _code(letter: str) -> int:
    code = ord(letter) - ord("a")
    return code if 0 <= code < _LETTERS - 1 else _LETTERS - 1


def edits(typed: str, word: str) -> int:
    """Return how many errors make `word` into `typed`; a sound that is written otherwise is one of them."""
    plain = int(OSA.distance(typed, word))
    sounds = written_by_sound(typed), written_by_sound(word)
    return plain if sounds == (typed, word) else min(plain, 1 + int(OSA.distance(*sounds)))


def slip_costs(typed: str, words: Sequence[str]) -> NDArray[np.float32]:
    """Return the cost of having typed `typed` for each of `words`: of its letters, or of a sound and the rest."""
    costs = _letter_costs(typed, words)
    sounded = written_by_sound(typed)
    others = [written_by_sound(word) for word in words]
    places = [place for place, word in enumerate(words) if sounded != typed or others[place] != word]
    if places:
        by_sound = _letter_costs(sounded, [others[place] for place in places]) + np.float32(_SOUND)
        costs[places] = np.minimum(costs[places], by_sound)
    return costs


def mistaken_costs(typed: str, words: Sequence[str]) -> NDArray[np.float32]:
    """Return the cost of having typed the word `typed` for each of `words`: one that sounds like it is one error away.

    For what is no word it isn't so: letters are mistyped oftener than sounds are misheard.
    """
    costs = slip_costs(typed, words)
    for place in (costs > _SOUND).nonzero()[0].tolist():
        if may_sound_alike(typed, words[place]) and sound_alike(typed, words[place]):
            costs[place] = _SOUND
    return costs


def _letter_costs(typed: str, words: Sequence[str]) -> NDArray[np.float32]:
    """Return the optimal string alignment distance with the weights above, cell by cell for all words together."""
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

    Omissions add up along a row, so the cheapest path along it is a running minimum after subtracting their sum.
    """
    count, longest = codes.shape
    swaps = _swaps()
    table = np.zeros((len(typed) + 1, longest + 1, count), np.float32)
    columns, letters = np.ascontiguousarray(codes.T), np.ascontiguousarray(points.T)
    along = np.zeros((longest + 1, count), np.float32)
    np.cumsum(_missing(points), axis=0, out=along[1:])
    table[0] = along
    for i, letter in enumerate(typed, start=1):
        same = letters == ord(letter)
        row = table[i]
        np.add(table[i - 1], np.float32(_put_in(typed, i - 1)), out=row)
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


def _missing(points: NDArray[np.uint32]) -> NDArray[np.float32]:
    """Return, by place and word, the cost of omitting that letter; less for a doubled one."""
    missing = np.full(points.shape, _DROPPED, np.float32)
    missing[:, 1:][points[:, 1:] == points[:, :-1]] = _DROPPED_TWIN
    return np.ascontiguousarray(missing.T)
