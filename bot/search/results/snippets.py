"""Highlight matches in a text, and choose the best excerpt as the snippet."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bot.search.analysis.analyser import TOKEN, is_unspaced, terms_of
from bot.search.analysis.cjk import fold_run
from bot.search.model import HighlightedText, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.search.ranking.bm25 import Aim

LONGEST_EXCERPT: Final = 280
"""Maximum length of an excerpt in characters."""

Span = tuple[int, int]
_UNSEEN: Final = ("", -1.0)
_FIRST_BEYOND: Final = "\x80"
_FIRST_UNSPACED: Final = "\u0e01"
_WHOLE: Final = re.compile(r"[0-9A-Za-zÀ-ɏ.,:%％$€£¥°'’–-]|[〇零一二三四五六七八九十百千萬万億亿兆兩两廿卅第點点分之]")


@dataclass(frozen=True, slots=True)
class Marker:
    """Finds the matches of a query, with their weights, in any text."""

    roots: dict[str, float]
    words: dict[str, float]
    _firsts: frozenset[str] = field(init=False)
    _known: dict[str, tuple[str, float] | None] = field(default_factory=dict[str, "tuple[str, float] | None"])

    def __post_init__(self) -> None:
        """Collect the first characters of all query terms, in both cases, to skip other words quickly."""
        firsts = {text[:1] for text in (*self.roots, *self.words)}
        object.__setattr__(self, "_firsts", frozenset(firsts | {first.upper() for first in firsts}))

    def spans(self, text: str) -> Iterator[tuple[Span, str, float]]:
        """Yield (span, root, weight) for each match in `text`, in order, not overlapping."""
        start = 0
        for piece in text.split(" "):  # no token contains a space
            if piece.isalpha() and piece.isascii():  # the common case: one token
                if piece[0] in self._firsts and (found := self._known_found(piece)) is not None:
                    yield (start, start + len(piece)), *found
            elif piece:
                yield from self._in_piece(piece, start)
            start += len(piece) + 1

    def _in_piece(self, piece: str, start: int) -> Iterator[tuple[Span, str, float]]:
        for match in TOKEN.finditer(piece):
            token = match[0]
            if token[0] >= _FIRST_UNSPACED and is_unspaced(token):
                yield from self._in_run(token, start + match.start())
                continue
            if token[0] < _FIRST_BEYOND and token[0] not in self._firsts:
                continue  # folding and stemming never change a first letter in ASCII
            if (found := self._known_found(token)) is not None:
                yield (start + match.start(), start + match.end()), *found

    def _known_found(self, token: str) -> tuple[str, float] | None:
        found = self._known.get(token, _UNSEEN)
        if found is _UNSEEN:
            found = self._known[token] = self._found(token)
        return found

    def _found(self, token: str) -> tuple[str, float] | None:
        """Return the root and weight that `token` matches, if any."""
        for root, word in terms_of(token):
            if root in self.roots or word in self.words:
                worth = max(self.roots.get(root, 0.0), self.words.get(word, 0.0))
                return (root or word, worth) if worth > 0 else None
        return None

    def _in_run(self, run: str, start: int) -> Iterator[tuple[Span, str, float]]:
        folded = fold_run(run)
        if len(folded) != len(run):
            return
        end = 0
        for place in range(len(run)):
            for width in (2, 1):
                pair = folded[place : place + width]
                worth = max(self.roots.get(pair, 0.0), self.words.get(pair, 0.0))
                if worth > 0 and place + len(pair) > end:
                    yield (start + max(place, end), start + place + len(pair)), pair, worth
                    end = place + len(pair)


def marked(text: str, marker: Marker) -> HighlightedText:
    """Return `text` with its matches."""
    return HighlightedText(text, _joined([span for span, _, _ in marker.spans(text)]))


def excerpt(text: str, marker: Marker, paragraph: int, version: int) -> Passage:
    """Return the part of a paragraph, at most 280 characters, with the best matches."""
    found = list(marker.spans(text))
    start, end = (0, len(text)) if len(text) <= LONGEST_EXCERPT else _window(text, found)
    inside = _joined([(left - start, right - start) for (left, right), _, _ in found if start <= left and right <= end])
    return Passage(paragraph, version, HighlightedText(text[start:end], inside), start > 0, end < len(text))


def _window(text: str, found: Sequence[tuple[Span, str, float]]) -> Span:
    if not found:
        return _at_words(text, 0)
    best, best_worth = 0, -1.0
    for first, (span, _, _) in enumerate(found):
        worth, seen = 0.0, set[str]()
        for (_, right), root, one in found[first : first + 24]:
            if right - span[0] > LONGEST_EXCERPT - 40:
                break
            worth += one * (0.1 if root in seen else 1.0)
            seen.add(root)
        if worth > best_worth:
            best, best_worth = span[0], worth
    return _at_words(text, max(0, best - 40))


def _at_words(text: str, start: int) -> Span:
    """Return a window that starts near `start` and cuts no word, if there are spaces."""
    start = min(start, len(text) - LONGEST_EXCERPT)
    if start > 0 and (space := text.find(" ", start - 1, start + 30)) >= 0:
        start = space + 1
    end = min(len(text), start + LONGEST_EXCERPT)
    if end < len(text) and (space := text.rfind(" ", end - 30, end + 1)) > 0:
        end = space
    # Without nearby spaces, as in Chinese, numbers and Latin words still stay whole.
    while 0 < start < end and _is_inside(text, start):
        start += 1
    while start < end < len(text) and _is_inside(text, end):
        end -= 1
    return start, end


def _is_inside(text: str, place: int) -> bool:
    """Return whether a cut at `place` would split a number or an alphabetic word."""
    return _WHOLE.match(text[place - 1]) is not None and _WHOLE.match(text[place]) is not None


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Merge adjacent spans, such as the bigrams of a Chinese name."""
    joined: list[Span] = []
    for left, right in spans:
        if joined and left <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(right, joined[-1][1]))
        else:
            joined.append((left, right))
    return tuple(joined)


def marker_of(aims: Sequence[Aim], worths: Sequence[tuple[float, ...]]) -> Marker:
    """Return the marker for the clauses `aims` with their weights."""
    roots: dict[str, float] = {}
    words: dict[str, float] = {}
    for aim, worths_of in zip(aims, worths, strict=True):
        if aim.excluded:
            continue
        for choice, worth in zip(aim.choices, worths_of, strict=True):
            if choice.words is not None:
                words |= dict.fromkeys([choice.typed] if is_unspaced(choice.typed) else choice.words, worth)
            elif choice.root.startswith('"'):
                words |= dict.fromkeys(choice.root.strip('"').split(), worth)
            else:
                roots[choice.root] = max(worth, roots.get(choice.root, 0.0))
    return Marker(roots, words)
