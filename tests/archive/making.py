"""Articles to store, without a segmenter."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.archive import open_archive
from bot.archive.sqlite.connection.checksums import CHECKED, guards, teach
from bot.archive.stored import NewText, Revision
from bot.articles.model import ArticleKey, ArticleText, Paragraph, Person, PersonRole
from bot.articles.shingles import samples
from bot.search.analysis.analyser import analyse
from bot.stories.clustering import assign_stories

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.archive.feeds import FeedClaim, FeedKey, FeedStore
    from bot.archive.protocols import Archive
    from bot.articles.model import Scope, VersionReason
    from bot.runtime.clock import Clock

_empty: list[bytes] = []
"""The file of an archive that holds nothing, once this process has made one."""


class SteppingClock:
    """A clock that is a minute later each time it is asked."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 2, 14, 8, 0, tzinfo=UTC)

    def now(self) -> datetime:
        self.moment += timedelta(minutes=1)
        return self.moment


async def lay_empty(path: Path) -> Path:
    """Lay an archive that holds nothing at `path`: made once for a process, and copied from then on.

    Its migrations would take longer than most tests.
    """
    assert not path.exists(), "an archive is there already"
    if not _empty:
        await (await open_archive(path, clock=SteppingClock(), analyse=analyse)).close()
        _empty.append(path.read_bytes())
    path.write_bytes(_empty[0])
    return path


async def open_new(path: Path, clock: Clock | None = None) -> Archive:
    """Open a new archive at `path`."""
    return await open_archive(await lay_empty(path), clock=clock or SteppingClock(), analyse=analyse)


@contextmanager
def by_hand(path: Path) -> Iterator[sqlite3.Connection]:
    """Yield a connection that writes as the bot does, in a transaction: its rows get their checksums."""
    with closing(sqlite3.connect(path)) as connection, connection:
        teach(connection)
        connection.executescript(guards(CHECKED))
        yield connection


def text(*paragraphs: str, headline: str = "A headline", truncated: bool = False, **more: object) -> ArticleText:
    return ArticleText(
        headline=headline,
        headline_generated=False,
        summary=paragraphs[0][:80] if paragraphs else "",
        paragraphs=tuple(Paragraph(one, "body", ((0, len(one)),)) for one in paragraphs),
        people=(Person(PersonRole.AUTHOR, "Lee Li-sheng", "National Taiwan Normal University", "李立勝"),),
        truncated=truncated,
        **more,  # type: ignore[arg-type]
    )


def new(*paragraphs: str, source: str = "Daily", source_id: str | None = None, **more: object) -> NewText:
    said = text(*paragraphs, **more)  # type: ignore[arg-type]
    return NewText(said, source, source_id, None, samples("\n".join(paragraphs)))


async def claim_feed(feeds: FeedStore, key: FeedKey) -> FeedClaim:
    """Claim a feed, to say how it fares."""
    return await feeds.claim(key, "test", datetime(2026, 2, 14, tzinfo=UTC), lease=timedelta(minutes=11))


async def store(archive: Archive, scope: Scope, *articles: NewText) -> list[ArticleKey]:
    async with archive.writer.storing(scope) as storing:
        numbers = await storing.create(articles)
        stored = dict(zip(numbers, articles, strict=True))
        await assign_stories(storing, scope, stored, first_new=min(numbers, default=1))
        return [ArticleKey(scope, number) for number in numbers]


async def revise(archive: Archive, key: ArticleKey, article: NewText, reason: VersionReason) -> None:
    async with archive.writer.storing(key.scope) as storing:
        await storing.revise([Revision(key.number, article, reason)])
