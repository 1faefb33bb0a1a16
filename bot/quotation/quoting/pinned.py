"""A passage that was pinned by its reference and the hash of its words: as it was, and as it reads now."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.quotation.quoting.quoter import credited
from bot.quotation.text.document import documents_of
from bot.quotation.text.passages import passage_text
from bot.quotation.verification.drift import drift_of, has_drifted
from bot.quotation.verification.verify import verify

if TYPE_CHECKING:
    from bot.articles import Article, Reference
    from bot.quotation.model import Difference, Verification

_HASH_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class PinnedPassage:
    """All the words of a passage in its own version, its article, and how it reads in the newest where that differs.

    Where it does not, the article has the credits of the newest version.
    """

    text: str
    article: Article
    drift: Difference | None


def hash_of(text: str) -> str:
    """Return the hash of a passage by which its words are known again (32 characters)."""
    return hashlib.blake2b(text.encode(), digest_size=_HASH_BYTES).hexdigest()


def pinned_passage(article: Article, ref: Reference, newest: Article) -> PinnedPassage:
    """Return what `ref` names in `article`, which is of its version, and compare it with the newest version.

    Takes some milliseconds where there is a newer one. Raises NotFoundError where there is no such place.
    """
    text = passage_text(article, ref)
    if _stands(text, article, newest):
        return PinnedPassage(text, credited(article, newest), None)
    drift = next(iter(drift_of(article, ref, newest)), None)
    return PinnedPassage(text, article if drift else credited(article, newest), drift)


def pinned_words(article: Article, ref: Reference, newest: Article) -> tuple[str, bool]:
    """Return the words that `ref` names in `article`, and whether the newest version lacks them, but not how they read.

    Raises NotFoundError where there is no such place.
    """
    text = passage_text(article, ref)
    return text, not _stands(text, article, newest) and has_drifted(article, ref, newest)


def _stands(text: str, article: Article, newest: Article) -> bool:
    """Tell whether the newest version has a passage letter by letter, which needs no taking apart."""
    return newest.version == article.version or any(text in one.text for one in newest.text.paragraphs)


def verified_in(text: str, article: Article) -> Verification:
    """Verify a passage against one article, as `!verify` does against the archive. Takes some milliseconds."""
    return verify(text, documents_of(article))
