"""Learn what tells several articles from one document, from real pages, and say how good it is on sources unseen.

    python -m benchmarks.segmentation.structure FOLDER... [--single FILE.jsonl.gz] [--made FOLDER] [--write] [--errors]

Each FOLDER holds real pages with cuts set by hand (real_pages.py), FILE pages of the web of one article each;
of the stories in the folder of made pages issues are laid out (issues_of_stories.py), which count for half. Two models
are fitted (bot/segmentation/structure/decide.py) and judged on sources left out in turn, never on pages of a source
that they learned from; what their certainty is worth is learned from those judgements. `--write` then learns from
everything and writes structure/weights.json into the package.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np

from benchmarks.segmentation.data import read_lines
from benchmarks.segmentation.issues_of_stories import make_issues
from benchmarks.segmentation.real_pages import Agreement, RealPage, compare, read_real_pages, read_single_pages
from benchmarks.segmentation.regression import fit_logistic
from benchmarks.segmentation.stories import read_stories
from bot.segmentation import PageFormat
from bot.segmentation.pages.html import read_stated as read_html
from bot.segmentation.pages.markdown import read_stated as read_markdown
from bot.segmentation.structure import decide as model
from bot.segmentation.structure.items import Division

_FOLDS, _SEED = 12, 0
_PENALTY = 0.3
_GOOD, _BAD = 0.8, 0.6
_SURE = 0.95

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
    """What a model that saw nothing of the source said of a page: its choice, its chances, and how right it is."""

    page: RealPage
    choice: model.Weighed | None
    likeliest: float
    agreement: Agreement


def main() -> None:
    """Run the program."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--single", type=Path)
    parser.add_argument("--made", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    parser.add_argument("--errors", action="store_true", help="name every page that is not cut as people cut it")
    args = parser.parse_args()
    pages = [*chain.from_iterable(read_real_pages(folder) for folder in args.folders)]
    pages += read_single_pages(args.single) if args.single else ()
    pages += make_issues(read_stories(read_lines(args.made / "gold.jsonl"))) if args.made else ()
    candidates = {page.name: _candidates(page) for page in pages}
    judged = _judge(pages, candidates)
    certainty = _certainty([one for one in judged if one.page.weight >= 1])
    _report(judged, certainty, errors=args.errors)
    if args.write:
        learned = {**_fit([one for own in candidates.values() for one in own]), **certainty}
        model.WEIGHTS.write_text(json.dumps(learned, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _candidates(page: RealPage) -> list[Candidate]:
    stated = read_html(page.text) if page.format is PageFormat.HTML else read_markdown(page.text)
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
    return {
        "several": _regress(right, false, weigh),
        "form": _regress(right, other, weigh),
    }


def _regress(right: Sequence[Candidate], wrong: Sequence[Candidate], weigh: dict[str, float]) -> Weights:
    names = sorted({name for one in (*right, *wrong) for name in one.told})
    rows = np.array([[one.told.get(name, 0.0) for name in names] for one in (*right, *wrong)])
    labels = np.array([1.0] * len(right) + [0.0] * len(wrong))
    fitted, bias = fit_logistic(rows, labels, np.array([weigh[one.page.name] for one in (*right, *wrong)]), _PENALTY)
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
    return Judged(page, choice, max((one.several for one in weighed), default=0.0), agreement)


def _certainty(judged: Sequence[Judged]) -> dict[str, Weights]:
    """Learn what the chances are worth: the share of starts that are right, and of pages that are whole."""
    cut = [(one, one.choice) for one in judged if one.choice is not None]
    whole = [one for one in judged if one.choice is None]
    several, several_bias = _platt(
        [[model.odds(choice.several), model.odds(choice.fits)] for _, choice in cut],
        [one.agreement.right / max(1, one.agreement.right + one.agreement.wrong) for one, _ in cut],
    )
    one_only, whole_bias = _platt(
        [[model.odds(one.likeliest)] for one in whole], [float(not one.page.holds_several) for one in whole]
    )
    return {
        "certainty_of_several": {"bias": several_bias, "several": several[0], "fits": several[1]},
        "certainty_of_whole": {"bias": whole_bias, "several": one_only[0]},
    }


def _platt(rows: list[list[float]], shares: list[float]) -> tuple[list[float], float]:
    """A line over log-odds (Platt 1999); a share counts as so much of a right answer, and the rest as a wrong one."""
    twice = np.array([*rows, *rows])
    labels = np.array([1.0] * len(rows) + [0.0] * len(rows))
    fitted, bias = fit_logistic(twice, labels, np.array([*shares, *(1 - share for share in shares)]), 1.0)
    return [round(float(weight), 3) for weight in fitted], round(bias, 3)


def _report(judged: Sequence[Judged], certainty: dict[str, Weights], *, errors: bool) -> None:
    real = [one for one in judged if one.page.weight >= 1]
    _line("Markdown", [one for one in real if one.page.format is PageFormat.MARKDOWN])
    _line("HTML", [one for one in real if one.page.format is PageFormat.HTML])
    _line("both", real)
    _line("laid out", [one for one in judged if one.page.weight < 1])
    _say_certainty(judged, certainty)
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


def _say_certainty(judged: Sequence[Judged], certainty: dict[str, Weights]) -> None:
    """How many articles are said to be sure, and how many of those are as people cut them."""
    told = [(_certain(one, certainty), one.agreement) for one in judged if one.page.weight >= 1]
    count = sum(1 + one.right + one.wrong for _, one in told)
    sure = [one for value, one in told if value >= _SURE]
    said = sum(1 + one.right + one.wrong for one in sure)
    right = sum(1 + one.right - bool(one.missed and not one.right) for one in sure)
    print(f"certainty {_SURE} or more: {said} of {count} articles, of which {right / max(1, said):.3f} are right")


def _certain(one: Judged, certainty: dict[str, Weights]) -> float:
    if one.choice is None:
        told = certainty["certainty_of_whole"]
        return model.chance(told["bias"] + told["several"] * model.odds(one.likeliest))
    told = certainty["certainty_of_several"]
    return model.chance(
        told["bias"] + told["several"] * model.odds(one.choice.several) + told["fits"] * model.odds(one.choice.fits)
    )


if __name__ == "__main__":
    main()
