"""Who and what a block mentions: full names, surnames alone, acronyms explained, names glossed in Chinese."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# Each begins with the letter it looks for and looks back from there: what begins with a look back is tried everywhere.
# The words of a name are no longer than 60 characters, or `Li-Li-Li-…` is read to its end from each of its capitals.
_NAME_RUN = re.compile(
    r"[A-ZÀ-ÞĀ-Ž](?<![\w.].)(?=[\w’'-]{1,60} )(?:[\w-]*+[’'])*+(?:[^\Wa-zß-ÿ]|-)*+[a-zß-ÿ][\w-]*"
    r"(?: (?:de |van |von |bin |al-)?[A-ZÀ-ÞĀ-Ž][\w-]*[\w])+"
)
_CAPITAL = re.compile(
    r"[A-ZÀ-ÞĀ-Ž](?:(?<![.!?…:] .)(?<!^.)(?<![.!?…:][\"'”’“‘] .)(?<![\w“\"‘(].)[\w-]{0,60}[a-zß-ÿ]{2,}|"
    r"(?:(?<=M)(?:rs?|s|iss)|(?<=D)r)\.? ([A-Z][\w-]+))"
)
_ACRONYM = re.compile(r"[A-Z](?<![\w.].)[A-Z]{1,5}(?![\w.])")
_EXPANDED = re.compile(r"\b(?:[A-Z][\w’'-]{1,60} (?:(?:of|and|for|the|on) )?){1,7}[(（]([A-Z][A-Z&-]{1,9})[)）]")
_GLOSSED = re.compile(r"[(（]([\u3400-\u9fff]{2,8})[)）]")
_SUBJECT = re.compile(
    r"[\"“‘']?(?:But |And |Meanwhile,? )?(?:(?:Mr|Mrs|Ms|Dr|Miss)\.? )?([A-Z][\w-]{0,60}[a-z]{2})[’']?s? [a-z]"
)
_HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Miss|Prof|Professor|Sir|Lord|Lady)\.? ([A-Z][\w-]+)(?! [A-Z])")
_READ = 2500


@dataclass(frozen=True, slots=True)
class Mentions:
    """The names of one block: `full` names of two words or more, `last` words of those, `single` capitalised words,
    `subject` the single name it starts with, `honoured` names after Mr or Ms alone, `explained` acronyms, glosses."""

    full: frozenset[str]
    last: frozenset[str]
    single: frozenset[str]
    subject: str | None
    honoured: frozenset[str]
    explained: frozenset[str]


def read_mentions(text: str) -> Mentions:
    """Read the names that a block mentions; only its first 2,500 characters count."""
    text = text[:_READ]
    full = frozenset(_NAME_RUN.findall(text))
    words = [name.split() for name in full]
    single = {match.group(1) or match.group() for match in _CAPITAL.finditer(text)}
    if not text.isupper():
        single.update(_ACRONYM.findall(text))
    subject = _SUBJECT.match(text)
    explained = [*_EXPANDED.findall(text), *_GLOSSED.findall(text)] if "(" in text or "（" in text else []
    return Mentions(
        full,
        frozenset(name[-1] for name in words),
        frozenset(single | {word for name in words for word in name}),
        subject.group(1) if subject else None,
        frozenset(_HONORIFIC.findall(text)),
        frozenset(explained),
    )


def recall(here: Mentions, past: Sequence[Mentions]) -> dict[str, float]:
    """What the names of a block say of whether it goes on from some blocks before it."""
    full = frozenset[str]().union(*(one.full for one in past))
    last = frozenset[str]().union(*(one.last for one in past))
    single = frozenset[str]().union(*(one.single for one in past))
    found: dict[str, float] = {}
    if repeated := here.full & full:
        found["full name again"] = min(3.0, len(repeated)) / 3
    if alone := (here.single - {word for name in here.full for word in name.split()}) & last:
        found["surname of somebody named before"] = min(3.0, len(alone)) / 3
    if here.subject and (here.subject in last or here.subject in single):
        found["begins with a known name"] = 1.0
    if here.honoured - single:
        found["Mr or Ms nobody"] = 1.0
    if any(here.explained & one.explained for one in past):
        found["explained again"] = 1.0
    found["names known"] = len(here.single & single) / len(here.single) if here.single else 0.5
    found["new full names"] = min(4.0, len(here.full - full)) / 4
    return found
