"""Rows of the digests' tables as the values the archive hands out, and back."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, time
from typing import TYPE_CHECKING, Any

from bot.archive.digests import (
    AfterDowntime,
    DigestKey,
    DigestOptions,
    DigestPart,
    DigestRun,
    Listed,
    Pause,
    PauseReason,
    Role,
    RunKind,
    RunState,
    Schedule,
    Subscription,
    WhenEmpty,
)
from bot.archive.messages import MessageState
from bot.archive.sqlite.connection.times import from_time, to_time
from bot.articles import ArticleKey, Scope

if TYPE_CHECKING:
    from collections.abc import Mapping
    from sqlite3 import Row

    from bot.archive.digests import Cursor


def to_subscription(row: Row, cursor: Cursor) -> Subscription:
    """Make the digest of a row."""
    return Subscription(
        key=DigestKey(row["guild"], row["number"]),
        channel=row["channel"],
        owner=row["owner"],
        schedule=_schedule(row),
        filter=row["filter"],
        options=_options(json.loads(row["options"])),
        pause=_pause(row),
        cursor=cursor,
        planned=date.fromisoformat(row["planned"]) if row["planned"] else None,
        since=to_time(row["since"]),
        next_due=to_time(row["next_due"]),
        created=to_time(row["created"]),
        revision=row["revision"],
        role=row["role"],
        reader=row["reader"],
    )


def _schedule(row: Row) -> Schedule:
    days, month_days = (frozenset(json.loads(row[column])) for column in ("days", "month_days"))
    return Schedule(time.fromisoformat(row["at"]), row["zone"], days, month_days)


def _options(stored: Mapping[str, Any]) -> DigestOptions:
    return DigestOptions(
        limit=stored["limit"],
        when_empty=WhenEmpty(stored["when_empty"]),
        after_downtime=AfterDowntime(stored["after_downtime"]),
        thread=stored["thread"],
    )


def _pause(row: Row) -> Pause | None:
    if row["pause_reason"] is None:
        return None
    return Pause(
        PauseReason(row["pause_reason"]), to_time(row["pause_since"]), row["pause_by"], told=bool(row["pause_told"])
    )


def from_schedule(schedule: Schedule) -> tuple[str, str, str, str]:
    """Write a schedule as the columns at, zone, days and month_days."""
    days, month_days = json.dumps(sorted(schedule.days)), json.dumps(sorted(schedule.month_days))
    return schedule.at.isoformat(timespec="minutes"), schedule.zone, days, month_days


def from_options(options: DigestOptions) -> str:
    """Write options."""
    return json.dumps(asdict(options))


def from_pause(pause: Pause | None) -> tuple[str | None, str | None, int | None, bool]:
    """Write a pause as the four columns of one."""
    if pause is None:
        return None, None, None, False
    return pause.reason, from_time(pause.since), pause.by, pause.told


def to_run(row: Row) -> DigestRun:
    """Make the run of a row."""
    return DigestRun(
        id=row["id"],
        digest=DigestKey(row["guild"], row["number"]),
        occasion=row["occasion"],
        kind=RunKind(row["kind"]),
        dates=to_dates(row["dates"]),
        due=to_time(row["due"]),
        token=row["token"],
        state=RunState(row["state"]),
        fence=row["fence"],
        lease_until=to_time(row["lease_until"]) if row["lease_until"] else None,
        channel=row["channel"],
        attempts=row["attempts"],
        retry_at=to_time(row["retry_at"]),
        error=row["error"],
        finished=to_time(row["finished"]) if row["finished"] else None,
        counts=json.loads(row["counts"]),
        thread=row["thread"],
    )


def to_dates(stored: str) -> tuple[date, ...]:
    """Read stored dates."""
    return tuple(date.fromisoformat(day) for day in json.loads(stored))


def from_dates(dates: tuple[date, ...]) -> str:
    """Write dates."""
    return json.dumps([day.isoformat() for day in dates])


def to_part(row: Row) -> DigestPart:
    """Make the part of a row."""
    return DigestPart(
        index=row["position"],
        payload=json.loads(row["payload"]),
        nonce=row["nonce"],
        marker=row["marker"],
        state=MessageState(row["state"]),
        intent_at=to_time(row["intent_at"]) if row["intent_at"] else None,
        message=row["message"],
    )


def to_listed(row: Row) -> Listed:
    """Make the listed article of a row."""
    article = ArticleKey(Scope(row["scope"]), row["article"])
    return Listed(row["position"], article, row["version"], Role(row["role"]), row["part"])


def from_cursor(cursor: Cursor) -> str:
    """Write a cursor."""
    return json.dumps([(scope.guild, number) for scope, number in cursor.items()])
