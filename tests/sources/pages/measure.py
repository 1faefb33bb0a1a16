"""How much of each gold page an extraction finds: `python -m tests.sources.pages.measure`."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.segmentation import BlockKind, read_web_page
from bot.segmentation.text.normalise import normalise, squeeze
from tests.sources.pages.collection import GoldPage, gold_pages

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGE_ADDRESS = "https://www.valleypost.example/read?id=77"


@dataclass(frozen=True)
class Score:
    """What of a page's body was found, and what was taken that is none of it."""

    page: GoldPage
    missing: tuple[str, ...]
    foreign: tuple[str, ...]

    @property
    def found(self) -> int:
        """How many paragraphs of the body were found."""
        return len(self.page.story.paragraphs) - len(self.missing)


def score(page: GoldPage, extracted: Sequence[str]) -> Score:
    """Compare an extraction with the gold; a paragraph counts only word for word and once."""
    gold = [squeeze(normalise(text)) for text in page.story.paragraphs]
    rest = [squeeze(normalise(text)).removeprefix("• ") for text in extracted]
    missing = tuple(text for text in gold if text not in rest)
    for text in [*gold, *map(squeeze, page.story.beside), page.story.headline]:
        if text in rest:
            rest.remove(text)
    beside = "\n".join(map(squeeze, page.story.beside))
    return Score(page, missing, tuple(text for text in rest if text not in beside))


def read(page: GoldPage) -> list[str]:
    """The paragraphs of the article that the page is read as."""
    article = read_web_page(page.content, PAGE_ADDRESS).article
    return [one.text for one in article.text.paragraphs if one.kind != BlockKind.CAPTION] if article else []


def report() -> list[Score]:
    """Score every page."""
    return [score(page, read(page)) for page in gold_pages()]


def main() -> None:
    """Print what is missing and what is foreign, and the shares."""
    scores = report()
    for one in scores:
        for mark, texts in (("-", one.missing), ("+", one.foreign)):
            for text in texts:
                sys.stdout.write(f"{one.page.name}  {mark} {text[:110]}\n")
    total = sum(len(one.page.story.paragraphs) for one in scores)
    found = sum(one.found for one in scores)
    clean = sum(not one.foreign for one in scores)
    sys.stdout.write(
        f"{found} of {total} paragraphs ({found / total:.2%}); {clean} of {len(scores)} pages without other text\n"
    )


if __name__ == "__main__":
    main()
