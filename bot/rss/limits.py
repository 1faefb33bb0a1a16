"""How often feeds may be asked for: each address, all of them, and addresses that there are not."""

from __future__ import annotations

import math
import time
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_OF_ADDRESS: Final = 10
"""Requests for one address in a minute; readers ask once in some fifteen."""

MOST_OF_ALL: Final = 600
"""Requests for all addresses in a minute."""

MOST_UNKNOWN: Final = 120
"""Requests in a minute that are answered with 404; those who guess cannot keep others from reading."""

_MINUTE: Final = 60.0


class RequestLimits:
    """Counts requests by the minute. `now` tells the time in seconds, from any beginning."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._began = now()
        self._asked: Counter[str] = Counter()  # not more than `MOST_OF_ALL`
        self._all = self._unknown = 0

    def known(self, address: str) -> int:
        """Count a request for an address, and return 0; where it is one too many, return the seconds to wait."""
        self._turn()
        if self._all >= MOST_OF_ALL or self._asked[address] >= MOST_OF_ADDRESS:
            return self._wait()
        self._all += 1
        self._asked[address] += 1
        return 0

    def unknown(self) -> int:
        """Count a request for an address that there is not, likewise."""
        self._turn()
        if self._unknown >= MOST_UNKNOWN:
            return self._wait()
        self._unknown += 1
        return 0

    def _turn(self) -> None:
        if self._now() - self._began >= _MINUTE:
            self._began = self._now()
            self._asked.clear()
            self._all = self._unknown = 0

    def _wait(self) -> int:
        return max(1, math.ceil(_MINUTE - (self._now() - self._began)))
