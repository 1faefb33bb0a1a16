"""Renumber the documents of segments that are merged, without the deleted ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from bot.archive.segments.arrays import gather_runs
from bot.archive.segments.documents import DocumentColumns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.archive.terms import Documents, Flags


@dataclass(frozen=True, slots=True, eq=False)
class Renumbering:
    """The documents of the new segment, and the new number of each document of the old ones (-1 if deleted)."""

    documents: DocumentColumns
    new_numbers: dict[int, NDArray[np.int64]]
    in_order: bool
    """Whether the documents of each segment simply follow those of the one before."""


def renumber(segments: Sequence[tuple[int, Documents, Flags]]) -> Renumbering:
    """Order the live documents of `segments` (id, documents, live) by article number."""
    articles = np.concatenate([documents.numbers[live] for _, documents, live in segments])
    order = np.argsort(articles, kind="stable")
    ranks = np.empty(len(order), dtype=np.int64)
    ranks[order] = np.arange(len(order))
    new_numbers: dict[int, NDArray[np.int64]] = {}
    start = 0
    for segment, documents, live in segments:
        numbers = np.full(len(documents), -1, dtype=np.int64)
        count = int(live.sum())
        numbers[live] = ranks[start : start + count]
        new_numbers[segment] = numbers
        start += count
    in_order = bool((order[1:] > order[:-1]).all())
    return Renumbering(_merge_documents(segments, order), new_numbers, in_order)


def _merge_documents(segments: Sequence[tuple[int, Documents, Flags]], order: NDArray[np.intp]) -> DocumentColumns:
    counts = [np.diff(documents.first_paragraphs) for _, documents, _ in segments]
    starts = [
        documents.paragraph_starts[np.repeat(live, count)]
        for (_, documents, live), count in zip(segments, counts, strict=True)
    ]
    paragraphs = np.concatenate([count[live] for (_, _, live), count in zip(segments, counts, strict=True)])
    return DocumentColumns(
        np.concatenate([documents.numbers[live] for _, documents, live in segments])[order],
        np.concatenate([documents.lengths[live] for _, documents, live in segments])[order],
        np.concatenate([documents.headline_lengths[live] for _, documents, live in segments])[order],
        np.concatenate([documents.days[live] for _, documents, live in segments])[order],
        np.concatenate([documents.truncated[live] for _, documents, live in segments])[order],
        paragraphs[order].astype(np.uint32),
        gather_runs(np.concatenate(starts), paragraphs, order),
    )
