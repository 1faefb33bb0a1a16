"""Learn the splitter's weights from a folder of pages, and say how good they are on pages they were not learned from.

    python -m benchmarks.segmentation.learn FOLDER [--write] [--judge all|pages|shapes|nothing] [--worst N]

FOLDER holds pages.jsonl and gold.jsonl. Besides its pages the model learns from stories of the folder laid out anew
(layouts.py). Four figures are reported: five-fold cross-validation over pages, where no page laid out anew holds a
story of the pages judged; the same where no story of the pages judged was learned from on any page; the stories held
out in layouts that nothing is learned from (unseen.py), by the models of the second; and each shape of page judged by a
model that never saw the shape. `--write` then learns from everything and writes weights.json, lead.json and
frequencies.json into the package. Needs the `learn` extra.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import bot.segmentation
from benchmarks.segmentation import report
from benchmarks.segmentation.data import Example, make_example, read_examples, read_lines
from benchmarks.segmentation.layouts import Page, Printer, Story, read_stories
from benchmarks.segmentation.training import Lessons
from benchmarks.segmentation.unseen import print_unseen
from benchmarks.segmentation.words import learn_frequencies, learn_leads, read_paragraphs
from bot.segmentation import features, lead, terms
from bot.segmentation.gaps import TwoLooks
from bot.segmentation.normalise import normalise
from bot.segmentation.units import Unit

_PACKAGE = Path(bot.segmentation.__file__).parent
_FOLDS = 5
_NEW_PAGES, _NEW_PAGES_TO_JUDGE = 3500, 2500
_WEIGHT_OF_NEW = 0.3
_UNSEEN_EACH = 8


def main() -> None:
    """Run the program."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    parser.add_argument(
        "--judge", choices=["all", "pages", "shapes", "nothing"], default="all", help="what to judge by"
    )
    parser.add_argument("--worst", type=int, default=10, help="how many of the worst pages to show")
    args = parser.parse_args()
    gold = read_lines(args.folder / "gold.jsonl")
    unseen = _learn_words(gold, write=args.write)
    with _leads_from(unseen):
        examples, stories = read_examples(args.folder), read_stories(gold)
        if args.judge != "nothing":
            lessons = _lessons(examples, print_examples(stories, _NEW_PAGES_TO_JUDGE, seed=7))
            if args.judge in ("all", "pages"):
                _judge_pages(lessons, examples, stories, args.worst)
            if args.judge in ("all", "shapes"):
                report.print_figures({"shape left out": _without_shapes(lessons, examples)})
        if args.write:
            new = print_examples(stories, _NEW_PAGES, seed=7)
            lessons = _lessons(examples, new)
            learned = lessons.learn(lessons.choose(range(len(lessons.examples))))
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


def _lessons(examples: list[Example], new: list[Example]) -> Lessons:
    return Lessons([(examples, 1.0), (new, _WEIGHT_OF_NEW)])


def print_examples(stories: list[Story], count: int, seed: int) -> list[Example]:
    """Lay stories out anew."""
    printer = Printer(stories, seed)
    return [_from_page(f"new-{number}", "new", printer.print_page()) for number in range(count)]


def print_unseen_examples(stories: list[Story], seed: int) -> list[Example]:
    """Lay stories out in the layouts that nothing is learned from."""
    pages = print_unseen(stories, _UNSEEN_EACH, seed)
    return [_from_page(f"unseen-{seed}-{number}", layout, page) for number, (layout, page) in enumerate(pages)]


def _from_page(name: str, layout: str, page: Page) -> Example:
    def owner(unit: Unit) -> int | None:
        return page.owners[unit.line] if unit.line is not None else None

    return make_example(name, layout, normalise("\n".join(page.lines)), owner, page.sources)


def _judge_pages(lessons: Lessons, examples: list[Example], stories: list[Story], worst: int) -> None:
    crossed, strangers, unseen = list[report.Judged](), list[report.Judged](), list[report.Judged]()
    for fold in range(_FOLDS):
        held = examples[fold::_FOLDS]
        told = frozenset[str]().union(*(one.stories for one in held))
        rest = [at for at in range(len(lessons.examples)) if at >= len(examples) or at % _FOLDS != fold]
        chosen, strange, given = lessons.choose(rest), lessons.without(told), lessons.page < len(examples)
        crossed += report.judge_all(TwoLooks(lessons.learn(chosen & (strange | given))), held)
        model = TwoLooks(lessons.learn(chosen & strange))
        strangers += report.judge_all(model, held)
        pool = [story for story in stories if story.source in told]
        unseen += report.judge_all(model, print_unseen_examples(pool, fold))
        print(f"fold {fold} judged", flush=True)
    report.print_figures({"pages held out": crossed, "their stories too": strangers})
    report.print_figures({"unseen layouts": unseen})
    report.print_calibration(crossed + unseen)
    report.print_worst(crossed, worst)


def _without_shapes(lessons: Lessons, examples: list[Example]) -> list[report.Judged]:
    found: list[report.Judged] = []
    for shape in sorted({one.shape for one in examples}):
        rest = [at for at, one in enumerate(lessons.examples) if one.shape != shape]
        model = TwoLooks(lessons.learn(lessons.choose(rest)))
        found += report.judge_all(model, [one for one in examples if one.shape == shape])
    return found


if __name__ == "__main__":
    main()
