"""Double hostile texts and see what that costs: `python -m benchmarks.hostile.run`.

Every function that takes anybody's text is given texts of every kind, of two lengths, one twice the other. It fails
where the longer takes more than 2.6 times the processor time of the shorter, again and again: linear is 2, with its
caches and tables a little more; quadratic is 4. A function that has a bound of its own is measured up to that bound.
The shorter text is as long as it must be to take 2 ms; whatever takes less at half the longest length passes, since
doubling costs nobody anything there. Where a length lies between the two up to which a function looks no further, the
longer costs more than twice as much though it's linear from there on: such a pair is doubled once or twice more, and
must then grow again, by no more than 2.6. Ends with 1 where a function fails, or raises what is no error of this
project.
"""

from __future__ import annotations

import argparse
import gc
import signal
import sys
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Final

from benchmarks.hostile.functions import SUBJECTS, Subject
from benchmarks.hostile.kinds import KINDS
from bot.errors import BroadsheetError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

MOST: Final = 2.6
"""Times the processor time of half the text."""

SHORTEST: Final = 250
"""Characters of the shortest text that is tried."""

MEASURABLE: Final = 0.002
"""Seconds below which a time tells nothing."""

LONGEST: Final = 10
"""Seconds after which a call is given up."""

GROWING: Final = 1.5
"""Times the processor time of half the text from which on a function reads all of it, and not up to a bound."""

SHOWN: Final = 20

_RUNS: Final = (2, 5, 9, 20)
"""Runs of each length, of which the fastest counts: more where the first say that a function fails."""

_salts = count()


@dataclass(frozen=True, slots=True)
class Measured:
    """What a function took for a kind of text: seconds at `size` and at twice that many characters."""

    function: str
    kind: str
    size: int
    short: float
    long: float
    error: str = ""

    @property
    def ratio(self) -> float:
        """How many times as long the longer text took."""
        return self.long / self.short if self.short else 0.0

    @property
    def fails(self) -> bool:
        """Tell whether the function must be mended."""
        return bool(self.error) or (self.short >= MEASURABLE and self.ratio > MOST)

    def __str__(self) -> str:
        times = f"{1e3 * self.short:8.1f} ms{1e3 * self.long:9.1f} ms  x{self.ratio:4.2f}"
        return f"{times}  {self.size:6} characters  {self.function}: {self.kind}  {self.error}".rstrip()


class _TooLongError(Exception):
    """A call took longer than LONGEST."""


@contextmanager
def _bounded() -> Generator[None]:
    def give_up(*_: object) -> None:
        raise _TooLongError

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(LONGEST)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _salted(text: str) -> str:
    """Let a text end as no other did: what a function remembers of the last is no help."""
    salt = next(_salts)
    return text + "".join(chr(97 + salt // 26**power % 26) for power in range(4))


def _seconds(subject: Subject, text: str) -> float:
    text = _salted(text)
    start = time.thread_time()
    with suppress(BroadsheetError):
        subject.call(text)
    return time.thread_time() - start


def _fastest(subject: Subject, text: str, runs: int) -> float:
    return min(_seconds(subject, text) for _ in range(runs))


def _size(subject: Subject, make: Callable[[int], str], most: int) -> tuple[int, float]:
    """Return the shortest length that takes a measurable time, or half the longest there is, and that time."""
    size = min(SHORTEST, most // 2)
    while (seconds := _seconds(subject, make(size))) < MEASURABLE and size < most // 2:
        # No more than eight times as long at once: what is quadratic is not to take for ever.
        factor = max(2, min(8, MEASURABLE / max(seconds, 1e-6)))
        size = min(most // 2, int(size * factor))
    return size, seconds


def _beyond(failed: Measured, subject: Subject, make: Callable[[int], str]) -> Measured:
    """Return a longer pair where it tells that a function is linear past a length at which it begins to look."""
    for size in (2 * failed.size, 4 * failed.size):
        short, long = (_fastest(subject, make(length), _RUNS[1]) for length in (size, 2 * size))
        pair = Measured(failed.function, failed.kind, size, short, long)
        if pair.ratio >= GROWING and not pair.fails:
            return pair
    return failed


def measure(function: str, kind: str, longest: int | None = None) -> Measured:
    """Return what `function` takes for a text of `kind` and for one twice as long, of `longest` characters at most."""
    subject, make = SUBJECTS[function], KINDS[kind]
    most = min(subject.longest, longest or subject.longest)
    measured = Measured(function, kind, most // 2, 0.0, 0.0)
    try:
        with _bounded():
            size, short = _size(subject, make, most)
            if short < MEASURABLE:
                return Measured(function, kind, size, short, 0.0)
            for runs in _RUNS:
                short, long = (_fastest(subject, make(length), runs) for length in (size, 2 * size))
                measured = Measured(function, kind, size, short, long)
                if not measured.fails:
                    break
            else:
                measured = _beyond(measured, subject, make)
    except _TooLongError:
        return Measured(function, kind, measured.size, 0.0, 0.0, f"took longer than {LONGEST} s")
    except Exception as error:
        return Measured(function, kind, measured.size, 0.0, 0.0, f"raised {error!r:.200}")
    return measured


def _all(functions: Iterable[str], kinds: Iterable[str], longest: int | None) -> Iterator[Measured]:
    kinds = list(kinds)
    for function in functions:
        began = time.thread_time()
        found = [measure(function, kind, longest) for kind in kinds]
        failed = sum(one.fails for one in found)
        told = f"{failed} of {len(found)} kinds fail" if failed else "holds"
        print(f"{time.thread_time() - began:6.1f} s  {function}: {told}", file=sys.stderr, flush=True)
        yield from found
        gc.collect()


def _chosen(names: Iterable[str], wanted: str | None) -> list[str]:
    parts = [part.strip().lower() for part in wanted.split(",")] if wanted else [""]
    return [name for name in names if any(part in name.lower() for part in parts)]


def main() -> int:
    """Measure, tell the worst, and return 1 where a function fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", metavar="NAMES", help="functions whose names hold one of these, by commas")
    parser.add_argument("--kinds", metavar="NAMES", help="kinds of text whose names hold one of these, by commas")
    parser.add_argument("--size", type=int, metavar="CHARACTERS", help="the longest text, where it is to be shorter")
    options = parser.parse_args()
    functions, kinds = _chosen(SUBJECTS, options.only), _chosen(KINDS, options.kinds)
    gc.disable()
    found = list(_all(functions, kinds, options.size))
    failed = [one for one in found if one.fails]
    print(f"{len(functions)} functions, {len(kinds)} kinds of text; the worst of {len(found)} pairs:")
    for one in sorted(found, key=lambda one: (one.fails, one.short >= MEASURABLE, one.ratio), reverse=True)[:SHOWN]:
        print(one)
    print(f"{len(failed)} fail" if failed else f"no function takes more than x{MOST} for twice the text")
    for one in failed:
        print(f"FAILS {one}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
