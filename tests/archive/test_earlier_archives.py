"""An update: the archive of every earlier schema is brought to the newest, and nothing of it is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.app import open_services
from bot.archive.digests import DigestKey
from bot.archive.sqlite.connection.schema import newest_version
from bot.articles import SHARED, parse_reference
from bot.checks import ARCHIVE_CHECKS, CheckContext, Installation, State
from bot.config import read_settings
from tests.archive.earlier_archives import KEPT, PERSON, SERVER, lay, rows_of, schemas
from tests.fakes.clock import FakeClock

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.app import Services
    from bot.checks import CheckResult
    from tests.archive.earlier_archives import Rows

MADE_FROM_ARTICLES = {"segment", "tombstone", "vocabulary", "posting", "chunk", "tally", "sqlite_sequence"}


def test_there_is_an_archive_of_every_schema_that_a_program_wrote() -> None:
    """Where one is missing: `python -m tests.archive.earlier_archives` in the last commit that has that schema."""
    assert set(range(2, newest_version())) <= set(schemas())


@pytest.mark.parametrize("schema", schemas())
async def test_an_update_loses_nothing(schema: int, tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    lay(schema, path)
    before = rows_of(path)
    async with open_services(read_settings(), FakeClock(), path) as services:
        await _see_articles(services)
        await _see_what_servers_keep(services, before)
        assert [one.key async for one in _checked(services, path) if one.state is State.WRONG] == []
    after = rows_of(path)
    assert after.keys() >= before.keys() - MADE_FROM_ARTICLES
    assert _lost(before, after) == []
    if schema < newest_version():
        copies = sorted(copy.name for copy in tmp_path.glob("a.db.before-*"))
        assert copies[-1] == f"a.db.before-{newest_version():04}"


async def _checked(services: Services, path: Path) -> AsyncIterator[CheckResult]:
    place = CheckContext(Installation(services.settings, path), services.archive, services.clock, repair=False)
    for check in ARCHIVE_CHECKS:
        async for finding in check(place):
            yield finding


async def _see_articles(services: Services) -> None:
    for reference, words in (
        ("A1.p1.s2", "She found eleven."),
        ("A2.p2", "A vote is due in May."),
        ("A3.p1", "黑水角的燈塔將出售。"),
    ):
        quote = await services.quotation.quote(parse_reference(reference, None))
        assert quote.passage.text == words
    for query, found in (("eleven", 1), ("bakers", 2), ("出售", 3)):
        answer = await services.search.search((SHARED,), query)
        assert [hit.card.key.number for hit in answer.hits] == [found]


async def _see_what_servers_keep(services: Services, before: Rows) -> None:
    chosen = await services.archive.settings.guild_settings(SERVER)
    assert (chosen.prefix, chosen.zone, chosen.language) == ("?", "Asia/Taipei", "zh-TW")
    assert (chosen.digest_roles, chosen.library_roles) == ({11}, {12})
    if "command_channels" in before["guild_setting"][0]:
        assert (chosen.command_channels, chosen.unfurl_channels, chosen.plain_text) == ({21}, {22}, True)
    if "digest" in before:
        digest = await services.digests.get(DigestKey(SERVER, 1))
        assert (digest.filter, digest.owner, str(digest.schedule.at)) == ("bakers", PERSON, "08:00:00")
    if "feed" in before:
        (feed,) = await services.archive.feeds.feeds(SERVER)
        assert feed.address == "https://example.org/feed"


def _lost(before: Rows, after: Rows) -> list[str]:
    """Name each row of before that is not there any more, or says something else; new columns may have come."""
    lost: list[str] = []
    for table in before.keys() - MADE_FROM_ARTICLES:
        for row in before[table]:
            said = {name: value for name, value in row.items() if name not in _RENEWED.get(table, set())}
            if not any(said.items() <= one.items() for one in after[table]):
                lost.append(f"{table}: {said}")
    return lost


_RENEWED = {
    "scope": {"generation", "checksum"},
    "guild_setting": {"checksum"},
    "digest": {"checksum"},
    "digest_run": {"checksum", "post"},
    "feed": {"checksum"},
}


def test_a_row_that_is_missing_is_noticed(tmp_path: Path) -> None:
    lay(schemas()[-1], tmp_path / "a.db")
    before = rows_of(tmp_path / "a.db")
    for table in KEPT.keys() & before.keys():
        after = {name: [] if name == table else rows for name, rows in before.items()}
        assert _lost(before, after)[0].startswith(f"{table}: ")
