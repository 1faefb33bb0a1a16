"""Locate the parts of a quotation that are from another article, or in another order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final

from bot.quotation.text.words import is_content, located
from bot.quotation.verification.chains import MOST_DOCUMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.quotation.text.document import Document
    from bot.quotation.text.words import Token
    from bot.quotation.verification.alignment import Aligner, Alignment, MatchingBlock
    from bot.quotation.verification.chains import Chain
    from bot.quotation.verification.runs import WordRun

FEWEST_WORDS: Final = 5
"""Minimum words of a fragment from elsewhere; fewer may be a common phrase."""

FEWEST_CHARACTERS: Final = 8
"""The same for Chinese."""

_FEWEST_MARKED: Final = 3
_ALIKE: Final = 0.75
_FIRM: Final = 0.7
_FEWEST_CONTENT: Final = 2
_LINKING: Final = 2
_PIECE: Final = 1.5


@dataclass(frozen=True, slots=True)
class Splice:
    """Part of a quotation (tokens `first` to `last` of the run `run`) and its source span."""

    run: int
    first: int
    last: int
    words: int
    document: Document
    start: int
    end: int


def splices(runs: Sequence[WordRun], chain: Chain, documents: Sequence[Document], aligner: Aligner) -> Iterator[Splice]:
    """Yield the parts that `chain` cannot place and that match elsewhere."""
    for index, run in enumerate(runs):
        link = chain.links[index]
        if (link is None or not _is_exact(run, link)) and (found := _whole_run(index, run, link, documents, aligner)):
            yield found
            continue
        stretches = [
            found
            for first, last in _unmatched(run, chain, index)
            if (found := _stretch(index, run, first, last, documents))
        ]
        yield from stretches or (_pieces(index, run, documents, aligner) if link is None else ())


def _is_exact(run: WordRun, link: Alignment) -> bool:
    return all(block.is_equal for block in link.blocks) and link.matched == run.words


def _whole_run(
    index: int, run: WordRun, link: Alignment | None, documents: Sequence[Document], aligner: Aligner
) -> Splice | None:
    """Locate a whole sentence or fragment: exactly, or else (without a `link`) where most of its words align.

    A run with a firm link is moved only if it is long and matches exactly in another document.
    """
    first, last = _without_marks(run, 0, len(run.tokens))
    if link is not None and link.matched >= _FIRM * run.words:
        found = _exactly(index, run, first, last, documents) if _is_long(run.tokens) else None
        return None if found is None or found.document is link.document else found
    enough = run.words >= _FEWEST_MARKED and any(is_content(token) or token.is_han for token in run.tokens)
    if enough and (found := _exactly(index, run, first, last, documents)):
        return found
    if run.words < FEWEST_WORDS or link is not None:
        return None
    for document in _sharing(run, documents, _ALIKE * run.words):
        for alignment in aligner.alignments(run, document)[:1]:
            if alignment.matched >= _ALIKE * run.words:
                start = document.folded.start(document.tokens[alignment.first].start)
                end = document.folded.end(document.tokens[alignment.last - 1].end)
                return Splice(index, 0, len(run.tokens), alignment.matched, document, start, end)
    return None


def _unmatched(run: WordRun, chain: Chain, index: int) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of a run between significant matches."""
    link = chain.links[index]
    if link is None:
        yield 0, len(run.tokens)
        return
    start = 0
    for block in link.blocks:
        first, last = block.quoted
        if block.is_equal and sum(token.is_word for token in run.tokens[first:last]) >= _FEWEST_MARKED:
            yield start, first
            start = last
    yield start, len(run.tokens)


def _stretch(index: int, run: WordRun, first: int, last: int, documents: Sequence[Document]) -> Splice | None:
    """Locate a range of a run that is longer than a common phrase, with or without linking words at its ends."""
    for left, right in sorted(product(range(_LINKING + 1), repeat=2), key=sum):
        start, end = _without_marks(run, first + left, last - right)
        if not _is_long(run.tokens[start:end]):
            return None
        if found := _exactly(index, run, start, end, documents):
            return found
    return None


def _pieces(index: int, run: WordRun, documents: Sequence[Document], aligner: Aligner) -> list[Splice]:
    """Locate the longest pieces of an unplaced run, which may be two sentences without a visible border."""
    found = [
        _piece(index, run, block, document)
        for document in _sharing(run, documents, _PIECE * FEWEST_WORDS)[:MOST_DOCUMENTS]
        for alignment in aligner.alignments(run, document)[:1]
        for block in alignment.blocks
        if block.is_equal and _is_long(run.tokens[slice(*block.quoted)], times=_PIECE)
    ]
    chosen: list[Splice] = []
    for piece in sorted(found, key=lambda one: -one.words):
        if all(piece.last <= other.first or other.last <= piece.first for other in chosen):
            chosen.append(piece)
    return sorted(chosen, key=lambda one: one.first)


def _sharing(run: WordRun, documents: Sequence[Document], fewest: float) -> list[Document]:
    """Return the documents that have at least `fewest` words of a run, each as often: aligning a text takes time."""
    keys = Counter(token.key for token in run.tokens if token.is_word)
    return [
        document
        for document in documents
        # A substring search is cheaper than tokenizing, and finds every word.
        if sum(count for key, count in keys.items() if key in document.located) >= fewest
        and sum(len(document.token_places.of(key, count)) for key, count in keys.items()) >= fewest
    ]


def _piece(index: int, run: WordRun, block: MatchingBlock, document: Document) -> Splice:
    first, last = block.quoted
    words = sum(token.is_word for token in run.tokens[first:last])
    start = document.folded.start(document.tokens[block.source[0]].start)
    end = document.folded.end(document.tokens[block.source[1] - 1].end)
    return Splice(index, first, last, words, document, start, end)


def _is_long(part: Sequence[Token], *, times: float = 1) -> bool:
    han = sum(token.is_han for token in part)
    words = sum(token.is_word for token in part) - han
    tells = sum(is_content(token) for token in part) >= _FEWEST_CONTENT or han >= FEWEST_CHARACTERS
    return tells and words / FEWEST_WORDS + han / FEWEST_CHARACTERS >= times


def _without_marks(run: WordRun, first: int, last: int) -> tuple[int, int]:
    while first < last and not run.tokens[first].is_word:
        first += 1
    while last > first and not run.tokens[last - 1].is_word:
        last -= 1
    return first, last


def _exactly(index: int, run: WordRun, first: int, last: int, documents: Sequence[Document]) -> Splice | None:
    """Locate some tokens of a run exactly, ignoring case."""
    if first >= last:
        return None
    wanted = located(run.folded.text[run.tokens[first].start : run.tokens[last - 1].end])
    words = sum(token.is_word for token in run.tokens[first:last])
    for document in documents:
        for found in document.occurrences(wanted, exactly=False):
            start, end = document.original(*found)
            if not (document.is_inside_word(start) or document.is_inside_word(end)):
                return Splice(index, first, last, words, document, start, end)
    return None
