"""Measure search beside other engines, on the same articles and queries in the same run.

    python -m benchmarks.search.run --keep FOLDER [--passages 10000,100000,1000000] [--queries 20] [--engines NAME,...]
                                    [--plot SVG]

It needs tantivy and bm25s beside what the project installs. What was made and indexed is kept in FOLDER for the next
run. Each engine has a process of its own, and each query is asked of all of them in turn, so that whatever else the
machine does meets all alike. No query is asked twice.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from itertools import islice
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from benchmarks.search.corpus import kept_articles
from benchmarks.search.drawing import draw
from benchmarks.search.engines import ENGINES, YARDSTICK
from benchmarks.search.queries import SAMPLED, make_queries

if TYPE_CHECKING:
    from collections.abc import Sequence

SLOW_SHARE = 20
"""The scan answers one query in so many: more would only take longer."""

AT_ONCE = 16


class Served:
    """An engine in its process."""

    def __init__(self, name: str, kept: Path, passages: int) -> None:
        command = [sys.executable, "-m", "benchmarks.search.serving", name, str(kept), str(passages)]
        self.name = name
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.start = self._hear()
        self.times: dict[str, list[float]] = {}
        self.work: list[float] = []
        self.memory = 0.0

    def ask(self, kind: str, query: str) -> None:
        """Ask one query and note how long it took."""
        answer = self.tell(query)
        self.times.setdefault(kind, []).append(answer["ms"])
        self.work.append(answer["cpu"])
        self.memory = max(self.memory, answer["memory"])

    def tell(self, request: object) -> dict[str, Any]:
        """Send a line and return the answer."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        return self._hear()

    def _hear(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        return json.loads(self._process.stdout.readline())

    def end(self) -> None:
        """End the process."""
        self._process.communicate()


def main() -> None:
    """Run the measurement that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, required=True)
    parser.add_argument("--passages", default="10000,100000")
    parser.add_argument("--queries", type=int, default=20)
    parser.add_argument("--engines", default=",".join(ENGINES))
    parser.add_argument("--plot", type=Path)
    args = parser.parse_args()
    medians: dict[str, list[tuple[int, float]]] = {}
    args.keep.mkdir(parents=True, exist_ok=True)
    for passages in map(int, args.passages.split(",")):
        sample = list(islice(kept_articles(args.keep, passages), SAMPLED))
        queries = make_queries(sample, args.queries)
        together = make_queries(sample, args.queries, seed=8)
        Random(9).shuffle(together)  # who ask at once ask for different things
        print(f"{passages} passages, {len(queries)} queries", flush=True)
        served = [_ready(name, args.keep, passages) for name in args.engines.split(",")]
        for number, (kind, query) in enumerate(queries):
            for engine in served:
                if engine.name != "rapidfuzz scan" or number % SLOW_SHARE == 0:
                    engine.ask(kind, query)
        _report(served)
        for engine in served:
            if engine.name == "broadsheet":
                asked = {query for _, query in queries}
                _report_together(engine, [query for _, query in together if query not in asked])
            medians.setdefault(engine.name, []).append((passages, _percentile(engine.work, 0.5)))
            engine.end()
    if args.plot:
        args.plot.write_text(draw(medians), encoding="utf-8")


def _ready(name: str, kept: Path, passages: int) -> Served:
    served = Served(name, kept, passages)
    if "opened" not in served.start:  # it has only indexed
        served.end()
        served = Served(name, kept, passages)
    rate = passages / served.start["indexed"]
    print(f"  {name:16} indexed {rate:6.0f} passages/s, opened in {served.start['opened']:5.2f} s", flush=True)
    return served


def _report(served: Sequence[Served]) -> None:
    yardstick = [value for engine in served if engine.name == YARDSTICK for value in _all(engine)]
    work = [value for engine in served if engine.name == YARDSTICK for value in engine.work]
    for engine in served:
        values = _all(engine)
        middle, high = _percentile(values, 0.5), _percentile(values, 0.95)
        line = f"  {engine.name:16} p50 {middle:8.2f}  p95 {high:8.2f}  max {max(values):8.1f} ms"
        if yardstick:
            ratios = middle / _percentile(yardstick, 0.5), high / _percentile(yardstick, 0.95)
            line += f"   against {YARDSTICK}: p50 x{ratios[0]:.2f}, p95 x{ratios[1]:.2f}"
        print(f"{line}   resident {engine.memory:.0f} MB")
        # Wall time on a shared machine is mostly waiting; the processor's own time tells the work.
        middle, high = _percentile(engine.work, 0.5), _percentile(engine.work, 0.95)
        line = f"  {'':16} cpu {middle:8.2f}  p95 {high:8.2f}  max {max(engine.work):8.1f} ms"
        if work:
            line += f"   {'':23} cpu x{middle / _percentile(work, 0.5):.2f}, p95 x{high / _percentile(work, 0.95):.2f}"
        print(line)
    kinds = dict.fromkeys(kind for engine in served for kind in engine.times)
    print("    p50/max by kind: " + ", ".join(engine.name for engine in served))
    for kind in kinds:
        figures = [engine.times.get(kind, [0.0]) for engine in served]
        cells = "  ".join(f"{_percentile(values, 0.5):7.1f}/{max(values):<7.1f}" for values in figures)
        print(f"    {kind:12} {cells}", flush=True)


def _report_together(engine: Served, queries: Sequence[str]) -> None:
    answer = engine.tell([queries, AT_ONCE])
    times = answer["times"]
    print(
        f"  {AT_ONCE} at once: p50 {_percentile(times, 0.5):.1f}  p95 {_percentile(times, 0.95):.1f}"
        f"  max {max(times):.1f} ms, event loop held at most {answer['held']:.1f} ms,"
        f" resident {answer['memory']:.0f} MB",
        flush=True,
    )


def _all(engine: Served) -> list[float]:
    return [value for values in engine.times.values() for value in values]


def _percentile(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


if __name__ == "__main__":
    main()
