"""`bot.py check` says where feeds are served, and whether their addresses travel unencrypted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.archive import RssKey, RssKind
from bot.checks.model import CheckContext, Installation
from bot.checks.rss import check_rss, check_rss_place
from bot.config import read_settings
from bot.status import owner_status
from bot.texts import load_texts

if TYPE_CHECKING:
    from pathlib import Path

    from bot.app import Services
    from tests.rss.conftest import FakeRights

TEXTS = load_texts()


def place(path: Path, **variables: str) -> Installation:
    return Installation(read_settings(_env_file=None, **variables), path)


def test_where_feeds_are_served_is_told_and_that_addresses_are_unencrypted(tmp_path: Path) -> None:
    assert list(check_rss_place(place(tmp_path))) == []
    (line,) = check_rss_place(place(tmp_path, BROADSHEET_RSS_PORT="9465"))
    assert line.told(TEXTS) == "RSS is served at 127.0.0.1, port 9465, for http://127.0.0.1:9465."
    (line,) = check_rss_place(
        place(tmp_path, BROADSHEET_RSS_PORT="9465", BROADSHEET_RSS_URL="https://news.example.org")
    )
    assert line.told(TEXTS) == "RSS is served at 127.0.0.1, port 9465, for https://news.example.org."
    *_, last = check_rss_place(place(tmp_path, BROADSHEET_RSS_PORT="9465", BROADSHEET_RSS_URL="http://x.org"))
    assert "unencrypted" in last.told(TEXTS)


async def test_addresses_are_counted_and_that_none_works_is_told(
    services: Services, rights: FakeRights, tmp_path: Path
) -> None:
    context = CheckContext(Installation(services.settings, tmp_path), services.archive, services.clock, repair=False)
    assert [line async for line in check_rss(context)] == []
    await services.boards.create(7, "Harbor", 41)
    await services.rss.make(RssKey(7, RssKind.BOARD, 1), 41)
    assert [line.told(TEXTS) async for line in check_rss(context)] == ["Addresses for feed readers: 1."]
    off = replace(context, place=place(tmp_path))
    assert ["none works" in line.told(TEXTS) async for line in check_rss(off)] == [True]
    assert (await owner_status(services, 1)).rss == 1
