"""Never a false verbatim, never a false exact: random damage to real quotations, judged by `bot.py verify --batch`.

`python -m benchmarks.quotation.mutations --count 100000`. What may be called verbatim, and what typography, is decided
here by plain comparison with the pages, in other ways than the program's own.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from benchmarks.quotation.cases import Case, Material, length
from benchmarks.quotation.damage import BREAKS, mutated
from benchmarks.quotation.oracle import Oracle
from benchmarks.quotation.run import answers
from benchmarks.quotation.spoken import spoken


def cases(material: Material, count: int, seed: int) -> list[str]:
    """Make `count` damaged quotations: of sentences, of two that follow one another, and of speech run together."""
    chance = random.Random(seed)
    sound = [passage.text for passage in material.fit(fewest=8)]
    said = [case.text for case in spoken(material) if case.verdict in ("verbatim", "elided")]
    pools = (sound, sound, sound, _pairs(material, chance), said)
    return [mutated(chance.choice(chance.choice(pools)), chance, sound) for _ in range(count)]


def _pairs(material: Material, chance: random.Random) -> list[str]:
    """Return sentences that follow one another, with what a quoter may set between them."""
    held = material.passages
    return [
        f"{one.text}{chance.choice(BREAKS)}{other.text}"
        for one, other in pairwise(held)
        if one.article is other.article and min(length(one.text), length(other.text)) >= 4
    ]


def wrong(oracle: Oracle, text: str, verdict: str) -> bool:
    """Tell whether `verdict` says that more is right than is."""
    if verdict == "verbatim":
        return not oracle.is_verbatim(text)
    if verdict in ("elided", "elided-meaning"):
        return not oracle.has_fragments_in_order(text)
    return verdict in ("typography", "exact") and not (oracle.has_same_letters(text) and oracle.has_same_marks(text))


def main() -> int:
    """Run, print what was false, and tell by the exit status whether anything was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    material = Material(seed=options.seed)
    texts = cases(material, options.count, options.seed)
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        found = answers([Case("mutation", text, "") for text in texts], Path(folder), material)
        took = time.perf_counter() - began
    return _report(Oracle(material), texts, [answer.get("verdict", "error") for answer in found], took)


def _report(oracle: Oracle, texts: Sequence[str], verdicts: Sequence[str], took: float) -> int:
    false = [(text, verdict) for text, verdict in zip(texts, verdicts, strict=True) if wrong(oracle, text, verdict)]
    print(f"{len(texts)} mutations, {took:.0f} s: {dict(Counter(verdicts).most_common())}")
    of = Counter(verdict for _, verdict in false)
    print(f"{of['verbatim']} false verbatim, {of['exact']} false exact, {len(false)} false in all")
    for text, verdict in false[:20]:
        print(f"  {verdict}: {text!r}")
    return 1 if false else 0


if __name__ == "__main__":
    raise SystemExit(main())
