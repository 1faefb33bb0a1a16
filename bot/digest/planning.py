"""Plan runs: one run for all days since the last, and none for days caused by a wrong clock."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.archive import AfterDowntime, Plan, RunKind, RunState
from bot.digest.schedule import due_at, last_over, local_day, next_due, next_runs, owed_dates

if TYPE_CHECKING:
    from datetime import date, datetime

    from bot.archive import DigestKey, Subscription

LATE = timedelta(minutes=30)
"""A digest overdue by more than this was missed in a downtime, and is skipped if the subscription says so."""

_AHEAD = timedelta(days=1)
"""A change of zone to the west may put a plan one date ahead; more than that means a wrong clock."""


def scheduled(subscription: Subscription, now: datetime) -> Plan | None:
    """Return the run that is due, for its newest date, or None."""
    dates = owed_dates(subscription, now)
    if not dates:
        return None
    due = due_at(subscription.schedule, dates[-1])
    if due is None:
        return None
    skips = subscription.options.after_downtime is AfterDowntime.SKIP
    return Plan(
        digest=subscription.key,
        occasion=dates[-1].isoformat(),
        kind=RunKind.SCHEDULED,
        dates=dates[-1:] if skips else dates,
        due=due,
        token=_token(),
        planned=dates[-1],
        next_due=next_runs(subscription.schedule, now, 1, dates[-1])[0],
        state=RunState.SKIPPED if skips and now - due > LATE else RunState.PENDING,
    )


def asked(key: DigestKey, occasion: str, dates: tuple[date, ...], now: datetime) -> Plan:
    """Return a requested run; `occasion` is the idempotency key of the request."""
    return Plan(key, f"asked:{occasion}", RunKind.ASKED, dates, now, _token())


def corrected(subscription: Subscription, now: datetime) -> Subscription:
    """Return the subscription with a corrected next date, if a clock was wrong or a zone has new rules."""
    over = last_over(subscription.schedule, now)
    if subscription.planned is not None and subscription.planned > local_day(subscription.schedule, now) + _AHEAD:
        subscription = replace(subscription, planned=over)
    if subscription.since > now + _AHEAD:
        subscription = replace(subscription, since=now)
    return replace(subscription, next_due=next_due(subscription, now))


def _token() -> str:
    return secrets.token_hex(8)
