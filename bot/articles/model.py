"""What an article is: its key, its versions, its paragraphs and sentences, its people. Everybody speaks of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True, order=True)
class Scope:
    """Who an article belongs to: the operator's shared archive (`guild` 0) or one guild (its Discord id)."""

    guild: int

    @property
    def is_shared(self) -> bool:
        """Tell whether everybody may read it."""
        return self.guild == 0


SHARED = Scope(0)


Scopes: TypeAlias = tuple[Scope, ...]
"""What one context may read. Made by `scopes_of` from where a command was typed, never from a parameter."""


def scopes_of(guild: int | None) -> Scopes:
    """Return what may be read in `guild` (a Discord id), or in a direct message (None)."""
    return (SHARED,) if guild is None else (SHARED, Scope(guild))


@dataclass(frozen=True, slots=True, order=True)
class ArticleKey:
    """The permanent identity of an article: its scope, and its number in it (from 1, never reused).

    As text it is `A17` for an article of the shared archive, `G17` for one of a guild's own.
    """

    scope: Scope
    number: int

    def __str__(self) -> str:
        return f"{'A' if self.scope.is_shared else 'G'}{self.number}"


class PersonRole(StrEnum):
    """What a credited person did for an article."""

    AUTHOR = "author"
    TRANSLATOR = "translator"


@dataclass(frozen=True, slots=True)
class Person:
    """A person credited with an article; `cjk` is the name in Chinese characters where the page gives it."""

    role: PersonRole
    name: str
    affiliation: str | None = None
    cjk: str | None = None


NamePair: TypeAlias = tuple[str, str]
"""A name that the page itself ties in two scripts, Latin and Chinese: `William Lai (賴清德)`."""


Sentence: TypeAlias = tuple[int, int]
"""Where a sentence starts and ends in its paragraph: offsets in characters, end exclusive."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph that can be quoted, with its sentences; `kind` is body, subheading or caption."""

    text: str
    kind: str
    sentences: tuple[Sentence, ...]


class VersionReason(StrEnum):
    """Why an article got a version."""

    LOADED = "loaded"
    EDITED = "edited"
    UPGRADED = "upgraded"
    RESEGMENTED = "resegmented"


@dataclass(frozen=True, slots=True)
class ArticleText:
    """One version of what an article says.

    `published` is an ISO date, or None where the page states none; `dates` are written as on the page.
    `certainty` is the splitter's own probability (0 to 1) that the article is cut where it should be.
    """

    headline: str
    headline_generated: bool
    summary: str
    paragraphs: tuple[Paragraph, ...]
    people: tuple[Person, ...] = ()
    names: tuple[NamePair, ...] = ()
    dates: tuple[str, ...] = ()
    published: str | None = None
    language: str = "en"
    truncated: bool = False
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class Article:
    """An article in one of its versions, as it is read.

    `source` names the newspaper, feed or file it came from; `source_id` is its id there, if it has one.
    `loaded_at` is when its first version was stored, `changed_at` when this one was.
    """

    key: ArticleKey
    version: int
    latest: int
    reason: VersionReason
    source: str
    source_id: str | None
    url: str | None
    loaded_at: datetime
    changed_at: datetime
    text: ArticleText


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """What a list shows of an article; `lead` is the start of its first paragraph, 400 characters at most."""

    key: ArticleKey
    version: int
    headline: str
    headline_generated: bool
    summary: str
    lead: str
    people: tuple[Person, ...]
    source: str
    source_id: str | None
    url: str | None
    published: str | None
    language: str
    truncated: bool
    loaded_at: datetime
    paragraph_count: int
