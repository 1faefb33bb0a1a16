"""What a guild may choose: anything typed is taken, or refused with data for a sentence."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.archive.model import GuildSettings
from bot.choices import GuildChoices, nearest_zones, valid_prefix, valid_zone
from bot.errors import UsageError
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
        near = str(error.data["near"]).split(", ")
        assert all(ZoneInfo(name) for name in near)
        return
    assert ZoneInfo(zone)


def test_no_more_zones_are_offered_than_asked_for() -> None:
    assert len(nearest_zones("", 25)) == 25
    assert nearest_zones("Taipei", 3) == ["Asia/Taipei"]


async def test_a_change_is_kept_and_known_at_once() -> None:
    store = FakeSettings()
    choices = GuildChoices(store)
    await choices.load()
    change = await choices.change_prefix(7, " ? ")
    assert (change.before, change.after) == (GuildSettings(), GuildSettings(prefix="?"))
    assert choices.of(7) == store.guilds[7] == change.after
    assert choices.of(8) == choices.of(None) == GuildSettings()
    again = GuildChoices(store)
    await again.load()
    assert again.of(7).prefix == "?"


async def test_a_language_without_a_catalogue_is_refused() -> None:
    with pytest.raises(UsageError):
        await GuildChoices(FakeSettings()).change_language(7, "tlh")
