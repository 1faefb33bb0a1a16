"""Compare a quoted passage of an older version with the newest version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.quotation.model import Difference, Kind
from bot.quotation.text.document import documents_of
from bot.quotation.text.passages import passage_text
from bot.quotation.text.typography_folding import fold
from bot.quotation.verification.altered import find_by_words
from bot.quotation.verification.exact import find_whole, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.articles import Article, ArticleKey, Reference
    from bot.quotation.model import Verification
    from bot.quotation.text.document import Document


def drift(
    verification: Verification, older: Sequence[Article], current: Mapping[ArticleKey, Article]
) -> tuple[Difference, ...]:
    """Return a difference for each place in an older version that has changed or been removed since."""
    versions = {(article.key, article.version): article for article in older}
    found: list[Difference] = []
    for place in verification.places:
        article = versions.get((place.ref.key, place.ref.version or 1))
        newest = current.get(place.ref.key)
        if article is not None and newest is not None:
            found.extend(drift_of(article, place.ref, newest))
    return tuple(found)


def has_drifted(article: Article, ref: Reference, newest: Article) -> bool:
    """Tell whether `newest` lacks the words of the passage `ref` of `article`; typography aside."""
    return _lacks(passage_text(article, ref), documents_of(newest))


def _lacks(passage: str, documents: Sequence[Document]) -> bool:
    return bool(fold(passage).text) and not find_whole(passage, documents)


def drift_of(
    article: Article, ref: Reference, newest: Article, documents: Sequence[Document] | None = None
) -> Iterator[Difference]:
    """Yield the wording in `newest` of the passage `ref` of `article`, if it differs.

    `documents` are those of `newest`, where they are at hand: taking it apart takes longer than the comparison.
    """
    passage = passage_text(article, ref)
    documents = documents_of(newest) if documents is None else documents
    if not _lacks(passage, documents):
        return
    found = find_by_words(passage, documents)
    if not found:
        yield Difference(Kind.DRIFT, shown(passage), "", None)
        return
    # Compare whole sentences, including their final marks.
    place = found[0].place.ref
    yield Difference(Kind.DRIFT, shown(passage), shown(passage_text(newest, place)), place)
