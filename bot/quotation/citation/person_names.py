"""Split personal names into family and given names for citations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.articles import is_organisation
from bot.quotation.text.characters import HAN

if TYPE_CHECKING:
    from bot.articles import Person

# Chinese given names are written Po-han: a small letter after the hyphen. Mary-Jane and Smith-Jones are not.
_HYPHENATED_GIVEN: Final = re.compile(r"[^\W\d_]+(?:[-‐‑][a-zà-ÿ]+)+")
_PARTICLE_LIST: Final = "von van der den de del della di da dos du la le ten ter zu zum zur af bin ibn al ó ní nic mac"
_PARTICLES: Final = frozenset(_PARTICLE_LIST.split())
_SUFFIX: Final = re.compile(r"(?:Jr|Sr|I{2,3}|IV)\.?")
# Titles and degrees belong to no name that is turned round.
_TITLE: Final = re.compile(r"(?:Dr|Prof|Professor|Sir|Dame|Mrs?|Ms|Rev)\.?")
_DEGREE: Final = re.compile(r"(?:Ph\.?D|D\.?Phil|M\.?D|J\.?D|M\.?A|M\.?Sc|M\.?B\.?A|M\.?P|LL\.?[BM]|Esq)\.?")
_UNSEEN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_IS_HAN: Final = re.compile(f"[{HAN}]")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is written (`full`), and its parts. `given` is empty where it cannot or need not be taken apart.

    `family_first` tells that the name is written with the family name in front, as Chinese names are.
    """

    full: str
    family: str
    given: str = ""
    suffix: str = ""
    family_first: bool = False

    @property
    def inverted(self) -> str:
        """The name for a list sorted by family names, with the comma that an inversion takes: none where it is none."""
        if not self.given or self.family_first:
            return self.full
        return ", ".join(part for part in (self.family, self.given, self.suffix) if part)

    @property
    def initials(self) -> str:
        """The given name in initials: Po-han is P.-H."""
        return " ".join(
            "-".join(f"{part[0].upper()}." for part in re.split("[-‐‑]", word) if part) for word in self.given.split()
        )


def name_of(person: Person) -> Name:
    """Take apart the name of a person; that of an organisation stays as it is."""
    full = " ".join(_UNSEEN.sub(" ", person.name).split())
    words = full.split()
    if len(words) < 2 or _IS_HAN.search(full) or "and" in words or is_organisation(full):
        return Name(full, full)
    words = _without_titles(words)
    if len(words) < 2:
        return Name(full, full)
    suffix = words.pop() if _SUFFIX.fullmatch(words[-1]) and len(words) > 2 else ""
    if _HYPHENATED_GIVEN.fullmatch(words[-1]) and not _HYPHENATED_GIVEN.fullmatch(words[0]):
        return Name(full, " ".join(words[:-1]), words[-1], suffix, family_first=True)
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    return Name(full, " ".join(words[start:]).rstrip(","), " ".join(words[:start]).rstrip(","), suffix)


def _without_titles(words: list[str]) -> list[str]:
    """The words of a name without titles before it and degrees behind it."""
    first, last = 0, len(words)
    while first < last - 1 and _TITLE.fullmatch(words[first]):
        first += 1
    while last > first + 1 and _DEGREE.fullmatch(words[last - 1]):
        last -= 1
    return [*words[first : last - 1], words[last - 1].rstrip(",")]
