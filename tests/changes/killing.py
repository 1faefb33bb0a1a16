"""Kill the bot with SIGKILL at every step of telling a change, and count what Discord's stand-in was given.

    python -m tests.changes.killing [--points] [--sends] [--random N] [--stride N] [--without nonce|intent]

It is the harness of the digests (`tests/digest/crashing.py`) with another life: a quoted article is edited, the
change is told, ten minutes later the article is edited again, and the message is. A step is each statement that writes
(those that store the versions too), and the moments around each request. At the end there must be one message, and it
must tell of the last version; where the channel could not be read, an uncertain one may be there or not.
"""

from __future__ import annotations

import argparse
import json
import os
import sqlite3
import sys
import tempfile
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from bot.archive.model import QuotedMessage
from bot.articles.model import SHARED, ArticleKey, VersionReason
from bot.changes.service import ChangesService
from tests.archive.making import new, open_new, revise, store
from tests.digest.crashing import (
    LATE,
    Forgetful,
    Outcome,
    SteppingSender,
    Steps,
    Story,
    Tally,
    Theatre,
    arm,
    circumstances,
)
from tests.digest.standin import BEGINNING, CHANNEL, FAULTS
from tests.digest.world import GUILD, connect, opened, sender_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.archive.announcements import Announcement
    from bot.quotation import PassageChange

KEY = ArticleKey(SHARED, 1)
WORDS = "The crane on the north quay lifts {} tons, and it has never dropped one."
LAST = 3
MOST_TICKS = 60


class PlainChanges:
    """Writes what is told as a reference and a version; every place will do."""

    def render(self, told: Announcement, change: PassageChange | None, marker: str) -> Mapping[str, Any]:
        assert change is not None
        button = {"type": 2, "style": 2, "label": "Compare", "custom_id": f"compare:{marker}"}
        content = f"{told.reference}@{told.version}"
        return {"content": content, "components": [{"type": 1, "components": [button]}]}

    def may_tell(self, guild: int, channel: int, quoted_in: int) -> bool | None:
        return (guild, channel, quoted_in) == (GUILD, CHANNEL, CHANNEL)


class EditingSender(SteppingSender):
    """Edits, with a step before and one after."""

    async def edit(self, *arguments: Any, **named: Any) -> None:
        Steps.take()
        await self._sender.edit(*arguments, **named)
        Steps.take()


class ChangesTheatre(Theatre):
    """Lives in which a quoted article is edited twice within an hour."""

    async def furnish(self, path: Path) -> None:
        """Store an article and that it was quoted."""
        archive = await open_new(path, self._clock)
        await store(archive, SHARED, new(WORDS.format(40)))
        at = BEGINNING - timedelta(days=1)
        await archive.quoted.keep_quoted(QuotedMessage(GUILD, CHANNEL, None, 77, KEY, "A1.p1.s1", at))
        await archive.close()

    async def live(self, path: Path, story: Story) -> None:
        """Store the versions that there are not yet, ten minutes apart, and tell of each."""
        archive = await opened(path, self._clock)
        Steps.armed = True
        client = await connect(self._port, str(os.getpid()))
        sender = EditingSender(sender_of(client, self._clock), story)
        announcements: Any = archive.announcements
        if story.without == "intent":
            announcements = Forgetful(announcements)
        plain = PlainChanges()
        service = ChangesService(archive.articles, archive.quoted, announcements, archive.settings, self._clock)
        teller = service.tell_through(plain, sender, plain)
        await self._tell(teller, archive)
        for version in range(2, LAST + 1):
            article = await archive.articles.article(KEY)
            assert article is not None
            if article.version < version:
                await revise(archive, KEY, new(WORDS.format(40 - version)), VersionReason.EDITED)
                await self._tell(teller, archive)
                self._clock.advance(LATE)
        await self._tell(teller, archive)
        await archive.close()

    async def _tell(self, teller: Any, archive: Any) -> None:
        for _ in range(MOST_TICKS):
            await teller.tick()
            following = await archive.announcements.next_ready()
            if following is None and not await archive.announcements.due(limit=1):
                return
            if following is not None:
                self._clock.advance(max(0.0, (following - self._clock.now()).total_seconds()) + 0.001)

    def judge(self, path: Path, messages: list[str], outcome: Outcome, story: Story) -> None:
        """Compare what was posted with what the database says of it."""
        connection = sqlite3.connect(path)
        states = [state for (state,) in connection.execute("SELECT state FROM announcement")]
        ((due,),) = connection.execute("SELECT count(*) FROM version_due")
        connection.close()
        outcome.open = due + sum(state in {"pending", "claimed"} for state in states)
        outcome.uncertain = states.count("uncertain")
        outcome.doubled = max(0, len(messages) - 1)
        told = messages == [f"A1.p1.s1@{LAST}"]
        outcome.lost = not told and not outcome.uncertain


def points(theatre: Theatre, stride: int, without: str | None) -> Tally:
    """Kill at every step once."""
    tally = Tally()
    for base in circumstances(without):
        for step in range(0, theatre.play(base).steps[0], stride):
            story = replace(base, kills=(step,))
            tally.add(story, theatre.play(story))
    return tally


def sends(theatre: Theatre, without: str | None) -> Tally:
    """Kill when the message was made and nobody was told."""
    tally = Tally()
    for base in circumstances(without):
        story = replace(base, kills=(-1,))
        tally.add(story, theatre.play(story))
    return tally


def random_stories(theatre: Theatre, count: int, seed: int) -> Tally:
    """Kill anywhere, up to four times, while requests fail in every way."""
    tally = Tally()
    chance = Random(seed)  # noqa: S311
    for _ in range(count):
        deaths = chance.randrange(5)
        story = Story(
            kills=tuple(chance.randrange(140) for _ in range(deaths)),
            gaps=tuple(chance.choice((0.5, 5.0, 40.0, 59.0, 61.0, 95.0, 600.0)) for _ in range(deaths)),
            faults=tuple(chance.choice((None, None, *FAULTS)) for _ in range(chance.randrange(4))),
            unreadable=chance.random() < 0.2,
        )
        tally.add(story, theatre.play(story))
    return tally


def main(theatre_of: Callable[[Path], Theatre] = ChangesTheatre, program: str = "tests.changes.killing") -> int:
    """Play what was asked for, print the figures, and tell whether all was right."""
    parser = argparse.ArgumentParser(prog=f"python -m {program}")
    parser.add_argument("--points", action="store_true")
    parser.add_argument("--sends", action="store_true")
    parser.add_argument("--random", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--stride", type=int, default=1)
    parser.add_argument("--without", choices=("nonce", "intent"))
    args = parser.parse_args()
    arm()
    right = True
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
        theatre = theatre_of(Path(folder))
        try:
            plays: dict[str, Callable[[], Tally]] = {}
            if args.points:
                plays["points"] = lambda: points(theatre, args.stride, args.without)
            if args.sends:
                plays["sends"] = lambda: sends(theatre, args.without)
            if args.random:
                plays["random"] = lambda: random_stories(theatre, args.random, args.seed)
            for name, play in plays.items():
                began = time.monotonic()
                tally = play()
                figures = {
                    "what": name,
                    "stories": tally.stories,
                    "uncertain": tally.uncertain,
                    "wrong": len(tally.wrong),
                    "seconds": round(time.monotonic() - began, 1),
                    "examples": tally.wrong[:5],
                }
                sys.stdout.write(json.dumps(figures) + "\n")
                sys.stdout.flush()
                right = right and not tally.wrong
        finally:
            theatre.close()
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main())
