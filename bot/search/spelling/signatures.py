"""Bit signatures of words (letters, bigrams, sounds) for fast fuzzy matching.

One edit changes at most two of a word's letters and four of its bigrams (six for a swap of neighbours). Sets are hashed
into 64 bits; a collision only makes a word look nearer than it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from bot.archive import Integers, Words

SHORTEST_SPELT: Final = 2
LONGEST_SPELT: Final = 32

COMMON: Final = 3
"""Minimum number of articles with a word for matching it by sound."""

_BITS: Final = np.uint64(63)
_END: Final = ord("\n")
_FIRST_WIDE: Final = 0xE2
"""The first UTF-8 byte of scripts whose words are not spelled in letters."""

_AT_ONCE: Final = 50_000
"""Words processed at a time; this takes a few megabytes."""


def _sounds_of_bytes() -> NDArray[np.uint32]:
    bits = np.zeros(256, dtype=np.uint32)
    for sound, group in enumerate(("ckqx", "sz", "gj", "fv", "dt", "bp", "m", "n", "l", "r")):
        for letter in group:
            bits[ord(letter)] = 1 << sound
    return bits


_SOUNDS: Final = _sounds_of_bytes()
"""The sound class of each letter; h, w, y and vowels have none."""


def _scattered(count: int, salt: int) -> NDArray[np.uint64]:
    """Return pseudo-random odd numbers (SplitMix64, Steele, Lea and Flood 2014)."""
    mixed = (np.arange(count, dtype=np.uint64) + np.uint64(salt * count + 1)) * np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return (mixed ^ (mixed >> np.uint64(31))) | np.uint64(1)


_OF_BYTES: Final = _scattered(256, 0)
_OF_POSITIONS: Final = _scattered(256, 1)


@dataclass(frozen=True, slots=True, eq=False)
class SignatureTable:
    """The candidate words by length, with their signatures, and a hash to identify each.

    Those of length n are from `bounds[n]` to before `bounds[n + 1]`.
    """

    places: Integers
    bounds: NDArray[np.intp]
    letters: NDArray[np.uint64]
    pairs: NDArray[np.uint64]
    sounds: NDArray[np.uint32]
    hashes: NDArray[np.uint64]

    def some(self, kept: NDArray[np.bool_]) -> SignatureTable:
        """Return the table of the words marked in `kept`."""
        before = np.concatenate(([0], np.cumsum(kept)))
        columns = (self.letters[kept], self.pairs[kept], self.sounds[kept], self.hashes[kept])
        return SignatureTable(self.places[kept], before[self.bounds], *columns)

    def near(self, own: SignatureTable, length: int, most: int, furthest: int, frequencies: Integers) -> Integers:
        """Return the words that may be within `most` edits of a word of `length` letters, the only one in `own`.

        Also words that may sound like it and be within `furthest`, if their `frequencies` are high enough.
        """
        first, end = self._of_length(length, max(most, 2))
        apart = np.bitwise_count(self.letters[first:end] ^ own.letters[0])
        at = (apart <= 2 * max(most, furthest)).nonzero()[0]
        is_near = apart[at] <= 2 * most
        at += first
        is_near &= np.bitwise_count(self.pairs[at] ^ own.pairs[0]) <= 4 * most + 2
        nearest, beyond = self._of_length(length, most)
        is_near &= (at >= nearest) & (at < beyond)
        places = self.places[at]
        if length > SHORTEST_SPELT:
            is_near |= (np.bitwise_count(self.sounds[at] ^ own.sounds[0]) <= 1) & (frequencies[places] >= COMMON)
        return np.sort(places[is_near])

    def _of_length(self, length: int, most: int) -> tuple[int, int]:
        """Return where the words begin and end whose lengths are within `most` of `length`."""
        return int(self.bounds[max(0, length - most)]), int(self.bounds[min(length + most, LONGEST_SPELT) + 1])


def signatures_of(words: Words) -> SignatureTable:
    """Return the signatures of those `words` that can be candidates (about 60 ms for half a million)."""
    parts = [_part(words.part(start, min(start + _AT_ONCE, len(words)))) for start in range(0, len(words), _AT_ONCE)]
    if not parts:
        return _NO_WORDS
    lengths, letters, pairs, sounds, hashes = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    order = np.argsort(lengths, kind="stable")
    order = order[np.searchsorted(lengths[order], SHORTEST_SPELT) :]
    bounds = np.searchsorted(lengths[order], np.arange(LONGEST_SPELT + 2))
    order = order[: bounds[-1]]
    columns = (letters[order], pairs[order], sounds[order], hashes[order])
    return SignatureTable(order.astype(np.uint32), bounds, *columns)


_NO_WORDS: Final = SignatureTable(
    np.empty(0, np.uint32),
    np.zeros(LONGEST_SPELT + 2, np.intp),
    np.empty(0, np.uint64),
    np.empty(0, np.uint64),
    np.empty(0, np.uint32),
    np.empty(0, np.uint64),
)

_Part = tuple[NDArray[np.intp], NDArray[np.uint64], NDArray[np.uint64], NDArray[np.uint32], NDArray[np.uint64]]


def _part(words: Words) -> _Part:
    """Return the lengths (0 for no candidate), letters, bigrams, sounds and hashes of some words."""
    begin = int(words.starts[0])
    text = np.frombuffer(words.text, np.uint8)[begin : int(words.starts[-1])]
    starts = words.starts[:-1].astype(np.intp) - begin
    is_end = text == _END
    bits = np.left_shift(np.uint64(1), text & _BITS)
    bits[is_end] = 0
    before = np.empty_like(text)
    before[1:], before[0] = text[:-1], _END
    hashed = (before.astype(np.uint32) * np.uint32(2_654_435_761) + text * np.uint32(2_246_822_519)) >> np.uint32(26)
    continues = (text & 0xC0) == 0x80
    lengths = np.add.reduceat((~(continues | is_end)).astype(np.intp), starts)
    positions = np.arange(len(text)) - np.repeat(starts, np.diff(starts, append=len(text)))
    firsts = text[starts]
    is_guess = (firsts < _FIRST_WIDE) & ~((firsts >= ord("0")) & (firsts <= ord("9")))
    return (
        np.where(is_guess, lengths, 0),
        np.bitwise_or.reduceat(bits, starts),
        np.bitwise_or.reduceat(np.left_shift(np.uint64(1), hashed.astype(np.uint64)), starts),
        np.bitwise_or.reduceat(_SOUNDS[text], starts),
        np.add.reduceat(_OF_BYTES[text] * _OF_POSITIONS[positions & 255], starts),
    )
