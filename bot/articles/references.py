"""References: the one place where `A17@2.p4.s2-s4` is read and written.

A reference names an article (`A17` of the shared archive, `G17` of the guild's own), a paragraph (`.p4`), a sentence
(`.s2`) or a range of either. A position without a version means version 1, for ever; `A17` alone means the newest.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.articles.model import SHARED, ArticleKey, Scope
from bot.errors import NotFoundError

if TYPE_CHECKING:
    from typing import Self

_DIGITS = r"[1-9][0-9]{0,8}"
_WRITTEN = rf"""
(?P<letter>[AG])(?P<number>{_DIGITS})
(?:@(?P<version>{_DIGITS}))?
(?:
    \.p(?P<p1>{_DIGITS})
    (?:
        \.s(?P<s1>{_DIGITS})(?:-(?:(?:p(?P<p2>{_DIGITS})\.)?s(?P<s2>{_DIGITS})))?
      | -p(?P<p3>{_DIGITS})
    )?
)?
"""
_PATTERN = re.compile(_WRITTEN, re.VERBOSE | re.IGNORECASE | re.ASCII)
_AMONG_WORDS = re.compile(rf"(?<![\w.@/\#-])(?:{_WRITTEN})(?![\w@-]|\.\w)", re.VERBOSE | re.IGNORECASE)
_NOT_SAID = re.compile(r"```.*?(?:```|\Z)|``.*?``|`[^`\n]*`|https?://\S+", re.DOTALL)


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a version: a 1-based paragraph, and a 1-based sentence of it or None for the whole paragraph."""

    paragraph: int
    sentence: int | None = None

    def __str__(self) -> str:
        return f"p{self.paragraph}" if self.sentence is None else f"p{self.paragraph}.s{self.sentence}"


@dataclass(frozen=True, slots=True)
class Reference:
    """Something that can be quoted. `end` is set for a range and is never before `start`.

    `version` is None only for an article as a whole, in its newest version.
    """

    key: ArticleKey
    version: int | None = None
    start: Position | None = None
    end: Position | None = None

    @classmethod
    def to(cls, key: ArticleKey, version: int, start: Position | None = None, end: Position | None = None) -> Self:
        """Return the reference to a place in `version` of an article."""
        return cls(key, version, start, None if end == start else end)

    def __str__(self) -> str:
        text = str(self.key)
        if self.version is not None and (self.version > 1 or self.start is None):
            text += f"@{self.version}"
        if self.start is None:
            return text
        return f"{text}.{self.start}{self._range_end(self.start)}"

    def _range_end(self, start: Position) -> str:
        if self.end is None:
            return ""
        if self.end.sentence is not None and self.end.paragraph == start.paragraph:
            return f"-s{self.end.sentence}"
        return f"-{self.end}"


def parse_reference(text: str, guild: int | None) -> Reference:
    """Read a reference as typed in `guild` (None in a direct message, where no article is a guild's own).

    Raises NotFoundError for anything that is no reference here, in the same words as for one that names nothing.
    """
    match = _PATTERN.fullmatch(text.strip())
    if match is None:
        raise NotFoundError(text.strip()[:40])
    return _reference(match, guild)


def references_in(message: str, guild: int | None, most: int) -> tuple[Reference, ...]:
    """Return the first `most` references to passages in a message as written on Discord, code and addresses left out.

    An article alone is not taken for one: A4 is a sheet of paper, G20 a summit.
    """
    found: list[Reference] = []
    for match in _AMONG_WORDS.finditer(_NOT_SAID.sub(" ", message)):
        if len(found) < most and match["p1"]:
            with suppress(NotFoundError):
                found.append(_reference(match, guild))
    return tuple(dict.fromkeys(found))


def _reference(match: re.Match[str], guild: int | None) -> Reference:
    start, end = _positions(match)
    shared = match["letter"].upper() == "A"
    if (not shared and guild is None) or (start is not None and end is not None and end < start):
        raise NotFoundError(match[0])
    scope = SHARED if shared or guild is None else Scope(guild)
    version = int(match["version"]) if match["version"] else (1 if start else None)
    return Reference(ArticleKey(scope, int(match["number"])), version, start, None if end == start else end)


def _positions(match: re.Match[str]) -> tuple[Position | None, Position | None]:
    def number(name: str) -> int | None:
        return int(match[name]) if match[name] else None

    first = number("p1")
    if first is None:
        return None, None
    if (last := number("p3")) is not None:
        return Position(first), Position(last)
    last_sentence = number("s2")
    end = Position(number("p2") or first, last_sentence) if last_sentence is not None else None
    return Position(first, number("s1")), end
