"""A second corpus of other habits: `python -m benchmarks.quotation.stranger [--articles FILE.jsonl] [--seed 2]`.

Made as somebody would who has read only what the verdicts mean: plain lists of tell-tale words, every way to set a
mark, articles held back, sentences that stand in several articles. It shares nothing with the first corpus but what runs a
case. With `--articles`, any collection of pre-segmented articles takes the place of the sample pages.
"""

# ruff: noqa: E501 (tables of words)

from __future__ import annotations

import argparse
import json
import random
import re
import tempfile
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quotation.collection import read_collection
from benchmarks.quotation.run import run_bot

_NEGATIONS = r"\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot)\b|n[’']t\b|不(?:是|會|能|要|願|想)|沒有|並未|並非|從未"
_CONDITIONS = r"\b(?:if|unless|provided that|as long as|whether|only if)\b|如果|倘若|除非|只要|一旦|的話"
_ATTRIBUTIONS = r"\b(?:said|says|told|according to|claimed|argued|announced|warned)\b|(?<!小)說|表示|指出|認為"
_MODALS = r"\b(?:may|might|must|can|could|shall|should|will|would)\b|[不都才就也並]會|可能|可以|應該|必須|將會"
_WEIGHTY = re.compile("|".join((_NEGATIONS, _CONDITIONS, _ATTRIBUTIONS, _MODALS)), re.IGNORECASE)
# What else could be held to be one of the four: neither harmless nor weighty beyond doubt.
_DOUBTFUL = re.compile(
    r"\b(?:hardly|barely|seldom|rarely|scarcely|few|little|only|but|except|until|when|while|once|although|though|despite|fail\w*"
    r"|refus\w*|den\w+|lack\w*|likely|unlikely|perhaps|maybe|possibl\w+|probabl\w+|apparent\w+|report\w*|alleg\w*|stat(?:ed|ing|es)"
    r"|say|saying|tell\w*|add(?:s|ed|ing)|ask\w*|think\w*|thought|believ\w*|suggest\w*|estimat\w*|expect\w*|admit\w*|insist\w*"
    r"|explain\w*|conced\w*|repl\w+|wrote|write\w*|not(?:es|ed)|confirm\w*|declar\w*|predict\w*|promis\w*|recall\w*|remark\w*"
    r"|observ\w*|claim\w*|argu\w*|announc\w*|warn\w*|call\w*|describ\w*|had|were|depend\w*|subject to|condition\w*|in case|otherwise"
    r"|assum\w*|suppos\w*|lest|ought|need\w*|has to|have to|seem\w*|acknowledg\w*|testif\w*|d|ll|view|opinion|words|assert\w*"
    r"|provid\w*|event|long as|nowhere|naught|reportedly|presum\w*)\b|[’'](?:d|ll)\b|[“”\"‘「」『』]"
    r"|[不沒未無非別勿莫拒難假要才只否恐得想願肯可需會能應須將稱據必道如若說主]|也許|或|相信|報|承認|預|估|宣布|強調|提到|寫|告訴|證實|以為|看來|呼籲|質疑",
    re.IGNORECASE,
)
MARKS = (
    "…",
    "...",
    ". . .",
    "[...]",
    "[…]",
    "(...)",
    "(…)",
    "……",
    "⋯",
    "⋯⋯",
    "[. . .]",
    "....",
    "<…>",
    "。。。",
    "．．．",
)
_SENTENCE = re.compile(r"[^.!?。！？]+(?:[.!?。！？]+[\"”’」』)]*)")
_FREQUENT = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "is",
    "that",
    "for",
    "on",
    "was",
    "with",
    "as",
    "at",
    "by",
    "from",
    "its",
    "it",
    "be",
    "are",
    "this",
    "has",
    "an",
    "were",
    "which",
]


@dataclass(frozen=True)
class Page:
    """An article as it is loaded; `number` is the one the archive gives it."""

    number: int
    paragraphs: tuple[str, ...]
    published: str
    headline: str | None = None

    @property
    def is_chinese(self) -> bool:
        """Tell whether it is Chinese."""
        text = "".join(self.paragraphs)
        return len(re.findall("[\u4e00-\u9fff]", text)) > len(text) / 3


@dataclass(frozen=True)
class Sentence:
    """A sentence with an even number of quotation marks that stands once in the collection."""

    page: Page
    paragraph: int
    index: int
    text: str

    @property
    def place(self) -> str:
        """The paragraph as the archive refers to it."""
        return f"A{self.page.number}.p{self.paragraph + 1}"


@dataclass(frozen=True)
class Expected:
    """What a text must answer. `places` must be among the paragraphs named; with `exactly`, in this order and alone."""

    shape: str
    text: str
    verdicts: tuple[str, ...]
    places: tuple[str, ...] = ()
    exactly: bool = False


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
        self.sentences = [one for page in self.pages[: -len(self.copies)] for one in _sentences(page)]
        self.sentences = [one for one in self.sentences if self._stands_once(one.text)]
        self.by_place = {(one.page.number, one.paragraph, one.index): one for one in self.sentences}

    def _copies(self) -> list[tuple[Page, tuple[Page, int, str]]]:
        """Make articles that repeat a sentence of another between sentences of their own."""
        made: list[tuple[Page, tuple[Page, int, str]]] = []
        sources = [one for page in self.pages for one in _sentences(page) if _length(one.text) >= 9]
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
            if _length(one.text) >= fewest and (chinese is None or one.page.is_chinese is chinese)
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
            if _length(body) >= 8 and len(body) < 2_500:
                yield Expected("paragraph", body, ("verbatim",), (f"A{page.number}.p1",))
            if len(page.paragraphs) > 1 and len(body) + len(page.paragraphs[1]) < 2_500:
                space = self.chance.choice(["\n", "\n\n", "\r\n\r\n", "\n   ", *([] if page.is_chinese else [" "])])
                text = space.join(page.paragraphs[:2])
                yield Expected("two paragraphs", text, ("verbatim",), (f"A{page.number}.p1",))
            if page.headline and _length(page.headline) >= 6 and not any(page.headline in one for one in self.whole):
                yield Expected("headline", page.headline, ("verbatim",))

    def parts(self) -> Iterator[Expected]:
        """Parts of sentences: marked in every way, or harmless."""
        for one in self._drawn(14):
            start, end = self._span(one)
            part, left, right = one.text[start:end], one.text[:start], one.text[end:]
            if _length(part) < 6:
                continue
            mark, space = self.chance.choice(MARKS), self.chance.choice(["", " "])
            text = f"{mark}{space}{part}{space}{self.chance.choice(MARKS)}"
            yield Expected("marked on both sides", text, ("verbatim",), (one.place,))
            verdict = _verdict_of_cut(left)
            if verdict:
                yield Expected(f"marked after, {verdict} before", f"{part}{space}{mark}", (verdict,), (one.place,))
            verdict = _verdict_of_cut(right)
            if verdict:
                yield Expected(f"marked before, {verdict} after", f"{mark}{space}{part}", (verdict,), (one.place,))
            verdict = _verdict_of_cut(left, right)
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
            for shape, change in _SETTINGS.items():
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
            if _length(part) >= 6 and _verdict_of_cut(one.text[:start], one.text[end:]) == "cut":
                for change in (_SETTINGS["straight"], _SETTINGS["no-break spaces"], _SETTINGS["double quotes"]):
                    if change(part) != part:
                        yield Expected("cut and set otherwise", change(part), ("cut",), (one.place,))

    def elided(self) -> Iterator[Expected]:
        """Something left out inside a sentence, marked in every way."""
        for one in self._drawn(16):
            start, end = self._span(one)
            left, gap, right = one.text[:start].rstrip(), one.text[start:end], one.text[end:].lstrip(" ,;，、；")
            if (
                min(_length(left), _length(right)) < 4
                or not gap
                or not right[0].isalpha()
                or one.text[start:end] == right
            ):
                continue
            verdict = _verdict_of_gap(one.text[start : len(one.text) - len(right)])
            mark = self.chance.choice(MARKS)
            space = "" if one.page.is_chinese else " "
            joint = self.chance.choice([f"{space}{mark}{space}", f"{space}{mark}{space}", mark, f"{mark}{space}"])
            if verdict and left[-1].isalpha():
                yield Expected(f"left out, {verdict}", f"{left}{joint}{right}", (verdict,), (one.place,))
                quoted = f"“{left}{joint}{right}”"
                yield Expected(f"left out, in quotation marks, {verdict}", quoted, (verdict,), (one.place,))
                straight = _SETTINGS["straight"](f"{left}{joint}{right}")
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
            if found and not _WEIGHTY.search(text[found.start() :].split(" ")[0]):
                rest = text[found.end() :].partition(" ")[2]
                yield Expected("ending in brackets", f"{text[: found.end()]}[s] {rest}", ("elided",), places)

    def skipped(self) -> Iterator[Expected]:
        """Whole sentences and paragraphs left out, marked."""
        for one in self._drawn(6):
            middle = self.by_place.get((one.page.number, one.paragraph, one.index + 1))
            last = self.by_place.get((one.page.number, one.paragraph, one.index + 2))
            mark = self.chance.choice(MARKS)
            joint = mark if one.page.is_chinese else f" {mark} "
            if middle and last and (verdict := _verdict_of_gap(middle.text)):
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
            for shape, change in _CHANGES.items():
                changed = change(one.text, self.chance)
                if changed and changed != one.text and not self._is_anywhere(changed):
                    yield Expected(shape, changed, ("altered",), (one.place,))
                    if self.chance.random() < 0.15:
                        straight = _SETTINGS["straight"](f"“{changed}”")
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
            if last and _length(last.text) >= 6:
                yield Expected("sentence dropped", f"{one.text}{space}{last.text}", ("altered",), (one.place,))
            later = [
                s for s in self.sentences if s.page is one.page and s.paragraph > one.paragraph and _length(s.text) >= 6
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
                if s.page is one.page and (s.paragraph, s.index) < (one.paragraph, one.index) and _length(s.text) >= 7
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
                straight = _SETTINGS["straight"](text)
                yield Expected("two articles, straight", straight, ("spliced",), (one.place, other.place))
                quoted = f"“{text}”"
                yield Expected("two articles, in quotation marks", quoted, ("spliced",), (one.place, other.place))
                if third.page is not other.page:
                    many = f"{one.text}{joints[0]}{other.text}{joints[0]}{third.text}"
                    yield Expected("three articles", many, ("spliced",), (one.place, other.place, third.place))
                halves = _half(one.text, chinese, first=True), _half(other.text, chinese, first=False)
                if all(half and self._stands_once(half) for half in halves):
                    text = f"{halves[0]}{'' if chinese else ' '}{halves[1]}"
                    yield Expected("halves of two articles", text, ("spliced",), (one.place, other.place))

    def absent(self) -> Iterator[Expected]:
        """Sentences of articles that were held back, and words drawn by chance."""
        known = [set(_words(paragraph)) for page in self.pages for paragraph in page.paragraphs]
        for paragraph in self.outside:
            for one in _sentences(Page(0, (paragraph,), "")):
                words = set(_words(one.text)) - set(_FREQUENT)
                if _length(one.text) >= 9 and words and max(len(words & held) for held in known) < len(words) * 0.4:
                    yield Expected("held back", one.text, ("absent",))
        words = [word for one in self.sentences if not one.page.is_chinese for word in one.text.split()]
        for _ in range(min(self.most, 100) if len(words) > 500 else 0):
            drawn = [word for word in self.chance.sample(words, 40) if word.lower() not in _FREQUENT][:18]
            yield Expected("drawn by chance", " ".join(drawn), ("absent",))

    def everywhere(self) -> Iterator[Expected]:
        """Sentences that stand in several articles: every place, the earliest first."""
        for page, (source, paragraph, text) in self.copies:
            places = [(source.published, source.number, paragraph + 1), (page.published, page.number, 1)]
            if sum(whole.count(text) for whole in self.whole) == len(places):
                named = tuple(f"A{number}.p{of}" for _, number, of in sorted(places))
                yield Expected("in several articles", text, ("verbatim",), named, exactly=True)


def _sentences(page: Page) -> list[Sentence]:
    found: list[Sentence] = []
    for number, paragraph in enumerate(page.paragraphs):
        if re.search(r"\b(?:[A-Z]|[A-Z][a-z]{0,3}|a\.m|p\.m|No|vs)\.|\d\.[\s\d]|[.!?][a-z]|\.\.|…", paragraph):
            continue
        for index, match in enumerate(_SENTENCE.finditer(paragraph)):
            text = match[0].strip()
            marks = sum(text.count(mark) for mark in "“”")
            even = (
                text.count('"') % 2 == 0 and text.count("“") == text.count("”") and text.count("「") == text.count("」")
            )
            after = paragraph[match.end() : match.end() + 1]
            is_whole = after in ("", " ") or page.is_chinese
            if (
                even
                and marks <= 2
                and is_whole
                and re.match(r"[A-Z0-9“\"‘「\u4e00-\u9fff]", text)
                and "'" not in text[:1]
            ):
                found.append(Sentence(page, number, index, text))
    return found


def _length(text: str) -> int:
    return len(re.findall(r"[\u4e00-\u9fff]|[A-Za-z0-9À-ÿ]+", text))


def _words(text: str) -> list[str]:
    return re.findall(r"[\u4e00-\u9fff]|[a-z0-9]+", text.lower())


def _verdict_of_cut(*rests: str) -> str | None:
    """Return what cutting these off makes of a part; None where that could be argued about."""
    if any(_WEIGHTY.search(rest) for rest in rests):
        return "cut"
    return None if any(_DOUBTFUL.search(rest) for rest in rests) else "verbatim"


def _verdict_of_gap(gap: str) -> str | None:
    if _WEIGHTY.search(gap):
        return "elided-meaning"
    return None if _DOUBTFUL.search(gap) else "elided"


def _half(text: str, chinese: bool, *, first: bool) -> str | None:
    commas = [found.start() for found in re.finditer("，" if chinese else ", ", text)]
    if not commas:
        return None
    half = text[: commas[0]] if first else text[commas[-1] + 1 :].strip()
    return half if _length(half) >= (10 if chinese else 6) and half[0].isalpha() else None


def _translated(table: dict[str, str]) -> Callable[[str], str]:
    return lambda text: text.translate(str.maketrans(table))


def _after(text: str, count: int, inserted: str) -> str:
    letters = [found.end() for found in re.finditer(r"[^\W\d_]{2}(?=[^\W\d_])", text)]
    return (
        text
        if not letters
        else text[: letters[count % len(letters)]] + inserted + text[letters[count % len(letters)] :]
    )


_SETTINGS: dict[str, Callable[[str], str]] = {
    "straight": _translated({"“": '"', "”": '"', "‘": "'", "’": "'"}),
    "curly": lambda text: re.sub(r'"([^"]*)"', r"“\1”", text).replace("'", "’"),
    "British": _translated({"“": "‘", "”": "’"}),
    "French": _translated({"“": "«", "”": "»"}),
    "low": _translated({"“": "„", "”": "“"}),
    "corner brackets": _translated({"“": "「", "”": "」", "「": "『", "」": "』"}),
    "Western marks": _translated({"「": "“", "」": "”"}),
    "straight marks in Chinese": _translated({"「": '"', "」": '"', "『": "'", "』": "'"}),
    "full-width marks": _translated({'"': "＂", "“": "＂", "”": "＂"}),
    "vertical brackets": _translated({"「": "﹁", "」": "﹂"}),
    "double quotes": lambda text: f'"{text}"',
    "curly quotes around": lambda text: f"“{text}”",
    "single quotes around": lambda text: f"‘{text}’",
    "guillemets around": lambda text: f"« {text} »",
    "corner brackets around": lambda text: f"「{text}」",
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "narrow spaces": lambda text: text.replace(" ", "\u202f", 1),
    "tabs": lambda text: text.replace(" ", "\t", 2),
    "hard wrapped": lambda text: re.sub(r"(.{20,40}?) ", r"\1\n", text, count=2),
    "two spaces": lambda text: re.sub(r"([a-z,]) ", r"\1  ", text, count=1),
    "space before the stop": lambda text: re.sub(r"(?<=[a-z])\.$", " .", text),
    "French spacing": lambda text: re.sub(r"(?<=[a-z])([;:?!])", "\u00a0\\1", text),
    "byte order mark": lambda text: "\ufeff" + text,
    "zero-width joiner": lambda text: _after(text, 3, "\u200d"),
    "zero-width space": lambda text: _after(text, 5, "\u200b"),
    "soft hyphens": lambda text: re.sub(r"([a-z]{3})([a-z]{3})", "\\1\u00ad\\2", text, count=3),
    "right-to-left mark": lambda text: text + "\u200f",
    "variation selector": lambda text: _after(text, 2, "\ufe0f"),
    "ligatures": lambda text: text.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ"),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "Unicode hyphen": lambda text: re.sub(r"(?<=\w)-(?=\w)", "\u2010", text),
    "minus": lambda text: text.replace("-", "\u2212"),
    "figure dash": lambda text: text.replace("–", "\u2012").replace("-", "\u2012"),
    "em dash as hyphens": lambda text: text.replace("—", "---").replace("–", "--"),
    "em dash spaced": lambda text: re.sub(" ?—+ ?", " – ", text),
    "box dashes": lambda text: text.replace("——", "──").replace("—", "─"),
    "horizontal bar": lambda text: text.replace("—", "―"),
    "three dots": lambda text: text.replace("……", "...").replace("…", "..."),
    "centred dots": lambda text: text.replace("……", "⋯⋯"),
    "ideographic space": lambda text: re.sub("([，。])(?=.)", "\\1\u3000", text, count=1),
    "spaced Latin": lambda text: re.sub(r"(?<=[\u4e00-\u9fff])(?=[A-Za-z0-9])", " ", text),
    "acute for apostrophe": lambda text: re.sub(r"(?<=[a-z])[’'](?=[a-z])", "´", text),
    "modifier apostrophe": lambda text: re.sub(r"(?<=[a-z])[’'](?=[a-z])", "ʼ", text),
}
"""Ways to set a text otherwise, by what is done."""

_SPELT = {"2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "10": "ten", "12": "twelve", "20": "twenty"}
_BRITISH = (("or ", "our "), ("ize", "ise"), ("er ", "re "))
_OTHER_WORDS = {
    " and ": " or ", " in ": " near ", " of ": " off ", " on ": " under ", " with ": " beside ", " from ": " to ", " for ": " against ",
    " first ": " last ", " new ": " old ", " more ": " less ", " all ": " some ", " many ": " few ", " before ": " after ", " most ": " least ",
    " is ": " was ", " are ": " were ", " has ": " had ", " will ": " would ", " can ": " may ", " must ": " should ", " said ": " denied ",
    "的": "之", "在": "於", "三": "五", "一": "二", "大": "小", "多": "少", "上": "下", "前": "後", "有": "無", "是": "非",
}  # fmt: skip


def _word(text: str, chance: random.Random, change: Callable[[list[str], int], object]) -> str | None:
    words = text.split(" ")
    if len(words) < 6:
        return None
    change(words, chance.randrange(1, len(words) - 1))
    return " ".join(words)


def _letters_swapped(text: str, chance: random.Random) -> str | None:
    places = [found.start() for found in re.finditer(r"(?<=[a-z])([a-z])(?!\1)[a-z](?=[a-z])", text)]
    if not places:
        return None
    at = chance.choice(places)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _character(text: str, chance: random.Random, change: str) -> str | None:
    places = [found.start() for found in re.finditer("(?<=[\u4e00-\u9fff])[\u4e00-\u9fff](?=[\u4e00-\u9fff])", text)]
    if not places:
        return None
    at = chance.choice(places)
    return text[:at] + {"drop": "", "double": text[at] * 2, "other": "鯨"}[change] + text[at + 1 :]


def _other_word(text: str, chance: random.Random) -> str | None:
    held = [word for word in _OTHER_WORDS if word in text]
    if not held:
        return None
    word = chance.choice(held)
    return text.replace(word, _OTHER_WORDS[word], 1)


_CHANGES: dict[str, Callable[[str, random.Random], str | None]] = {
    "digit": lambda text, _: re.sub(r"\d", lambda m: str((int(m[0]) + 1) % 10), text, count=1),
    "digits transposed": lambda text, _: re.sub(r"(\d)(?!\1)(\d)", r"\2\1", text, count=1),
    "decimal point moved": lambda text, _: re.sub(r"(\d)\.(\d)", r"\1\2", text, count=1),
    "thousands comma dropped": lambda text, _: re.sub(r"(\d),(\d{3})", r"\1\2", text, count=1),
    "number spelt out": lambda text, _: re.sub(
        r"(?<= )(?:2|3|4|5|6|10|12|20)(?= [a-z])", lambda m: _SPELT[m[0]], text, count=1
    ),
    "percent sign for the word": lambda text, _: re.sub(r" percent\b| per cent\b", "%", text, count=1),
    "not dropped": lambda text, _: re.sub(r" not\b|(?<=[a-z])n[’']t\b", "", text, count=1),
    "not added": lambda text, _: re.sub(r"\b(is|are|was|were|has|had|will|would)\b(?! not)", r"\1 not", text, count=1),
    "never added": lambda text, _: re.sub(r"(?<=[a-z] )([a-z]{3,}ed)(?= )", r"never \1", text, count=1),
    "negation in Chinese dropped": lambda text, _: re.sub("[不沒未]", "", text, count=1),
    "negation in Chinese added": lambda text, _: re.sub("(?<!不)([是會能要])(?![不否])", r"不\1", text, count=1),
    "small letter": lambda text, _: text[0].lower() + text[1:],
    "capital inside": lambda text, _: re.sub(r"(?<=[a-z] )([a-z])(?=[a-z]{3})", lambda m: m[1].upper(), text, count=1),
    "capitals": lambda text, _: text.upper(),
    "word dropped": lambda text, chance: _word(text, chance, lambda words, at: words.pop(at)),
    "word doubled": lambda text, chance: _word(text, chance, lambda words, at: words.insert(at, words[at])),
    "word added": lambda text, chance: _word(text, chance, lambda words, at: words.insert(at, "quite")),
    "other word": _other_word,
    "letters swapped": _letters_swapped,
    "letter dropped": lambda text, _: re.sub(r"(?<=[a-z]{2})[a-z](?=[a-z]{2})", "", text, count=1),
    "last letter dropped": lambda text, _: re.sub(r"[a-z][.]$", "", text),
    "first letter dropped": lambda text, _: re.sub(r"^[A-Z](?=[a-z]{3})", "", text),
    "plural": lambda text, _: re.sub(r"(?<= )([a-z]{4,}[a-rt-z])(?= [a-z])", r"\1s", text, count=1),
    "comma dropped": lambda text, _: re.sub(r"(?<=[a-z]), (?=[a-z])", " ", text, count=1),
    "comma added": lambda text, _: re.sub(r"(?<=[a-z]{4}) (?=[a-z]{4})", ", ", text, count=1),
    "semicolon": lambda text, _: re.sub(r"(?<=[a-z]), (?=[a-z])", "; ", text, count=1),
    "question": lambda text, _: re.sub(r"\.$", "?", text),
    "exclamation": lambda text, _: re.sub("。$", "！", text),
    "hyphen dropped": lambda text, _: re.sub(r"(?<=[a-z])-(?=[a-z])", "", text, count=1),
    "space dropped": lambda text, _: re.sub(r"(?<=[a-z]{3}) (?=[a-z]{3})", "", text, count=1),
    "space added": lambda text, _: re.sub(r"(?<= [a-z]{3})(?=[a-z]{3})", " ", text, count=1),
    "round brackets": lambda text, _: re.sub(r"(?<= )([a-z]{4,})(?= [a-z])", r"\1 (indeed)", text, count=1),
    "full-width digits": lambda text, _: re.sub(r"\d", lambda m: chr(ord(m[0]) + 0xFEE0), text),
    "full-width letters": lambda text, _: re.sub(r"^[A-Z]", lambda m: chr(ord(m[0]) + 0xFEE0), text),
    "ASCII punctuation": lambda text, _: text.replace("，", ","),
    "full-width comma": lambda text, _: re.sub(r"(?<=[a-z]), ", "，", text, count=1),
    "accent dropped": lambda text, _: (
        "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
        if re.search("[À-ÿ]", text)
        else None
    ),
    "character dropped": lambda text, chance: _character(text, chance, "drop"),
    "character doubled": lambda text, chance: _character(text, chance, "double"),
    "other character": lambda text, chance: _character(text, chance, "other"),
    "Cyrillic letter": lambda text, _: re.sub(r"(?<=[b-z])a(?=[b-z])", "а", text, count=1),
    "superscript": lambda text, _: text.replace("2", "²", 1),
}
"""Ways to change a text, by what is done; None or the same text where it cannot be done."""


def read_texts(path: Path | None, most: int, seed: int) -> list[tuple[str | None, tuple[str, ...]]]:
    """Return (headline, paragraphs) of a collection: of the sample pages, or of a file of pre-segmented articles."""
    if path is None:
        return [(None, article.paragraphs) for article in read_collection()]
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    drawn = random.Random(seed).sample(records, min(most, len(records)))
    return [(record.get("headline"), tuple(record["paragraphs"])) for record in drawn if any(record["paragraphs"])]


def answers(cases: Sequence[Expected], pages: Sequence[Page], folder: Path) -> list[dict]:
    """Load the pages into a database in `folder` and verify every case."""
    records = [
        {
            "id": str(p.number),
            "paragraphs": p.paragraphs,
            "published": p.published,
            "headline": p.headline,
            "source": "Other",
        }
        for p in pages
    ]
    (folder / "pages.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    database = str(folder / "archive.db")
    run_bot("load", str(folder / "pages.jsonl"), "--db", database, "--json")
    lines = "".join(json.dumps({"id": number, "text": case.text}) + "\n" for number, case in enumerate(cases))
    return [json.loads(line) for line in run_bot("verify", "--batch", "--db", database, text=lines).splitlines()]


def failure(case: Expected, answer: dict) -> str | None:
    """Return what is wrong with an answer, or None."""
    verdict = "error" if "error" in answer else answer["verdict"]
    if verdict not in case.verdicts:
        return f"{verdict} instead of {' or '.join(case.verdicts)}"
    named = [re.sub(r"@\d+|\.s\d.*|-.*", "", ref) for ref in answer.get("refs", ())]
    if case.exactly and named != list(case.places):
        return f"at {named} instead of {case.places}"
    if not set(case.places) <= set(named):
        return f"at {named} without {case.places}"
    if verdict not in ("verbatim", "absent", "error") and not answer["differences"]:
        return "no difference is told"
    return None


def main() -> int:
    """Run the corpus and print a table; the exit status tells whether every case was right."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, help="pre-segmented articles instead of the sample pages")
    parser.add_argument("--take", type=int, default=150, help="articles of the file, drawn by chance")
    parser.add_argument("--most", type=int, default=120, help="sentences that each kind of case is made from")
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--show", type=int, default=3, help="failures to print of each shape")
    options = parser.parse_args()
    stranger = Stranger(read_texts(options.articles, options.take, options.seed), options.seed, options.most)
    cases = stranger.cases()
    with tempfile.TemporaryDirectory() as folder:
        found = answers(cases, stranger.pages, Path(folder))
    wrong: defaultdict[str, list[str]] = defaultdict(list)
    for case, answer in zip(cases, found, strict=True):
        if said := failure(case, answer):
            wrong[case.shape].append(f"{said}\n    {case.text!r}\n    {json.dumps(answer, ensure_ascii=False)[:500]}")
    for shape, count in sorted(Counter(case.shape for case in cases).items()):
        print(f"{shape:50} {count - len(wrong[shape]):5} of {count}")
    for shape, told in sorted(wrong.items()):
        for line in told[: options.show]:
            print(f"\n{shape}: {line}")
    missed = sum(map(len, wrong.values()))
    print(f"\n{len(cases) - missed} of {len(cases)} right")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
