"""Learn the splitter's weights from a folder of pages, and say how good they are on pages they were not learned from.

    python -m benchmarks.segmentation.learn FOLDER [--write] [--judge all|pages|shapes|nothing] [--worst N]
        [--predictions FILE]

FOLDER holds pages.jsonl and gold.jsonl. Besides its pages the model learns from stories of the folder laid out anew
(layouts). Four figures are reported: five-fold cross-validation over pages, where no page laid out anew holds a story
of the pages judged; the same where no story of the pages judged was learned from on any page; the stories held out in
layouts that nothing is learned from (unseen.py), by the models of the second; and each shape of page judged by a model
that never saw the shape. `--predictions` writes the articles that the models of the first figure find, with all their
fields, as `bot.py segment --batch` does: a scorer of its output can score pages held out. `--write` then learns from
everything and writes weights.json, lead.json and frequencies.json into the package; how much its certainty is worth is
learned from the pages judged, and stays as it was if none were. Needs the `learn` extra.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import bot.segmentation
from benchmarks.segmentation import report
from benchmarks.segmentation.data import Example, read_examples, read_lines
from benchmarks.segmentation.examples import print_examples
from benchmarks.segmentation.judging import judge_pages, judge_shapes
from benchmarks.segmentation.stories import Story, read_stories
from benchmarks.segmentation.training import Lessons
from benchmarks.segmentation.words import learn_frequencies, learn_leads, read_paragraphs
from bot.segmentation.boundaries import features, lead
from bot.segmentation.boundaries.model import Calibration
from bot.segmentation.text import terms

_PACKAGE = Path(bot.segmentation.__file__).parent
_NEW_PAGES, _NEW_PAGES_TO_JUDGE = 3500, 3500
_WEIGHT_OF_NEW = 0.3


def main() -> None:
    """Run the program."""
    args = _read_arguments()
    gold = read_lines(args.folder / "gold.jsonl")
    unseen = _learn_words(gold, write=args.write)
    with _leads_from(unseen):
        examples, stories = read_examples(args.folder), read_stories(gold)
        calibration = _judge(args, examples, stories)
        if args.write:
            _write(examples, stories, calibration)


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    parser.add_argument(
        "--judge", choices=["all", "pages", "shapes", "nothing"], default="all", help="what to judge by"
    )
    parser.add_argument("--worst", type=int, default=10, help="how many of the worst pages to show")
    parser.add_argument("--predictions", type=Path, metavar="FILE", help="write what is said of the pages held out")
    return parser.parse_args()


def _judge(args: argparse.Namespace, examples: list[Example], stories: list[Story]) -> Calibration | None:
    """Judge by what was asked for; how to calibrate, where pages were judged."""
    if args.judge == "nothing":
        return None
    lessons = _lessons(examples, print_examples(stories, _NEW_PAGES_TO_JUDGE, seed=7))
    calibration = None
    if args.judge in ("all", "pages"):
        verdicts = judge_pages(lessons, examples, stories, args.folder)
        verdicts.print_report(args.worst)
        calibration = verdicts.calibration()
        print(f"\n{calibration}")
        if args.predictions:
            verdicts.write_predictions(args.predictions)
    if args.judge in ("all", "shapes"):
        report.print_figures({"shape left out": judge_shapes(lessons, examples)})
    return calibration


def _write(examples: list[Example], stories: list[Story], calibration: Calibration | None) -> None:
    path = _PACKAGE / "weights.json"
    known = json.loads(path.read_text(encoding="utf-8")).get("certainty") if calibration is None else None
    new = print_examples(stories, _NEW_PAGES, seed=7)
    lessons = _lessons(examples, new)
    learned = lessons.learn(lessons.choose(range(len(lessons.examples))))
    learned["certainty"] = known or asdict(calibration or Calibration(0.0, 1.0))
    path.write_text(json.dumps(learned, separators=(",", ":")), encoding="utf-8")
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


def _lessons(examples: list[Example], new: list[Example]) -> Lessons:
    return Lessons([(examples, 1.0), (new, _WEIGHT_OF_NEW)])


if __name__ == "__main__":
    main()
