"""The result of a verification: verdict, places, differences."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.articles import Reference


class Verdict(StrEnum):
    """The verdict on a quotation, worst first. Where several apply, the first one counts."""

    ABSENT = "absent"
    SPLICED = "spliced"
    ALTERED = "altered"
    ELIDED_MEANING = "elided-meaning"
    ELIDED = "elided"
    EXACT = "exact"
    """The words are exact, and part of a sentence."""
    TYPOGRAPHY = "typography"
    VERBATIM = "verbatim"

    @property
    def gravity(self) -> int:
        """Return the severity: 0 for verbatim, higher for worse verdicts."""
        return len(Verdict) - 1 - list(Verdict).index(self)


class Kind(StrEnum):
    """The kind of a difference, the most serious first; differences are listed in this order."""

    NEGATION = "negation"
    NUMBER = "number"
    NAME = "name"
    MODAL = "modal"
    CONDITION = "condition"
    ONLY = "only"
    """A word that limits what is said: only, 只."""
    ALLEGED = "alleged"
    """A word that says that it is not proven: alleged, 涉嫌."""
    ATTRIBUTION = "attribution"
    PARAGRAPH = "paragraph"
    """More than a paragraph was left out."""
    WORD = "word"
    PART = "part"
    """The part of a sentence that was not quoted."""
    SCRIPT = "script"
    """The same Chinese characters in the other script: traditional or simplified."""
    CASE = "case"
    FRAGMENT = "fragment"
    """One of the passages that a spliced quotation combines."""
    PUNCTUATION = "punctuation"
    BRACKET = "bracket"
    """Words of the quoter's in square brackets."""
    ELLIPSIS = "ellipsis"
    QUOTATION_MARK = "quotation-mark"
    DASH = "dash"
    SPACE = "space"
    LIGATURE = "ligature"
    INVISIBLE = "invisible"
    DRIFT = "drift"
    """The newest version of the article has another wording."""

    @property
    def rank(self) -> int:
        """Return the sort position of this kind."""
        return _RANKS[self]


_RANKS: Final = {kind: rank for rank, kind in enumerate(Kind)}
_FEW_CHARACTERS: Final = 24


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference between a quotation and its source: both texts (either may be empty), and the place.

    Both texts are 1,000 characters at most.
    """

    kind: Kind
    quoted: str
    source: str
    ref: Reference | None

    @property
    def gravity(self) -> tuple[bool, int]:
        """Return the sort key: added, changed and dropped words first, longer omissions last."""
        is_left_out = not self.quoted and (self.kind is Kind.PART or len(self.source) > _FEW_CHARACTERS)
        return is_left_out, self.kind.rank


class Mark(StrEnum):
    """The role of a piece in an inline diff."""

    SAME = "same"
    SOURCE = "source"
    """The source has it and the quotation has not."""
    QUOTED = "quoted"
    """The quotation has it and the source has not."""


@dataclass(frozen=True, slots=True)
class MarkedPiece:
    """A piece of the inline diff of a quotation against its source."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class QuotedPlace:
    """A place where a quotation stands, with the verdict it has there."""

    ref: Reference
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class ClosePassage:
    """A passage close to an absent quotation: it has `shared` of the quotation's `words` distinctive words."""

    ref: Reference
    text: str
    shared: int
    words: int


@dataclass(frozen=True, slots=True)
class Verification:
    """The answer to "is this in the archive, word for word?".

    `places` are all places of the quotation (for a spliced one those of its fragments, in the order they
    are quoted), earliest first. `differences` are those at the best place, the most serious first. `speaker` is set
    for direct speech if the source names the speaker; `attribution` are the words of the source that do.
    `marked` is the inline diff at the best place, if any words differ. `close` are the closest
    passages to an absent quotation, best first. `may_matter` are the kinds of markers in an omitted part of a sentence
    that may reverse the meaning, the most serious first.
    """

    verdict: Verdict
    places: tuple[QuotedPlace, ...] = ()
    differences: tuple[Difference, ...] = ()
    speaker: str | None = None
    attribution: str | None = None
    marked: tuple[MarkedPiece, ...] = ()
    close: tuple[ClosePassage, ...] = ()
    may_matter: tuple[Kind, ...] = ()
