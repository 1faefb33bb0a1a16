"""Split a quotation into runs to align one by one: its fragments, sentence by sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from bot.quotation.text.typography_folding import fold
from bot.quotation.text.words import is_content, tokens
from bot.quotation.verification.fragments import Joint, parts_of

if TYPE_CHECKING:
    from bot.quotation.text.typography_folding import Folded
    from bot.quotation.text.words import Token

MOST_RUNS: Final = 40
"""Maximum runs; the last one contains the rest."""

# Without a space behind a full stop, a capital after small letters marks a sentence end. A number may follow a
# stop, or an abbreviation, which is short.
_SENTENCE_END: Final = re.compile(
    r"(?:[.!?][\"'”’)\]]*(?=\s+[\"'“‘(\[]?[^\W\d_a-z])|(?<=[a-z]{4})\.(?=\s+\d)|(?<=[a-z0-9)”])[.!?][\"”’)]*(?=[“‘]?[A-Z][a-z])|[。！？][」』”’）]*)\s*"
)
_FEWEST_WORDS: Final = 4
_FEWEST_CONTENT: Final = 2


@dataclass(frozen=True)
class WordRun:
    """A run of quoted words. `joint` is the ellipsis or brackets before it, if any."""

    text: str
    joint: Joint | None

    @cached_property
    def folded(self) -> Folded:
        """The folded text."""
        return fold(self.text)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words and marks of the folded text."""
        return tokens(self.folded.text)

    @cached_property
    def words(self) -> int:
        """The number of words."""
        return sum(token.is_word for token in self.tokens)

    def original(self, first: int, last: int) -> str:
        """Return the original text of the tokens `first` to `last` (exclusive)."""
        if first >= last:
            return ""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return self.text[self.folded.start(start) : self.folded.end(end)]


def runs_of(text: str) -> tuple[WordRun, ...]:
    """Split a quotation at its ellipses, brackets and sentence ends."""
    parts = parts_of(text)
    runs: list[WordRun] = []
    for fragment, joint in zip(parts.fragments, parts.joints, strict=False):
        marked = joint if joint.text else None
        for sentence in _sentences(fragment.text):
            if len(runs) == MOST_RUNS:
                runs[-1] = WordRun(f"{runs[-1].text} {sentence}", runs[-1].joint)
            else:
                runs.append(WordRun(sentence, marked))
            marked = None
    return tuple(runs)


def _sentences(text: str) -> list[str]:
    """Split at sentence ends; a piece too short to locate stays with its neighbour."""
    pieces: list[str] = []
    start = 0
    for end in _SENTENCE_END.finditer(text):
        piece = text[start : end.end()]
        if _is_locatable(piece):
            pieces.append(piece.strip())
            start = end.end()
    rest = text[start:].strip()
    if rest and pieces and not _is_locatable(rest):
        pieces[-1] = f"{pieces[-1]} {rest}" if text[start - 1].isspace() else pieces[-1] + rest
    elif rest:
        pieces.append(rest)
    return pieces


def _is_locatable(piece: str) -> bool:
    """Return whether a piece has enough words, or enough content words, to be located by itself."""
    words = [token for token in tokens(fold(piece).text) if token.is_word]
    return len(words) >= _FEWEST_WORDS or sum(is_content(token) for token in words) >= _FEWEST_CONTENT
