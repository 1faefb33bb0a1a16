"""Tell from SQLite which articles digests have read and shown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.articles import ArticleKey, Scope

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.archive.digests import DigestKey
    from bot.archive.sqlite.connection.database import Database


class SqliteReadArticles:
    """What digests have read, in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def loaded_after(self, scope: Scope, number: int, limit: int) -> tuple[int, ...]:
        """Return the numbers of the articles in sight that were loaded after that one, in that order."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                "SELECT number FROM article WHERE guild = ? AND number > ? AND removed_at IS NULL"
                " ORDER BY number LIMIT ?",
                (scope.guild, number, limit),
            )
        return tuple(found for (found,) in rows)

    async def shown(self, key: DigestKey, articles: Sequence[ArticleKey]) -> frozenset[ArticleKey]:
        """Return those of `articles` (at most 5,000) that the digest has shown, or may have."""
        wanted = json.dumps([(article.scope.guild, article.number) for article in articles])
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                "SELECT scope, article FROM json_each(?) AS wanted CROSS JOIN digest_shown ON guild = ? AND number = ?"
                " AND scope = json_extract(wanted.value, '$[0]') AND article = json_extract(wanted.value, '$[1]')",
                (wanted, key.guild, key.number),
            )
        return frozenset(ArticleKey(Scope(scope), number) for scope, number in rows)
