"""The documents of a segment as columns of bytes, and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np

from bot.archive.segments.arrays import offsets_of
from bot.archive.terms import Days, Documents, Flags, Integers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

Column: TypeAlias = "list[int] | Integers | Days | Flags"


@dataclass(frozen=True, slots=True, eq=False)
class DocumentColumns:
    """The documents of a new segment. Like `bot.archive.terms.Documents`, with counts of paragraphs for offsets."""

    numbers: Column
    lengths: Column
    headline_lengths: Column
    days: Column
    truncated: Column
    paragraph_counts: Column
    paragraph_starts: Column


class StoredDocuments(NamedTuple):
    """The same columns as an engine stores them, little-endian."""

    numbers: bytes
    lengths: bytes
    headline_lengths: bytes
    days: bytes
    truncated: bytes
    paragraph_counts: bytes
    paragraph_starts: bytes


def encode_documents(columns: DocumentColumns) -> StoredDocuments:
    """Return the columns as they are stored."""
    return StoredDocuments(
        little_endian(columns.numbers, "u4"),
        little_endian(columns.lengths, "u4"),
        little_endian(columns.headline_lengths, "u2"),
        little_endian(columns.days, "i4"),
        little_endian(columns.truncated, "u1"),
        little_endian(columns.paragraph_counts, "u2"),
        little_endian(columns.paragraph_starts, "u2"),
    )


def decode_documents(stored: StoredDocuments) -> Documents:
    """Return the documents that were stored."""
    return Documents(
        np.frombuffer(stored.numbers, "<u4"),
        np.frombuffer(stored.lengths, "<u4"),
        np.frombuffer(stored.headline_lengths, "<u2"),
        np.frombuffer(stored.days, "<i4"),
        np.frombuffer(stored.truncated, np.bool_),
        offsets_of(np.frombuffer(stored.paragraph_counts, "<u2")),
        np.frombuffer(stored.paragraph_starts, "<u2"),
    )


def encode_term_counts(counts: Sequence[int]) -> bytes:
    """Return the number of terms of each field as it is stored."""
    return little_endian(list(counts), "u4")


def decode_term_counts(stored: bytes) -> NDArray[np.int64]:
    """Return the first term of each field, and behind them how many terms there are."""
    return offsets_of(np.frombuffer(stored, "<u4"))


def little_endian(values: Column, dtype: str) -> bytes:
    """Return `values` as an array of numpy's `dtype`, little-endian."""
    return np.asarray(values, dtype=f"<{dtype}").tobytes()
