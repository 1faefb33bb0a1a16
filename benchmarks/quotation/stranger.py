"""A second corpus of other habits, made as somebody would who has read only what the verdicts mean.

Every way to set a mark, articles held back, sentences that stand in several articles; see `stranger_run`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from benchmarks.quotation.printing import SETTINGS
from benchmarks.quotation.stranger_unfaithful import Unfaithful
from benchmarks.quotation.strangers import (
    MARKS,
    QUALIFYING,
    WEIGHTY,
    Expected,
    Sentence,
    length,
    verdict_of_gap,
    verdict_of_part,
    verdict_of_sentence,
)


class Stranger(Unfaithful):
    """Makes the cases of a collection."""

    def cases(self) -> list[Expected]:
        """Make every case, each text once."""
        makers = (
            self.verbatim, self.parts, self.typography, self.part_set_otherwise, self.elided, self.qualified,
            self.brackets, self.skipped, self.altered, self.dropped, self.spliced, self.absent, self.everywhere,
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
        """Parts of sentences: marked in every way, or not at all."""
        for one in self._drawn(14):
            start, end = self._span(one)
            part, left, right = one.text[start:end], one.text[:start], one.text[end:]
            if length(part) < 6:
                continue
            mark, space = self.chance.choice(MARKS), self.chance.choice(["", " "])
            text = f"{mark}{space}{part}{space}{self.chance.choice(MARKS)}"
            yield Expected("marked on both sides", text, ("verbatim",), (one.place,))
            verdict = verdict_of_part(left)
            yield Expected(f"marked after, {verdict} before", f"{part}{space}{mark}", (verdict,), (one.place,))
            verdict = verdict_of_part(right)
            yield Expected(f"marked before, {verdict} after", f"{mark}{space}{part}", (verdict,), (one.place,))
            yield Expected("unmarked part", part, (verdict_of_part(left, right),), (one.place,))

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

    def part_set_otherwise(self) -> Iterator[Expected]:
        """Part of a sentence, and typography besides: the part is what counts."""
        for one in self._drawn(12):
            start, end = self._span(one)
            part = one.text[start:end]
            if length(part) >= 6 and verdict_of_part(one.text[:start], one.text[end:]) == "exact":
                for change in (SETTINGS["straight"], SETTINGS["no-break spaces"], SETTINGS["double quotes"]):
                    if change(part) != part:
                        yield Expected("part, set otherwise", change(part), ("exact",), (one.place,))

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

    def qualified(self) -> Iterator[Expected]:
        """What negates, conditions or attributes a clause left out of its middle, marked in every way."""
        for shape, pattern in QUALIFYING.items():
            held = [(one, found) for one in self.sentences for found in [pattern.search(one.text)] if found]
            for one, found in self.chance.sample(held, min(self.most, len(held))):
                left, right = one.text[: found.start()].rstrip(), one.text[found.end() :].lstrip()
                if min(length(left), length(right)) < 2 or length(left) + length(right) < 6:
                    continue
                mark = self.chance.choice(MARKS)
                joint = mark if one.page.is_chinese else f" {mark} "
                yield Expected(
                    f"left out of a clause: {shape}", f"{left}{joint}{right}", ("elided-meaning",), (one.place,)
                )

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
            if middle and last and (verdict := verdict_of_sentence(middle.text)):
                yield Expected(
                    f"sentence left out, {verdict}", f"{one.text}{joint}{last.text}", (verdict,), (one.place,)
                )
            later = [s for s in self.sentences if s.page is one.page and s.paragraph >= one.paragraph + 2]
            if later:
                text = f"{one.text}{joint}{self.chance.choice(later).text}"
                if middle and verdict_of_sentence(middle.text):
                    yield Expected("paragraph left out", text, ("elided",), (one.place,))
