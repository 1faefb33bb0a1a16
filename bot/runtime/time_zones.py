"""The time zones of the world, by the names people type."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones

from rapidfuzz import fuzz, process

from bot.errors import UsageError


@cache
def zones() -> dict[str, str]:
    """Return the IANA time zones, by their names in lower case."""
    return {name.lower(): name for name in sorted(available_timezones()) if "/" in name or name == "UTC"}


def valid_zone(typed: str) -> str:
    """Return the zone that was meant: a name in any case, or a city that only one has. Raises UsageError for none."""
    wanted = typed.strip().lower().replace(" ", "_")
    if wanted in zones():
        return zones()[wanted]
    cities = [name for key, name in zones().items() if key.rpartition("/")[2] == wanted]
    if len(cities) == 1:
        return cities[0]
    raise UsageError("zone", zone=typed[:40], near=", ".join(cities[:3] or nearest_zones(typed, 3)))


def nearest_zones(typed: str, most: int) -> list[str]:
    """Return the zones whose names hold `typed`, or else are most like it."""
    wanted = typed.strip().lower().replace(" ", "_")[:40]
    holding = [name for key, name in zones().items() if wanted in key]
    if holding:
        return holding[:most]
    near = process.extract(wanted, zones().keys(), scorer=fuzz.WRatio, limit=most)
    return [zones()[key] for key, _, _ in near]
