"""Cut texts at their spaces, and find out which pieces are the same, many at once (pure, no SQL)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.archive.terms import Flags

_SPACES: Final = np.isin(np.arange(256), [0, *range(0x09, 0x0E), *range(0x1C, 0x21)])
"""What ends a piece: ASCII's white space as `str.split` sees it, and NUL, by which short pieces are filled up."""

_EIGHT: Final = 8
_SHORT: Final = 3 * _EIGHT
_MASKS: Final = np.array([(1 << 8 * count) - 1 for count in range(_EIGHT + 1)], dtype=np.uint64)
"""By how many bytes count: those bytes of a little-endian word."""

_LONG: Final = np.uint64(0xFFFF_FFFF_FFFF_FFFF)
"""The last number of what stands for a longer piece: no text in UTF-8 holds such bytes."""

# Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4).
_FACTOR: Final = np.uint64(0x9E37_79B9_7F4A_7C15)
_HALF: Final = np.uint64(32)


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """The pieces of some texts: `different` has each of them (hardly one twice), `which` tells for every piece of the
    texts, in order, its place among those, and `counts` how many each text has.
    """

    different: list[str]
    which: NDArray[np.intp]
    counts: NDArray[np.intp]


def cut(texts: Sequence[str]) -> Pieces:
    """Cut `texts` at their spaces. A piece may still hold spaces beyond ASCII."""
    encoded = [text.encode() for text in texts]
    data = b" ".join((*encoded, bytes(_SHORT)))
    edges = np.flatnonzero(np.diff(~_SPACES[np.frombuffer(data, np.uint8)], prepend=False, append=False))
    starts, ends = edges[::2], edges[1::2]
    firsts, which = _grouped(_standing_for(data, starts, ends))
    bounds = zip(starts[firsts].tolist(), ends[firsts].tolist(), strict=True)
    different = [data[start:end].decode() for start, end in bounds]
    first_bytes = np.cumsum([0, *(len(text) + 1 for text in encoded)])
    return Pieces(different, which, np.diff(np.searchsorted(starts, first_bytes)))


def _standing_for(data: bytes, starts: NDArray[np.intp], ends: NDArray[np.intp]) -> list[NDArray[np.uint64]]:
    """Return three numbers for each piece that only the same piece has: its 24 bytes, or those of a longer one."""
    lengths = ends - starts
    eights = np.ndarray((len(data) - _EIGHT + 1,), "<u8", data, strides=(1,))
    found = [eights[starts + done] & _MASKS[np.clip(lengths - done, 0, _EIGHT)] for done in range(0, _SHORT, _EIGHT)]
    long = np.flatnonzero(lengths > _SHORT)
    met: dict[bytes, int] = {}
    bounds = zip(starts[long].tolist(), ends[long].tolist(), strict=True)
    found[0][long] = [met.setdefault(data[start:end], len(met)) for start, end in bounds]
    found[-1][long] = _LONG
    return found


def _grouped(numbers: Sequence[NDArray[np.uint64]]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return where each different row of parallel `numbers` is, and for every row the place of its like among those."""
    hashes = np.zeros_like(numbers[0])
    for column in numbers:
        hashes = (hashes ^ column) * _FACTOR
        hashes ^= hashes >> _HALF
    order = np.argsort(hashes)
    is_new: Flags = np.zeros(len(order), dtype=np.bool_)
    is_new[:1] = True
    for column in numbers:
        in_order = column[order]
        is_new[1:] |= in_order[1:] != in_order[:-1]
    which = np.empty(len(order), dtype=np.intp)
    which[order] = np.cumsum(is_new) - 1
    return order[is_new], which
