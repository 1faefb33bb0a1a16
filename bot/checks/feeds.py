"""Tell how feeds are doing: when one is read next, and which cannot be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.archive import FeedPause
from bot.articles import SHARED
from bot.checks.model import fine, note, wrong
from bot.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime

    from bot.archive import StoredFeed
    from bot.checks.model import CheckContext, CheckResult

_MOST_NAMED: Final = 25


async def check_feeds(bench: CheckContext) -> AsyncIterator[CheckResult]:
    """Tell whether feeds are read. One that was given up needs a person; one that fails is tried again by itself."""
    due = await bench.archive.feeds.next_due()
    yield fine("no-feeds") if due is None else fine("feeds", due=_written(due))
    for feed in await bench.archive.feeds.ailing(limit=_MOST_NAMED):
        yield _told(feed)


def _told(feed: StoredFeed) -> CheckResult:
    state = feed.state
    guild = str(feed.key.guild) if feed.key.guild != SHARED.guild else "shared"
    error = SourceError(state.error or "source-unexpected", **(state.error_data or {"kind": "poll"}))
    named = {"guild": guild, "number": feed.key.number, "title": feed.title[:80] or "-", "error": error.key}
    if state.paused in {FeedPause.FAILING, FeedPause.GONE}:
        return replace(wrong("feed-given-up", **named), error=error)
    since = _written(state.failing_since) if state.failing_since else "-"
    due = _written(state.next_due)
    return replace(note("feed-failing", failures=state.failures, since=since, due=due, **named), error=error)


def _written(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
