"""What is asked for: a timeline of an article, or of what matches a query; the list, or a chart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.articles import Reference, parse_reference
from bot.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from bot.articles import ArticleKey
    from bot.client import BroadsheetClient
    from cogs.ui import Viewer

_REFERENCE: Final = re.compile(r"[AG]\d[\w@.-]*", re.IGNORECASE | re.ASCII)
_CHART: Final = re.compile(r"\s(?:chart|圖表)\s*\Z", re.IGNORECASE)
_KEPT: Final = "q."


@dataclass(frozen=True, slots=True)
class Subject:
    """What a timeline is of: an article, or a query. `word` is how buttons name it; None where none can be kept."""

    word: str | None
    key: ArticleKey | None = None
    query: str = ""


def without_chart(typed: str) -> tuple[str, bool]:
    """Return what was typed without the word at its end that asks for a chart, and whether that was there."""
    asked = _CHART.sub("", typed)
    return asked, asked != typed


async def subject_of(client: BroadsheetClient, viewer: Viewer, typed: str) -> Subject:
    """Return what is asked for, and keep a query for the buttons.

    Raises UsageError where nothing is asked, and NotFoundError for a reference of no article.
    """
    asked = typed.strip()
    if not any(letter.isalnum() for letter in asked):  # a lone mark, or a sign that nobody sees
        raise UsageError("timeline-of-nothing")
    if _REFERENCE.fullmatch(asked):
        return _of_article(asked, viewer)
    token = await client.desk.keep(viewer.guild, asked)
    return Subject(token and f"{_KEPT}{token}", query=asked)


async def subject_again(client: BroadsheetClient, viewer: Viewer, word: str) -> Subject:
    """Return what a button names. Raises UsageError where the query is no longer kept, and NotFoundError."""
    if word.startswith(_KEPT):
        return Subject(word, query=await client.desk.query(viewer.guild, word.removeprefix(_KEPT)))
    return _of_article(word, viewer)


def token_of(subject: Subject) -> str | None:
    """Return the token that the query is kept under."""
    return subject.word.removeprefix(_KEPT) if subject.word and subject.key is None else None


def _of_article(written: str, viewer: Viewer) -> Subject:
    try:
        key = parse_reference(written, viewer.guild).key
    except NotFoundError:
        raise NotFoundError(written[:40]) from None
    return Subject(str(Reference(key)), key)
