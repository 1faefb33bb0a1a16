"""What a verification answers with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.articles import Reference


class Verdict(StrEnum):
    """What became of the words of a quotation, the gravest first: where several would apply, the first one does."""

    ABSENT = "absent"
    SPLICED = "spliced"
    ALTERED = "altered"
    ELIDED_MEANING = "elided-meaning"
    ELIDED = "elided"
    CUT = "cut"
    TYPOGRAPHY = "typography"
    VERBATIM = "verbatim"

    @property
    def gravity(self) -> int:
        """Return 0 for verbatim, more for what is graver."""
        return len(Verdict) - 1 - list(Verdict).index(self)


class Kind(StrEnum):
    """What a difference is about. Words that change a meaning most come first, and are named first."""

    NUMBER = "number"
    NAME = "name"
    NEGATION = "negation"
    MODAL = "modal"
    CONDITION = "condition"
    ATTRIBUTION = "attribution"
    PARAGRAPH = "paragraph"
    """More than a paragraph was left out."""
    WORD = "word"
    SCRIPT = "script"
    """The same Chinese characters in the other way of writing, traditional or simplified."""
    CASE = "case"
    FRAGMENT = "fragment"
    """One of the passages a spliced quotation was put together from."""
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
    """The passage reads otherwise in the newest version of its article."""

    @property
    def rank(self) -> int:
        """Return where differences of this kind stand in a list."""
        return list(Kind).index(self)


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a quotation and its source part: what was quoted, what the source says (either may be empty), and where.

    Both texts are 1,000 characters at most.
    """

    kind: Kind
    quoted: str
    source: str
    ref: Reference | None


@dataclass(frozen=True, slots=True)
class QuotedPlace:
    """A place where a quotation stands, with the verdict it has there."""

    ref: Reference
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Verification:
    """The answer to "is this in the archive, word for word?".

    `places` are every place where the quotation stands (for a spliced one, where its fragments do, in the order they
    are quoted), earliest first. `differences` are those at the best of these places, the gravest first.
    """

    verdict: Verdict
    places: tuple[QuotedPlace, ...] = ()
    differences: tuple[Difference, ...] = ()
