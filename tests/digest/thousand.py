"""Have a thousand digests due in one minute, with channels that fail, and measure how they are posted.

    python -m tests.digest.thousand [--digests 1000]

One channel is closed to the bot, one answers with failures, and one never answers at all. All others must be posted
once, meanwhile, oldest first, and never more than 50 requests may begin within a second. This one takes real time: the
pace is what is measured. Prints a line of JSON; the exit status is 1 where anything was wrong.
"""

from __future__ import annotations

import argparse
import asyncio
import bisect
import json
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.archive.digests import DigestKey, RunState
from bot.digest.scheduler import Scheduler
from cogs.shared import rest_sender as posting
from tests.digest.standin import BEGINNING, CHANNEL, SharedClock, StandIn, serve
from tests.digest.world import GUILD, connect, delivery_of, furnish, opened, sender_of, without_waits

FORBIDDEN, BROKEN, SILENT = CHANNEL + 3, CHANNEL + 4, CHANNEL + 5
FAILING = (FORBIDDEN, BROKEN, SILENT)
PATIENCE = 600


async def run_all(path: Path, *, digests: int, per_second: int) -> dict[str, Any]:
    """Post all that can be, and return the figures."""
    clock = SharedClock()
    without_waits(clock)
    posting.PER_SECOND = per_second
    await furnish(path, clock, articles=2, digests=digests, thread=False)
    standin = StandIn(clock, forbidden={FORBIDDEN}, broken={BROKEN}, silent={SILENT})
    runner, port = await serve(standin.app())
    archive, http = await opened(path, clock), await connect(port, "1")
    delivery = delivery_of(archive, archive.digests, sender_of(http, clock), clock)
    scheduler = Scheduler(archive.digests, delivery, clock)
    clock.set(BEGINNING + timedelta(hours=1))
    began, most = time.monotonic(), 0
    scheduler.start()
    try:
        async with asyncio.timeout(PATIENCE):
            for number in range(digests - len(FAILING)):
                await standin.until_there_are(number + 1)
                most = max(most, len(scheduler._under_way))
            seconds = time.monotonic() - began
            await until_idle(scheduler, but=1)
            await scheduler.stop()
            await scheduler.tick()  # a chance to post something twice
        states = [
            run.state
            for n in range(digests)
            for run in await archive.digests.history.of_digest(DigestKey(GUILD + n // 10, n % 10 + 1))
        ]
        active = await archive.digests.subscriptions.active(limit=digests)
        posted = list(standin.messages)
    finally:
        await scheduler.stop()
        standin.speaks.set()
        await http.close()
        await runner.cleanup()
        await archive.close()
    return {
        "digests": digests,
        "posted": len(posted),
        "channels": len({message.channel for message in posted}),
        "sent": states.count(RunState.SENT),
        "paused": digests - len(active),
        "seconds": round(seconds, 1),
        "most_in_a_second": most_in_a_second(standin.arrivals),
        "most_under_way": most,
    }


async def until_idle(scheduler: Scheduler, *, but: int) -> None:
    """Wait until all deliveries under way have ended, `but` so many that never do."""
    while len(under_way := list(scheduler._under_way.values())) > but:
        await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)


def most_in_a_second(arrivals: list[float]) -> int:
    """Return the most arrivals in any second."""
    return max(bisect.bisect_left(arrivals, at + 1.0) - n for n, at in enumerate(arrivals))


def posted_once(figures: dict[str, Any]) -> bool:
    """Tell whether every digest that could be posted was, and once."""
    return figures["posted"] == figures["channels"] == figures["digests"] - len(FAILING)


def main() -> int:
    """Run, print the figures, and tell whether all was right."""
    parser = argparse.ArgumentParser(prog="python -m tests.digest.thousand")
    parser.add_argument("--digests", type=int, default=1_000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pace = posting.PER_SECOND
        figures = asyncio.run(run_all(Path(folder) / "many.db", digests=args.digests, per_second=pace))
    sys.stdout.write(json.dumps(figures) + "\n")
    return 0 if posted_once(figures) and figures["most_in_a_second"] <= 50 else 1


if __name__ == "__main__":
    sys.exit(main())
