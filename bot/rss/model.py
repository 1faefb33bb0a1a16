"""What is in a feed before it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class RssItem:
    """An entry. `words` are quoted, `lines` say more of them; `identity` stays the same when the entry changes."""

    title: str
    words: str
    lines: tuple[str, ...]
    url: str | None
    at: datetime
    identity: str


@dataclass(frozen=True, slots=True)
class RssChannel:
    """A feed: what it is called, the page of Discord that it belongs to, and its entries, the newest first."""

    title: str
    about: str
    link: str
    language: str
    items: tuple[RssItem, ...]
