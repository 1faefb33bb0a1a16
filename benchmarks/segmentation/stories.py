"""The stories of a folder, and pages made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.segmentation.boundaries.cohesion import Vector, weigh
from bot.segmentation.text.normalise import normalise
from bot.segmentation.text.terms import read_terms


@dataclass(frozen=True, slots=True)
class Story:
    """The paragraphs of an article and, where the folder knows it, its headline."""

    paragraphs: list[str]
    headline: str | None
    chinese: bool
    vector: Vector
    source: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page laid out: its lines, for each the story it belongs to (None: nobody's), and where the stories are from."""

    lines: list[str]
    owners: list[int | None]
    sources: list[str]


def read_stories(gold: list[dict[str, Any]]) -> list[Story]:
    """The whole articles of a folder, each once, as its longest version."""
    found: dict[str, Story] = {}
    for page in gold:
        if page["shape"] == "hardwrap":
            continue
        bodies: dict[int, list[str]] = {}
        for unit in page["units"]:
            if unit["role"] == "body" and unit["article"] is not None:
                bodies.setdefault(unit["article"], []).append(normalise(unit["text"]).strip())
        for index, paragraphs in bodies.items():
            article = page["articles"][index]
            old = found.get(article["src"])
            if not article["truncated"] and (old is None or len(paragraphs) > len(old.paragraphs)):
                text = " ".join(paragraphs)
                chinese = sum("\u3400" <= c <= "\u9fff" for c in text) > len(text) / 3
                headline = article["headline"] or (old.headline if old else None)
                found[article["src"]] = Story(paragraphs, headline, chinese, weigh(read_terms(text)), article["src"])
    return list(found.values())
