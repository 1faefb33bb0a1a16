"""Check the token, which is never shown, and what Discord lets the bot read."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING, Final

from bot.checks.model import fine, note
from bot.config import ROOT
from bot.digest import seen_names
from bot.guilds import SETTINGS_HOLDER, ZoneDoubts
from bot.runtime import mirrored_name, zone_name

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from bot.checks.model import CheckContext, CheckResult, Installation

MESSAGE_CONTENT_NOTE: Final = "message-content"
"""Under what the archive notes whether Discord granted the message content intent at the last start: yes or no."""

GATEWAY_LOST_NOTE: Final = "gateway-lost"
"""Under what the archive notes since when (ISO 8601) the running bot has lost Discord's gateway."""


_MOST_NAMED: Final = 5


def check_token(place: Installation) -> Iterator[CheckResult]:
    """Tell whether there is a token; that it has the shape of one was checked as the settings were read."""
    yield fine("token") if place.settings.token else note("no-token")
    for path in (ROOT / ".env", place.settings.token_file):
        if path is not None and _is_open_to_others(path):
            yield note("readable-secret", path=str(path))


async def check_zones(bench: CheckContext) -> AsyncIterator[CheckResult]:
    """Tell which servers' settings name a zone whose sign may have been meant the other way round."""
    doubts, departed = ZoneDoubts(bench.archive.settings), await bench.archive.holdings.departed()
    names, found = await seen_names(bench.archive.settings), 0
    for guild, chosen in sorted((await bench.archive.settings.all_guild_settings()).items()):
        if guild not in departed and await doubts.is_open(guild, SETTINGS_HOLDER, chosen.zone):
            found += 1
            if found <= _MOST_NAMED:
                yield note("settings-zone", guild=names.server(guild), **zone_words(chosen.zone))
    if found > _MOST_NAMED:
        yield note("settings-zones-more", number=found - _MOST_NAMED)


def zone_words(zone: str) -> dict[str, str | float]:
    """Return what the sentence on a doubtful zone is filled with."""
    return {"written": zone, "zone": zone_name(zone), "meant": mirrored_name(zone)}


def _is_open_to_others(path: Path) -> bool:
    try:
        return bool(path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH))
    except OSError:
        return False


async def check_message_content(bench: CheckContext) -> AsyncIterator[CheckResult]:
    """Tell what Discord granted at the last start."""
    granted = await bench.archive.settings.note(MESSAGE_CONTENT_NOTE)
    if granted is None:
        yield note("message-content-unknown")
    else:
        yield fine("message-content") if granted == "yes" else note("no-message-content")


async def check_gateway(bench: CheckContext) -> AsyncIterator[CheckResult]:
    """Tell since when the gateway is lost, if it is."""
    if (since := await bench.archive.settings.note(GATEWAY_LOST_NOTE)) is not None:
        yield note("gateway-lost", at=since)
