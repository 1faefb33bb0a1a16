"""What is known about each gap between two blocks: the numbers that the model of the gaps weighs."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass

from bot.segmentation.blocks import openings
from bot.segmentation.blocks.furniture import is_code, is_standing_head
from bot.segmentation.blocks.truncation import ends_properly
from bot.segmentation.blocks.unit import END_LINES, OUTSIDE, UNDER_HEADLINES, Unit, label
from bot.segmentation.boundaries import lexical
from bot.segmentation.boundaries.cohesion import Cohesion, Vector, weigh
from bot.segmentation.boundaries.lead import lead_score
from bot.segmentation.boundaries.mentions import Mentions, read_mentions, recall
from bot.segmentation.boundaries.patterns import PageOutline, credit_ahead, is_end, since_sure_end, start_pattern
from bot.segmentation.model import BlockKind
from bot.segmentation.text.terms import read_terms

Features = dict[str, float]

_PRIORS = (0.5, 1.0, 2.0)
_REACH = 6
_COLON = re.compile(r"[:：]$")
_SENTENCE_END = re.compile(r"[.!?。！？][\"'”’)」』]*$")


@dataclass(frozen=True, slots=True)
class Gap:
    """The gap before a block: the index of the block among the units, and what is known about the gap."""

    unit: int
    features: Features


@dataclass(frozen=True, slots=True)
class PageFacts:
    """The blocks of a page that belong to articles, their weighted words and their names, and the gaps between them."""

    blocks: list[Unit]
    vectors: list[Vector]
    mentions: list[Mentions]
    gaps: list[Gap]


def describe_page(units: list[Unit]) -> PageFacts:
    """Describe every gap between two neighbouring blocks of text; separators and furniture belong to the gap."""
    inside = [index for index, unit in enumerate(units) if unit.kind not in OUTSIDE]
    blocks = [units[index] for index in inside]
    for block in blocks:
        block.terms = {} if block.kind in END_LINES else read_terms(block.text)
    page = _PageFacts(units, blocks)
    gaps = [Gap(inside[at], page.describe(at, units[inside[at - 1] + 1 : inside[at]])) for at in range(1, len(blocks))]
    return PageFacts(blocks, page.vectors, page.mentions, gaps)


class _PageFacts:
    """Everything that is computed once for a page."""

    def __init__(self, units: list[Unit], blocks: list[Unit]) -> None:
        self.blocks = blocks
        self.mentions = [read_mentions(block.text) for block in blocks]
        self.vectors = [weigh(block.terms) for block in blocks]
        cohesion = Cohesion(self.vectors)
        self.near = cohesion.of_gaps(1, 1)
        self.wide = cohesion.of_gaps(4, 3)
        self.proposals = lexical.propose([block.terms for block in blocks], _PRIORS)
        self.usual_blanks = _mode([unit.blanks for unit in units[1:]])
        self.cut = sum(block.cut for block in blocks)
        self.usual_cosine = sorted(self.wide)[len(self.wide) // 2] if self.wide else 0.0
        self.has_end_lines = any(block.kind in END_LINES for block in blocks)
        self.credit_ahead = credit_ahead(blocks)
        self.starts = [start_pattern(blocks, at) for at in range(len(blocks))]
        self.ends = [is_end(blocks, at) for at in range(len(blocks))]
        self.usual_starts, self.usual_ends = Counter(filter(None, self.starts)), sum(self.ends)
        self.since = since_sure_end(blocks)
        self.outline = PageOutline(blocks)
        self.leads = [
            round(lead_score(block.text) * 2) / 2 if block.kind is BlockKind.BODY else 0.0 for block in blocks
        ]
        self.separators = Counter(unit.text for unit in units if unit.kind is BlockKind.SEPARATOR)
        total = max(1, len(blocks))
        self.portrait = {
            "page: blocks": math.log(1 + total),
            "page: share cut": self.cut / total,
            "page: share headings": sum(block.kind is BlockKind.HEADING for block in blocks) / total,
            "page: share credit lines": sum(block.kind in END_LINES for block in blocks) / total,
            "page: bylines": float(sum(block.kind is BlockKind.BYLINE for block in blocks)),
            "page: separators": float(sum(self.separators.values())),
            "page: begins with a heading": 1.0 if blocks and blocks[0].kind is BlockKind.HEADING else 0.0,
            "page: capped blocks": float(sum(block.capped for block in blocks)),
            "page: datelines": sum(bool(openings.dateline(block.text)) for block in blocks) / total,
            "page: kickers": sum(bool(openings.kicker(block.text)) for block in blocks) / total,
            "page: marked headings": float(sum(block.marked for block in blocks)),
            "page: blank lines vary": 1.0 if len({unit.blanks for unit in units[1:]}) > 1 else 0.0,
        }

    def describe(self, at: int, between: list[Unit]) -> Features:
        """The features of the gap before block `at`; `between` holds what stands in it."""
        before, after = self.blocks[at - 1], self.blocks[at]
        features: Features = {}
        features.update(self._layout(after, between))
        features.update(_kinds(before, after))
        features.update(self._next(at))
        features.update(_opening(before, after))
        features.update(self._words(at))
        features.update(recall(self.mentions[at], self.mentions[max(0, at - _REACH) : at]))
        features.update(self._template(at))
        features.update(self._neighbours(at))
        features.update(self.outline.describe(at))
        features.update(self.portrait)
        return features

    def _layout(self, after: Unit, between: list[Unit]) -> Features:
        blanks = max([after.blanks, *(unit.blanks for unit in between)])
        found: Features = {}
        rules = [unit.text for unit in between if unit.kind is BlockKind.SEPARATOR]
        if rules:
            found["separator"] = 1.0
            found["separator used again"] = float(min(5, max(self.separators[rule] for rule in rules)))
            found["length of separator"] = float(min(12, max(map(len, rules))))
        if any(unit.kind is BlockKind.FURNITURE and not is_code(unit.text) for unit in between):
            found["furniture"] = 1.0
        if blanks > self.usual_blanks:
            found["more blank lines than usual"] = 1.0
        if blanks and not self.usual_blanks:
            found["blank line on a page of few"] = 1.0
        return found

    def _next(self, at: int) -> Features:
        """What follows the block after the gap: a byline or a body under a heading."""
        after = self.blocks[at]
        following = self.blocks[at + 1] if at + 1 < len(self.blocks) else None
        found: Features = {}
        if after.kind is BlockKind.BYLINE and self.blocks[at - 1].kind is not BlockKind.HEADING:
            found["byline without a heading"] = 1.0
            if following is not None and openings.dateline(following.text):
                found["byline before dateline"] = 1.0
        if after.kind is BlockKind.HEADING:
            words = after.text.split()
            found["capitals in heading"] = sum(word[:1].isupper() for word in words) / len(words)
            found["heading in capitals"] = 1.0 if after.text.isupper() else 0.0
        if following is None:
            found["last block"] = 1.0
        elif after.kind is BlockKind.HEADING and following.kind in UNDER_HEADLINES:
            found["heading before byline"] = 1.0
        elif after.kind is BlockKind.HEADING and openings.dateline(following.text):
            found["heading before dateline"] = 1.0
        elif after.kind is BlockKind.HEADING and following.kind is BlockKind.HEADING:
            found["heading before heading"] = 1.0
        return found

    def _template(self, at: int) -> Features:
        """What the page's other articles look like: a page that credits some of its articles tends to credit all."""
        before, after = self.blocks[at - 1], self.blocks[at]
        found: Features = {}
        if self.usual_starts[self.starts[at]] > 1:
            found["starts as others do"] = min(4, self.usual_starts[self.starts[at]]) / 2
        if self.ends[at - 1] and self.usual_ends > 1:
            found["the last ended as others do"] = min(4, self.usual_ends) / 2
        if after.kind is BlockKind.HEADING and is_standing_head(after.text):
            found["standing head"] = 1.0
        plain = before.kind is BlockKind.BODY and not before.cut
        if plain and self.has_end_lines:
            found["no credit line here on a page of credit lines"] = 1.0
        if plain and not after.cut and self.cut:
            found["whole block on a page of cut blocks"] = 1.0
        if plain and self.credit_ahead[at]:
            found["credit line ahead before any cut block"] = 1.0
        return found

    def _neighbours(self, at: int) -> Features:
        """The sizes of the blocks around the gap, how lead-like they are, and to which side the words lean."""
        before, after = self.blocks[at - 1], self.blocks[at]
        body = next((i for i in range(at, min(at + 4, len(self.blocks))) if self.blocks[i].kind is BlockKind.BODY), at)
        following = self.blocks[at + 1] if at + 1 < len(self.blocks) else None
        found = {
            "words before": _coarse(before.size.words),
            "words after": _coarse(after.size.words),
            "words next": _coarse(following.size.words) if following else -1.0,
            "characters after": _coarse(after.size.characters),
            "lead-like": self.leads[body],
            "lead-like next": self.leads[at + 1] if following else 0.0,
            "lead-like before": self.leads[at - 1],
            "cohesion with next": self.near[at] if following else 0.0,
            "cohesion leans back": self.near[at - 1] - (self.near[at] if following else 0.0),
            "blocks since a sure end": float(self.since[at]),
            "cohesion before": self.near[at - 2] if at > 1 else 0.0,
            "position": at / len(self.blocks),
        }
        if following is not None:
            found["next is " + label(following)] = 1.0
        if at > 1:
            found["second before is " + label(self.blocks[at - 2])] = 1.0
        return found

    def _words(self, at: int) -> Features:
        wide = self.wide[at - 1]
        found = {
            "cohesion": wide,
            "cohesion of neighbours": self.near[at - 1],
            "cohesion above the page's": wide - self.usual_cosine,
        }
        if wide < 0.02:
            found["no word in common"] = 1.0
        for prior, proposal in zip(_PRIORS, self.proposals, strict=True):
            if at in proposal:
                found[f"words divide here (prior {prior:g})"] = 1.0
        return found


def _opening(before: Unit, after: Unit) -> Features:
    """How the block after a gap opens; a dateline under a byline opens the story of that byline."""
    found = openings.describe(after.text)
    if before.kind is BlockKind.BYLINE:
        found.pop("opens with dateline", None)
        found.pop("opens with dateline of an agency", None)
    return found


def _kinds(before: Unit, after: Unit) -> Features:
    found: Features = {f"after {label(before)}": 1.0, f"before {label(after)}": 1.0}
    if before.cut and after.cut:
        found["between two cut blocks"] = 1.0
    if before.capped and after.capped:
        found["between two capped blocks"] = 1.0
    if before.kind is BlockKind.BODY and not before.cut:
        if _COLON.search(before.text):
            found["after a colon"] = 1.0
        elif not ends_properly(before.text):
            found["after an unfinished line"] = 1.0
    if before.kind is BlockKind.HEADING and _SENTENCE_END.search(before.text):
        found["after a heading that ends as a sentence"] = 1.0
    return found


def _coarse(size: int) -> float:
    """A length to the nearest half power of two: exact ones would tell single blocks apart."""
    return round(2 * math.log2(1 + size)) / 2


def _mode(values: list[int]) -> int:
    return Counter(values).most_common(1)[0][0] if values else 0
