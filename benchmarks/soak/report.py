"""What a day was like, in figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from statistics import linear_regression
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

Probe: TypeAlias = dict[str, float]

_START_SECONDS: Final = 10.0
_TOO_LONG: Final = 100.0


@dataclass(slots=True)
class Day:
    """What was measured: seconds waited by command, answers lost, and the probes of the bot's process."""

    guilds: int
    minutes: float
    waits: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    lost: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    probes: list[Probe] = field(default_factory=list)
    digests: int = 0
    twice: int = 0
    feeds: int = 0

    @property
    def failed(self) -> bool:
        """Tell whether the bot's process said nothing, or ended early."""
        return not self.probes or self.probes[-1]["seconds"] < self.minutes * 60 * 0.9


def report(day: Day) -> str:
    """Return the figures as text."""
    lines = [f"{'command':18} {'answers':>8} {'p50 ms':>8} {'p95 ms':>8} {'max ms':>8}"]
    for name, waits in sorted(day.waits.items()):
        lines.append(_row(name, waits))
    every = [wait for waits in day.waits.values() for wait in waits]
    lines += [_row("all", every), f"lost answers: {dict(day.lost) or 'none'}"]
    lines.append(f"digests: {day.digests} messages for {day.guilds} guilds, {day.twice} of them sent again")
    lines.append(f"feeds read: {day.feeds}")
    lines.append(f"requests the stand-in had no answer for: {dict(day.refused) or 'none'}")
    if day.probes:
        lines += _probed(day.probes)
    return "\n".join(lines)


def _row(name: str, waits: Sequence[float]) -> str:
    if not waits:
        return f"{name:18} {0:8}"
    middle, high = _percentile(waits, 0.5), _percentile(waits, 0.95)
    return f"{name:18} {len(waits):8} {middle * 1000:8.1f} {high * 1000:8.1f} {max(waits) * 1000:8.1f}"


def _probed(probes: Sequence[Probe]) -> list[str]:
    first, last = probes[len(probes) // 4], probes[-1]
    lines = [_held(probes)]
    lines += [
        f"{name}: {first[name]:g} after a quarter, {last[name]:g} at the end"
        for name in ("memory", "sqlite", "in_use", "free", "blocks", "tasks", "threads", "files")
        if name in last
    ]
    lines.append(f"longest garbage collection: {max(probe['collected_ms'] for probe in probes):.0f} ms")
    slopes = [f"{name} {_slope(probes, name):+.2f}" for name in ("memory", "sqlite", "in_use", "free") if name in last]
    lines.append(f"memory in the last quarter: {_slope(probes[len(probes) // 2 :], 'memory'):+.2f} MB a minute")
    return [*lines, f"slopes in the second half, in MB a minute: {', '.join(slopes)}"]


def _held(probes: Sequence[Probe]) -> str:
    later = [probe["held_ms"] for probe in probes if probe["seconds"] > _START_SECONDS] or [0.0]
    starting = [probe["held_ms"] for probe in probes if probe["seconds"] <= _START_SECONDS] or [0.0]
    return (
        f"event loop held, longest of every two seconds: p50 {_percentile(later, 0.5):.0f}, "
        f"p95 {_percentile(later, 0.95):.0f}, max {max(later):.0f} ms; "
        f"over {_TOO_LONG:.0f} ms: {sum(one > _TOO_LONG for one in later)} of {len(later)}; "
        f"in the first {_START_SECONDS:.0f} s: {max(starting):.0f} ms"
    )


def _slope(probes: Sequence[Probe], name: str) -> float:
    half = probes[len(probes) // 2 :]
    if len(half) < 2:
        return 0.0
    return linear_regression([probe["seconds"] / 60 for probe in half], [probe[name] for probe in half]).slope


def _percentile(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]
