"""One document, or several articles: weigh what speaks for each division, and take the best that holds.

Two small logistic models, learned from pages that people cut: one tells whether a division is of a page of several
articles at all, the other which division of such a page is the right one.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.segmentation.structure.evidence import gather
from bot.segmentation.structure.forms import propose
from bot.segmentation.structure.items import Division, Piece, lay_out, prose
from bot.segmentation.structure.page import StatedPage

WEIGHTS = Path(__file__).with_name("weights.json")
GATE = 0.4
"""The share of a page's text that the items of a division hold at least; below, it is a list inside an article."""
MOST_PROPOSALS = 24
_EVEN, _HALF = 0.5, 0.5
# Where a division has all the starts of another and more, it is taken if it is nearly as likely.
_NEARLY = 0.85
_FURTHEST = 30.0
# Beyond these odds a page is not surer in truth than the next.
_MOST_ODDS = 4.0

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A division and the chances (0 to 1) that its page holds several articles, and that they are these.

    `evidence` says what the first comes from, the heaviest first, in log-odds.
    """

    division: Division
    several: float
    fits: float
    evidence: tuple[tuple[str, float], ...]

    @property
    def rank(self) -> float:
        """By which the divisions of one page are put in order."""
        return self.fits + _HALF * self.several


@dataclass(frozen=True, slots=True)
class Decision:
    """What a page is: its division, or None for one document.

    `certainties` (0 to 1, learned from pages unseen) say of each piece of the division how likely it starts and ends
    where an article does; of one document, how likely it is one.
    """

    best: Weighed | None
    certainties: tuple[float, ...]


def decide(page: StatedPage) -> Decision:
    """Decide whether a page is one document or several articles, and which."""
    weighed = weigh_all(page)
    best = pick(weighed)
    learned = _learned()
    if best is None:
        return Decision(None, (sum_up(evidence_of_whole(page, weighed), learned.certainty_of_whole),))
    return Decision(
        best, tuple(sum_up(evidence_of_cut(best, piece), learned.certainty_of_cut) for piece in best.division.pieces)
    )


def evidence_of_cut(best: Weighed, piece: Piece) -> dict[str, float]:
    """Return what tells how sure the cuts of a piece are: the chances of its page, and whether no head opens it."""
    several, fits = _bounded_odds(best.several), _bounded_odds(best.fits)
    return {"several": several, "least": min(several, fits), "opening": float(not piece.item)}


def evidence_of_whole(page: StatedPage, weighed: Sequence[Weighed]) -> dict[str, float]:
    """Return what tells how sure it is that a page is one document."""
    return {
        "several": odds(max((one.several for one in weighed), default=0.0)),
        "headings": math.log2(1 + sum(block.is_heading for block in page.blocks)),
        "calls itself an article": float(page.is_article),
    }


def _bounded_odds(probability: float) -> float:
    return max(-_MOST_ODDS, min(_MOST_ODDS, odds(probability)))


def sum_up(told: Mapping[str, float], weights: Weights) -> float:
    """Turn evidence into a probability by learned weights."""
    return chance(weights["bias"] + sum(weights[name] * value for name, value in told.items()))


def pick(weighed: Sequence[Weighed]) -> Weighed | None:
    """Return the division to cut a page by; None where it is one document."""
    best = max(weighed, key=lambda one: one.rank, default=None)
    if best is None or best.several < _EVEN:
        return None
    starts = set(best.division.proposal.starts)
    finer = [
        one
        for one in weighed
        if one.several >= _EVEN and one.fits >= _NEARLY * best.fits and starts < set(one.division.proposal.starts)
    ]
    return max(finer, key=lambda one: one.fits, default=best)


def weigh_all(page: StatedPage) -> list[Weighed]:
    """Weigh every division of a page whose items hold enough of its text."""
    several, form = _learned().several, _learned().form
    return [weigh(features(page, division), division, several, form) for division in divisions(page)]


def divisions(page: StatedPage) -> list[Division]:
    """Return the divisions that could be meant: two items or more, with enough of the page's text."""
    total = sum(block.prose for block in page.blocks)
    found = [lay_out(page.blocks, proposal) for proposal in propose(page.blocks)[:MOST_PROPOSALS]]
    return [
        one
        for one in found
        if len(one.items) > 1 and sum(prose(page.blocks, item) for item in one.items) >= GATE * total > 0
    ]


def features(page: StatedPage, division: Division) -> dict[str, float]:
    """Return the evidence for a division as the models read it."""
    told = gather(page, division)
    told["an issue by name or number"] = max(told["names a periodical"], told["carries a number or date"])
    told[f"form: {division.proposal.form}"] = 1.0
    return told


def weigh(told: Mapping[str, float], division: Division, several: Weights, form: Weights) -> Weighed:
    """Weigh the evidence for one division by the weights of both models."""
    parts = [(name, several[name] * value) for name, value in told.items() if value and name in several]
    parts.sort(key=lambda part: -abs(part[1]))
    return Weighed(
        division,
        chance(several["bias"] + sum(value for _, value in parts)),
        chance(form["bias"] + sum(form.get(name, 0.0) * value for name, value in told.items())),
        tuple((name, round(value, 2)) for name, value in parts),
    )


def chance(log_odds: float) -> float:
    """Turn log-odds into a probability."""
    return 1 / (1 + math.exp(-max(-_FURTHEST, min(_FURTHEST, log_odds))))


def odds(probability: float) -> float:
    """Turn a probability into log-odds."""
    kept = min(1 - 1e-6, max(1e-6, probability))
    return math.log(kept / (1 - kept))


@dataclass(frozen=True, slots=True)
class Learned:
    """The weights of both models, and of what their chances are worth on pages that neither has seen."""

    several: Weights
    form: Weights
    certainty_of_cut: Weights
    certainty_of_whole: Weights


@lru_cache(maxsize=1)
def _learned() -> Learned:
    return Learned(**json.loads(WEIGHTS.read_text(encoding="utf-8")))
