"""The grammar of personal names in a credit line: `Lee Li-sheng`, `J. K. Rowling and Ursula von der Leyen`."""

from __future__ import annotations

import re

from bot.segmentation.text.vocabulary import words

_WORD = r"[^\W\d_a-zß-ÿ\u3040-\u9fff][\w’'‘-]*\.?"
_PARTICLE = r"(?:de|da|di|du|del|della|der|den|van|von|bin|bint|ibn|al|el|la|le|dos|das|ter|ten|y|af|zu)"
_GLOSS = r"(?:\s*[(（][^()（）]{1,40}[)）])?"
# One to six words; the first and the last are capitalised, particles may stand between.
NAME = rf"{_WORD}(?:[ ](?:{_PARTICLE}[ ]){{0,2}}{_WORD}){{0,5}}{_GLOSS}"
NAMES = rf"{NAME}(?:(?:, and | and |, | & ){NAME}){{0,7}}"

_SPLIT = re.compile(r",? and |, | & ")
_GLOSSED = re.compile(r"[(（]([^()（）]*)[)）]\s*$")
_HAS_CJK = re.compile(r"[\u3400-\u9fff]")
# A sentence may start with these, a name does not.
_NO_NAME = words(
    "the a an this that these those he she it they we i you his her its their our my your there here who what when "
    "where why how which if as at in on by for from with and but or so yet not no one many most some all each every "
    "both another such more since while although though because after before during until under over about today "
    "yesterday tomorrow now then monday tuesday wednesday thursday friday saturday sunday january february march "
    "april may june july august september october november december please note editor editors photo translated staff "
    "reporter reporters agencies agency"
)
_NOT_A_PERSON = words(
    "university college school institute department ministry government party company corp inc ltd association "
    "foundation council committee court police agency bank group times news press party union league club street city "
    "county district island north south east west republic states kingdom congress parliament house senate office "
    "center centre museum hospital"
)


def split_names(text: str) -> list[tuple[str, str | None]]:
    """Split `A, B (乙) and C` into names, each with its gloss in Chinese characters or None."""
    people: list[tuple[str, str | None]] = []
    for part in _SPLIT.split(text):
        gloss = _GLOSSED.search(part)
        name = (part[: gloss.start()].rstrip() if gloss else part).strip(" .,;:")
        cjk = gloss.group(1).strip() if gloss and _HAS_CJK.search(gloss.group(1)) else None
        if name:
            people.append((name, cjk))
    return people


def looks_like_person(name: str) -> bool:
    """Tell whether words that have the form of a name could be a person's."""
    words = [word.strip(".’'").lower() for word in name.split()]
    return bool(words) and words[0] not in _NO_NAME and not _NOT_A_PERSON.intersection(words)
