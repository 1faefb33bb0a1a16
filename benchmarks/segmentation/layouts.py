"""Lay the stories of a folder out anew, in more layouts than the folder has: the model is to learn no templates."""

from __future__ import annotations

import random
from dataclasses import replace

from benchmarks.segmentation import phrases as p
from benchmarks.segmentation.layout import Layout
from benchmarks.segmentation.stories import Page, Story
from bot.segmentation.blocks.openings import describe
from bot.segmentation.boundaries.cohesion import cosine

_TURNING = 0.2
_CHINESE = 0.16
_CONTINUES = {"opens with connective", "opens with pronoun"}


def _turns(stories: list[Story]) -> list[list[str]]:
    """The ends of stories from a paragraph on that says by its first words that it continues something."""
    return [
        story.paragraphs[at:]
        for story in stories
        for at in range(1, len(story.paragraphs))
        if _CONTINUES & describe(story.paragraphs[at]).keys()
    ] or [["But that is another story."]]


class Printer:
    """Lays out pages at random; the same seed prints the same pages."""

    def __init__(self, stories: list[Story], seed: int) -> None:
        self.rng = random.Random(seed)
        self.english = [story for story in stories if not story.chinese]
        self.chinese = [story for story in stories if story.chinese]
        self.turns = _turns(self.english)

    def print_page(self) -> Page:
        """Lay one page out in a layout drawn for it."""
        rng = self.rng
        chinese = rng.random() < _CHINESE and len(self.chinese) > 12
        stories = self._choose(
            self.chinese if chinese else self.english, rng.choice([1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 10])
        )
        layout = Layout(rng, chinese=chinese)
        if not chinese:
            stories = [self._turn(story) if rng.random() < _TURNING else story for story in stories]
        lines: list[tuple[str, int | None]] = []
        for number, story in enumerate(stories):
            if number:
                lines += layout.between()
            elif rng.random() < 0.1:
                lines += [(rng.choice(p.FURNITURE + p.SECTIONS), None), *layout.gap(1)]
            elif rng.random() < 0.06:
                lines += layout.masthead()
            lines += [(text, number if text else None) for text in layout.story(story, first=number == 0)]
        if rng.random() < 0.15:
            lines += layout.between()
        elif rng.random() < 0.06:
            lines += layout.links()
        sources = [story.source for story in stories]
        return Page([text for text, _ in lines], [owner for _, owner in lines], sources)

    def _turn(self, story: Story) -> Story:
        """A story that turns to another subject in the middle, as comment pages do more than the news does."""
        at = self.rng.randint(1, len(story.paragraphs))
        other = self.rng.choice(self.turns)
        return replace(
            story, paragraphs=[*story.paragraphs[:at], *other[: self.rng.randint(1, 5)], *story.paragraphs[at:]]
        )

    def _choose(self, pool: list[Story], count: int) -> list[Story]:
        """Stories of one page; on four pages in ten they are about the same things."""
        first = self.rng.choice(pool)
        if self.rng.random() < 0.4:
            sample = self.rng.sample(pool, min(len(pool), 250))
            near = sorted(sample, key=lambda story: -cosine(story.vector, first.vector))[: 2 * count + 2]
            return [
                first,
                *self.rng.sample([story for story in near if story is not first], min(count - 1, len(near) - 1)),
            ]
        return self.rng.sample(pool, min(count, len(pool)))
