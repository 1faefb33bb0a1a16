"""Which blocks were cut off, and the length at which the page cuts its teasers."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CLOSERS = "\"'”’»›)]}）」』】》〉*_"
_TERMINAL = frozenset(".!?。！？:：;；…~")
_ELLIPSIS = re.compile(
    r"(?:\.\.\.|…|\[\.\.\.\]|\[…\]|（…）)[\"'”’)\]」』]*\s*"
    r"(?:»|[（(\[]?(?:(?:read |see )?more|full story|continue reading|continued|"
    r"[詳详閱阅讀读看]{0,2}全文|閱讀更多|阅读更多|繼續閱讀)[)）\]]?)?$",
    re.IGNORECASE,
)
_CJK = re.compile(r"[\u3400-\u9fff]")
_ENOUGH_WORDS, _ENOUGH_CHARACTERS, _ENOUGH_CJK = 38, 200, 60
_ENOUGH_WITH_DOTS, _ENOUGH_CJK_WITH_DOTS = 15, 25
# A word about the text in brackets behind its last mark: `（完）`, `(Reuters)`.
_ASIDE = re.compile(r"[(（\[［][^()（）\[\]［］]{1,24}[)）\]］]\s*$")
_LONGEST_WORDS = 16

# A cap in words lets the last word run over by two; one in characters goes back to the last space.
_WORD_BAND, _CHARACTER_BAND = 2, 9


@dataclass(frozen=True, slots=True)
class TextSize:
    """The length of a block in words and in characters."""

    words: int
    characters: int

    @property
    def in_words(self) -> bool:
        """Tell whether the text is written with spaces between its words; Chinese is not."""
        return self.characters <= _LONGEST_WORDS * self.words


@dataclass(frozen=True, slots=True)
class Cap:
    """The length at which a page cuts its teasers: bounds in words or characters, and how many blocks show it."""

    low: int
    high: int
    in_words: bool
    support: int

    def holds(self, size: TextSize) -> bool:
        """Tell whether a block is as long as the page's teasers."""
        if self.in_words:
            return size.in_words and self.low <= size.words <= self.high
        return self.low <= size.characters <= self.high


def measure(text: str) -> TextSize:
    """Count the words (by white space) and the characters of a block."""
    return TextSize(text.count(" ") + 1, len(text))


def ends_with_ellipsis(text: str) -> bool:
    """Tell whether a block ends in dots."""
    return _ELLIPSIS.search(text[-30:]) is not None


def ends_properly(text: str) -> bool:
    """Tell whether a block ends in a sentence's last mark, looking through closing quotes and brackets."""
    if _ends_in_mark(text):
        return True
    aside = _ASIDE.search(text[-30:])
    return aside is not None and _ends_in_mark(text[-30:][: aside.start()].rstrip())


def _ends_in_mark(text: str) -> bool:
    core = text.rstrip(_CLOSERS)
    return core[-1:] in _TERMINAL if core else False


def is_cut(text: str) -> bool:
    """Tell whether a block stops in mid-sentence: no last mark, or dots, and long enough to be no heading."""
    size = measure(text)
    cjk = len(_CJK.findall(text[:400]))
    if ends_with_ellipsis(text):
        return size.words >= _ENOUGH_WITH_DOTS or cjk >= _ENOUGH_CJK_WITH_DOTS
    long = size.words >= _ENOUGH_WORDS or size.characters >= _ENOUGH_CHARACTERS or cjk >= _ENOUGH_CJK
    return long and not ends_properly(text)


def find_cap(cut: list[TextSize]) -> Cap | None:
    """Find the length that most of a page's cut blocks share, in words or in characters; None without a cut block."""
    if not cut:
        return None
    by_words = _densest(sorted(size.words for size in cut if size.in_words), _WORD_BAND)
    by_characters = _densest(sorted(size.characters for size in cut), _CHARACTER_BAND)
    in_words = by_words[2] >= by_characters[2]
    low, high, support = by_words if in_words else by_characters
    slack = _WORD_BAND if in_words else _CHARACTER_BAND
    # The band found may show only part of the true one.
    return Cap(max(1, high - slack), low + slack, in_words, support)


def near(length: int, *, in_words: bool) -> range:
    """The lengths that a cap which gave this one can give."""
    band = _WORD_BAND if in_words else _CHARACTER_BAND
    return range(length - band, length + band + 1)


def _densest(sizes: list[int], band: int) -> tuple[int, int, int]:
    """The window of a given width that holds most of the sorted sizes: its least and largest member and the count."""
    best, start = (0, 0, 0), 0
    for end, size in enumerate(sizes):
        while size - sizes[start] > band:
            start += 1
        if end - start + 1 > best[2]:
            best = (sizes[start], size, end - start + 1)
    return best
