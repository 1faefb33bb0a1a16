"""Boundaries proposed by words alone: the segmentation of greatest probability (Utiyama and Isahara, ACL 2001)."""

from __future__ import annotations

import math
from collections import Counter

_LONGEST = 24
_WINDOW = 240


def propose(blocks: list[dict[str, int]], priors: tuple[float, ...]) -> list[set[int]]:
    """For each prior, the blocks (by index) that start a segment; a higher prior makes fewer segments.

    A segment costs the sum over its words of log((words in it + vocabulary) / (count of the word + 1)), plus the
    prior times the log of the number of words. Segments have at most 24 blocks and are sought in windows of 240, so
    time grows with the length of the page only.
    """
    found: list[set[int]] = [set() for _ in priors]
    for start in range(0, len(blocks), _WINDOW):
        window = blocks[start : start + _WINDOW]
        costs = _costs(window)
        total = sum(sum(block.values()) for block in window)
        for starts, prior in zip(found, priors, strict=True):
            starts |= {start + index for index in _cheapest(costs, prior * math.log(max(2, total)))}
    return found


def _costs(blocks: list[dict[str, int]]) -> list[list[float]]:
    """costs[i][k]: the cost of the segment of k + 1 blocks that starts at block i."""
    spread = Counter(term for block in blocks for term in block)
    vocabulary = len(spread)
    words = [sum(block.values()) for block in blocks]
    # What a term of only one block gains is the same in every segment.
    alone = [
        sum(
            [
                _WEIGHTS[count] if count < _KNOWN else _weight(count)
                for term, count in block.items()
                if spread[term] == 1
            ]
        )
        for block in blocks
    ]
    places = {term: place for place, term in enumerate(term for term, blocks_with in spread.items() if blocks_with > 1)}
    once = [[places[term] for term, count in block.items() if count == 1 and term in places] for block in blocks]
    often = [
        [(places[term], count) for term, count in block.items() if count > 1 and term in places] for block in blocks
    ]
    table: list[list[float]] = []
    for first in range(len(blocks)):
        counts = [0] * len(places)
        length, gain, row = 0, 0.0, list[float]()
        for at in range(first, min(len(blocks), first + _LONGEST)):
            for place in once[at]:
                new = counts[place] = counts[place] + 1
                gain += _STEPS[new] if new < _KNOWN else _weight(new) - _weight(new - 1)
            for place, count in often[at]:
                old = counts[place]
                new = counts[place] = old + count
                gain += _WEIGHTS[new] - _WEIGHTS[old] if new < _KNOWN else _weight(new) - _weight(old)
            gain += alone[at]
            length += words[at]
            row.append(length * math.log(length + vocabulary) - gain if length else 0.0)
        table.append(row)
    return table


def _weight(count: int) -> float:
    return count * math.log(count + 1)


_KNOWN = 256
_WEIGHTS = [_weight(count) for count in range(_KNOWN)]
_STEPS = [0.0, *(_weight(count) - _weight(count - 1) for count in range(1, _KNOWN))]


def _cheapest(costs: list[list[float]], penalty: float) -> set[int]:
    """Shortest path over the gaps: the starts of the cheapest segments, the first block's left out."""
    best, back = [0.0] + [math.inf] * len(costs), [0] * (len(costs) + 1)
    for first, row in enumerate(costs):
        here = best[first] + penalty
        for end, cost in enumerate(row, first + 1):
            if here + cost < best[end]:
                best[end], back[end] = here + cost, first
    starts: set[int] = set()
    end = len(costs)
    while end > 0:
        end = back[end]
        starts.add(end)
    return starts - {0}
