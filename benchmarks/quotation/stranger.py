"""A second corpus of other habits, made as somebody would who has read only what the verdicts mean.

Every way to set a mark, articles held back, sentences that stand in several articles; see `stranger_run`.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from benchmarks.quotation.printing import SETTINGS
from benchmarks.quotation.strangers import (
    FREQUENT,
    MARKS,
    WEIGHTY,
    Expected,
    Page,
    Sentence,
    half_of,
    length,
    sentences_of,
    verdict_of_cut,
    verdict_of_gap,
    words_of,
)
from benchmarks.quotation.tampering import CHANGES


class Stranger:
    """Makes the cases of a collection."""

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

    def cases(self) -> list[Expected]:
        """Make every case, each text once."""
        makers = (
            self.verbatim, self.parts, self.typography, self.cut, self.elided, self.brackets,
            self.skipped, self.altered, self.dropped, self.spliced, self.absent, self.everywhere,
        )  # fmt: skip
        made = [case for make in makers for case in make()]
        return list({case.text: case for case in made}.values())

    def verbatim(self) -> Iterator[Expected]:
        """What stands there: sentences, paragraphs, breaks between them, headlines."""
        for one in self._drawn(6):
            yield Expected("sentence", one.text, ("verbatim",), (one.place,))
            yield Expected("white space around", f"\n  {one.text}\n", ("verbatim",), (one.place,))
            if one.text[-1] in ".。" and not re.search(r"\b\w{1,4}\.$", one.text):
                yield Expected("without its stop", one.text[:-1], ("verbatim",), (one.place,))
            following = self.by_place.get((one.page.number, one.paragraph, one.index + 1))
            if following:
                space = "" if one.page.is_chinese else " "
                yield Expected("two sentences", one.text + space + following.text, ("verbatim",), (one.place,))
        for page in self.chance.sample(self.pages, min(self.most, len(self.pages))):
            body = page.paragraphs[0]
            if length(body) >= 8 and len(body) < 2_500:
                yield Expected("paragraph", body, ("verbatim",), (f"A{page.number}.p1",))
            if len(page.paragraphs) > 1 and len(body) + len(page.paragraphs[1]) < 2_500:
                space = self.chance.choice(["\n", "\n\n", "\r\n\r\n", "\n   ", *([] if page.is_chinese else [" "])])
                text = space.join(page.paragraphs[:2])
                yield Expected("two paragraphs", text, ("verbatim",), (f"A{page.number}.p1",))
            if page.headline and length(page.headline) >= 6 and not any(page.headline in one for one in self.whole):
                yield Expected("headline", page.headline, ("verbatim",))

    def parts(self) -> Iterator[Expected]:
        """Parts of sentences: marked in every way, or harmless."""
        for one in self._drawn(14):
            start, end = self._span(one)
            part, left, right = one.text[start:end], one.text[:start], one.text[end:]
            if length(part) < 6:
                continue
            mark, space = self.chance.choice(MARKS), self.chance.choice(["", " "])
            text = f"{mark}{space}{part}{space}{self.chance.choice(MARKS)}"
            yield Expected("marked on both sides", text, ("verbatim",), (one.place,))
            verdict = verdict_of_cut(left)
            if verdict:
                yield Expected(f"marked after, {verdict} before", f"{part}{space}{mark}", (verdict,), (one.place,))
            verdict = verdict_of_cut(right)
            if verdict:
                yield Expected(f"marked before, {verdict} after", f"{mark}{space}{part}", (verdict,), (one.place,))
            verdict = verdict_of_cut(left, right)
            if verdict:
                yield Expected(f"unmarked part, {verdict}", part, (verdict,), (one.place,))

    def _span(self, one: Sentence) -> tuple[int, int]:
        """Return a span of a sentence that cuts no word, number or name."""
        pattern = r"(?<=[，、；])" if one.page.is_chinese else r"(?<=[a-z,;] )(?=[a-z])"
        ends = sorted({0, len(one.text), *(found.start() for found in re.finditer(pattern, one.text))})
        start, end = sorted(self.chance.sample(ends, 2)) if len(ends) > 2 else (0, len(one.text))
        while start < end and one.text[end - 1] in " ,;，、；":
            end -= 1
        return start, end

    def typography(self) -> Iterator[Expected]:
        """The same words, set by another printer."""
        for one in self._drawn(7):
            for shape, change in SETTINGS.items():
                changed = change(one.text)
                if changed.strip() not in (one.text, "") and not self._is_anywhere(changed.strip()):
                    yield Expected(shape, changed, ("typography",), (one.place,))

    def _is_anywhere(self, text: str) -> bool:
        return any(text in whole for whole in self.whole)

    def cut(self) -> Iterator[Expected]:
        """A weighty rest, and typography besides: the cut is what counts."""
        for one in self._drawn(12):
            start, end = self._span(one)
            part = one.text[start:end]
            if length(part) >= 6 and verdict_of_cut(one.text[:start], one.text[end:]) == "cut":
                for change in (SETTINGS["straight"], SETTINGS["no-break spaces"], SETTINGS["double quotes"]):
                    if change(part) != part:
                        yield Expected("cut and set otherwise", change(part), ("cut",), (one.place,))

    def elided(self) -> Iterator[Expected]:
        """Something left out inside a sentence, marked in every way."""
        for one in self._drawn(16):
            start, end = self._span(one)
            left, gap, right = one.text[:start].rstrip(), one.text[start:end], one.text[end:].lstrip(" ,;，、；")
            if (
                min(length(left), length(right)) < 4
                or not gap
                or not right[0].isalpha()
                or one.text[start:end] == right
            ):
                continue
            verdict = verdict_of_gap(one.text[start : len(one.text) - len(right)])
            mark = self.chance.choice(MARKS)
            space = "" if one.page.is_chinese else " "
            joint = self.chance.choice([f"{space}{mark}{space}", f"{space}{mark}{space}", mark, f"{mark}{space}"])
            if verdict and left[-1].isalpha():
                yield Expected(f"left out, {verdict}", f"{left}{joint}{right}", (verdict,), (one.place,))
                quoted = f"“{left}{joint}{right}”"
                yield Expected(f"left out, in quotation marks, {verdict}", quoted, (verdict,), (one.place,))
                straight = SETTINGS["straight"](f"{left}{joint}{right}")
                yield Expected(f"left out, straight, {verdict}", straight, (verdict,), (one.place,))

    def brackets(self) -> Iterator[Expected]:
        """The quoter's words in square brackets."""
        for one in self._drawn(8):
            text, places = one.text, (one.place,)
            if one.page.is_chinese:
                comma = text.find("，")
                if comma > 4:
                    for inserted in ("［編按］", "〔原文如此〕", "[編者註]", "【記者註】"):
                        yield Expected(
                            "insertion", text[: comma + 1] + inserted + text[comma + 1 :], ("elided",), places
                        )
                continue
            words = [found.end() for found in re.finditer(r"(?<= )[a-z]{3,}(?= [a-z])", text)]
            if words:
                at = self.chance.choice(words)
                for inserted in (" [sic]", " [emphasis added]", " [the government]"):
                    yield Expected("insertion", text[:at] + inserted + text[at:], ("elided",), places)
            if re.match(r"[A-Z][a-z]+ [a-z]", text):
                yield Expected("small letter in brackets", f"[{text[0].lower()}]{text[1:]}", ("elided",), places)
                yield Expected(
                    "small word in brackets", re.sub(r"^\w+", lambda m: f"[{m[0].lower()}]", text), ("elided",), places
                )
            found = re.search(r"(?<= )(?:he|she|it|they|his|her|their|them|him)(?= [a-z])", text)
            if found:
                named = text[: found.start()] + "[the minister]" + text[found.end() :]
                yield Expected("name for a pronoun", named, ("elided",), places)
            found = re.search(r"(?<= )[a-z]{4,}(?=ed |s |ing )", text)
            if found and not WEIGHTY.search(text[found.start() :].split(" ")[0]):
                rest = text[found.end() :].partition(" ")[2]
                yield Expected("ending in brackets", f"{text[: found.end()]}[s] {rest}", ("elided",), places)

    def skipped(self) -> Iterator[Expected]:
        """Whole sentences and paragraphs left out, marked."""
        for one in self._drawn(6):
            middle = self.by_place.get((one.page.number, one.paragraph, one.index + 1))
            last = self.by_place.get((one.page.number, one.paragraph, one.index + 2))
            mark = self.chance.choice(MARKS)
            joint = mark if one.page.is_chinese else f" {mark} "
            if middle and last and (verdict := verdict_of_gap(middle.text)):
                yield Expected(
                    f"sentence left out, {verdict}", f"{one.text}{joint}{last.text}", (verdict,), (one.place,)
                )
            later = [s for s in self.sentences if s.page is one.page and s.paragraph >= one.paragraph + 2]
            if later:
                text = f"{one.text}{joint}{self.chance.choice(later).text}"
                yield Expected("paragraph left out", text, ("elided-meaning",), (one.place,))

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
