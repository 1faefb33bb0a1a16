"""All that is kept of digests in SQLite, put together by subject."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from bot.archive.sqlite.digests.heartbeat import SqliteHeartbeat
from bot.archive.sqlite.digests.history import SqliteRunHistory
from bot.archive.sqlite.digests.messages import SqliteRunMessages
from bot.archive.sqlite.digests.planning import SqlitePlanning
from bot.archive.sqlite.digests.read_articles import SqliteReadArticles
from bot.archive.sqlite.digests.runs import SqliteRunQueue
from bot.archive.sqlite.digests.subscriptions import SqliteSubscriptions

if TYPE_CHECKING:
    from bot.archive.sqlite.connection.database import Database


@dataclass(frozen=True, slots=True)
class SqliteDigests:
    """The stores of digests over one open database."""

    subscriptions: SqliteSubscriptions
    planning: SqlitePlanning
    runs: SqliteRunQueue
    messages: SqliteRunMessages
    history: SqliteRunHistory
    reading: SqliteReadArticles
    heartbeat: SqliteHeartbeat

    @classmethod
    def over(cls, database: Database) -> Self:
        """Return the stores over an open database."""
        return cls(
            subscriptions=SqliteSubscriptions(database),
            planning=SqlitePlanning(database),
            runs=SqliteRunQueue(database),
            messages=SqliteRunMessages(database),
            history=SqliteRunHistory(database),
            reading=SqliteReadArticles(database),
            heartbeat=SqliteHeartbeat(database),
        )
