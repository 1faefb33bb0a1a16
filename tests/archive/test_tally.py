"""What is counted as articles come and go is what there is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from bot.archive import open_archive
from bot.archive.sqlite.connection.schema import migrations
from bot.articles.model import SHARED, ArticleKey, Scope, VersionReason
from bot.search.analysis.analyser import analyse
from tests.archive.making import SteppingClock, new, open_new, revise, store
from tests.examples import examples

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from bot.archive.model import ArchiveCounts
    from bot.archive.protocols import Archive

SCOPES = (SHARED, Scope(11), Scope(22))
COUNTED = """
    SELECT count(*), coalesce(sum(truncated), 0), coalesce(sum(paragraph_count), 0), count(DISTINCT source),
        min(published), max(published), max(loaded_at)
    FROM article WHERE guild IN (SELECT value FROM json_each(?)) AND removed_at IS NULL
"""

# What is done, in which scope, to which article, of which source.
DEEDS = st.lists(
    st.tuples(st.sampled_from("aaarrxbf"), st.integers(0, 2), st.integers(1, 6), st.integers(0, 2)), max_size=25
)


async def do(archive: Archive, deed: str, scope: Scope, number: int, source: int) -> None:
    paragraphs = [f"paragraph {n} of {number}" for n in range(number)]
    published = f"2026-0{number}-1{source}" if source else None
    text = new(*paragraphs, source=f"Paper {source}", truncated=source == 2, published=published)
    key = ArticleKey(scope, number)
    match deed:
        case "a":
            await store(archive, scope, text)
        case "r" if await archive.articles.article(key):
            await revise(archive, key, text, VersionReason.EDITED)
        case "x":
            await archive.writer.remove([key])
        case "b":
            await archive.writer.restore([key])
        case "f" if scope != SHARED:
            await archive.holdings.forget_guilds([scope.guild])
        case _:
            pass


def told(counts: ArchiveCounts) -> tuple[object, ...]:
    assert counts.full + counts.teasers == counts.articles
    return counts.articles, counts.teasers, counts.paragraphs, counts.sources, counts.oldest, counts.newest


@examples(25)
@given(DEEDS)
async def test_what_is_counted_is_what_there_is(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[tuple[str, int, int, int]]
) -> None:
    path = tmp_path_factory.mktemp("tally") / "a.db"
    archive = await open_new(path)
    try:
        for deed, scope, number, source in deeds:
            await do(archive, deed, SCOPES[scope], number, source)
        for scopes in ((SHARED,), (SHARED, SCOPES[1]), (SCOPES[2],)):
            counts = await archive.articles.counts(scopes)
            with closing(sqlite3.connect(path)) as connection:
                (expected,) = connection.execute(COUNTED, (str([scope.guild for scope in scopes]),)).fetchall()
            assert told(counts) == expected[:6]
            assert bool(counts.last_loaded) == bool(expected[6])
    finally:
        await archive.close()


async def test_an_update_counts_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    archive = await open_new(path)
    keys = await store(archive, SHARED, *(new("a", "b", source=f"Paper {n % 2}") for n in range(5)))
    await archive.writer.remove(keys[:1])
    before = await archive.articles.counts((SHARED,))
    await archive.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        for trigger in ("article_comes", "article_goes", "article_changes"):
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute("DROP TABLE tally")
        connection.execute("DROP INDEX article_by_date")
        connection.executescript(dict(migrations())[15])
    archive = await open_archive(path, clock=SteppingClock(), analyse=analyse)
    try:
        assert await archive.articles.counts((SHARED,)) == before
        assert (before.articles, before.paragraphs, before.sources) == (4, 8, 2)
    finally:
        await archive.close()
