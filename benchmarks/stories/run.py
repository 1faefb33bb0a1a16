"""Measure how well stories are told apart, on pairs that are loaded like anything else, and what it costs to load.

`python -m benchmarks.stories.run [--each N] [--seed S]` loads both articles of each pair into an archive of their own
papers and looks whether they became one story. `python -m benchmarks.stories.run --corpus FILE.jsonl` loads a file of
articles with stories found and without, in turn, and prints the seconds of each and the pairs it folded.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path
from unittest.mock import patch

from benchmarks.stories.pairs import Pair, PairMaker
from bot.app import open_services
from bot.articles.model import SHARED, scopes_of
from bot.config import read_settings
from bot.runtime.clock import SystemClock

ROUNDS = 3


async def judge(pairs: list[Pair], folder: Path) -> Counter[tuple[str, bool, bool]]:
    """Load all pairs and count them by kind, whether they are the same, and whether they were taken to be."""
    file = folder / "pairs.jsonl"
    texts = [
        (f"{at}.{side}", text) for at, pair in enumerate(pairs) for side, text in enumerate((pair.one, pair.other))
    ]
    with file.open("w", encoding="utf-8") as lines:
        for name, text in texts:
            record = {
                "id": name,
                "paragraphs": text.split("\n"),
                "headline": f"Report {name}",
                "source": f"Paper {name[-1]}",
            }
            lines.write(json.dumps(record) + "\n")
    async with open_services(read_settings(), SystemClock(), folder / "pairs.db") as services:
        await services.loader.load([file])
        counts = (await services.archive.articles.counts((SHARED,))).articles
        cards = [
            card
            for offset in range(0, counts, 100)
            for card in await services.archive.articles.recent((SHARED,), limit=100, offset=offset)
        ]
        keys = {card.source_id: card.key for card in cards}
        counted: Counter[tuple[str, bool, bool]] = Counter()
        for at, pair in enumerate(pairs):
            one, other = keys[f"{at}.0"], keys[f"{at}.1"]
            told = await services.archive.stories.stories(scopes_of(None), [one])
            counted[pair.kind, pair.same, other in told.get(one, ())] += 1
    return counted


async def timed(corpus: Path, folder: Path, *, finding: bool) -> tuple[float, int]:
    """Load a file; return the seconds of this process it took, and how many articles only told again."""
    async with open_services(read_settings(), SystemClock(), folder / "corpus.db") as services:
        began = _spent()
        if finding:
            await services.loader.load([corpus])
        else:
            with patch("bot.loading.identity.store.place", _nothing):
                await services.loader.load([corpus])
        # Worker processes are counted once they have ended.
        return _spent() - began, await services.archive.stories.told_again(scopes_of(None))


def _spent() -> float:
    """Return the seconds of processor that this process and its ended children took."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


async def _nothing(*_args: object, **_more: object) -> None:
    return


def measure_loading(corpus: Path) -> None:
    """Print the seconds of loading with stories and without, in turn."""
    for _ in range(ROUNDS):
        for finding in (False, True):
            with tempfile.TemporaryDirectory() as folder:
                seconds, again = asyncio.run(timed(corpus, Path(folder), finding=finding))
            _say(f"{'with' if finding else 'without':8} stories {seconds:7.2f} s of processor, {again} told again")


def measure_judging(each: int, seed: int) -> None:
    """Print for each kind of pair how many were taken to be the same, and precision and recall over all."""
    pairs = list(PairMaker(seed).pairs(each))
    with tempfile.TemporaryDirectory() as folder:
        counted = asyncio.run(judge(pairs, Path(folder)))
    kinds = dict.fromkeys((kind, same) for kind, same, _ in counted)
    for kind, same in kinds:
        taken, left = counted[kind, same, True], counted[kind, same, False]
        _say(f"{kind:22} {'same' if same else 'not the same':13} folded {taken:5} of {taken + left}")
    right = sum(count for (_, same, taken), count in counted.items() if same and taken)
    folded = sum(count for (_, _, taken), count in counted.items() if taken)
    wanted = sum(count for (_, same, _), count in counted.items() if same)
    _say(
        f"precision {right / max(folded, 1):.4f} ({right} of {folded})  recall {right / max(wanted, 1):.4f} of {wanted}"
    )


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=Path)
    args = parser.parse_args()
    if args.corpus:
        measure_loading(args.corpus)
    else:
        measure_judging(args.each, args.seed)


if __name__ == "__main__":
    main()
