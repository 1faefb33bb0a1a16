"""The facts that a citation states."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bot.quotation.citation.person_names import Name

if TYPE_CHECKING:
    from bot.articles import Reference


@dataclass(frozen=True, slots=True)
class Day:
    """A date of publication, as exactly as the page states it."""

    year: int
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The facts of an article that a citation states; None and empty where the page does not.

    `title` is the headline, or where the page has none the opening words (`is_opening`).
    """

    ref: Reference
    title: str
    is_opening: bool
    authors: tuple[Name, ...]
    affiliations: tuple[str | None, ...]
    translators: tuple[Name, ...]
    newspaper: str | None
    published: Day | None
    url: str | None
    language: str
    retrieved: date


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a citation; `is_italic` where its style wants italics."""

    text: str
    is_italic: bool = False
