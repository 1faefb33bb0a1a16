"""On articles whose bounds are known: one given alone stays one."""

from __future__ import annotations

import json

import pytest

from bot.segmentation import PageFormat, segment
from tests.segmentation import pages

GOLD = pages.SHARED / "bench" / "segmentation" / "gold.jsonl"
EVERY = 6


@pytest.mark.skipif(not GOLD.exists(), reason="the development pages are not beside this checkout")
def test_articles_given_alone_stay_one() -> None:
    alone = whole = 0
    with GOLD.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            page = json.loads(line)
            if number % EVERY or page["format"] != "text" or page["shape"] == "hardwrap":
                continue
            for index, _ in enumerate(page["articles"]):
                text = "\n".join(unit["text"] for unit in page["units"] if unit["article"] == index)
                alone += 1
                whole += len(segment(text, format=PageFormat.TEXT).articles) == 1
    assert alone > 100
    assert whole / alone >= 0.99
