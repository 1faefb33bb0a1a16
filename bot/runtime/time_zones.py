"""The time zones of the world, by the names people type."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from rapidfuzz import fuzz, process

from bot.errors import UsageError

_LONGEST: Final = 120


_LETTERS: Final = {
    **dict.fromkeys(("est", "edt"), "America/New_York"),
    **dict.fromkeys(("cst", "cdt"), "America/Chicago"),
    **dict.fromkeys(("mst", "mdt"), "America/Denver"),
    **dict.fromkeys(("pst", "pdt"), "America/Los_Angeles"),
    **dict.fromkeys(("bst",), "Europe/London"),
    **dict.fromkeys(("cet", "cest", "mez", "mesz"), "Europe/Berlin"),
    **dict.fromkeys(("eet", "eest"), "Europe/Athens"),
    **dict.fromkeys(("jst",), "Asia/Tokyo"),
    **dict.fromkeys(("kst",), "Asia/Seoul"),
    **dict.fromkeys(("hkt",), "Asia/Hong_Kong"),
    **dict.fromkeys(("ist",), "Asia/Kolkata"),
    **dict.fromkeys(("aest", "aedt"), "Australia/Sydney"),
}
"""What letters that stand for an offset are most often meant to say. They name no zone: each has two, or several."""

_ALL_YEAR: Final = {
    **dict.fromkeys(("et", "eastern_time", "us_eastern"), "America/New_York"),
    **dict.fromkeys(("ct", "central_time", "us_central"), "America/Chicago"),
    **dict.fromkeys(("mt", "mountain_time", "us_mountain"), "America/Denver"),
    **dict.fromkeys(("pt", "pacific_time", "us_pacific"), "America/Los_Angeles"),
    **dict.fromkeys(("台北", "臺北", "台灣", "臺灣", "台湾", "台中", "臺中", "台南", "臺南", "高雄"), "Asia/Taipei"),
    "香港": "Asia/Hong_Kong",
    "澳門": "Asia/Macau",
    **dict.fromkeys(("上海", "北京"), "Asia/Shanghai"),
    **dict.fromkeys(("東京", "东京"), "Asia/Tokyo"),
    **dict.fromkeys(("首爾", "首尔"), "Asia/Seoul"),
    "新加坡": "Asia/Singapore",
    "曼谷": "Asia/Bangkok",
    **dict.fromkeys(("雪梨", "悉尼"), "Australia/Sydney"),
    **dict.fromkeys(("倫敦", "伦敦"), "Europe/London"),
    "巴黎": "Europe/Paris",
    "柏林": "Europe/Berlin",
    **dict.fromkeys(("紐約", "纽约", "華盛頓", "华盛顿"), "America/New_York"),
    "芝加哥": "America/Chicago",
    **dict.fromkeys(("洛杉磯", "洛杉矶", "舊金山", "旧金山"), "America/Los_Angeles"),
    "溫哥華": "America/Vancouver",
}
"""Zones by other names that say the same in summer and in winter: American letters, and cities in Chinese."""

_OFFSET: Final = re.compile(r"(?:utc|gmt)?(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?")

_AT_OFFSETS: Final = {
    -600: ("Pacific/Honolulu",),
    -480: ("America/Los_Angeles",),
    -420: ("America/Denver",),
    -360: ("America/Chicago", "America/Mexico_City"),
    -300: ("America/New_York", "America/Bogota"),
    -240: ("America/Halifax", "America/Santiago"),
    -180: ("America/Sao_Paulo", "America/Argentina/Buenos_Aires"),
    0: ("Europe/London", "Africa/Accra"),
    60: ("Europe/Berlin", "Africa/Lagos"),
    120: ("Europe/Athens", "Africa/Johannesburg"),
    180: ("Europe/Istanbul", "Africa/Nairobi"),
    240: ("Asia/Dubai",),
    300: ("Asia/Karachi",),
    330: ("Asia/Kolkata",),
    420: ("Asia/Bangkok", "Asia/Jakarta"),
    480: ("Asia/Taipei", "Asia/Shanghai", "Asia/Singapore"),
    540: ("Asia/Tokyo", "Asia/Seoul"),
    600: ("Australia/Sydney",),
    720: ("Pacific/Auckland",),
}
"""Zones whose winter time is so many minutes from UTC, the most populous first."""

_FIXED: Final = re.compile(r"Etc/GMT([+-])(\d{1,2})")
_MIRRORED: Final = str.maketrans("+−", "−+")


@cache
def zones() -> dict[str, str]:
    """Return the IANA time zones, by their names in lower case."""
    return {name.lower(): name for name in sorted(available_timezones()) if "/" in name or name == "UTC"}


def open_zone(zone: str) -> ZoneInfo | None:
    """Return the zone of that name; None where the system's data doesn't have it, or no longer."""
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def valid_zone(typed: str) -> str:
    """Return the zone that was meant, as `find_zone` does. Raises UsageError, with zones to choose from, for none."""
    refuse_offset(typed)
    found = find_zone(typed)
    if found is None:
        near = _zones_of_city(_plain(typed))[:3] or nearest_zones(typed, 3)
        raise UsageError("zone", zone=typed[:40], near=tuple(near))
    return found


def find_zone(typed: str) -> str | None:
    """Return the zone of that name in any case, or of a city that only one has; None for anything else.

    `ET` and its like are read, and cities in Chinese.
    """
    wanted = _plain(typed)
    if wanted in ("gmt", "z"):
        return "UTC"
    if wanted in zones():
        return zones()[wanted]
    if (also := wanted.removesuffix("時間").removesuffix("时间")) in _ALL_YEAR:
        return _ALL_YEAR[also]
    cities = _zones_of_city(wanted)
    return cities[0] if len(cities) == 1 else None


def _zones_of_city(city: str) -> list[str]:
    # The sign of Etc/GMT+8 is not what anybody means by GMT+8: only its whole name is taken for it.
    return [name for key, name in zones().items() if key.rpartition("/")[2] == city and not key.startswith("etc/")]


def refuse_offset(text: str) -> None:
    """Refuse letters and numbers that stand for an offset, which half the year is another. Raises UsageError."""
    plain = _plain(text).replace("_", "")
    if plain in _LETTERS:
        raise UsageError("digest-zone-letters", zone=text.strip()[:40], near=_LETTERS[plain])
    if offset := _OFFSET.fullmatch(plain):
        raise UsageError("digest-zone-offset", zone=text.strip()[:40], near=_zones_at(offset))


def _zones_at(offset: re.Match[str]) -> tuple[str, ...]:
    minutes = int(offset["hours"]) * 60 + int(offset["minutes"] or 0)
    return _AT_OFFSETS.get(-minutes if offset["sign"] == "-" else minutes, ("Asia/Taipei", "London"))


def is_fixed(zone: str) -> bool:
    """Tell whether a zone is a fixed difference from UTC, whose name has the sign the other way round."""
    return _FIXED.fullmatch(zone) is not None


def is_doubtful(zone: str) -> bool:
    """Tell whether a zone may have been meant the other way round: a fixed one other than UTC itself."""
    return is_fixed(zone) and zone_name(zone) != "UTC"


def meant_zones(zone: str) -> tuple[str, ...]:
    """Return what may have been meant by a doubtful zone: places as far on the other side of UTC, at most three."""
    hours = _hours_of(zone)
    if hours is None:
        return ()
    fixed = f"Etc/GMT{hours:+d}"
    return _AT_OFFSETS.get(-hours * 60) or ((fixed,) if fixed.lower() in zones() else ())


def mirrored_name(zone: str) -> str:
    """Return what a doubtful zone may have been meant for, as people write it: `Etc/GMT+8` for UTC+8."""
    return zone_name(zone).translate(_MIRRORED)


def _hours_of(zone: str) -> int | None:
    """Return how many hours a doubtful zone is from UTC."""
    fixed = _FIXED.fullmatch(zone) if is_doubtful(zone) else None
    return None if fixed is None else int(fixed[2]) * (-1 if fixed[1] == "+" else 1)


def zone_name(zone: str) -> str:
    """Return a zone as people read it: `Etc/GMT+8` is eight hours behind, UTC−8 (the sign of POSIX).

    See the file `etcetera` of the time zone database.
    """
    fixed = _FIXED.fullmatch(zone)
    if fixed is None:
        return zone
    return f"UTC{'−' if fixed[1] == '+' else '+'}{fixed[2]}" if int(fixed[2]) else "UTC"


def _plain(typed: str) -> str:
    """Return what was typed as the names of zones are written: lower case, plain hyphens, no blanks."""
    folded = unicodedata.normalize("NFKC", typed[:_LONGEST]).casefold()
    return "_".join(re.sub("[–—−]", "-", folded).split())


def nearest_zones(typed: str, most: int) -> list[str]:
    """Return the zones whose names hold `typed`, or else are most like it."""
    wanted = _plain(typed)[:40]
    known = {key: name for key, name in zones().items() if not is_fixed(name) or wanted.startswith("etc")}
    holding = [name for key, name in known.items() if wanted in key]
    if holding:
        return holding[:most]
    near = process.extract(wanted, known.keys(), scorer=fuzz.WRatio, limit=most)
    return [known[key] for key, _, _ in near]
