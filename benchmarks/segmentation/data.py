"""Read a folder of pages.jsonl and gold.jsonl, and say of every gap whether an article truly starts behind it."""

from __future__ import annotations

import base64
import bisect
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.segmentation.blocks.unit import OUTSIDE, Unit
from bot.segmentation.boundaries.features import PageFacts, describe_page
from bot.segmentation.pages.plain import read_page
from bot.segmentation.text.decode import decode
from bot.segmentation.text.normalise import normalise

Owner = Callable[[Unit], int | None]


@dataclass(frozen=True, slots=True)
class Example:
    """A page with its gaps and, for each gap, whether it is a boundary (None where gold says nothing).

    `beside` names the stories before and behind each gap.
    """

    page: str
    shape: str
    units: list[Unit]
    facts: PageFacts
    labels: list[bool | None]
    beside: list[frozenset[str]]

    @property
    def stories(self) -> frozenset[str]:
        """The stories on the page."""
        return frozenset().union(*self.beside)


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Read a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def page_text(page: dict[str, Any]) -> str:
    """The normalised text of a page, decoded if it is given as bytes."""
    return normalise(page["text"] if "text" in page else decode(base64.b64decode(page["bytes_b64"])).text)


def read_examples(folder: Path) -> list[Example]:
    """Read the plain text pages of a folder; pages of marked-up formats are split by their markup."""
    gold = {page["page_id"]: page for page in read_lines(folder / "gold.jsonl")}
    pages = [page for page in read_lines(folder / "pages.jsonl") if page["format"] == "text"]
    return [_from_gold(page, gold[page["page_id"]]) for page in pages]


def make_example(page: str, shape: str, text: str, owner: Owner, stories: Sequence[str]) -> Example:
    """Describe the gaps of a page whose units an owner function gives to stories, by their place among `stories`."""
    units = [*read_page(text).units]
    facts = describe_page(units)
    labels: list[bool | None] = []
    beside: list[frozenset[str]] = []
    known = next((owner(unit) for unit in units if unit.kind not in OUTSIDE), None)
    for gap in facts.gaps:
        here = owner(units[gap.unit])
        labels.append(None if here is None or known is None else here != known)
        beside.append(frozenset(stories[at] for at in (known, here) if at is not None))
        known = known if here is None else here
    return Example(page, shape, units, facts, labels, beside)


def _from_gold(page: dict[str, Any], gold: dict[str, Any]) -> Example:
    text = page_text(page)
    owned = sorted((unit["line"], unit["article"]) for unit in gold["units"] if unit["article"] is not None)
    lines = [line for line, _ in owned]
    starts = [block.number for block in read_page(text).blocks]
    end_of = dict(zip(starts, [*starts[1:], 10**9], strict=True))

    def owner(unit: Unit) -> int | None:
        """The story of the first gold line inside the unit, which may be wrapped over several."""
        assert unit.line is not None
        at = bisect.bisect_left(lines, unit.line)
        return owned[at][1] if at < len(owned) and lines[at] < end_of[unit.line] else None

    return make_example(page["page_id"], gold["shape"], text, owner, [article["src"] for article in gold["articles"]])
