"""Learn what tells several articles from one document, from real pages, and say how good it is on sources unseen.

    python -m benchmarks.segmentation.structure FOLDER... [--single FILE.jsonl.gz] [--made FOLDER] [--write] [--errors]

Each FOLDER holds real pages with cuts set by hand (real_pages.py), FILE pages of the web of one article each;
of the stories in the folder of made pages issues are laid out (issues_of_stories.py), which count for half. Two models
are fitted (bot/segmentation/structure/decide.py) and judged on sources left out in turn, never on pages of a source
that they learned from; what their certainty is worth is learned from those judgements. `--write all` then learns from
everything and writes structure/weights.json into the package; `--write certainty` leaves the models as they are.
The models are drawn half the way to earlier_weights.json, which were learned from pages that are no longer at hand, and
a document that is cut counts for more than a collection that is not.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path

import numpy as np

from benchmarks.segmentation.data import read_lines
from benchmarks.segmentation.issues_of_stories import make_issues
from benchmarks.segmentation.real_pages import (
    Agreement,
    RealPage,
    compare,
    read_real_pages,
    read_single_pages,
    right_pieces,
)
from benchmarks.segmentation.regression import fit_logistic
from benchmarks.segmentation.stories import read_stories
from bot.segmentation import PageFormat
from bot.segmentation.pages.html import read_stated as read_html
from bot.segmentation.pages.markdown import read_stated as read_markdown
from bot.segmentation.structure import decide as model
from bot.segmentation.structure.items import Division
from bot.segmentation.structure.page import StatedPage

_FOLDS, _SEED = 12, 0
_PENALTY, _PENALTY_OF_WHOLE, _PENALTY_OF_CUTS = 2.0, 0.3, 0.05
_EARLIER = Path(__file__).with_name("earlier_weights.json")
_OF_EARLIER, _CUT_DOCUMENT = 0.5, 1.6
_GOOD, _BAD = 0.8, 0.6
_STEPS = (0.0, 0.6, 0.8, 0.95, 1.01)

Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A division that a page offers, what speaks for it, and how well it agrees with what people cut."""

    page: RealPage
    division: Division
    told: dict[str, float]
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class Judged:
    """What a model that saw nothing of the source said of a page: its choice, its chances, and how right it is.

    `told` is the evidence of how sure each article is, `right` whether it starts and ends where people say.
    """

    page: RealPage
    choice: model.Weighed | None
    likeliest: float
    agreement: Agreement
    told: tuple[dict[str, float], ...]
    right: tuple[bool, ...]


def main() -> None:
    """Run the program."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--single", type=Path)
    parser.add_argument("--made", type=Path)
    parser.add_argument("--write", choices=["all", "certainty"], help="write the weights into the package")
    parser.add_argument("--errors", action="store_true", help="name every page that is not cut as people cut it")
    args = parser.parse_args()
    pages = [*chain.from_iterable(read_real_pages(folder) for folder in args.folders)]
    pages += read_single_pages(args.single) if args.single else ()
    pages += make_issues(read_stories(read_lines(args.made / "gold.jsonl"))) if args.made else ()
    candidates = {page.name: _candidates(page) for page in pages}
    judged = _judge(pages, candidates)
    real = [one for one in judged if one.page.weight >= 1]
    _report(judged, errors=args.errors)
    _say_certainty(real)
    if args.write:
        models = (
            _fit([one for own in candidates.values() for one in own])
            if args.write == "all"
            else json.loads(model.WEIGHTS.read_text(encoding="utf-8"))
        )
        learned = {"several": models["several"], "form": models["form"], **_certainty(real)}
        model.WEIGHTS.write_text(json.dumps(learned, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _stated(page: RealPage) -> StatedPage:
    return read_html(page.text) if page.format is PageFormat.HTML else read_markdown(page.text)


def _candidates(page: RealPage) -> list[Candidate]:
    stated = _stated(page)
    return [
        Candidate(page, division, model.features(stated, division), compare(page, stated, division))
        for division in model.divisions(stated)
    ]


def _fit(candidates: Sequence[Candidate]) -> dict[str, Weights]:
    """Fit both models. A page's candidates count for less the more they are, by the root of their number."""
    each = Counter(one.page.name for one in candidates)
    weigh = {one.page.name: one.page.weight * each[one.page.name] ** -0.5 for one in candidates}
    right = [one for one in candidates if one.page.holds_several and one.agreement.f1 >= _GOOD]
    false = [one for one in candidates if not one.page.holds_several and one.agreement.wrong]
    other = [one for one in candidates if one.page.holds_several and one.agreement.f1 < _BAD]
    earlier: dict[str, Weights] = json.loads(_EARLIER.read_text(encoding="utf-8"))
    heavier = {name: weight * _CUT_DOCUMENT for name, weight in weigh.items()}
    return {
        "several": _regress(
            right, false, weigh | {one.page.name: heavier[one.page.name] for one in false}, earlier["several"]
        ),
        "form": _regress(right, other, weigh, earlier["form"]),
    }


def _regress(
    right: Sequence[Candidate], wrong: Sequence[Candidate], weigh: dict[str, float], earlier: Weights
) -> Weights:
    names = sorted({name for one in (*right, *wrong) for name in one.told} | (earlier.keys() - {"bias"}))
    rows = np.array([[one.told.get(name, 0.0) for name in names] for one in (*right, *wrong)])
    labels = np.array([1.0] * len(right) + [0.0] * len(wrong))
    counts = np.array([weigh[one.page.name] for one in (*right, *wrong)])
    drawn_to = np.array([_OF_EARLIER * earlier.get(name, 0.0) for name in names])
    fitted, bias = fit_logistic(rows, labels, counts, _PENALTY, drawn_to)
    return {"bias": round(bias, 3)} | {
        name: round(float(weight), 3) for name, weight in zip(names, fitted, strict=True)
    }


def _judge(pages: Sequence[RealPage], candidates: dict[str, list[Candidate]]) -> list[Judged]:
    """Judge every page by models that learned from other sources only."""
    sources = sorted({page.source for page in pages})
    shuffled = np.random.default_rng(_SEED).permutation(len(sources))
    fold_of = {sources[int(at)]: nth % _FOLDS for nth, at in enumerate(shuffled)}
    judged: list[Judged] = []
    for fold in range(_FOLDS):
        learned = _fit([one for own in candidates.values() for one in own if fold_of[one.page.source] != fold])
        held_out = [page for page in pages if fold_of[page.source] == fold]
        judged += [_choose(page, candidates[page.name], learned) for page in held_out]
    return judged


def _choose(page: RealPage, candidates: Sequence[Candidate], learned: dict[str, Weights]) -> Judged:
    weighed = [model.weigh(one.told, one.division, learned["several"], learned["form"]) for one in candidates]
    choice = model.pick(weighed)
    whole = Agreement(0, 0, len(page.gold["articles"]) - 1)
    agreement = candidates[weighed.index(choice)].agreement if choice is not None else whole
    likeliest = max((one.several for one in weighed), default=0.0)
    stated = _stated(page)
    if choice is None:
        told, right = [model.evidence_of_whole(stated, weighed)], [not page.holds_several]
    else:
        told = [model.evidence_of_cut(choice, piece) for piece in choice.division.pieces]
        right = right_pieces(page, stated, choice.division)
    return Judged(page, choice, likeliest, agreement, tuple(told), tuple(right))


def _certainty(judged: Sequence[Judged]) -> dict[str, Weights]:
    """Learn how likely an article starts and ends where it was cut, and how likely one document is one."""
    return {
        "certainty_of_cut": _of_articles([one for one in judged if one.choice is not None], _PENALTY_OF_CUTS),
        "certainty_of_whole": _of_articles([one for one in judged if one.choice is None], _PENALTY_OF_WHOLE),
    }


def _of_articles(judged: Sequence[Judged], penalty: float) -> Weights:
    """A line over log-odds (Platt 1999). The articles of a page err together, and count by the root of their number."""
    names = sorted({name for one in judged for told in one.told for name in told})
    rows = np.array([[told[name] for name in names] for one in judged for told in one.told])
    labels = np.array([float(right) for one in judged for right in one.right])
    weights = np.array([len(one.told) ** -0.5 for one in judged for _ in one.told])
    fitted, bias = fit_logistic(rows, labels, weights, penalty)
    return {"bias": round(bias, 3)} | {
        name: round(float(weight), 3) for name, weight in zip(names, fitted, strict=True)
    }


def _report(judged: Sequence[Judged], *, errors: bool) -> None:
    real = [one for one in judged if one.page.weight >= 1]
    _line("Markdown", [one for one in real if one.page.format is PageFormat.MARKDOWN])
    _line("HTML", [one for one in real if one.page.format is PageFormat.HTML])
    _line("both", real)
    _line("laid out", [one for one in judged if one.page.weight < 1])
    for one in judged if errors else ():
        if one.agreement.wrong or one.agreement.missed:
            form = one.choice.division.proposal.form if one.choice else "one document"
            print(f"  {one.page.name}: {form} {one.likeliest:.2f} {one.agreement}")


def _line(name: str, judged: Sequence[Judged]) -> None:
    several = [one.agreement for one in judged if one.page.holds_several]
    single = [one for one in judged if not one.page.holds_several]
    right, wrong, missed = (
        _sum(several, lambda one: one.right),
        _sum(several, lambda one: one.wrong),
        _sum(several, lambda one: one.missed),
    )
    total = Agreement(right, wrong, missed)
    whole = sum(not one.agreement.wrong for one in single)
    exact = sum(not one.agreement.wrong and not one.agreement.missed for one in judged)
    sources = len({one.page.source for one in judged})
    print(
        f"{name}: {len(judged)} pages of {sources} sources; several: F1 {total.f1:.3f} "
        f"(P {right / max(1, right + wrong):.3f} "
        f"R {right / max(1, right + missed):.3f}); whole {whole} of {len(single)}; exact {exact} of {len(judged)}"
    )


def _sum(agreements: Iterable[Agreement], part: Callable[[Agreement], int]) -> int:
    return sum(part(one) for one in agreements)


def _say_certainty(judged: Sequence[Judged]) -> None:
    """How many articles are said to be sure, and how many of those are right, learned from other sources in turn."""
    sources = sorted({one.page.source for one in judged})
    told: list[tuple[float, bool]] = []
    for fold in range(_FOLDS):
        held_out = set(sources[fold::_FOLDS])
        learned = _certainty([one for one in judged if one.page.source not in held_out])
        for one in judged:
            if one.page.source in held_out:
                weights = learned["certainty_of_whole" if one.choice is None else "certainty_of_cut"]
                told += zip((model.sum_up(evidence, weights) for evidence in one.told), one.right, strict=True)
    for least, most in pairwise(_STEPS):
        within = [right for value, right in told if least <= value < most]
        share = sum(within) / max(1, len(within))
        print(f"certainty {least:.2f} to {min(most, 1):.2f}: {len(within)} of {len(told)} articles, {share:.3f} right")


if __name__ == "__main__":
    main()
