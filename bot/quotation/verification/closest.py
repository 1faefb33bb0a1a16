"""Find the closest passages to an absent quotation: the one with most of its words, then one for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.quotation.model import ClosePassage
from bot.quotation.verification.exact import shown
from bot.search import terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.quotation.text.document import Document

MOST_CLOSE: Final = 3
"""Maximum passages."""

MOST_DOCUMENTS: Final = 12
"""Maximum documents to search, the likeliest first."""

MOST_SENTENCES: Final = 600
"""Maximum sentences to compare."""

_FEWEST: Final = 2
_LONGEST: Final = 2_000


def closest(text: str, documents: Sequence[Document]) -> tuple[ClosePassage, ...]:
    """Return the sentences that share most words with `text`, each for words that the earlier ones lack.

    Words are compared by stem, without function words, so that paraphrases are found; for a text that mixes
    two passages, both are found. A sentence must share at least two words.
    """
    wanted = _roots(text)
    left = set(wanted)
    found: list[ClosePassage] = []
    sentences = _sentences(documents)
    while len(found) < MOST_CLOSE and sentences:
        best = max(sentences, key=lambda one: (len(one[1] & left), -len(one[1])))
        shared = len(best[1] & left)
        if shared < _FEWEST:
            break
        document, (start, end) = best[0], best[2]
        passage = ClosePassage(
            document.reference(start, end), shown(document.text[start:end]), len(best[1] & wanted), len(wanted)
        )
        found.append(passage)
        left -= best[1]
    return tuple(found)


def _sentences(documents: Sequence[Document]) -> list[tuple[Document, set[str], tuple[int, int]]]:
    held: list[tuple[Document, set[str], tuple[int, int]]] = []
    for document in documents[:MOST_DOCUMENTS]:
        for start, end in document.sentences:
            if len(held) == MOST_SENTENCES:
                return held
            held.append((document, _roots(document.text[start : min(end, start + _LONGEST)]), (start, end)))
    return held


def _roots(text: str) -> set[str]:
    return {root for root, _ in terms(text) if root}
