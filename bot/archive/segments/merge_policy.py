"""Choose which segments of a scope to merge."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

FAN: Final = 4
"""How many segments of one level are merged, and by how much the segments of the next level are bigger."""

SMALLEST: Final = 1_000
"""Segments with fewer documents are all of the lowest level: merging them costs next to nothing."""

MOST_MERGED: Final = 24
"""Segments of one merge."""

WORTH_MERGING: Final = 0.25
"""When idle, the smaller segments are merged with a bigger one once they have this share of its documents together."""

MOST_DELETED: Final = 0.3
"""A segment with a greater share of deleted documents is rewritten."""


@dataclass(frozen=True, slots=True)
class SegmentSize:
    """The size of a segment: its id, its documents, and how many of those are live."""

    segment: int
    documents: int
    live: int


def segments_to_merge(sizes: Sequence[SegmentSize]) -> list[int]:
    """Return the segments of one scope to merge now; none if there is no need.

    A full level is merged together with all levels below it. So each document is rewritten about log(n) times in all,
    and a scope has at most a few segments of each level. If there are very many, the smallest are merged first.
    """
    levels: defaultdict[int, list[SegmentSize]] = defaultdict(list)
    for size in sizes:
        levels[_level(size.live)].append(size)
    full = [level for level, members in levels.items() if len(members) >= FAN]
    if full:
        merged = [size for level, members in levels.items() if level <= max(full) for size in members]
        return sorted(size.segment for size in sorted(merged, key=lambda size: size.live)[:MOST_MERGED])
    worn = [size.segment for size in sizes if size.documents - size.live > MOST_DELETED * size.documents]
    return worn[:1]


def segments_to_merge_when_idle(sizes: Sequence[SegmentSize]) -> list[int]:
    """Return the segments of one scope to merge while nothing is stored; none if that is not worth it.

    Every search pays for every segment, however small. Afterwards each segment is several times as big as all smaller
    ones together. A merge makes a segment at least a quarter bigger, so that documents are rewritten only a few times.
    """
    falling = sorted(sizes, key=lambda size: -size.live)
    smaller = sum(size.live for size in falling)
    for index, size in enumerate(falling[:-1]):
        smaller -= size.live
        if smaller >= WORTH_MERGING * size.live or size.live < SMALLEST:
            return sorted(size.segment for size in falling[index:][-MOST_MERGED:])
    return []


def _level(live: int) -> int:
    level = 0
    while live >= SMALLEST * FAN**level:
        level += 1
    return level
