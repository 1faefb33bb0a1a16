"""Align the runs of a quotation with one document, in order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from bot.quotation.text.words import is_content

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.quotation.text.document import Document
    from bot.quotation.verification.alignment import Aligner, Alignment
    from bot.quotation.verification.runs import WordRun

MOST_DOCUMENTS: Final = 12
"""Maximum documents to align with: those that share most words."""

_LIKELY: Final = 0.34  # who shares less than that of what another shares cannot hold more of it in order

LOCATED: Final = 0.5
"""The share of words that must align in order for a quotation to be located."""


_State: TypeAlias = "tuple[int, tuple[Alignment | None, ...]]"


@dataclass(frozen=True, slots=True)
class Chain:
    """The runs of a quotation in order in one document, with None for a run that has no place there.

    `matched` counts the words that agree.
    """

    document: Document
    links: tuple[Alignment | None, ...]
    matched: int


def chains(runs: Sequence[WordRun], documents: Sequence[Document], aligner: Aligner) -> list[Chain]:
    """Return the best chain of each likely document, best first; documents that cannot win are skipped."""
    words = Counter(token.key for run in runs for token in run.tokens if token.is_word)
    keys = {token.key for run in runs for token in run.tokens if is_content(token) or token.is_han}
    keys = keys or {token.key for run in runs for token in run.tokens}
    shared = [(sum(key in document.located for key in keys), -index) for index, document in enumerate(documents)]
    fewest = max(1, _LIKELY * max((held for held, _ in shared), default=0))
    likely = sorted((pair for pair in shared if pair[0] >= fewest), reverse=True)[:MOST_DOCUMENTS]
    found: list[Chain] = []
    for _, index in likely:
        # A document with fewer of the words than already matched elsewhere cannot win.
        if _most(words, documents[-index]) >= max((chain.matched for chain in found), default=0):
            found.append(_chain(runs, documents[-index], aligner))
    return sorted(found, key=lambda chain: -chain.matched)


def _most(words: Counter[str], document: Document) -> int:
    """Return the maximum number of `words` that can match a document."""
    return sum(count for word, count in words.items() if word in document.located)


def _chain(runs: Sequence[WordRun], document: Document, aligner: Aligner) -> Chain:
    """Choose a place for each run, each after the one before, so that most words agree."""
    # best[last] = (words, links) of the best choice so far whose last link ends at the token `last`.
    best: dict[int, _State] = {0: (0, ())}
    for run in runs:
        found = aligner.alignments(run, document)
        options = [option for option in found if 2 * option.matched >= run.words * LOCATED]
        following: dict[int, _State] = {last: (words, (*links, None)) for last, (words, links) in best.items()}
        for option in options:
            fitting = [state for last, state in best.items() if last <= option.first]
            words, links = max(fitting, key=lambda state: state[0], default=(0, ()))
            if fitting and words + option.matched > following.get(option.last, (-1, ()))[0]:
                following[option.last] = (words + option.matched, (*links, option))
        best = following
    words, links = max(best.values(), key=lambda state: state[0])
    return Chain(document, links, words)
