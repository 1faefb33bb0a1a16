"""Pages in SQLite: their bytes, how they were divided, and the articles that stand on them."""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.archive.sqlite.articles.stored_size import ROW
from bot.archive.sqlite.connection.checksums import insertion, is_sound, require_sound
from bot.archive.stored import KnownPage, PageCounts, StoredPage
from bot.runtime import background, while_writing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from sqlite3 import Row

    import aiosqlite

    from bot.archive.stored import PagePlace, SourcePage
    from bot.articles import Scope

_PAGE = insertion("page", ["guild", "digest", "source", "format", "encoding", "content", "segmenter", "loaded_at"])
_PAGE_ORIGIN = insertion("page_origin", ("guild", "origin", "digest", "by_hand"), "INSERT OR REPLACE")
_PAGE_ARTICLE = insertion(
    "page_article", ("guild", "digest", "position", "number", "version", "former"), "INSERT OR REPLACE"
)
_IDS_AT_ONCE = 256
_LAST_READ_BELOW = """
    EXISTS (
        SELECT 1 FROM page_origin AS o WHERE o.guild = page.guild AND o.digest = page.digest AND (
            :below IS NULL OR EXISTS (
                SELECT 1 FROM json_each(:below) AS b
                WHERE o.origin = b.value OR substr(o.origin, 1, length(b.value) + 1) = b.value || '/'
                    OR (b.value = '/' AND substr(o.origin, 1, 1) = '/')
            )
        )
    )
"""


async def read_pages_from(
    connection: aiosqlite.Connection, scope: Scope, origins: Collection[str]
) -> dict[str, KnownPage]:
    """Return the page last read from each of `origins`."""
    rows = await connection.execute_fetchall(
        f"SELECT origin, digest, by_hand, {is_sound('page_origin')} AS sound FROM page_origin"  # noqa: S608
        " WHERE guild = ? AND origin IN (SELECT value FROM json_each(?))",
        (scope.guild, json.dumps(list(origins))),
    )
    places = [
        (str(origin), str(checksum), bool(by_hand))
        for origin, checksum, by_hand, _ in require_sound("page_origin", rows)
    ]
    pages = await _read_pages(connection, scope, {checksum for _, checksum, _ in places})
    return {origin: replace(pages[checksum], by_hand=by_hand) for origin, checksum, by_hand in places}


async def read_pages_with(
    connection: aiosqlite.Connection, scope: Scope, content_checksums: Collection[str]
) -> dict[str, tuple[KnownPage, ...]]:
    """Return the pages of these contents, wherever they were read and however they were divided."""
    rows = await connection.execute_fetchall(
        f"SELECT digest, {is_sound('page_boundaries')} AS sound FROM page_boundaries"  # noqa: S608
        " WHERE guild = ? AND content_digest IN (SELECT value FROM json_each(?))",
        (scope.guild, json.dumps(list(content_checksums))),
    )
    pages = await _read_pages(
        connection,
        scope,
        {*content_checksums, *(str(checksum) for checksum, _ in require_sound("page_boundaries", rows))},
    )
    found: defaultdict[str, list[KnownPage]] = defaultdict(list)
    for page in pages.values():
        found[page.content_checksum].append(page)
    return {checksum: tuple(of_content) for checksum, of_content in found.items()}


async def _read_pages(
    connection: aiosqlite.Connection, scope: Scope, checksums: Collection[str]
) -> dict[str, KnownPage]:
    # No column of `page` but those of its key: what is read beyond a page's bytes is read through them.
    rows = await connection.execute_fetchall(
        "SELECT page.digest, b.content_digest, b.starts, p.number, p.version, p.former,"  # noqa: S608
        f" (b.digest IS NULL OR {is_sound('page_boundaries', 'b')})"
        f" AND (p.digest IS NULL OR {is_sound('page_article', 'p')}) AS sound FROM json_each(?) AS wanted"
        " CROSS JOIN page ON page.guild = ? AND page.digest = wanted.value"
        " LEFT JOIN page_boundaries AS b ON b.guild = page.guild AND b.digest = page.digest"
        " LEFT JOIN page_article AS p ON p.guild = page.guild AND p.digest = page.digest ORDER BY p.position",
        (json.dumps(list(checksums)), scope.guild),
    )
    of_page: defaultdict[str, list[Row]] = defaultdict(list)
    for row in require_sound("page_article", rows):
        of_page[row["digest"]].append(row)
    return {checksum: _known_page(checksum, articles) for checksum, articles in of_page.items()}


def _known_page(checksum: str, rows: Sequence[Row]) -> KnownPage:
    articles = [row for row in rows if row["number"] is not None]
    return KnownPage(
        checksum=checksum,
        content_checksum=rows[0]["content_digest"] or checksum,
        numbers=tuple(row["number"] for row in articles if not row["former"]),
        former=tuple(row["number"] for row in articles if row["former"]),
        given={row["number"]: row["version"] for row in articles if row["version"] is not None},
        boundaries=_starts(rows[0]["starts"]),
    )


def _starts(stored: str | None) -> tuple[int, ...] | None:
    return None if stored is None else tuple(json.loads(stored))


async def write_pages(connection: aiosqlite.Connection, scope: Scope, pages: Sequence[SourcePage], now: str) -> int:
    """Store pages, and that they are what their origins hold now; return how many bytes came with them."""
    guild = scope.guild
    contents = await while_writing.run(lambda: [zlib.compress(page.content) for page in pages])
    lengths = {page.checksum: len(content) for page, content in zip(pages, contents, strict=True)}
    known = await _known_checksums(connection, scope, lengths)
    size = ROW * len(pages) + sum(length for checksum, length in lengths.items() if checksum not in known)
    await connection.executemany(
        f"{_PAGE} ON CONFLICT (guild, digest) DO UPDATE SET"
        " format = excluded.format, encoding = excluded.encoding, segmenter = excluded.segmenter",
        [
            (guild, page.checksum, page.source, page.format, page.encoding, content, page.segmenter, now)
            for page, content in zip(pages, contents, strict=True)
        ],
    )
    await connection.executemany(
        "INSERT OR REPLACE INTO page_boundaries (guild, digest, content_digest, starts) VALUES (?, ?, ?, ?)",
        [
            (guild, page.checksum, page.content_checksum, json.dumps(page.boundaries))
            for page in pages
            if page.boundaries is not None
        ],
    )
    await connection.executemany(_PAGE_ORIGIN, [(guild, page.origin, page.checksum, page.by_hand) for page in pages])
    await connection.executemany(
        "DELETE FROM page_article WHERE guild = ? AND digest = ?", [(guild, page.checksum) for page in pages]
    )
    await connection.executemany(
        _PAGE_ARTICLE, [(guild, page.checksum, *row) for page in pages for row in _article_rows(page)]
    )
    return size


async def _known_checksums(connection: aiosqlite.Connection, scope: Scope, checksums: Iterable[str]) -> set[str]:
    rows = await connection.execute_fetchall(
        "SELECT digest FROM page WHERE guild = ? AND digest IN (SELECT value FROM json_each(?))",
        (scope.guild, json.dumps(list(checksums))),
    )
    return {checksum for (checksum,) in rows}


def _article_rows(page: SourcePage) -> Iterable[tuple[int, int, int | None, bool]]:
    for place, number in enumerate((*page.numbers, *page.former)):
        yield place, number, page.given.get(number), place >= len(page.numbers)


async def count_pages(
    connection: aiosqlite.Connection, scope: Scope, segmenter: str, below: Sequence[str] | None
) -> PageCounts:
    """Count the pages that were last read somewhere at or below `below`."""
    asked = {"guild": scope.guild, "segmenter": segmenter, "below": _json_or_none(below)}
    # The length of a blob is known without reading it.
    ((pages, size),) = await connection.execute_fetchall(
        "SELECT count(*), coalesce(sum(length(content)), 0) FROM page"  # noqa: S608 (no value from outside)
        f" WHERE guild = :guild AND segmenter <> :segmenter AND {_LAST_READ_BELOW}",
        asked,
    )
    ((articles,),) = await connection.execute_fetchall(
        "SELECT count(*) FROM page CROSS JOIN page_article AS p"  # noqa: S608
        " ON p.guild = page.guild AND p.digest = page.digest AND NOT p.former"
        f" WHERE page.guild = :guild AND page.segmenter = :segmenter AND {_LAST_READ_BELOW}",
        asked,
    )
    return PageCounts(pages, size, articles)


async def read_pages_of_others(
    connection: aiosqlite.Connection,
    scope: Scope,
    segmenter: str,
    below: Sequence[str] | None,
    after: PagePlace,
    limit: int,
) -> tuple[StoredPage, ...]:
    """Return the next pages that another splitter divided: some, until they are `limit` bytes."""
    rows = await connection.execute_fetchall(
        "SELECT page.rowid AS place, segmenter FROM page"  # noqa: S608 (no value from outside)
        " WHERE guild = :guild AND (segmenter, page.rowid) > (:after, :place) AND segmenter <> :segmenter"
        f" AND {_LAST_READ_BELOW} ORDER BY segmenter, page.rowid LIMIT :most",
        {
            "guild": scope.guild,
            "segmenter": segmenter,
            "below": _json_or_none(below),
            "after": after[0],
            "place": after[1],
            "most": _IDS_AT_ONCE,
        },
    )
    pages: list[StoredPage] = []
    for place, version in rows:
        pages.append(await _read_stored(connection, scope, (version, place)))
        if sum(len(page.content) for page in pages) >= limit:
            break
    return tuple(pages)


_STORED = f"""
    SELECT {is_sound("page")} AND (o.digest IS NULL OR {is_sound("page_origin", "o")})
        AND (b.digest IS NULL OR {is_sound("page_boundaries", "b")}) AS sound,
        page.rowid AS place, segmenter, o.origin, page.digest,
        coalesce(b.content_digest, page.digest) AS content_digest, source, content, b.starts, o.by_hand
    FROM page
    LEFT JOIN page_origin AS o ON o.guild = page.guild AND o.digest = page.digest
    LEFT JOIN page_boundaries AS b ON b.guild = page.guild AND b.digest = page.digest
"""  # noqa: S608 (no value from outside)


async def _read_stored(connection: aiosqlite.Connection, scope: Scope, place: PagePlace) -> StoredPage:
    (page,) = await connection.execute_fetchall(
        f"{_STORED} WHERE page.rowid = ? AND page.guild = ? ORDER BY o.origin LIMIT 1", (place[1], scope.guild)
    )
    return await _stored_page(page)


async def read_page(connection: aiosqlite.Connection, scope: Scope, checksum: str) -> StoredPage | None:
    """Return a page by its checksum, with the place it was last read at; the place is empty where none holds it."""
    rows = await connection.execute_fetchall(
        f"{_STORED} WHERE page.guild = ? AND page.digest = ? ORDER BY o.origin LIMIT 1", (scope.guild, checksum)
    )
    found = [await _stored_page(page) for page in rows]
    return found[0] if found else None


async def _stored_page(page: Row) -> StoredPage:
    require_sound("page", [page])
    return StoredPage(
        place=(page["segmenter"], page["place"]),
        origin=page["origin"] or "",
        checksum=page["digest"],
        content_checksum=page["content_digest"],
        source=page["source"],
        content=await background.run(zlib.decompress, page["content"]),
        size=len(page["content"]),
        boundaries=_starts(page["starts"]),
        by_hand=bool(page["by_hand"]),
    )


def _json_or_none(below: Sequence[str] | None) -> str | None:
    return None if below is None else json.dumps(list(below))
