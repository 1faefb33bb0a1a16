"""Digests for tests that need one, and not a store of them."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

from bot.archive.digests import DigestKey, DigestOptions, DigestRun, RunKind, RunState, Schedule, Subscription

MORNING = datetime(2026, 2, 14, 8, tzinfo=UTC)


def a_subscription(**more: Any) -> Subscription:
    """Return a digest of guild 7, for 08:00 in Taipei."""
    held: dict[str, Any] = {
        "key": DigestKey(7, 1),
        "channel": 1,
        "owner": 1,
        "schedule": Schedule(time(8), "Asia/Taipei"),
        "filter": "",
        "options": DigestOptions(),
        "pause": None,
        "cursor": {},
        "planned": None,
        "since": MORNING,
        "next_due": MORNING,
        "created": MORNING,
        "revision": 1,
    }
    return Subscription(**(held | more))


def a_run(**more: Any) -> DigestRun:
    """Return a run of that digest, being delivered."""
    held: dict[str, Any] = {
        "id": 1,
        "digest": DigestKey(7, 1),
        "occasion": "2026-02-14",
        "kind": RunKind.SCHEDULED,
        "dates": (MORNING.date(),),
        "due": MORNING,
        "token": "t",
        "state": RunState.CLAIMED,
        "fence": 1,
        "lease_until": MORNING,
        "channel": 1,
        "attempts": 0,
        "retry_at": MORNING,
        "error": None,
        "finished": None,
        "counts": {},
        "thread": None,
    }
    return DigestRun(**(held | more))
