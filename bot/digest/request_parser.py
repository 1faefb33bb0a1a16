"""Parse a digest request: `08:00 [zone] [mon-fri] [filter] [in #channel] [ping @role]`, in any order.

The parts are found by what they are, not by where they stand:

    the channel     a mention, or a #name
    the role        a mention, or what follows "ping"
    the time        the first words that are a time of day, and others that follow it at once or after an "and"
    days and zone   beside the time, or anywhere if they can be nothing else (mon-fri, 每月1日, Asia/Taipei)
    the filter      what is left, as it was written; quotation marks keep any word for it

People are shown how it was read, so a word that went to another part can be quoted; what looks like a day, a zone or a
rhythm and went to the filter is named (`doubtful`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

from rapidfuzz import fuzz, process

from bot.digest.day_parser import DayPattern, month_days_of, pattern_of
from bot.digest.time_parser import days_of, is_rhythm, read_time, time_of
from bot.errors import UsageError
from bot.runtime import find_zone, refuse_offset, valid_zone, zones

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import time

Window: TypeAlias = tuple[int, int]
ValueT = TypeVar("ValueT")

LONGEST_REQUEST: Final = 1_500

_WORD: Final = re.compile(r'[^\s"“”„«»「」『』]*["“„«「『][^"“”„«»「」『』]*["”“»」』]?|\S+')
_QUOTE: Final = re.compile('["“„«「『]')
_CHANNEL: Final = re.compile(r"<#[0-9]{1,20}>|#\S{1,100}")
_ROLE: Final = re.compile(r"<@&([0-9]{1,20})>|@(\S{1,100})")
_PING: Final = frozenset({"ping", "通知", "提及"})
_LIST: Final = re.compile("[,，、和與及&+]")
_AND: Final = frozenset({"and", "&", "+", ",", "、", "和", "與", "及"})
_BARE_NUMBER: Final = re.compile(r"\d{1,4}")
_MEANT_AS_TIME: Final = re.compile(
    r"\d{1,3}[:.]\d{1,2}(?:[:.]\d+)?|\d{1,4} ?[ap]\.?m\.?|(?:noon|midnight)\W.*", re.IGNORECASE
)
_SURE_DAYS: Final = re.compile(r".*[-,–—].*|(?:week|work)(?:day|end)s?|daily|everyday", re.IGNORECASE)
_LONGEST_TIME, _LONGEST_DAYS, _LONGEST_ZONE, _LONGEST_RHYTHM = 2, 9, 4, 6
MOST_TIMES: Final = 4
_LONGEST_GLUED: Final = 24
_MOST_DOUBTFUL: Final = 3
_DAY_NAMES: Final = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "weekdays",
    "weekends",
)
_ALIKE, _SHORTEST_ALIKE = 85, 6
_BEFORE_TIME: Final = frozenset({"at", "@"})
_BEFORE_OTHERS: Final = frozenset({"in", "on", "zone"})
_BEFORE_FILTER: Final = frozenset({"for", "about", "matching", "filter", "filter:"})


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for. `zone` and `days` are None where nothing was said of them, `channel` as it was written.

    With `month_days` nothing is said of days of the week. `more` are further times of day, for each of which a digest
    is asked; `doubtful` the words of the filter that look like a day, a zone or a rhythm. `role` is an
    id where it was mentioned, and else a name.
    """

    time: time
    zone: str | None = None
    days: frozenset[int] | None = None
    filter: str = ""
    channel: str | None = None
    more: tuple[time, ...] = ()
    doubtful: tuple[str, ...] = ()
    month_days: frozenset[int] = frozenset()
    role: int | str | None = None


def read_request(text: str) -> Request:
    """Return what `text` asks for. Raises UsageError.

    It is refused where it names no time of day, too many, a zone that does not exist, or a rhythm that digests lack.
    """
    found = _WORD.findall(text[:LONGEST_REQUEST])
    channel = _cut_channel(found)
    role = _cut_role(found)
    words = _Words([part for word in found for part in _times_apart(word)])
    block, time = _take_time(words)
    block, more = _take_more_times(words, block, time)
    zone, pattern = _take_beside(words, block)
    if pattern is None:
        pattern = pattern_of(words.take_first(_LONGEST_DAYS, _is_sure_days) or "")
    if zone is None:
        zone = _sure_zone(words)
    month_days = pattern.month_days if pattern else frozenset[int]()
    days = pattern.days if pattern and not month_days else None
    return Request(time, zone, days, words.rest(), channel, more, words.doubtful(), month_days, role)


def _times_apart(word: str) -> list[str]:
    """Return the times that a word lists ("08:00,20:00", "8am,"), or days and a time written as one, or the word."""
    parts = [part for part in _LIST.split(word) if part]
    if _LIST.search(word) and parts and all(map(_is_sure_time, parts)):
        return parts
    return next(_days_apart(word), [word])


def _days_apart(word: str) -> Iterator[list[str]]:
    """Yield the ways to read a word as days and a time, in Chinese (每週一早上八點), the longest first part first."""
    if word.isascii() or len(word) > _LONGEST_GLUED:
        return
    for cut in range(len(word) - 1, 0, -1):
        one, other = word[:cut], word[cut:]
        if (_is_sure_time(other) and pattern_of(one)) or (_is_sure_time(one) and pattern_of(other)):
            yield [one, other]


def _is_sure_time(text: str) -> bool:
    return not _BARE_NUMBER.fullmatch(text) and time_of(text) is not None


def _cut_channel(words: list[str]) -> str | None:
    place = next((place for place, word in enumerate(words) if _CHANNEL.fullmatch(word)), None)
    if place is None:
        return None
    channel = words[place]
    first = place - 1 if place and words[place - 1].casefold() in ("in", "to") else place
    words[first : place + 1] = []
    return channel


def _cut_role(words: list[str]) -> int | str | None:
    """Consume a role that is mentioned, or named after "ping"; return its id, or its name where it was only typed."""
    for place, word in enumerate(words):
        role, said = _ROLE.fullmatch(word), place > 0 and words[place - 1].casefold() in _PING
        if role is not None and (role[1] or said):
            words[place - said : place + 1] = []
            return int(role[1]) if role[1] else role[2]
    return None


class _Words:
    """The words of a request; quoted words and consumed words are not free."""

    def __init__(self, words: list[str]) -> None:
        self._words = words
        self._taken = [False] * len(words)

    def is_free(self, place: int) -> bool:
        return 0 <= place < len(self._words) and not self._taken[place] and not _QUOTE.search(self._words[place])

    def text(self, window: Window) -> str:
        return " ".join(self._words[slice(*window)])

    def within(self, windows: Iterable[Window]) -> Iterator[tuple[Window, str]]:
        """Yield the `windows` that contain only free words, with their text."""
        for window in windows:
            if window[0] < window[1] and all(map(self.is_free, range(*window))):
                yield window, self.text(window)

    def everywhere(self, longest: int) -> Iterator[tuple[Window, str]]:
        """Yield every window, from the left, the longer first."""
        return self.within((start, start + size) for start in range(len(self._words)) for size in range(longest, 0, -1))

    def beside(self, block: Window, longest: int) -> Iterator[tuple[Window, str]]:
        """Yield the windows after `block`, then those before it, the longer first."""
        start, end = block
        after = ((end, end + size) for size in range(longest, 0, -1))
        said = ((end + 1, end + 1 + size) for size in range(longest, 0, -1) if self.says(end, _BEFORE_OTHERS))
        before = ((start - size, start) for size in range(longest, 0, -1))
        return self.within((*after, *said, *before))

    def take(self, window: Window, saying: frozenset[str]) -> Window:
        """Consume a window, and the word before it if it is one of `saying`; return the consumed window."""
        start, end = window
        start -= self.says(start - 1, saying)
        self._taken[start:end] = [True] * (end - start)
        return start, end

    def take_first(self, longest: int, fits: Callable[[str], bool]) -> str | None:
        """Consume the first window whose text fits, and return that text."""
        for window, text in self.everywhere(longest):
            if fits(text):
                self.take(window, _BEFORE_OTHERS)
                return text
        return None

    def rest(self) -> str:
        """Return the remaining text."""
        left = [word for word, taken in zip(self._words, self._taken, strict=True) if not taken]
        if len(left) > 1 and left[0].casefold() in _BEFORE_FILTER:
            left = left[1:]
        return " ".join(left)

    def doubtful(self) -> tuple[str, ...]:
        """Return the first words left that look like a day, a zone or a rhythm."""
        free = (word for place, word in enumerate(self._words) if self.is_free(place))
        return tuple(word for word in free if _looks_misplaced(word))[:_MOST_DOUBTFUL]

    def says(self, place: int, words: frozenset[str]) -> bool:
        """Tell whether a free word at `place` is one of `words`."""
        return self.is_free(place) and self._words[place].casefold() in words

    def stands_first(self, place: int) -> bool:
        """Tell whether a number at `place` is likely to be a time."""
        return place == 0 or self.says(place - 1, _BEFORE_TIME)


def _take_time(words: _Words) -> tuple[Window, time]:
    found = [(window, text) for window, text in words.everywhere(_LONGEST_TIME) if time_of(text) is not None]
    sure = [one for one in found if not _BARE_NUMBER.fullmatch(one[1])]
    bare = [one for one in found if words.stands_first(one[0][0])]
    for window, text in (sure or bare)[:1]:
        return words.take(window, _BEFORE_TIME), read_time(text)
    texts = (text for _, text in words.everywhere(_LONGEST_TIME))
    raise UsageError("digest-time", time=next(filter(_MEANT_AS_TIME.fullmatch, texts), words.text((0, 1)))[:40] or " ")


def _take_more_times(words: _Words, block: Window, first: time) -> tuple[Window, tuple[time, ...]]:
    """Take the times that follow the first. Raises UsageError for too many."""
    start, end = block
    more: list[time] = []
    while True:
        at = end + words.says(end, _AND)
        at += words.says(at, _BEFORE_TIME)
        windows = ((at, at + size) for size in range(_LONGEST_TIME, 0, -1))
        taken = next((window for window, text in words.within(windows) if _is_sure_time(text)), None)
        if taken is None:
            return (start, end), tuple(more)
        moment = read_time(words.text(taken))
        end = words.take((end, taken[1]), frozenset())[1]
        if moment != first and moment not in more:
            more.append(moment)
        if len(more) >= MOST_TIMES:
            raise UsageError("digest-times", most=MOST_TIMES)


def _take_beside(words: _Words, block: Window) -> tuple[str | None, DayPattern | None]:
    """Consume days and a zone next to the time or to each other."""
    zone: str | None = None
    days: DayPattern | None = None
    while True:
        if days is None and (found := _first(words.beside(block, _LONGEST_DAYS), pattern_of)):
            taken, days = found
        elif zone is None and (found := _first(words.beside(block, _LONGEST_ZONE), find_zone)):
            taken, zone = found
        else:
            break
        start, end = words.take(taken, _BEFORE_OTHERS)
        block = min(block[0], start), max(block[1], end)
    for _, text in words.beside(block, _LONGEST_RHYTHM):
        if is_rhythm(text):
            raise UsageError("digest-rhythm", rhythm=text[:40])
    if zone is None:
        for _, text in words.beside(block, 1):
            refuse_offset(text)
    return zone, days


def _first(windows: Iterator[tuple[Window, str]], read: Callable[[str], ValueT | None]) -> tuple[Window, ValueT] | None:
    for window, text in windows:
        value = read(text)
        if value is not None:
            return window, value
    return None


def _is_sure_days(text: str) -> bool:
    return (bool(_SURE_DAYS.fullmatch(text)) and days_of(text) is not None) or month_days_of(text) is not None


def _sure_zone(words: _Words) -> str | None:
    """Consume a zone with its full name anywhere. Raises UsageError for a known region with an unknown city."""
    regions = {name.partition("/")[0] for name in zones()}
    text = words.take_first(1, lambda text: "/" in text and text.casefold().partition("/")[0] in regions)
    return None if text is None else valid_zone(text)


def _looks_misplaced(word: str) -> bool:
    if is_rhythm(word) or _is_sure_time(word) or pattern_of(word) is not None or find_zone(word) is not None:
        return True
    try:
        refuse_offset(word)
    except UsageError:
        return True
    plain = word.casefold()
    return len(plain) >= _SHORTEST_ALIKE and bool(
        process.extractOne(plain, _DAY_NAMES, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    )
