"""The sentence of an article that answers a saved search best, to show why the article was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.articles import Position
from bot.search.analysis.analyser import terms
from bot.search.filtering.strict import parse_saved, settled
from bot.search.query.language import Phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from bot.articles import ArticleText
    from bot.search.query.language import Clause, Word


def best_sentence(
    text: ArticleText, query: str, today: date, among: Callable[[Position, str], bool] | None = None
) -> Position | None:
    """Return the first of the sentences that have most of what `query` requires; None where there is no sentence.

    With `among`, only sentences that it accepts are looked at.
    """
    clauses = [clause for clause in settled(parse_saved(query, today))[0] if not clause.excluded]
    best: tuple[int, Position] | None = None
    for position, sentence in _sentences(text):
        if among is not None and not among(position, sentence):
            continue
        met = _met(sentence, clauses)
        if best is None or met > best[0]:
            best = met, position
    return best[1] if best else None


def _sentences(text: ArticleText) -> Iterator[tuple[Position, str]]:
    for place, paragraph in enumerate(text.paragraphs, 1):
        for number, (start, end) in enumerate(paragraph.sentences, 1):
            yield Position(place, number), paragraph.text[start:end]


def _met(sentence: str, clauses: Sequence[Clause]) -> int:
    found = list(terms(sentence))
    roots, words = {root or word for root, word in found}, [word for _, word in found]
    return sum(any(_is_in(one, roots, words) for one in clause.alternatives) for clause in clauses)


def _is_in(one: Word | Phrase, roots: set[str], words: Sequence[str]) -> bool:
    if isinstance(one, Phrase):
        wanted = [word for _, word in one.terms]
        return any(words[at : at + len(wanted)] == wanted for at, word in enumerate(words) if word == wanted[0])
    if one.prefix:
        return any(word.startswith(one.term[1]) for word in words)
    return (one.term[0] or one.term[1]) in roots
