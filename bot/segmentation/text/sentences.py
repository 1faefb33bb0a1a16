"""Sentences of a paragraph, as offsets, for English and Chinese newspaper prose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.segmentation.text.vocabulary import words

if TYPE_CHECKING:
    from bot.articles import Sentence

_NOTE = r"(?:\[\d{1,3}\])*+"
_STOP = re.compile(
    rf"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+{_NOTE}(?=\s)|[؟।][\"'”’»)\]]*+(?=\s)|"
    # The number of a note whose place above the line was lost: `in 1961.1 Nobody`.
    r"(?:(?<=\b1[5-9]\d\d)|(?<=\b20\d\d)|(?<=[a-z]{5}))\.\d{1,2}(?=\s+[A-Z“])|"
    r"[。！？!?…]++[」』”’）〉》\"'!?！？。…]*+"
)
_NEXT_STARTS = re.compile(r"\s++[\"'“‘«(\[—–-]*+\s*+[A-Z0-9À-ÖØ-ÞĀ-Ž€£$¥\u0391-\u042f\u3400-\u9fff\u3041-\u30fe「『]")
_LAST_WORD = re.compile(r"[\w.’'&-]+$")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]")

# Abbreviations that stand before a name or a number and so never end a sentence.
_TITLES = words(
    "mr mrs ms mx dr prof sen sens rep reps gov govs gen col lt maj capt cpl sgt adm cmdr rev hon pres fr st ste mt ft "
    "bzw messrs mme mlle supt insp det pvt sec amb vs v cf eg ie z e.g i.e approx ca fig art nos pp vol ch sect op ed "
    "eds al"
)
_BEFORE_NUMBER = words("pt rs no nos jan feb mar apr jun jul aug sep sept oct nov dec p pp vol ch fig art sec")
# These end a sentence only where the next word could not continue the name they belong to.
_COMPANY = words("inc co corp ltd bros jr sr llc plc u.s u.k u.n e.u a.m p.m d.c ph.d")
_OPENERS = words(
    "the a an it he she they we i you in on at but and so this that these those there what when while after before for "
    "as if his her its their our my yet still then now later however meanwhile with by to from of under since although "
    "though"
)
_OF_A_MONTH = re.compile(
    r"\s(?:Jan|Jän|Feb|März?|Apr|Mai|Jun|Jul|Aug|Sept?|Okt|Nov|Dez)(?:uar|ner|ruar|il|i|ust|ember|tember|ober)?\b"
)
_MONTH_OF_YEAR = re.compile(
    r"\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d{4}\b"
)
_GOES_ON = "とっはがをにもでの"
"""Japanese particles: what stands in quotation marks before one is part of its sentence."""

_SAYS = re.compile(r"[\u3400-\u9fff]{1,6}?(?:問|问|說|说|道|喊|答|表示|指出|稱|称|寫|写)")
_LONGEST_NUMBER = 2
# Names that hold a mark go on with a capital: `Yum! Brands`.
_EXCLAIMED = words("yahoo yum jeopardy")
# Three dots are a pause in Chinese, and an end only behind a word that ends sentences.
_HESITATING = "吧呢嗎吗啊呀喔哦嘛啦耶"

# Speech that a sentence introduces is part of it, unless so much of it follows that its own sentences are wanted.
_SPEECH = {"“": "”", "「": "」", "『": "』", "«": "»"}
_LONGEST_SPEECH = 80
_FARTHEST_OPENER = 400
"""Characters before a stop in which its opening mark is looked for: without a bound, time grows with the square."""

_FIRST_WORD = re.compile(r"\s++[\"'“‘«(\[]*+([\w’']+)")


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Split a paragraph into sentences; together they cover everything but the white space between them."""
    sentences: list[Sentence] = []
    start = len(text) - len(text.lstrip())
    for stop in _STOP.finditer(text):
        if stop.end() > start and _ends_sentence(text, stop) and not _goes_on(text, start, stop):
            sentences.append((start, stop.end()))
            start = _skip_space(text, stop.end())
    end = len(text.rstrip())
    if start < end:
        sentences.append((start, end))
    return tuple(sentences)


def _goes_on(text: str, start: int, stop: re.Match[str]) -> bool:
    """Tell whether a sentence goes on behind a stop: `1. First thing is the bus.`, `He said: “Wait. I am coming.”`"""
    if stop.start() - start <= _LONGEST_NUMBER and text[start : stop.start()].isdecimal():
        return True
    earliest = max(start + 1, stop.end() - _FARTHEST_OPENER)
    for opener, closer in _SPEECH.items():
        opened = text.rfind(opener, earliest, stop.end())
        if opened >= 0 and text.find(closer, opened, stop.end()) < 0:
            return text.find(closer, stop.end(), stop.end() + _LONGEST_SPEECH) >= 0
    return False


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    mark = stop.group()
    if mark[0] in "؟।":
        return True
    if mark[-1] in "」』”" and _SAYS.match(text, stop.end()):
        # Who says it stands behind the quotation, in the same sentence.
        return False
    if mark[0] in "。！？":
        return mark[-1] not in "」』" or text[stop.end() : stop.end() + 1] not in tuple(_GOES_ON)
    if stop.end() < len(text) and not text[stop.end()].isspace():
        # A Western mark inside Chinese prose; elsewhere (Yahoo!, 3.5) it needs a space to end anything.
        return "\u3400" <= text[stop.end()] <= "\u9fff" and mark[0] in "!?…" and not _is_pause(text, stop)
    following = _NEXT_STARTS.match(text, stop.end())
    month = _OF_A_MONTH.match(text, stop.end()) or _MONTH_OF_YEAR.match(text, stop.end())
    if mark == "." and month and text[stop.start() - 1 : stop.start()].isdigit():
        # `am 5. Mai`: a day, and no end.
        return False
    if following is None:
        return not text[stop.end() : stop.end() + 40].strip()
    if mark == "!" and _is_exclaimed(text, stop):
        return False
    return mark[0] != "." or len(mark) > 1 or not _is_abbreviation(text, stop, following.group()[-1])


def _is_pause(text: str, stop: re.Match[str]) -> bool:
    return not stop.group().strip("…") and text[stop.start() - 1 : stop.start()] not in tuple(_HESITATING)


def _is_exclaimed(text: str, stop: re.Match[str]) -> bool:
    word, first = _LAST_WORD.search(text, max(0, stop.start() - 24), stop.start()), _FIRST_WORD.match(text, stop.end())
    if word is None or first is None or word.group().lower() not in _EXCLAIMED:
        return False
    return first.group(1).lower() not in _OPENERS


def _is_abbreviation(text: str, stop: re.Match[str], next_character: str) -> bool:
    found = _LAST_WORD.search(text, max(0, stop.start() - 24), stop.start())
    if found is None:
        return False
    word = found.group().lower()
    if word in _TITLES and word not in _BEFORE_NUMBER:
        return True
    if word in _BEFORE_NUMBER:
        return next_character.isdigit()
    if word in _COMPANY or (_INITIALS.fullmatch(found.group()) and found.group()[-1].isupper()):
        first = _FIRST_WORD.match(text, stop.end())
        is_initial = len(word) == 1 and word != "i"
        return (
            first is not None
            and (is_initial or first.group(1).lower() not in _OPENERS)
            and not next_character.isdigit()
        )
    return False
