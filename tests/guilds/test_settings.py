"""What a guild may choose: anything typed is taken, or refused with data for a sentence."""

from __future__ import annotations

import asyncio
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.archive.model import GuildSettings
from bot.errors import UsageError
from bot.guilds.settings import Change, GuildChoices, Setting, StaleChoiceError, stamp_of, valid_prefix
from bot.runtime.time_zones import nearest_zones, valid_zone
from bot.texts import load_texts
from tests.fakes.archive import FakeSettings


@given(st.text(max_size=8))
def test_a_prefix_is_usable_or_refused(typed: str) -> None:
    try:
        prefix = valid_prefix(typed)
    except UsageError as error:
        assert load_texts().of_error(error)
        return
    assert 1 <= len(prefix) <= 5
    assert prefix == prefix.strip()
    assert not any(character.isspace() or not character.isprintable() for character in prefix)
    assert not set(prefix) & set("/@<`")
    assert not prefix[-1].isalnum()  # "!search" must not read as one word


@given(st.text(max_size=40))
def test_a_zone_exists_or_is_refused_with_near_ones(typed: str) -> None:
    try:
        zone = valid_zone(typed)
    except UsageError as error:
        near = error.data["near"]
        assert isinstance(near, tuple)
        assert all(ZoneInfo(str(name)) for name in near)
        return
    assert ZoneInfo(zone)


def test_no_more_zones_are_offered_than_asked_for() -> None:
    assert len(nearest_zones("", 25)) == 25
    assert nearest_zones("Taipei", 3) == ["Asia/Taipei"]


async def test_a_change_is_kept_and_known_at_once() -> None:
    store = FakeSettings()
    choices = GuildChoices(store)
    await choices.load()
    change = await choices.change(7, Setting.PREFIX, " ? ")
    assert (change.before, change.after) == (GuildSettings(), GuildSettings(prefix="?"))
    assert change.settings == (Setting.PREFIX,)
    assert choices.of(7) == store.guilds[7] == change.after
    assert choices.of(8) == choices.of(None) == GuildSettings()
    again = GuildChoices(store)
    await again.load()
    assert again.of(7).prefix == "?"


async def test_a_language_without_a_catalogue_is_refused() -> None:
    with pytest.raises(UsageError):
        await GuildChoices(FakeSettings()).change(7, Setting.LANGUAGE, "tlh")


async def test_the_second_of_two_who_change_the_same_is_told() -> None:
    choices = GuildChoices(FakeSettings())
    shown = choices.of(7)
    await choices.change(7, Setting.PREFIX, "?", seen=stamp_of(Setting.PREFIX, shown))
    with pytest.raises(StaleChoiceError) as caught:
        await choices.change(7, Setting.PREFIX, "$", seen=stamp_of(Setting.PREFIX, shown))
    assert caught.value.current == choices.of(7) == GuildSettings(prefix="?")
    await choices.change(7, Setting.ZONE, "Asia/Taipei", seen=stamp_of(Setting.ZONE, shown))  # another one may change


async def test_two_places_that_change_different_settings_keep_both() -> None:
    store = FakeSettings()
    one, other = GuildChoices(store), GuildChoices(store)
    await one.load()
    await other.load()
    await one.change(7, Setting.ZONE, "Asia/Taipei")
    change = await other.change(7, Setting.PREFIX, "?")
    assert change.settings == (Setting.PREFIX,)
    assert store.guilds[7] == other.of(7) == GuildSettings(prefix="?", zone="Asia/Taipei")
    await one.drop(7, frozenset({1}))
    assert one.of(7) == other.of(7)


@pytest.mark.parametrize("chosen", ["$", "!"])
async def test_of_two_places_that_change_the_same_setting_the_second_is_told(chosen: str) -> None:
    store = FakeSettings()
    one, other = GuildChoices(store), GuildChoices(store)
    await one.change(7, Setting.PREFIX, "?")
    with pytest.raises(StaleChoiceError) as caught:
        await other.change(7, Setting.PREFIX, chosen)
    assert caught.value.current == other.of(7) == store.guilds[7] == GuildSettings(prefix="?")
    assert (await other.change(7, Setting.PREFIX, chosen)).before.prefix == "?"
    assert store.guilds[7].prefix == chosen


class SlowSettings(FakeSettings):
    """Takes its time to store, as a disk does."""

    async def change_guild_settings(self, guild: int, before: GuildSettings, after: GuildSettings) -> int:
        await asyncio.sleep(0)
        return await super().change_guild_settings(guild, before, after)


async def test_of_two_commands_at_once_the_second_is_told() -> None:
    choices = GuildChoices(SlowSettings())
    changes = [choices.change(7, Setting.PREFIX, prefix) for prefix in "?$"]
    done = await asyncio.gather(*changes, return_exceptions=True)
    assert [type(one) for one in done] == [Change, StaleChoiceError]
    assert choices.of(7).prefix == "?"


async def test_an_undo_elsewhere_is_seen_before_it_is_undone_again() -> None:
    store = FakeSettings()
    one, other = GuildChoices(store), GuildChoices(store)
    made = await one.change(7, Setting.PREFIX, "?")
    await other.undo(7, made.number or 0)
    with pytest.raises(StaleChoiceError):
        await one.undo(7, made.number or 0)
    assert one.of(7) == other.of(7) == GuildSettings()


async def test_a_change_is_undone_once_and_only_while_it_stands() -> None:
    choices = GuildChoices(FakeSettings())
    first = await choices.change(7, Setting.UNFURL_CHANNELS, frozenset({1, 2}))
    await choices.change(7, Setting.PREFIX, "?")
    undone = await choices.undo(7, first.number or 0)
    assert (undone.settings, choices.of(7)) == ((Setting.UNFURL_CHANNELS,), GuildSettings(prefix="?"))
    with pytest.raises(StaleChoiceError):
        await choices.undo(7, first.number or 0)
    assert (await choices.undo(7, undone.number or 0)).after.unfurl_channels == {1, 2}
    for guild, number in ((7, 99), (8, first.number or 0)):
        with pytest.raises(UsageError) as caught:
            await choices.undo(guild, number)
        assert caught.value.key == "undo-forgotten"


async def test_what_changes_nothing_is_no_change() -> None:
    store = FakeSettings()
    change = await GuildChoices(store).change(7, Setting.PREFIX, "!")
    assert (change.number, change.settings, store.guilds) == (None, (), {})


async def test_what_is_gone_is_dropped_everywhere() -> None:
    choices = GuildChoices(FakeSettings())
    await choices.change(7, Setting.DIGEST_ROLES, frozenset({1, 2}))
    await choices.change(7, Setting.COMMAND_CHANNELS, frozenset({3}))
    await choices.drop(7, frozenset({2, 3}))
    assert choices.of(7) == GuildSettings(digest_roles=frozenset({1}))


async def test_more_than_a_menu_takes_is_refused() -> None:
    with pytest.raises(UsageError):
        await GuildChoices(FakeSettings()).change(7, Setting.DIGEST_ROLES, frozenset(range(26)))
