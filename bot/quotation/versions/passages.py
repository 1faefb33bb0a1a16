"""What became of a quoted passage in a later version of its article: of the passage alone, and of its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import NotFoundError
from bot.quotation.text.document import documents_of
from bot.quotation.text.passages import passage_text
from bot.quotation.verification.drift import drift_of
from bot.quotation.versions.words import compare_wordings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.articles import Article, Reference
    from bot.quotation.model import Difference
    from bot.quotation.text.document import Document
    from bot.quotation.versions.words import Piece


@dataclass(frozen=True, slots=True)
class PassageChange:
    """A passage whose words a later version changed: where and what it was, and what it is. No `now`: it is gone.

    `pieces` are how the two wordings differ.
    """

    quoted: Reference
    was: str
    now: Reference | None
    says: str
    pieces: tuple[Piece, ...]


def change_of(article: Article, ref: Reference, later: Article) -> PassageChange | None:
    """Return how the words of the passage `ref` of `article` are changed in `later`; None where they stand there.

    Typography, and what stands around them, is no change. None also where `article` has no such passage.
    Takes milliseconds, and tenths of a second where a passage is as long as it can be: keep it off the event loop.
    """
    found = _found(article, ref, later)
    if found is None:
        return None
    was = passage_text(article, ref)
    says = passage_text(later, found.ref) if found.ref is not None else ""
    return PassageChange(ref, was, found.ref, says, compare_wordings(was, says))


class LaterWords:
    """What passages say in a later version: it is taken apart once, for however many of them."""

    def __init__(self, later: Article) -> None:
        self._later = later
        self._documents = documents_of(later)

    def of(self, article: Article, ref: Reference) -> str | None:
        """Return what the passage says there where `change_of` finds it changed; "" where it is gone, else None."""
        found = _found(article, ref, self._later, self._documents)
        if found is None:
            return None
        return passage_text(self._later, found.ref) if found.ref is not None else ""


def _found(
    article: Article, ref: Reference, later: Article, documents: Sequence[Document] | None = None
) -> Difference | None:
    try:
        return next(iter(drift_of(article, ref, later, documents)), None)
    except NotFoundError:
        return None
