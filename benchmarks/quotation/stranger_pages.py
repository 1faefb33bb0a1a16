"""The articles of the corpus of other habits, some held back and some repeated, and how sentences are drawn of them."""

from __future__ import annotations

import random
from collections.abc import Sequence

from benchmarks.quotation.strangers import Page, Sentence, length, sentences_of


class Pages:
    """A collection as it is loaded, and the chance that everything is drawn with."""

    def __init__(self, texts: Sequence[tuple[str | None, tuple[str, ...]]], seed: int, most: int) -> None:
        self.chance = random.Random(seed)
        self.most = most
        held = max(2, len(texts) // 12)
        order = list(texts)
        self.chance.shuffle(order)
        self.outside = [paragraph for _, paragraphs in order[:held] for paragraph in paragraphs]
        self.pages = [
            Page(number, paragraphs, f"2025-{1 + number % 12:02}-{1 + number % 28:02}", headline)
            for number, (headline, paragraphs) in enumerate(order[held:], 1)
        ]
        self.copies = self._copies()
        self.pages += [page for page, _ in self.copies]
        self.whole = ["\n".join(page.paragraphs) for page in self.pages]
        self.sentences = [one for page in self.pages[: -len(self.copies)] for one in sentences_of(page)]
        self.sentences = [one for one in self.sentences if self._stands_once(one.text)]
        self.by_place = {(one.page.number, one.paragraph, one.index): one for one in self.sentences}

    def _copies(self) -> list[tuple[Page, tuple[Page, int, str]]]:
        """Make articles that repeat a sentence of another between sentences of their own."""
        made: list[tuple[Page, tuple[Page, int, str]]] = []
        sources = [one for page in self.pages for one in sentences_of(page) if length(one.text) >= 9]
        for number, one in enumerate(self.chance.sample(sources, min(40, len(sources))), len(self.pages) + 1):
            chinese = one.page.is_chinese
            before = f"第{number}號報導由此開始。" if chinese else f"Bulletin number {number} opens with other matters."
            after = f"第{number}號報導到此為止。" if chinese else f"Bulletin number {number} then closes again."
            space = "" if chinese else " "
            day = f"20{24 + number % 3}-06-{1 + number % 28:02}"
            page = Page(number, (f"{before}{space}{one.text}{space}{after}",), day)
            made.append((page, (one.page, one.paragraph, one.text)))
        return made

    def _stands_once(self, text: str) -> bool:
        return sum(whole.count(text) for whole in self.whole) == 1

    def _drawn(self, fewest: int = 9, *, chinese: bool | None = None) -> list[Sentence]:
        fit = [
            one
            for one in self.sentences
            if length(one.text) >= fewest and (chinese is None or one.page.is_chinese is chinese)
        ]
        return self.chance.sample(fit, min(self.most, len(fit)))

    def _is_anywhere(self, text: str) -> bool:
        return any(text in whole for whole in self.whole)
