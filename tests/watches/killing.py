"""Kill the bot with SIGKILL at every step of telling watches, and count what Discord's stand-in was given.

    python -m tests.watches.killing [--points] [--sends] [--random N] [--stride N] [--without nonce|intent] [--direct]

It is the harness of changes (`tests/changes/killing.py`) with another life: five articles that match are loaded one
after the other; three are told at once and two as one message. At the end each must have been told, by one message;
where the channel could not be read, those of an uncertain message may be there or not. With `--direct`, a person is
told: what was sent to somebody can always be read again.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

from bot.archive.watches import NewWatch
from bot.articles.model import SHARED, ArticleKey
from bot.search.filtering.matcher import FilterMatcher
from bot.watches.finding import Finding
from bot.watches.teller import WatchTeller
from bot.watches.telling import WatchTelling
from tests.archive.making import new, open_new, store
from tests.changes.killing import main
from tests.digest.crashing import Forgetful, Outcome, SteppingSender, Steps, Story, Theatre
from tests.digest.standin import BEGINNING, CHANNEL
from tests.digest.world import GUILD, OWNER, connect, opened, sender_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bot.archive import Halt, Watch
    from bot.watches.places import Told

ARTICLES = 5
WORDS = "Crane number {} lifts what no other has lifted: {} tons."
MOST_TICKS = 60


class PlainWatches:
    """Writes what is told as references; every place will do."""

    def __init__(self, sender: SteppingSender) -> None:
        self._sender = sender

    def render(self, told: Told, marker: str) -> Mapping[str, Any]:
        button = {"type": 2, "style": 2, "label": "Mute today", "custom_id": f"mute:{marker}"}
        content = " ".join(str(one.article.key) for one in told.articles)
        return {"content": content, "components": [{"type": 1, "components": [button]}]}

    async def look(self, watch: Watch) -> int | Halt | None:
        return watch.channel if watch.reader is None else await self._sender.open_direct(GUILD, watch.reader)

    async def look_for_notice(self, watch: Watch) -> int | None:
        return watch.channel


class WatchesTheatre(Theatre):
    """Lives in which five articles are found by a watch."""

    watch = NewWatch(GUILD, OWNER, "crane", "UTC", channel=CHANNEL)

    async def furnish(self, path: Path) -> None:
        """Make the watch."""
        archive = await open_new(path, self._clock)
        await archive.watches.create(self.watch, BEGINNING)
        await archive.close()

    async def live(self, path: Path, story: Story) -> None:
        """Load the articles that there are not yet, and tell of each."""
        archive = await opened(path, self._clock)
        Steps.armed = True
        client = await connect(self._port, str(os.getpid()))
        sender = SteppingSender(sender_of(client, self._clock), story)
        watches: Any = archive.watches
        if story.without == "intent":
            watches = Forgetful(watches)
        plain, matcher = PlainWatches(sender), FilterMatcher(archive.terms, self._clock)
        finding = Finding(watches, archive.articles, archive.stories, matcher, self._clock)
        telling = WatchTelling(watches, archive.articles, plain, sender, plain, self._clock)
        teller = WatchTeller(watches, finding, telling, self._clock)
        await self._tell(teller, archive, until_all=False)
        for number in range(1, ARTICLES + 1):
            if await archive.articles.article(ArticleKey(SHARED, number)) is None:
                await store(
                    archive, SHARED, new(f"Crane number {number} lifts what no other has lifted: {number * 7} tons.")
                )
                await self._tell(teller, archive, until_all=False)
        await self._tell(teller, archive, until_all=True)
        await archive.close()

    async def _tell(self, teller: WatchTeller, archive: Any, *, until_all: bool) -> None:
        for _ in range(MOST_TICKS):
            await teller.tick()
            open_until = await archive.watches.next_ready()
            held_until = await archive.watches.next_waiting() if until_all else None
            following = min((one for one in (open_until, held_until) if one is not None), default=None)
            if following is None and not await archive.watches.due():
                return
            if following is not None:
                self._clock.advance(max(0.0, (following - self._clock.now()).total_seconds()) + 0.001)

    def judge(self, path: Path, messages: list[str], outcome: Outcome, story: Story) -> None:
        """Compare what was posted with what the database says of it."""
        connection = sqlite3.connect(path)
        states = [state for (state,) in connection.execute("SELECT state FROM watch_message")]
        ((due,),) = connection.execute("SELECT count(*) FROM watch_due")
        ((held,),) = connection.execute("SELECT count(*) FROM watch_find WHERE message IS NULL")
        query = (
            "SELECT f.article_number FROM watch_find AS f JOIN watch_message AS m ON m.id = f.message"
            " WHERE m.state = 'uncertain'"
        )
        uncertain = {number for (number,) in connection.execute(query)}
        connection.close()
        told = Counter(word for message in messages for word in message.split())
        outcome.open = due + held + sum(state in {"pending", "claimed"} for state in states)
        outcome.uncertain = states.count("uncertain")
        outcome.doubled = sum(count - 1 for count in told.values())
        outcome.lost = sum(
            not told[str(ArticleKey(SHARED, number))] and number not in uncertain for number in range(1, ARTICLES + 1)
        )


class DirectTheatre(WatchesTheatre):
    """The same, where a person is told."""

    watch = NewWatch(GUILD, OWNER, "crane", "UTC", reader=OWNER)


if __name__ == "__main__":
    is_direct = "--direct" in sys.argv
    if is_direct:
        sys.argv.remove("--direct")
    sys.exit(main(DirectTheatre if is_direct else WatchesTheatre, "tests.watches.killing"))
