"""Split many texts at white space at once, and find out which of the parts are equal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.archive.terms import Flags

_SPACES: Final = np.isin(np.arange(256), [0, *range(0x09, 0x0E), *range(0x1C, 0x21)])
"""The bytes that separate parts: ASCII white space as `str.split` sees it, and NUL, which pads short parts."""

_WORD_SIZE: Final = 8
_SHORT: Final = 3 * _WORD_SIZE
_MASKS: Final = np.array([(1 << 8 * count) - 1 for count in range(_WORD_SIZE + 1)], dtype=np.uint64)
"""Mask i keeps the first i bytes of a little-endian word."""

_LONG: Final = np.uint64(0xFFFF_FFFF_FFFF_FFFF)
"""The last word of the key of a long part. No text in UTF-8 has such bytes."""

# Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4).
_FACTOR: Final = np.uint64(0x9E37_79B9_7F4A_7C15)
_HALF: Final = np.uint64(32)


@dataclass(frozen=True, slots=True, eq=False)
class SplitTexts:
    """The parts of some texts.

    `distinct` has every different part (rarely one of them twice), `indices` the place of each part of the texts among
    those, in order, and `counts` how many parts each text has.
    """

    distinct: list[str]
    indices: NDArray[np.intp]
    counts: NDArray[np.intp]


def split_at_whitespace(texts: Sequence[str]) -> SplitTexts:
    """Split `texts` at ASCII white space and NULs. A part may still contain white space beyond ASCII."""
    encoded = [text.encode() for text in texts]
    data = b" ".join((*encoded, bytes(_SHORT)))
    edges = np.flatnonzero(np.diff(~_SPACES[np.frombuffer(data, np.uint8)], prepend=False, append=False))
    starts, ends = edges[::2], edges[1::2]
    firsts, indices = _group_equal_rows(_keys(data, starts, ends))
    bounds = zip(starts[firsts].tolist(), ends[firsts].tolist(), strict=True)
    distinct = [data[start:end].decode() for start, end in bounds]
    first_bytes = np.cumsum([0, *(len(text) + 1 for text in encoded)])
    return SplitTexts(distinct, indices, np.diff(np.searchsorted(starts, first_bytes)))


def _keys(data: bytes, starts: NDArray[np.intp], ends: NDArray[np.intp]) -> list[NDArray[np.uint64]]:
    """Return three columns of numbers, which are equal for equal parts alone.

    They are the bytes of a part of up to 24 bytes; a longer part has a number in the first column.
    """
    lengths = ends - starts
    words = np.ndarray((len(data) - _WORD_SIZE + 1,), "<u8", data, strides=(1,))
    offsets = range(0, _SHORT, _WORD_SIZE)
    keys = [words[starts + offset] & _MASKS[np.clip(lengths - offset, 0, _WORD_SIZE)] for offset in offsets]
    long = np.flatnonzero(lengths > _SHORT)
    numbers: dict[bytes, int] = {}
    bounds = zip(starts[long].tolist(), ends[long].tolist(), strict=True)
    keys[0][long] = [numbers.setdefault(data[start:end], len(numbers)) for start, end in bounds]
    keys[-1][long] = _LONG
    return keys


def _group_equal_rows(columns: Sequence[NDArray[np.uint64]]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the index of one row of each group of equal rows, and the group of each row."""
    hashes = np.zeros_like(columns[0])
    for column in columns:
        hashes = (hashes ^ column) * _FACTOR
        hashes ^= hashes >> _HALF
    order = np.argsort(hashes)
    is_new: Flags = np.zeros(len(order), dtype=np.bool_)
    is_new[:1] = True
    for column in columns:
        in_order = column[order]
        is_new[1:] |= in_order[1:] != in_order[:-1]
    groups = np.empty(len(order), dtype=np.intp)
    groups[order] = np.cumsum(is_new) - 1
    return order[is_new], groups
