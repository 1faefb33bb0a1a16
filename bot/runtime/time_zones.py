"""The time zones of the world, by the names people type."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final
from zoneinfo import available_timezones

from rapidfuzz import fuzz, process

from bot.errors import UsageError

_LONGEST: Final = 120


@cache
def zones() -> dict[str, str]:
    """Return the IANA time zones, by their names in lower case."""
    return {name.lower(): name for name in sorted(available_timezones()) if "/" in name or name == "UTC"}


def valid_zone(typed: str) -> str:
    """Return the zone that was meant, as `find_zone` does. Raises UsageError, with zones to choose from, for none."""
    found = find_zone(typed)
    if found is None:
        near = _zones_of_city(_plain(typed))[:3] or nearest_zones(typed, 3)
        raise UsageError("zone", zone=typed[:40], near=", ".join(near))
    return found


def find_zone(typed: str) -> str | None:
    """Return the zone of that name in any case, or of a city that only one has; None for anything else."""
    wanted = _plain(typed)
    if wanted in ("gmt", "z"):
        return "UTC"
    if wanted in zones():
        return zones()[wanted]
    cities = _zones_of_city(wanted)
    return cities[0] if len(cities) == 1 else None


def _zones_of_city(city: str) -> list[str]:
    return [name for key, name in zones().items() if key.rpartition("/")[2] == city]


def _plain(typed: str) -> str:
    """Return what was typed as the names of zones are written: lower case, plain hyphens, no blanks."""
    folded = unicodedata.normalize("NFKC", typed[:_LONGEST]).casefold()
    return "_".join(re.sub("[–—−]", "-", folded).split())


def nearest_zones(typed: str, most: int) -> list[str]:
    """Return the zones whose names hold `typed`, or else are most like it."""
    wanted = _plain(typed)[:40]
    holding = [name for key, name in zones().items() if wanted in key]
    if holding:
        return holding[:most]
    near = process.extract(wanted, zones().keys(), scorer=fuzz.WRatio, limit=most)
    return [zones()[key] for key, _, _ in near]
