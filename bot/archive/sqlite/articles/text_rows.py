"""Write versions of articles: one row of each, and rows for its parts."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.archive.sqlite.articles.stored_size import ROW
from bot.archive.sqlite.connection.checksums import insertion

if TYPE_CHECKING:
    from collections.abc import Iterable

    import aiosqlite

    from bot.archive.stored import NewText
    from bot.articles import VersionReason

LEAD_CHARACTERS = 400

_COLUMNS = {
    "version": "guild number version reason changed_at source source_id url headline headline_generated summary lead"
    " dates published language truncated certainty paragraphs credits names",
    "paragraph": "guild number version position kind text sentences",
    "credit": "guild number version position role name affiliation cjk",
    "name": "guild number version position latin cjk",
}
_STATEMENTS = {table: insertion(table, columns.split()) for table, columns in _COLUMNS.items()} | {
    "sample": "INSERT OR IGNORE INTO sample (guild, truncated, hash, number) VALUES (?, ?, ?, ?)"
}


@dataclass(slots=True)
class TextRows:
    """The rows of many versions, gathered so that each table is written in one go."""

    guild: int
    size: int = 0
    """Bytes of what was added."""

    _rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=lambda: {table: [] for table in _STATEMENTS})

    def add_all(self, versions: Iterable[tuple[int, int, VersionReason, NewText, str]]) -> None:
        """Add versions, each with its article's number first and last when it was stored (CPU work)."""
        for number, version, reason, new, changed_at in versions:
            self._add(number, version, reason, new, changed_at)

    def _add(self, number: int, version: int, reason: VersionReason, new: NewText, changed_at: str) -> None:
        place = (self.guild, number, version)
        self.size += ROW + sum(len(paragraph.text.encode()) for paragraph in new.text.paragraphs)
        self._rows["version"].append((*place, *_version(reason, new, changed_at)))
        self._rows["paragraph"] += (
            (
                *place,
                position,
                paragraph.kind,
                paragraph.text,
                json.dumps([edge for s in paragraph.sentences for edge in s]),
            )
            for position, paragraph in enumerate(new.text.paragraphs, 1)
        )
        self._rows["credit"] += (
            (*place, position, person.role.value, person.name, person.affiliation, person.cjk)
            for position, person in enumerate(new.text.people, 1)
        )
        self._rows["name"] += (
            (*place, position, latin, cjk) for position, (latin, cjk) in enumerate(new.text.names, 1)
        )
        self._rows["sample"] += ((self.guild, new.text.truncated, sample, number) for sample in new.samples)

    async def write(self, connection: aiosqlite.Connection) -> None:
        """Write the rows."""
        for table, rows in self._rows.items():
            if rows:
                # In the order of the key, which random hashes are not: neighbours share pages.
                await connection.executemany(_STATEMENTS[table], sorted(rows) if table == "sample" else rows)


def _version(reason: VersionReason, new: NewText, changed_at: str) -> tuple[Any, ...]:
    text = new.text
    return (
        reason.value,
        changed_at,
        new.source,
        new.source_id,
        new.url,
        text.headline,
        text.headline_generated,
        text.summary,
        text.paragraphs[0].text[:LEAD_CHARACTERS] if text.paragraphs else "",
        json.dumps(text.dates, ensure_ascii=False),
        text.published,
        text.language,
        text.truncated,
        text.certainty,
        len(text.paragraphs),
        len(text.people),
        len(text.names),
    )
