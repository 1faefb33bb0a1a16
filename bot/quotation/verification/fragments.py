"""Split a quotation into fragments at its ellipses and square brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.quotation.text.typography_folding import ELLIPSIS
from bot.quotation.text.words import count_words

LONGEST_INSERTION: Final = 200
"""Maximum characters of an insertion in square brackets."""

_PAIRS: Final = {
    "“": "”",
    "‘": "’",
    '"': '"',
    "'": "'",
    "「": "」",
    "『": "』",
    "«": "»",
    "‹": "›",
    "„": "“",
    "＂": "＂",
}
# Match a run of spaces only from its first one, to stay linear.
_JOINT: Final = re.compile(
    rf"""(?:(?<!\s)\s++)?(?:
        [(\[（〔［【<]\s*(?P<bracketed>{ELLIPSIS})\s*[)\]）〕］】>]
      | (?P<ellipsis>{ELLIPSIS})
      | [\[〔［【](?P<inserted>[^\[\]〔〕［］【】]{{1,{LONGEST_INSERTION}}})[\]〕］】]
    )\s*""",
    re.VERBOSE,
)
_FINAL_STOP: Final = re.compile(r"(?<=[^\s.。])[.。]$")
_DOTS_OF_STOP_AND_ELLIPSIS: Final = 4


@dataclass(frozen=True, slots=True)
class Joint:
    """The quoter's ellipsis or brackets between two fragments, before the first, or after the last.

    `inserted` holds the words in brackets, `elides` tells of an ellipsis, `beside` is other punctuation among them.
    Empty where there is nothing.
    """

    text: str = ""
    inserted: tuple[str, ...] = ()
    elides: bool = False
    beside: str = ""

    @property
    def words(self) -> str:
        """The words in brackets."""
        return " ".join(self.inserted)


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of words without ellipsis or brackets.

    `open_left` and `open_right` tell of a bracket that touches it, so that it may begin or end inside a word.
    `may_add_stop` tells of a fourth dot in the ellipsis after it, `may_drop_stop` of an ellipsis after its own full
    stop: either way the stop is the source's or the quoter's.
    """

    text: str
    open_left: bool = False
    open_right: bool = False
    may_add_stop: bool = False
    may_drop_stop: bool = False

    @property
    def readings(self) -> tuple[str, ...]:
        """Return the texts to look for, in order."""
        if self.may_add_stop:
            return f"{self.text}.", self.text
        shorter = without_final_stop(self.text) if self.may_drop_stop else None
        return (self.text, shorter) if shorter else (self.text,)


@dataclass(frozen=True, slots=True)
class Parts:
    """A quotation as fragments and the joints around them (one joint more than fragments).

    `core` is all of it from the first fragment to the last.
    """

    fragments: tuple[Fragment, ...]
    joints: tuple[Joint, ...]
    core: str

    @property
    def is_joined(self) -> bool:
        """Return whether there are several fragments or any insertion."""
        return len(self.fragments) > 1 or any(joint.inserted for joint in self.joints)


def parts_of(text: str) -> Parts:
    """Split `text` into fragments and joints; punctuation between two joints belongs to the joint."""
    fragments: list[Fragment] = []
    joints = [Joint()]
    position, open_left = 0, False
    core = [0, 0]
    for match in _JOINT.finditer(text):
        between = text[position : match.start()]
        if count_words(between):
            core = [core[0] if fragments else position, match.start()]
            touches = match["inserted"] is not None and not match[0][0].isspace()
            elides = match["inserted"] is None
            fragments.append(Fragment(between.strip(), open_left, touches, _adds_stop(match), elides))
            joints.append(_joint_of(match))
        else:
            joints[-1] = _merged(joints[-1], between, _joint_of(match))
        position = match.end()
        open_left = match["inserted"] is not None and not match[0][-1].isspace()
    rest = text[position:].strip()
    if count_words(rest):
        core = [core[0] if fragments else position, len(text)]
        fragments.append(Fragment(rest, open_left))
        joints.append(Joint())
    elif rest:
        joints[-1] = _merged(joints[-1], rest, Joint())
    return Parts(tuple(fragments), tuple(joints), text[slice(*core)].strip())


def _adds_stop(match: re.Match[str]) -> bool:
    dots = match["ellipsis"] or ""
    return dots.count(".") >= _DOTS_OF_STOP_AND_ELLIPSIS and dots.startswith(".")


def _joint_of(match: re.Match[str]) -> Joint:
    inserted = match["inserted"]
    return Joint(match[0].strip(), (inserted,) if inserted is not None else (), inserted is None)


def _merged(one: Joint, between: str, other: Joint) -> Joint:
    text = f"{one.text}{between}{other.text}" if between.strip() else f"{one.text} {other.text}"
    beside = one.beside + between.strip() + other.beside
    return Joint(text.strip(), one.inserted + other.inserted, one.elides or other.elides, beside)


def unwrapped(text: str) -> str | None:
    """Remove the quotation marks around `text`, or a single one at either end without a partner; None if none."""
    if len(text) > 1 and _PAIRS.get(text[0]) == text[-1]:
        return text[1:-1].strip(" \t\r\n")
    if text[:1] in _PAIRS and _is_alone(text[0], _PAIRS[text[0]], text[1:]):
        return text[1:].strip(" \t\r\n")
    closers = {closer: opener for opener, closer in _PAIRS.items()}
    if text[-1:] in closers and _is_alone(text[-1], closers[text[-1]], text[:-1]):
        return text[:-1].strip(" \t\r\n")
    return None


def _is_alone(mark: str, partner: str, rest: str) -> bool:
    """Return whether `rest` has no partner for a mark at its end."""
    return rest.count(partner) % 2 == 0 if mark == partner else rest.count(partner) <= rest.count(mark)


def without_final_stop(text: str) -> str | None:
    """Return `text` without the full stop that ends it, or None."""
    return _FINAL_STOP.sub("", text) if _FINAL_STOP.search(text) else None
