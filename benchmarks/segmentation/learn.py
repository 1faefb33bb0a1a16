"""Learn the splitter's weights from a folder of pages, and say how good they are on pages they were not learned from.

    python -m benchmarks.segmentation.learn FOLDER [--write] [--quick] [--worst N]

FOLDER holds pages.jsonl and gold.jsonl. Besides its pages the model learns from stories of the folder laid out anew
(layouts.py). Three figures are reported: five-fold cross-validation over pages, where no page laid out anew holds a
story of the pages judged; the same without any page of the folder (new layouts only, so neither templates nor
stories are shared); and each shape of page judged by a model that never saw the shape. `--write` then learns from
everything and writes weights.json, lead.json and frequencies.json into the package. Needs the `learn` extra.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

import bot.segmentation
from benchmarks.segmentation import report
from benchmarks.segmentation.boosting import learn_gaps
from benchmarks.segmentation.data import Example, make_example, read_examples, read_lines
from benchmarks.segmentation.layouts import Printer, read_stories
from benchmarks.segmentation.regression import Array
from benchmarks.segmentation.words import learn_frequencies, learn_leads, read_paragraphs
from bot.segmentation import features, lead, terms
from bot.segmentation.gaps import GapModel
from bot.segmentation.normalise import normalise
from bot.segmentation.units import Unit

_PACKAGE = Path(bot.segmentation.__file__).parent
_FOLDS = 5
_NEW_PAGES, _NEW_PAGES_IN_FOLD = 2500, 1000
_WEIGHT_OF_NEW = 0.6


def main() -> None:
    """Run the program."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    parser.add_argument("--quick", action="store_true", help="no judging, only learning")
    parser.add_argument("--worst", type=int, default=10, help="how many of the worst pages to show")
    args = parser.parse_args()
    gold = read_lines(args.folder / "gold.jsonl")
    unseen = _learn_words(gold, write=args.write)
    with _leads_from(unseen):
        examples = read_examples(args.folder)
        if not args.quick:
            _judge(examples, gold, args.worst)
        if args.write:
            new = print_examples(gold, set(), _NEW_PAGES, seed=7)
            learned = _learn([(examples, 1.0), (new, _WEIGHT_OF_NEW)])
            (_PACKAGE / "weights.json").write_text(json.dumps(learned, separators=(",", ":")), encoding="utf-8")
            print(f"learned from {len(examples)} pages and {len(new)} laid out anew")


def _learn_words(gold: list[dict[str, Any]], *, write: bool) -> dict[str, float]:
    rows = read_paragraphs(gold)
    leads, unseen = learn_leads(rows)
    if write:
        for name, learned in (("frequencies", learn_frequencies(rows)), ("lead", leads)):
            text = json.dumps(learned, ensure_ascii=False, separators=(",", ":"))
            (_PACKAGE / f"{name}.json").write_text(text, encoding="utf-8")
        terms.forget_tables()
        lead.forget_tables()
    return unseen


class _leads_from:  # noqa: N801 (read as a verb)
    """While it lasts, lead scores are those of models that never saw the story."""

    def __init__(self, unseen: dict[str, float]) -> None:
        self.unseen, self.usual = unseen, features.lead_score

    def __enter__(self) -> None:
        features.lead_score = lambda text: self.unseen.get(text[:60], self.usual(text))

    def __exit__(self, *_: object) -> None:
        features.lead_score = self.usual


def print_examples(gold: list[dict[str, Any]], without: set[str], count: int, seed: int) -> list[Example]:
    """Lay stories of the folder out anew, those of some sources left out."""
    stories = read_stories(gold, without)
    printer = Printer(stories, seed)
    found: list[Example] = []
    for number in range(count):
        page = printer.print_page()

        def owner(unit: Unit, owners: list[int | None] = page.owners) -> int | None:
            return owners[unit.line] if unit.line is not None else None

        found.append(make_example(f"new-{number}", "new", normalise("\n".join(page.lines)), owner))
    return found


def _learn(sets: list[tuple[list[Example], float]]) -> dict[str, Any]:
    names = sorted({name for examples, _ in sets for one in examples for gap in one.gaps for name in gap.features})
    matrices = [(*_matrix(names, examples), weight) for examples, weight in sets if examples]
    rows = np.vstack([rows for rows, _, _ in matrices])
    labels = np.concatenate([labels for _, labels, _ in matrices])
    weights = np.concatenate([np.full(len(labels), weight) for _, labels, weight in matrices])
    return learn_gaps(names, rows, labels, weights)


def _matrix(names: list[str], examples: Iterable[Example]) -> tuple[Array, Array]:
    index = {name: at for at, name in enumerate(names)}
    rows, labels = list[Array](), list[float]()
    for example in examples:
        for gap, label in zip(example.gaps, example.labels, strict=True):
            if label is not None:
                row = np.zeros(len(names))
                for name, value in gap.features.items():
                    row[index[name]] = value
                rows.append(row)
                labels.append(float(label))
    return np.array(rows), np.array(labels)


def _judge(examples: list[Example], gold: list[dict[str, Any]], worst: int) -> None:
    crossed, alone = list[report.Judged](), list[report.Judged]()
    for fold in range(_FOLDS):
        held = examples[fold::_FOLDS]
        rest = [one for at, one in enumerate(examples) if at % _FOLDS != fold]
        stories = {source for one in held for source in one.sources}
        new = print_examples(gold, stories, _NEW_PAGES_IN_FOLD, seed=fold)
        crossed += report.judge_all(GapModel(_learn([(rest, 1.0), (new, _WEIGHT_OF_NEW)])), held)
        alone += report.judge_all(GapModel(_learn([(new, 1.0)])), held)
    left_out = list[report.Judged]()
    new = print_examples(gold, set(), _NEW_PAGES_IN_FOLD, seed=11)
    for shape in sorted({one.shape for one in examples}):
        rest = [one for one in examples if one.shape != shape]
        model = GapModel(_learn([(rest, 1.0), (new, _WEIGHT_OF_NEW)]))
        left_out += report.judge_all(model, [one for one in examples if one.shape == shape])
    report.print_figures({"cross-validated": crossed, "new layouts only": alone, "shape left out": left_out})
    report.print_calibration(crossed)
    report.print_worst(crossed, worst)


if __name__ == "__main__":
    main()
