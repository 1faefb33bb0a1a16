"""Settings, notes and kept searches."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from bot.archive.model import GuildSettings, SettingsChange
from bot.errors import StaleError

if TYPE_CHECKING:
    from bot.archive.protocols import Archive

pytestmark = pytest.mark.needs("settings", "searches")

NOW = datetime(2026, 2, 14, 8, 0, tzinfo=UTC)
BIG = 2**63 - 1


async def test_settings_are_kept_for_each_guild(archive: Archive) -> None:
    chosen = GuildSettings(
        "?",
        "Asia/Taipei",
        "zh-TW",
        frozenset({BIG, 5}),
        frozenset({7}),
        frozenset({8, BIG}),
        frozenset({9}),
        plain_text=True,
        full_results=True,
        changes="12345",
        rereading=False,
    )
    assert await archive.settings.guild_settings(BIG) == GuildSettings()
    await archive.settings.change_guild_settings(BIG, GuildSettings(), chosen)
    assert await archive.settings.guild_settings(BIG) == chosen
    assert await archive.settings.guild_settings(1) == GuildSettings()
    await archive.settings.change_guild_settings(BIG, chosen, GuildSettings("!!"))
    assert await archive.settings.all_guild_settings() == {BIG: GuildSettings("!!")}


async def test_the_last_changes_of_a_guild_are_found_again(archive: Archive) -> None:
    settings = archive.settings
    chosen = [GuildSettings(f"{number}!", plain_text=True, unfurl_channels=frozenset({BIG})) for number in range(25)]
    steps = pairwise([GuildSettings(), *chosen])
    numbers = [await settings.change_guild_settings(5, before, after) for before, after in steps]
    assert len(set(numbers)) == 25
    assert await settings.settings_change(5, numbers[-1]) == SettingsChange(chosen[-2], chosen[-1])
    assert await settings.settings_change(5, numbers[4]) is None
    assert await settings.settings_change(5, numbers[5]) is not None
    assert await settings.settings_change(6, numbers[-1]) is None
    first = await settings.change_guild_settings(6, GuildSettings(), chosen[0])
    assert await settings.settings_change(6, first) == SettingsChange(GuildSettings(), chosen[0])


async def test_who_changes_settings_that_another_has_changed_meanwhile_is_told(archive: Archive) -> None:
    settings = archive.settings
    first = GuildSettings(zone="Asia/Taipei")
    await settings.change_guild_settings(5, GuildSettings(), first)
    for before in (GuildSettings(), GuildSettings(prefix="?")):
        with pytest.raises(StaleError):
            await settings.change_guild_settings(5, before, GuildSettings(prefix="$"))
    assert await settings.guild_settings(5) == first
    assert await settings.settings_change(5, 2) is None
    assert await settings.change_guild_settings(5, first, GuildSettings(prefix="$")) == 2


async def test_notes_are_kept(archive: Archive) -> None:
    assert await archive.settings.note("tree") is None
    await archive.settings.keep_note("tree", "a")
    await archive.settings.keep_note("tree", "b")
    assert await archive.settings.note("tree") == "b"


async def test_notes_are_found_by_how_their_names_begin_and_forgotten(archive: Archive) -> None:
    for name in ("lacking:7", "lacking_7", "lacking:12", "lack"):
        await archive.settings.keep_note(name, name.upper())
    assert await archive.settings.notes("lacking:") == {"lacking:12": "LACKING:12", "lacking:7": "LACKING:7"}
    assert await archive.settings.notes("lacking:", limit=1) == {"lacking:12": "LACKING:12"}
    await archive.settings.forget_note("lacking:12")
    await archive.settings.forget_note("lacking:99")
    assert list(await archive.settings.notes("l")) == ["lack", "lacking:7", "lacking_7"]


async def test_a_query_keeps_one_token_in_one_guild(archive: Archive) -> None:
    token = await archive.searches.keep_search(5, "賴清德", literal=False, now=NOW)
    assert len(token) == 16
    assert await archive.searches.keep_search(5, "賴清德", literal=False, now=NOW + timedelta(days=1)) == token
    others = {
        await archive.searches.keep_search(6, "賴清德", literal=False, now=NOW),
        await archive.searches.keep_search(5, "賴清德", literal=True, now=NOW),
        await archive.searches.keep_search(5, "大安", literal=False, now=NOW),
    }
    assert len(others - {token}) == 3


async def test_a_kept_query_lasts_seven_days_from_its_last_use_and_stays_in_its_guild(archive: Archive) -> None:
    token = await archive.searches.keep_search(5, "大安", literal=True, now=NOW)
    kept = await archive.searches.kept_search(5, token, now=NOW + timedelta(days=7, seconds=-1))
    assert kept is not None
    assert (kept.query, kept.literal, kept.kept_at) == ("大安", True, NOW)
    assert await archive.searches.kept_search(5, token, now=NOW + timedelta(days=7)) is None
    assert await archive.searches.kept_search(6, token, now=NOW) is None
    await archive.searches.keep_search(5, "大安", literal=True, now=NOW + timedelta(days=3))
    assert await archive.searches.kept_search(5, token, now=NOW + timedelta(days=8)) is not None


async def test_old_queries_are_forgotten(archive: Archive) -> None:
    old = await archive.searches.keep_search(5, "old", literal=False, now=NOW)
    young = await archive.searches.keep_search(5, "young", literal=False, now=NOW + timedelta(days=5))
    assert await archive.searches.forget_old_searches(NOW + timedelta(days=8)) == 1
    assert await archive.searches.kept_search(5, old, now=NOW) is None
    await archive.searches.forget_search(5, young)
    assert await archive.searches.kept_search(5, young, now=NOW + timedelta(days=5)) is None


async def test_a_query_with_lone_surrogates_is_kept(archive: Archive) -> None:
    token = await archive.searches.keep_search(5, "a\ud800b", literal=False, now=NOW)
    kept = await archive.searches.kept_search(5, token, now=NOW)
    assert kept is not None
    assert kept.query == "a?b"
