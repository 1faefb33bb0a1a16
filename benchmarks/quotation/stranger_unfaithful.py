"""Cases of the corpus of other habits whose words are not exact, not together, nowhere, or in several places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from benchmarks.quotation.printing import SETTINGS
from benchmarks.quotation.stranger_pages import Pages
from benchmarks.quotation.strangers import FREQUENT, MARKS, Expected, Page, half_of, length, sentences_of, words_of
from benchmarks.quotation.tampering import CHANGES


class Unfaithful(Pages):
    """Makes the cases that no page has as they stand."""

    def altered(self) -> Iterator[Expected]:
        """One thing changed."""
        names = [
            found for one in self.sentences for found in re.findall(r"(?<=[a-z] )[A-Z][a-z]{4,}(?= [a-z])", one.text)
        ]
        for one in self._drawn(9):
            for shape, change in CHANGES.items():
                changed = change(one.text, self.chance)
                if changed and changed != one.text and not self._is_anywhere(changed):
                    yield Expected(shape, changed, ("altered",), (one.place,))
                    if self.chance.random() < 0.15:
                        straight = SETTINGS["straight"](f"“{changed}”")
                        yield Expected(f"{shape}, quoted", straight, ("altered",), (one.place,))
            found = re.search(r"(?<=[a-z] )[A-Z][a-z]{4,}(?= [a-z])", one.text)
            other = self.chance.choice(names) if names else None
            if found and other and other not in one.text:
                swapped = one.text[: found.start()] + other + one.text[found.end() :]
                yield Expected("another name of the collection", swapped, ("altered",), (one.place,))

    def dropped(self) -> Iterator[Expected]:
        """Sentences put together in order, with what stands between left out and no mark."""
        for one in self._drawn(8):
            last = self.by_place.get((one.page.number, one.paragraph, one.index + 2))
            space = "" if one.page.is_chinese else " "
            if last and length(last.text) >= 6:
                yield Expected("sentence dropped", f"{one.text}{space}{last.text}", ("altered",), (one.place,))
            later = [
                s for s in self.sentences if s.page is one.page and s.paragraph > one.paragraph and length(s.text) >= 6
            ]
            other = self.chance.choice(later) if later else None
            if other and (other.paragraph, other.index) != (one.paragraph + 1, 0):
                yield Expected("much dropped", f"{one.text}{space}{other.text}", ("altered",), (one.place,))

    def spliced(self) -> Iterator[Expected]:
        """Parts that do not belong together, or not so."""
        for one in self._drawn(8):
            chinese = one.page.is_chinese
            others = [s for s in self._drawn(8, chinese=chinese) if s.page is not one.page]
            earlier = [
                s
                for s in self.sentences
                if s.page is one.page and (s.paragraph, s.index) < (one.paragraph, one.index) and length(s.text) >= 7
            ]
            mark = self.chance.choice(MARKS)
            joints = ["", "\n", mark] if chinese else [" ", "\n\n", f" {mark} ", "; "]
            if earlier:
                other = self.chance.choice(earlier)
                text = f"{one.text}{self.chance.choice(joints[:3])}{other.text}"
                yield Expected("out of order", text, ("spliced",), (one.place, other.place))
            if len(others) > 1:
                other, third = others[:2]
                text = f"{one.text}{self.chance.choice(joints[:3])}{other.text}"
                yield Expected("two articles", text, ("spliced",), (one.place, other.place))
                straight = SETTINGS["straight"](text)
                yield Expected("two articles, straight", straight, ("spliced",), (one.place, other.place))
                quoted = f"“{text}”"
                yield Expected("two articles, in quotation marks", quoted, ("spliced",), (one.place, other.place))
                if third.page is not other.page:
                    many = f"{one.text}{joints[0]}{other.text}{joints[0]}{third.text}"
                    yield Expected("three articles", many, ("spliced",), (one.place, other.place, third.place))
                halves = half_of(one.text, chinese, first=True), half_of(other.text, chinese, first=False)
                if all(half and self._stands_once(half) for half in halves):
                    text = f"{halves[0]}{'' if chinese else ' '}{halves[1]}"
                    yield Expected("halves of two articles", text, ("spliced",), (one.place, other.place))

    def absent(self) -> Iterator[Expected]:
        """Sentences of articles that were held back, and words drawn by chance."""
        known = [set(words_of(paragraph)) for page in self.pages for paragraph in page.paragraphs]
        for paragraph in self.outside:
            for one in sentences_of(Page(0, (paragraph,), "")):
                words = set(words_of(one.text)) - set(FREQUENT)
                if length(one.text) >= 9 and words and max(len(words & held) for held in known) < len(words) * 0.4:
                    yield Expected("held back", one.text, ("absent",))
        words = [word for one in self.sentences if not one.page.is_chinese for word in one.text.split()]
        for _ in range(min(self.most, 100) if len(words) > 500 else 0):
            drawn = [word for word in self.chance.sample(words, 40) if word.lower() not in FREQUENT][:18]
            yield Expected("drawn by chance", " ".join(drawn), ("absent",))

    def everywhere(self) -> Iterator[Expected]:
        """Sentences that stand in several articles: every place, the earliest first."""
        for page, (source, paragraph, text) in self.copies:
            places = [(source.published, source.number, paragraph + 1), (page.published, page.number, 1)]
            if sum(whole.count(text) for whole in self.whole) == len(places):
                named = tuple(f"A{number}.p{of}" for _, number, of in sorted(places))
                yield Expected("in several articles", text, ("verbatim",), named, exactly=True)
