"""Measure search beside other engines, on the same articles and queries in the same run.

    python -m benchmarks.search.run [--passages 10000,100000,1000000] [--queries 20] [--engines NAME,...] [--plot SVG]

It needs tantivy and bm25s beside what the project installs. It prints, for each size, the time to index, the median,
the 95th percentile and the maximum of a query in milliseconds, and both against tantivy with fuzzy terms.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.search.corpus import Corpus
from benchmarks.search.engines import Bm25s, Broadsheet, Engine, Fts5, Scan, Tantivy
from benchmarks.search.queries import make_queries

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.search.corpus import Made

YARDSTICK = "tantivy + fuzzy"
SLOW_SHARE = 10
"""The scan answers one query in so many: more would only take longer."""

ENGINES: dict[str, Callable[[Path], Engine]] = {
    "broadsheet": Broadsheet,
    "FTS5": Fts5,
    "tantivy": lambda folder: Tantivy(folder, fuzzy=False),
    YARDSTICK: lambda folder: Tantivy(folder, fuzzy=True),
    "bm25s": Bm25s,
    "rapidfuzz scan": Scan,
}
Times = dict[str, list[float]]


def main() -> None:
    """Run the measurement that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passages", default="10000,100000")
    parser.add_argument("--queries", type=int, default=20)
    parser.add_argument("--engines", default=",".join(ENGINES))
    parser.add_argument("--plot", type=Path)
    args = parser.parse_args()
    medians: dict[str, list[tuple[int, float]]] = {}
    for passages in map(int, args.passages.split(",")):
        articles = list(Corpus().articles(passages))
        queries = make_queries(articles, args.queries)
        print(f"{passages} passages, {len(articles)} articles, {len(queries)} queries", flush=True)
        by_engine = {name: _measure(name, articles, queries) for name in args.engines.split(",")}
        _report(by_engine)
        for name, times in by_engine.items():
            medians.setdefault(name, []).append((passages, _percentile(_all(times), 0.5)))
    if args.plot:
        args.plot.write_text(_drawn(medians), encoding="utf-8")


def _measure(name: str, articles: Sequence[Made], queries: Sequence[tuple[str, str]]) -> Times:
    with tempfile.TemporaryDirectory() as folder:
        engine = ENGINES[name](Path(folder))
        began = time.perf_counter()
        engine.index(articles)
        took = time.perf_counter() - began
        times: Times = {}
        for kind, query in queries[:: SLOW_SHARE if isinstance(engine, Scan) else 1]:
            began = time.perf_counter()
            engine.search(query)
            times.setdefault(kind, []).append((time.perf_counter() - began) * 1000)
        if isinstance(engine, Broadsheet):
            engine.close()
        resident = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"  {name:16} indexed in {took:7.1f} s, peak memory of this process so far {resident:.0f} MB", flush=True)
        return times


def _report(by_engine: dict[str, Times]) -> None:
    yardstick = _all(by_engine.get(YARDSTICK, {}))
    for name, times in by_engine.items():
        values = _all(times)
        middle, high = _percentile(values, 0.5), _percentile(values, 0.95)
        line = f"  {name:16} p50 {middle:8.2f}  p95 {high:8.2f}  max {max(values):8.1f} ms"
        if yardstick:
            ratios = middle / _percentile(yardstick, 0.5), high / _percentile(yardstick, 0.95)
            line += f"   against {YARDSTICK}: p50 x{ratios[0]:.2f}, p95 x{ratios[1]:.2f}"
        print(line)
    for kind, values in by_engine.get("broadsheet", {}).items():
        print(f"    {kind:12} p50 {_percentile(values, 0.5):7.2f}  max {max(values):7.1f} ms")


def _all(times: Times) -> list[float]:
    return [value for values in times.values() for value in values]


def _percentile(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def _drawn(medians: dict[str, list[tuple[int, float]]]) -> str:
    """Return a plot (SVG) of the median cost against the size of the archive, both on logarithmic scales."""
    from math import log10

    colours = ("#1f4e79", "#a03020", "#2e7d32", "#6a3d9a", "#b8860b", "#555555")
    lines: list[str] = []
    for place, (name, points) in enumerate(medians.items()):
        where = [(60 + 120 * (log10(x) - 3.5), 260 - 60 * (log10(max(y, 0.01)) + 1)) for x, y in points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in where)
        colour = colours[place % len(colours)]
        lines.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        lines += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in where]
        lines.append(f'<text x="440" y="{30 + 18 * place}" fill="{colour}">{name}</text>')
    axes = [f'<text x="{52 + 120 * (power - 3.5):.0f}" y="290">10^{power}</text>' for power in (4, 5, 6)]
    axes += [f'<text x="8" y="{264 - 60 * (power + 1)}">10^{power}</text>' for power in (-1, 0, 1, 2, 3)]
    title = '<text x="60" y="308">median milliseconds a query, by passages in the archive</text>'
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="580" height="320" font-family="sans-serif" font-size="12">'
        f"{''.join(axes)}{''.join(lines)}{title}</svg>\n"
    )


if __name__ == "__main__":
    main()
