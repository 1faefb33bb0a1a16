"""How the bot is doing, for those who manage a server it is in, and more of it for its owner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.archive import ShareState, ToldState
from bot.articles import Scope, scopes_of
from bot.monitoring import COMMANDS
from bot.runtime import program_version

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.app import Services
    from bot.archive import ArchiveCounts, DigestKey

MOST_NEXT: Final = 3
"""Digests whose next time is told."""

_MIB: Final = 1 << 20
_WEEK: Final = timedelta(days=7)


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
    `told` and `untold` count messages on changes within a week, those that went out and those that could not;
    `rereading` counts the pages that are read again because they were quoted; `boards` there are, of which `shared` are
    kept up to date in channels, and `unkept` no longer can be; `rss` counts the addresses for feed readers. `watched`
    and `unwatched` count messages of watches as `told` does.
    """

    guilds: int
    database: int
    answered: int
    failed: int
    next_due: datetime | None
    failures: int
    told: int = 0
    untold: int = 0
    rereading: int = 0
    boards: int = 0
    shared: int = 0
    unkept: int = 0
    rss: int = 0
    watched: int = 0
    unwatched: int = 0


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
    shares = await services.archive.board_shares.tally()
    unkept = shares.get(ShareState.FAILED, 0)
    since = services.clock.now() - _WEEK
    told = await services.archive.announcements.tally(since)
    watched = await services.archive.watches.tally(since)
    return OwnerStatus(
        guilds,
        -(-condition // _MIB),
        answered,
        failed,
        overview.next_due,
        len(overview.failures),
        told=told.get(ToldState.SENT, 0),
        untold=_unsent(told),
        rereading=await services.archive.rereading.count(),
        boards=(await services.archive.boards.count())[0],
        shared=sum(shares.values()) - unkept,
        unkept=unkept,
        rss=await services.archive.rss.count(),
        watched=watched.get(ToldState.SENT, 0),
        unwatched=_unsent(watched),
    )


def _unsent(told: Mapping[ToldState, int]) -> int:
    return told.get(ToldState.FAILED, 0) + told.get(ToldState.UNCERTAIN, 0)


def _answers() -> tuple[int, int]:
    samples = [one for metric in COMMANDS.collect() for one in metric.samples if one.name.endswith("_total")]
    failed = sum(one.value for one in samples if one.labels["outcome"] == "failed")
    return int(sum(one.value for one in samples)), int(failed)
