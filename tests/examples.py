"""How many examples Hypothesis draws: few in every run, many in a run that is given the time.

    HYPOTHESIS_PROFILE=thorough python -m pytest tests/cogs/ui

Nothing is judged by how long drawing takes: a busy machine is slow. Nor by how large examples are: the tests of limits
draw the largest.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Final

from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Collection

PROFILE: Final = os.environ.get("HYPOTHESIS_PROFILE", "quick")
TIMES: Final = {"quick": 1, "thorough": 20}
USUAL: Final = 40
NOT_JUDGED: Final = (HealthCheck.too_slow, HealthCheck.data_too_large)


def load_profile() -> None:
    """Let tests that say nothing else draw the usual number."""
    for name, times in TIMES.items():
        settings.register_profile(name, max_examples=USUAL * times, deadline=None, suppress_health_check=NOT_JUDGED)
    settings.load_profile(PROFILE)


def examples(number: int = USUAL, *, suppress_health_check: Collection[HealthCheck] = (), **more: Any) -> settings:
    """Draw `number` examples, or as many times more as the profile says."""
    suppressed = {*NOT_JUDGED, *suppress_health_check}
    return settings(
        max_examples=number * TIMES[PROFILE], deadline=None, suppress_health_check=tuple(suppressed), **more
    )
