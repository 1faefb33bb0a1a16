"""Judge models by pages, stories, layouts and shapes that they were not learned from."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.segmentation import report
from benchmarks.segmentation.calibration import fit_calibration
from benchmarks.segmentation.data import Example, read_lines
from benchmarks.segmentation.examples import print_unseen_examples
from benchmarks.segmentation.report import Judged
from benchmarks.segmentation.stories import Story
from benchmarks.segmentation.training import Lessons
from bot.cli.segment import answer_page
from bot.segmentation.boundaries import model as gaps
from bot.segmentation.boundaries.model import Calibration, TwoLooks

_FOLDS = 5


@dataclass(slots=True)
class Verdicts:
    """What the models of each fold said: of its pages, of its pages without their stories, of unknown layouts."""

    crossed: list[list[Judged]] = field(default_factory=list[list[Judged]])
    strangers: list[list[Judged]] = field(default_factory=list[list[Judged]])
    unseen: list[list[Judged]] = field(default_factory=list[list[Judged]])
    predictions: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])

    def new_to_all(self) -> list[list[Judged]]:
        """What was said of pages whose stories were new, fold by fold."""
        return [pages + new for pages, new in zip(self.strangers, self.unseen, strict=True)]

    def calibration(self) -> Calibration:
        """What the certainty of articles is worth where their stories are new."""
        return fit_calibration([pair for judged in self.new_to_all() for pair in report.certainties(judged)])

    def print_report(self, worst: int) -> None:
        """Print figures, calibration and the worst pages."""
        report.print_figures({"pages held out": _all(self.crossed), "their stories too": _all(self.strangers)})
        report.print_figures({"unseen layouts": _all(self.unseen)})
        report.print_calibration(self.new_to_all())
        print("\nthe same, on unseen layouts alone")
        report.print_calibration(self.unseen)
        report.print_worst(_all(self.crossed), worst)

    def write_predictions(self, path: Path) -> None:
        """Write what was said of the folder's own pages, in the form of `bot.py segment --batch`."""
        path.write_text("".join(f"{json.dumps(one)}\n" for one in self.predictions), encoding="utf-8")


def judge_pages(lessons: Lessons, examples: list[Example], stories: list[Story], folder: Path) -> Verdicts:
    """Five folds of the folder's pages, judged by models that were learned from the others."""
    pages = {page["page_id"]: page for page in read_lines(folder / "pages.jsonl")}
    marked_up = [page for page in pages.values() if page["format"] != "text"]
    found = Verdicts()
    for fold in range(_FOLDS):
        held = examples[fold::_FOLDS]
        told = frozenset[str]().union(*(one.stories for one in held))
        rest = [at for at in range(len(lessons.examples)) if at >= len(examples) or at % _FOLDS != fold]
        chosen, strange, given = lessons.choose(rest), lessons.without(told), lessons.page < len(examples)
        model = TwoLooks(lessons.learn(chosen & (strange | given)))
        found.crossed.append(report.judge_all(model, held))
        found.predictions += _predict(model, [pages[one.page] for one in held] + marked_up[fold::_FOLDS])
        model = TwoLooks(lessons.learn(chosen & strange))
        found.strangers.append(report.judge_all(model, held))
        pool = [story for story in stories if story.source in told]
        found.unseen.append(report.judge_all(model, print_unseen_examples(pool, fold)))
        print(f"fold {fold} judged", flush=True)
    return found


def judge_shapes(lessons: Lessons, examples: list[Example]) -> list[Judged]:
    """Each shape of page, judged by a model that never saw the shape."""
    found: list[Judged] = []
    for shape in sorted({one.shape for one in examples}):
        rest = [at for at, one in enumerate(lessons.examples) if one.shape != shape]
        model = TwoLooks(lessons.learn(lessons.choose(rest)))
        found += report.judge_all(model, [one for one in examples if one.shape == shape])
        print(f"{shape} judged", flush=True)
    return found


def _predict(model: TwoLooks, pages: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    with _publishing(model):
        yield from map(answer_page, pages)


@contextmanager
def _publishing(model: TwoLooks) -> Generator[None]:
    """While it lasts, the package splits by another model than its own."""
    usual = gaps.published_model
    gaps.published_model = lambda: model
    try:
        yield
    finally:
        gaps.published_model = usual


def _all(folds: list[list[Judged]]) -> list[Judged]:
    return [page for judged in folds for page in judged]
