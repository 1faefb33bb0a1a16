"""Figures, calibration and the worst pages of a judged model."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.segmentation.calibration import Pairs, cross_calibrate
from benchmarks.segmentation.data import Example
from bot.segmentation.boundaries.model import BoundaryVerdict, TwoLooks, least_certain

THRESHOLD = 0.5
_EDGES = (0.0, 0.01, 0.05, 0.2, 0.4, 0.6, 0.8, 0.95, 0.99, 1.0)


@dataclass(frozen=True, slots=True)
class Judged:
    """A page and what a model said of its gaps."""

    example: Example
    verdicts: list[BoundaryVerdict]

    def pairs(self) -> list[tuple[BoundaryVerdict, bool]]:
        """Each verdict with the truth, where gold knows it."""
        return [
            (verdict, label)
            for verdict, label in zip(self.verdicts, self.example.labels, strict=True)
            if label is not None
        ]


def judge_all(model: TwoLooks, examples: Iterable[Example]) -> list[Judged]:
    """Let a model judge pages it was not learned from."""
    return [Judged(example, model.judge(example.facts)) for example in examples]


def figures(judged: list[Judged]) -> tuple[float, float]:
    """Boundary F1 over all gaps, and the share of pages without a wrong gap."""
    hits = wrong = exact = 0
    for page in judged:
        right = True
        for verdict, label in page.pairs():
            said = verdict.probability > THRESHOLD
            hits += said and label
            wrong += said != label
            right &= said == label
        exact += right
    return (2 * hits / max(1, 2 * hits + wrong), exact / max(1, len(judged)))


def print_figures(runs: dict[str, list[Judged]]) -> None:
    """Print a table of shapes and runs."""
    shapes = ["all", *sorted({page.example.shape for judged in runs.values() for page in judged})]
    print(f"{'F1 / exact pages':18}" + "".join(f"{name:>20}" for name in runs))
    for shape in shapes:
        cells = [figures([page for page in judged if shape in ("all", page.example.shape)]) for judged in runs.values()]
        print(f"{shape:18}" + "".join(f"{f1:13.4f} {exact:6.3f}" for f1, exact in cells))


def print_calibration(folds: list[list[Judged]]) -> None:
    """Print how often gaps were boundaries by what the model said, and how often articles were right by how sure it
    was: as it says so itself, and as the other folds calibrate that."""
    gaps = [(verdict.probability, label) for judged in folds for page in judged for verdict, label in page.pairs()]
    _print_table("gaps", "boundaries", gaps)
    said = [certainties(judged) for judged in folds]
    _print_table("articles", "right", [pair for fold in said for pair in fold])
    _print_table("calibrated", "right", [pair for fold in cross_calibrate(said) for pair in fold])


def certainties(judged: list[Judged]) -> Pairs:
    """How sure the model is of each article of some pages, and whether it is right."""
    return [pair for page in judged for pair in _articles(page.pairs())]


def _articles(pairs: list[tuple[BoundaryVerdict, bool]]) -> Pairs:
    """How certain each article found is, and whether it starts and ends there."""
    said = [at for at, (verdict, _) in enumerate(pairs) if verdict.probability > THRESHOLD]
    true = {at for at, (_, label) in enumerate(pairs) if label} | {-1, len(pairs)}
    found: Pairs = []
    for start, end in pairwise([-1, *said, len(pairs)]):
        edges = [pairs[at][0].probability for at in (start, end) if 0 <= at < len(pairs)]
        inner = [verdict.probability for verdict, _ in pairs[start + 1 : end]]
        right = start in true and end in true and not true & set(range(start + 1, end))
        found.append((least_certain(edges, inner), right))
    return found


def _print_table(what: str, outcome: str, pairs: Pairs) -> None:
    print(f"\nsaid       {what:>10}    mean said   {outcome:>10}")
    for low, high in pairwise(_EDGES):
        inside = [(said, label) for said, label in pairs if low <= said < high or said == high == 1.0]
        if inside:
            said = sum(one for one, _ in inside) / len(inside)
            true = sum(label for _, label in inside) / len(inside)
            print(f"{low:.2f} to {high:.2f} {len(inside):7}   {said:10.3f}   {true:10.3f}")


def print_worst(judged: list[Judged], count: int) -> None:
    """Print the pages with the most surprising gaps: what was believed, what is true, and why."""

    def surprise(page: Judged) -> float:
        return sum(abs(verdict.probability - label) for verdict, label in page.pairs())

    for page in sorted(judged, key=surprise, reverse=True)[:count]:
        print(f"\n{page.example.page} (surprise {surprise(page):.2f})")
        for verdict, label in page.pairs():
            if abs(verdict.probability - label) > 0.3:
                unit = page.example.units[verdict.unit]
                truth = "a boundary" if label else "no boundary"
                print(
                    f"  {truth}, said {verdict.probability:.2f} before {unit.kind.value} at line {unit.line}: "
                    f"{unit.text[:80]}"
                )
                for reason in verdict.evidence:
                    print(f"      {reason.weight:+.2f} {reason.name}")
