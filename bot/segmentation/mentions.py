"""Who and what a block mentions: full names, surnames alone, acronyms explained, names glossed in Chinese."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NAME_RUN = re.compile(
    r"(?<![\w.])[A-ZÀ-ÞĀ-Ž][\w’'-]*[a-zß-ÿ][\w-]*(?: (?:de |van |von |bin |al-)?[A-ZÀ-ÞĀ-Ž][\w-]*[\w])+"
)
_CAPITAL = re.compile(
    r"(?<![.!?…:] )(?<!^)(?<![.!?…:][\"'”’“‘] )(?<![\w“\"‘(])[A-ZÀ-ÞĀ-Ž][\w-]*[a-zß-ÿ]{2,}|(?:Mr|Mrs|Ms|Dr|"
    r"Miss)\.? ([A-Z][\w-]+)"
)
_ACRONYM = re.compile(r"(?<![\w.])[A-Z]{2,6}(?![\w.])")
_EXPANDED = re.compile(r"\b(?:[A-Z][\w’'-]+ (?:(?:of|and|for|the|on) )?){1,7}[(（]([A-Z][A-Z&-]{1,9})[)）]")
_GLOSSED = re.compile(r"[(（]([\u3400-\u9fff]{2,8})[)）]")
_SUBJECT = re.compile(
    r"[\"“‘']?(?:But |And |Meanwhile,? )?(?:(?:Mr|Mrs|Ms|Dr|Miss)\.? )?([A-Z][\w-]*[a-z]{2,})[’']?s? [a-z]"
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
    return Mentions(
        full,
        frozenset(name[-1] for name in words),
        frozenset(single | {word for name in words for word in name}),
        subject.group(1) if subject else None,
        frozenset(_HONORIFIC.findall(text)),
        frozenset([*_EXPANDED.findall(text), *_GLOSSED.findall(text)]),
    )
