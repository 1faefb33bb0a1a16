"""What the slash forms of `!digest` offer while somebody types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from discord import app_commands

from bot.digest import schedule_phrase, time_of
from bot.runtime import nearest_zones
from cogs.ui import AUTOCOMPLETE_CHOICES, CHOICE_NAME, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.archive import Subscription
    from bot.texts import Texts

_TIMES: Final = ("07:00", "08:00", "09:00", "12:00", "18:00", "20:00")
_DAYS: Final = (
    "daily",
    "mon-fri",
    "weekends",
    "mon,wed,fri",
    "weekly on monday",
    "monthly on the 1st",
    "last day of the month",
)
_HALF_DAY: Final = 12


def offered_times(typed: str) -> list[app_commands.Choice[str]]:
    """Return the time that was typed, and the same in the evening; usual times where none was."""
    read = time_of(typed)
    if read is None:
        return _choices(_TIMES)
    later = [f"{read.hour + _HALF_DAY:02}:{read:%M}"] if read.hour < _HALF_DAY else []
    return _choices([f"{read:%H:%M}", *later])


def offered_zones(typed: str, usual: str) -> list[app_commands.Choice[str]]:
    """Return the zones that are like what was typed; the `usual` one where nothing was."""
    return _choices(nearest_zones(typed, AUTOCOMPLETE_CHOICES) if typed.strip() else [usual])


def offered_days(typed: str) -> list[app_commands.Choice[str]]:
    """Return ways to name days."""
    return _choices([days for days in _DAYS if typed.casefold() in days] or _DAYS)


def offered_filters(typed: str, texts: Texts) -> list[app_commands.Choice[str]]:
    """Return what was typed, and examples of filters."""
    own = [typed] if typed.strip() and len(typed) <= CHOICE_NAME else []
    return _choices([*own, *texts("digest-filter-examples").splitlines()])


def offered_digests(digests: Sequence[Subscription], typed: str, texts: Texts) -> list[app_commands.Choice[str]]:
    """Return the digests that are like what was typed, each for its number."""
    offered = [(f"D{digest.key.number}", _name(digest, texts)) for digest in digests]
    found = [(value, name) for value, name in offered if typed.casefold() in name.casefold()]
    return [app_commands.Choice(name=name, value=value) for value, name in found[:AUTOCOMPLETE_CHOICES]]


def _name(digest: Subscription, texts: Texts) -> str:
    parts = (f"D{digest.key.number}", schedule_phrase(digest.schedule, texts), digest.filter)
    return label(" · ".join(filter(None, parts)), CHOICE_NAME)


def _choices(values: Sequence[str]) -> list[app_commands.Choice[str]]:
    offered = dict.fromkeys(value for value in values if value.strip())
    return [app_commands.Choice(name=value, value=value) for value in list(offered)[:AUTOCOMPLETE_CHOICES]]
