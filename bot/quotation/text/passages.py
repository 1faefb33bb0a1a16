"""The exact text that a reference names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.articles import Position, Reference
from bot.errors import NotFoundError

if TYPE_CHECKING:
    from bot.articles import Article

LONGEST_PASSAGE: Final = 1_800
"""Maximum characters of a quoted passage; a longer one ends at a sentence, with a reference to the rest."""


@dataclass(frozen=True, slots=True)
class QuotedPassage:
    """What a reference names: its paragraphs (or the parts of them it names) as they stand in the source.

    `ref` is what is shown, `rest` what was left for "more". `ends_excerpt` tells that it ends where the source text,
    a teaser, was cut.
    """

    ref: Reference
    paragraphs: tuple[str, ...]
    rest: Reference | None
    ends_excerpt: bool

    @property
    def text(self) -> str:
        """The whole passage, paragraphs apart."""
        return "\n\n".join(self.paragraphs)


def passage_text(article: Article, ref: Reference) -> str:
    """Return all of what `ref` names in `article`, which must be of the version that `ref` means.

    Raises NotFoundError where there is no such place.
    """
    return "\n\n".join(text for text in _texts(article, *_bounds(article, ref)) if text)


def passage_of(article: Article, ref: Reference, *, longest: int = LONGEST_PASSAGE) -> QuotedPassage:
    """Return what `ref` names in `article`, in at most about `longest` characters but one sentence at least.

    Raises NotFoundError where there is no such place.
    """
    first, last = _bounds(article, ref)
    end = _fitting(article, first, last, longest)
    rest = Reference.to(ref.key, article.version, _following(article, end), last) if end != last else None
    shown = Reference.to(ref.key, article.version, first, end) if rest or ref.start is None else ref
    ends = article.text.truncated and rest is None and last == _last_sentence(article)
    return QuotedPassage(shown, tuple(text for text in _texts(article, first, end) if text), rest, ends)


def _bounds(article: Article, ref: Reference) -> tuple[Position, Position]:
    """Return the first and the last sentence that `ref` names."""
    start = ref.start or Position(1)
    end = ref.end or (ref.start if ref.start is not None else Position(len(article.text.paragraphs)))
    first = Position(start.paragraph, start.sentence or 1)
    last = Position(end.paragraph, end.sentence or _sentences(article, end.paragraph, ref))
    for position in (first, last):
        if not 1 <= (position.sentence or 0) <= _sentences(article, position.paragraph, ref):
            raise NotFoundError(str(ref))
    return first, last


def _sentences(article: Article, paragraph: int, ref: Reference) -> int:
    if not 1 <= paragraph <= len(article.text.paragraphs):
        raise NotFoundError(str(ref))
    return len(article.text.paragraphs[paragraph - 1].sentences)


def _last_sentence(article: Article) -> Position:
    paragraphs = article.text.paragraphs
    return Position(len(paragraphs), len(paragraphs[-1].sentences))


def _texts(article: Article, first: Position, last: Position) -> list[str]:
    texts: list[str] = []
    for number in range(first.paragraph, last.paragraph + 1):
        paragraph = article.text.paragraphs[number - 1]
        if not paragraph.sentences:
            continue
        start = paragraph.sentences[_index(first) if number == first.paragraph else 0][0]
        end = paragraph.sentences[_index(last) if number == last.paragraph else -1][1]
        texts.append(paragraph.text[start:end])
    return texts


def _index(position: Position) -> int:
    return (position.sentence or 1) - 1


def _following(article: Article, position: Position) -> Position:
    sentence = (position.sentence or 1) + 1
    if sentence <= len(article.text.paragraphs[position.paragraph - 1].sentences):
        return Position(position.paragraph, sentence)
    return Position(position.paragraph + 1, 1)


def _fitting(article: Article, first: Position, last: Position, longest: int) -> Position:
    """Return the last sentence up to which the passage fits."""
    end = first
    while end != last:
        following = _following(article, end)
        if sum(len(text) + 2 for text in _texts(article, first, following)) > longest:
            break
        end = following
    return end
