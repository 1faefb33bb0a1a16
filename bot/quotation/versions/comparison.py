"""Compare two versions of an article: sentences first, then the words of those that differ. Linear, or bounded."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import Indel

from bot.articles import Position, Reference
from bot.quotation.text.typography_folding import fold
from bot.quotation.versions.words import Piece, PieceKind, compare_wordings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.articles import Article, ArticleText

MOST_SENTENCES: Final = 3_000
"""Sentences of either version, between what both begin and end with, that are compared one by one."""

MOST_CHANGED: Final = 100
"""Changed passages of two versions that are told."""


@dataclass(frozen=True, slots=True)
class ChangedPassage:
    """Sentences that differ: where they are in the older and in the newer version, and how, in pieces.

    Without `older` they were added, without `newer` dropped.
    """

    older: Reference | None
    newer: Reference | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two versions of an article differ. `headline` is None where that of the page is the same.

    `typography` counts sentences whose words are the same and set otherwise, `untold` the changed passages beyond 100.
    """

    older: Article
    newer: Article
    headline: tuple[Piece, ...] | None
    passages: tuple[ChangedPassage, ...]
    typography: int
    untold: int = 0

    @property
    def has_same_words(self) -> bool:
        """Tell whether no word differs."""
        return self.headline is None and not self.passages


@dataclass(frozen=True, slots=True)
class _Sentence:
    at: Position
    text: str
    words: str


def compare_versions(older: Article, newer: Article) -> Comparison:
    """Return how two versions of one article differ. Takes milliseconds to a second: keep it off the event loop."""
    old, new = _sentences(older.text), _sentences(newer.text)
    passages: list[ChangedPassage] = []
    typography = 0
    for is_same, first, last, start, end in _blocks([one.words for one in old], [one.words for one in new]):
        if is_same:
            pairs = zip(old[first:last], new[start:end], strict=True)
            typography += sum(one.text != other.text for one, other in pairs)
        else:
            passages.extend(_passages(older, newer, old[first:last], new[start:end]))
    headline = _headline(older.text, newer.text)
    told = tuple(passages[:MOST_CHANGED])
    return Comparison(older, newer, headline, told, typography, len(passages) - len(told))


def _sentences(text: ArticleText) -> list[_Sentence]:
    found: list[_Sentence] = []
    for number, paragraph in enumerate(text.paragraphs, 1):
        for place, (start, end) in enumerate(paragraph.sentences, 1):
            said = paragraph.text[start:end]
            found.append(_Sentence(Position(number, place), said, fold(said).text))
    return found


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[bool, int, int, int, int]]:
    """Yield whether it is the same, and where it is in both, of each stretch of sentences."""
    least = min(len(old), len(new))
    head = next((at for at in range(least) if old[at] != new[at]), least)
    most = least - head
    tail = next((at for at in range(most) if old[-1 - at] != new[-1 - at]), most)
    last, end = len(old) - tail, len(new) - tail
    yield True, 0, head, 0, head
    if max(last, end) - head > MOST_SENTENCES:
        yield False, head, last, head, end
    else:
        yield from _middle(old[head:last], new[head:end], head)
    yield True, last, len(old), end, len(new)


def _middle(old: Sequence[str], new: Sequence[str], offset: int) -> Iterator[tuple[bool, int, int, int, int]]:
    before: tuple[int, int] | None = None
    done = (0, 0)
    for code in Indel.opcodes(old, new):
        if code.tag == "equal":
            if before is not None:
                yield False, before[0] + offset, code.src_start + offset, before[1] + offset, code.dest_start + offset
            here, there = code.src_start + offset, code.dest_start + offset
            yield True, here, code.src_end + offset, there, code.dest_end + offset
            before = None
        elif before is None:
            before = code.src_start, code.dest_start
        done = code.src_end, code.dest_end
    if before is not None:
        yield False, before[0] + offset, done[0] + offset, before[1] + offset, done[1] + offset


def _passages(
    older: Article, newer: Article, old: Sequence[_Sentence], new: Sequence[_Sentence]
) -> Iterator[ChangedPassage]:
    """Yield a changed passage for each sentence where one stands for one, else one for all of them."""
    if 1 < len(old) == len(new):
        pairs = [compare_wordings(one.text, other.text) for one, other in zip(old, new, strict=True)]
        if all(any(piece.kind is PieceKind.KEPT for piece in pieces) for pieces in pairs):
            for one, other, pieces in zip(old, new, pairs, strict=True):
                yield ChangedPassage(_reference(older, [one]), _reference(newer, [other]), pieces)
            return
    yield ChangedPassage(
        _reference(older, old) if old else None,
        _reference(newer, new) if new else None,
        compare_wordings(_text(older, old), _text(newer, new)),
    )


def _reference(article: Article, sentences: Sequence[_Sentence]) -> Reference:
    return Reference.to(article.key, article.version, sentences[0].at, sentences[-1].at)


def _text(article: Article, sentences: Sequence[_Sentence]) -> str:
    """Return sentences in a row as they are set, paragraphs apart."""
    texts: list[str] = []
    for number, together in groupby(sentences, lambda one: one.at.paragraph):
        places = [one.at.sentence or 1 for one in together]
        paragraph = article.text.paragraphs[number - 1]
        texts.append(paragraph.text[paragraph.sentences[places[0] - 1][0] : paragraph.sentences[places[-1] - 1][1]])
    return "\n\n".join(texts)


def _headline(older: ArticleText, newer: ArticleText) -> tuple[Piece, ...] | None:
    if older.headline_generated or newer.headline_generated:
        return None
    if fold(older.headline).text == fold(newer.headline).text:
        return None
    return compare_wordings(older.headline, newer.headline)
