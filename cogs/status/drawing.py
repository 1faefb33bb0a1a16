"""Draw how the bot is doing."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cogs.ui import Answer, holdings, lines, panel, rule, standing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from bot.status import GuildStatus, OwnerStatus
    from bot.texts import Texts
    from cogs.ui import Viewer


@dataclass(frozen=True, slots=True)
class Connection:
    """How the bot is connected: since when it runs, Discord's latency in seconds, whether it reads messages.

    It is not `whole` where a shard has lost Discord: some servers are not heard then.
    """

    since: datetime
    latency: float
    reads_messages: bool
    whole: bool = True


def draw_status(connection: Connection, guild: GuildStatus, owner: OwnerStatus | None, viewer: Viewer) -> Answer:
    """Return how the bot is doing; `owner` is there for the bot's owner alone."""
    texts = viewer.texts
    body = panel(
        texts("status-title", version=guild.version),
        lines(
            *_connection(connection, texts),
            holdings(guild.counts, texts),
            *_pages(guild, viewer),
            *_digests(guild, viewer),
        ),
        rule() if owner else None,
        lines(*_owner(owner, texts)) if owner else None,
    )
    return Answer(body, buttons=standing(viewer))


def _connection(connection: Connection, texts: Texts) -> Iterator[str]:
    yield texts("status-since", moment=_moment(connection.since))
    if not connection.whole:
        yield texts("status-lost")
    if math.isfinite(connection.latency):
        yield texts("status-latency", milliseconds=max(0, round(connection.latency * 1_000)))
    yield texts("status-reads" if connection.reads_messages else "status-reads-not")


def _pages(guild: GuildStatus, viewer: Viewer) -> Iterator[str]:
    if guild.unsure_pages:
        yield viewer.texts("status-unsure-pages", pages=guild.unsure_pages, prefix=viewer.prefix)


def _digests(guild: GuildStatus, viewer: Viewer) -> Iterator[str]:
    texts = viewer.texts
    if viewer.guild is None:
        return
    for coming in guild.next_digests:
        named = {"name": f"D{coming.key.number}", "channel": str(coming.channel)}
        yield texts("status-next-digest", moment=_moment(coming.at), **named)
    if guild.paused:
        yield texts("status-paused-digests", number=guild.paused)
    if not guild.next_digests and not guild.paused:
        yield texts("status-no-digests")
    elif not guild.digests_alive:
        yield texts("status-digests-stand-still")


def _owner(owner: OwnerStatus, texts: Texts) -> Iterator[str]:
    yield texts("status-owner")
    yield texts("status-guilds", number=owner.guilds)
    yield texts("status-database", size=owner.database)
    yield texts("status-answers", answered=owner.answered, failed=owner.failed)
    if owner.next_due is not None:
        yield texts("status-next-due", moment=_moment(owner.next_due))
    yield texts("status-failures", number=owner.failures)
    yield texts("status-changes", told=owner.told, untold=owner.untold)
    yield texts("status-watches", told=owner.watched, untold=owner.unwatched)
    if owner.rereading:
        yield texts("status-rereading", number=owner.rereading)
    if owner.boards:
        yield texts("status-boards", number=owner.boards, shared=owner.shared, unkept=owner.unkept)
    if owner.rss:
        yield texts("status-rss", number=owner.rss)


def _moment(moment: datetime) -> str:
    return str(int(moment.timestamp()))
