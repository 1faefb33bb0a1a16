"""How the bot is doing, for those who manage a server it is in, and more of it for its owner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.articles import Scope, scopes_of
from bot.monitoring import COMMANDS
from bot.runtime import program_version

if TYPE_CHECKING:
    from datetime import datetime

    from bot.app import Services
    from bot.archive import ArchiveCounts, DigestKey

MOST_NEXT: Final = 3
"""Digests whose next time is told."""

_MIB: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class NextDigest:
    """A digest of the guild, and when it comes next."""

    key: DigestKey
    channel: int
    at: datetime


@dataclass(frozen=True, slots=True)
class GuildStatus:
    """What a guild may know: the version, what it can read, its next digests, and how many are paused.

    `unsure_pages` counts its own pages that may be cut wrong.
    """

    version: str
    counts: ArchiveCounts
    next_digests: tuple[NextDigest, ...]
    paused: int
    digests_alive: bool
    unsure_pages: int = 0


@dataclass(frozen=True, slots=True)
class OwnerStatus:
    """What only the owner of the bot may know, as it spans all guilds. `answered` and `failed` count since the start.

    `database` is a size in MiB, `failures` are the runs of digests that went wrong within a week.
    """

    guilds: int
    database: int
    answered: int
    failed: int
    next_due: datetime | None
    failures: int


async def guild_status(services: Services, guild: int | None) -> GuildStatus:
    """Return how things are for `guild`, or in a direct message (None)."""
    digests = await services.digests.of_guild(guild) if guild is not None else ()
    coming = [
        NextDigest(one.key, one.channel, at)
        for one in digests
        if one.is_active
        for at in services.digests.next_runs(one, 1)
    ]
    return GuildStatus(
        version=program_version(),
        counts=await services.archive.articles.counts(scopes_of(guild)),
        next_digests=tuple(sorted(coming, key=lambda one: one.at)[:MOST_NEXT]),
        paused=sum(not one.is_active for one in digests),
        digests_alive=(await services.digests.overview()).is_alive,
        unsure_pages=await services.archive.pages.count_unsure((Scope(guild),)) if guild else 0,
    )


async def owner_status(services: Services, guilds: int) -> OwnerStatus:
    """Return how the bot is doing in all of its `guilds`."""
    overview = await services.digests.overview()
    condition = await services.archive.storage.size()
    answered, failed = _answers()
    return OwnerStatus(guilds, -(-condition // _MIB), answered, failed, overview.next_due, len(overview.failures))


def _answers() -> tuple[int, int]:
    samples = [one for metric in COMMANDS.collect() for one in metric.samples if one.name.endswith("_total")]
    failed = sum(one.value for one in samples if one.labels["outcome"] == "failed")
    return int(sum(one.value for one in samples)), int(failed)
