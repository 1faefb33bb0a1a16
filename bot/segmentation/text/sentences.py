"""Sentences of a paragraph, as offsets, for English and Chinese newspaper prose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.segmentation.text.vocabulary import words

if TYPE_CHECKING:
    from bot.articles import Sentence

_STOP = re.compile(
    r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s)|[؟।][\"'”’»)\]]*+(?=\s)|"
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
_BEFORE_NUMBER = words("rs no nos jan feb mar apr jun jul aug sep sept oct nov dec p pp vol ch fig art sec")
# These end a sentence only where the next word could not continue the name they belong to.
_COMPANY = words("inc co corp ltd bros jr sr llc plc u.s u.k u.n e.u a.m p.m d.c ph.d")
_OPENERS = words(
    "the a an it he she they we i you in on at but and so this that these those there what when while after before for "
    "as if his her its their our my yet still however meanwhile with by to from of under since although though"
)
_OF_A_MONTH = re.compile(
    r"\s(?:Jan|Jän|Feb|März?|Apr|Mai|Jun|Jul|Aug|Sept?|Okt|Nov|Dez)(?:uar|ner|ruar|il|i|ust|ember|tember|ober)?\b"
)
_SAYS = re.compile(r"[\u3400-\u9fff]{1,6}?(?:問|问|說|说|道|喊|答|表示|指出|稱|称|寫|写)")
_FIRST_WORD = re.compile(r"\s++[\"'“‘«(\[]*+([\w’']+)")


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Split a paragraph into sentences; together they cover everything but the white space between them."""
    sentences: list[Sentence] = []
    start = len(text) - len(text.lstrip())
    for stop in _STOP.finditer(text):
        if stop.end() > start and _ends_sentence(text, stop):
            sentences.append((start, stop.end()))
            start = _skip_space(text, stop.end())
    end = len(text.rstrip())
    if start < end:
        sentences.append((start, end))
    return tuple(sentences)


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
        return True
    if stop.end() < len(text) and not text[stop.end()].isspace():
        # A Western mark inside Chinese prose; elsewhere (Yahoo!, 3.5) it needs a space to end anything.
        return "\u3400" <= text[stop.end()] <= "\u9fff" and mark[0] in "!?…"
    following = _NEXT_STARTS.match(text, stop.end())
    if mark[0] == "." and _OF_A_MONTH.match(text, stop.end()) and text[stop.start() - 1 : stop.start()].isdigit():
        # `am 5. Mai`: a day, and no end.
        return False
    if following is None:
        return not text[stop.end() : stop.end() + 40].strip()
    return mark[0] != "." or len(mark) > 1 or not _is_abbreviation(text, stop, following.group()[-1])


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
