"""Read a folder of pages.jsonl and gold.jsonl, and say of every gap whether an article truly starts behind it."""

from __future__ import annotations

import base64
import bisect
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.segmentation.blocks import read_blocks
from bot.segmentation.decode import decode
from bot.segmentation.features import Gap, describe_gaps
from bot.segmentation.normalise import normalise
from bot.segmentation.units import Unit, read_units


@dataclass(frozen=True, slots=True)
class Example:
    """A page with its gaps and, for each gap, whether it is a boundary (None where gold says nothing)."""

    page: str
    shape: str
    units: list[Unit]
    gaps: list[Gap]
    labels: list[bool | None]


def read_examples(folder: Path) -> Iterator[Example]:
    """Read the plain text pages of a folder; pages of marked-up formats are split by their markup."""
    gold = {page["page_id"]: page for page in _lines(folder / "gold.jsonl")}
    for page in _lines(folder / "pages.jsonl"):
        if page["format"] == "text":
            yield _example(page, gold[page["page_id"]])


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def page_text(page: dict[str, Any]) -> str:
    """The normalised text of a page, decoded if it is given as bytes."""
    return normalise(page["text"] if "text" in page else decode(base64.b64decode(page["bytes_b64"])).text)


def _example(page: dict[str, Any], gold: dict[str, Any]) -> Example:
    units = read_units(read_blocks(page_text(page)))
    owners = [(unit["line"], unit["article"]) for unit in gold["units"] if unit["article"] is not None]
    gaps = describe_gaps(units)
    starts = [gap.unit for gap in gaps]
    inside = [gaps and _first_inside(units, starts)] if gaps else []
    owner = {index: _owner(owners, units, index) for index in [*inside, *starts]}
    labels: list[bool | None] = []
    known = owner.get(inside[0]) if inside else None
    for index in starts:
        here = owner[index]
        labels.append(None if here is None or known is None else here != known)
        known = known if here is None else here
    return Example(page["page_id"], gold["shape"], units, gaps, labels)


def _first_inside(units: list[Unit], starts: list[int]) -> int:
    from bot.segmentation.units import OUTSIDE

    return next(index for index, unit in enumerate(units[: starts[0]]) if unit.kind not in OUTSIDE)


def _owner(owners: list[tuple[int, int]], units: list[Unit], index: int) -> int | None:
    first = units[index].line
    last = units[index + 1].line if index + 1 < len(units) else None
    if first is None:
        return None
    at = bisect.bisect_left(owners, (first, -1))
    return owners[at][1] if at < len(owners) and (last is None or owners[at][0] < last) else None
