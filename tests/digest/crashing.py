"""Kill the bot with SIGKILL at every step of a delivery, and count what Discord's stand-in was given.

    python -m tests.digest.crashing [--points] [--sends] [--stalls] [--pairs] [--random N] [--created]
                                    [--without nonce|intent|lease]

Each life is a process of its own, forked from one that has everything imported: it opens the real database, connects
discord.py's own HTTP client to the stand-in and delivers digests for a day or two. A step is each statement that writes
(and the moment after its commit), the moment before a send, the moment at which the message was made and nobody was
told, and the moment after. The next life begins within the nonce's 60 s or later, with the channel readable or not. At
the end every article must have been posted exactly once; where the channel could not be read, one in a part that is
shown as uncertain may be there or not. Digests that are `created` together must all be there or none. Prints a line of
JSON for each play; the exit status is 1 where anything was lost, doubled or hidden.
"""

from __future__ import annotations

import argparse
import asyncio
import http.client
import json
import logging
import os
import random
import selectors
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import time as time_of_day
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.archive.digests import NewDigest, RunState, Schedule
from bot.archive.messages import MessageState
from bot.digest.scheduler import Scheduler
from bot.digest.service import DigestService
from tests.digest.standin import BEGINNING, CHANNEL, FAULTS, SharedClock, StandIn, serve
from tests.digest.world import (
    A_DAY,
    A_PART,
    GUILD,
    OWNER,
    connect,
    delivery_of,
    furnish,
    opened,
    sender_of,
    without_waits,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator
    from datetime import datetime

ARTICLES = 6
SOON, LATE = 1.0, 600.0
MOST_TICKS = 400
TOGETHER = (7, 12, 18)
"""The hours of the digests that one command sets up."""


@dataclass(frozen=True)
class Story:
    """Where the lives end (a step of each; the last one lives on), the seconds between them, and what else is wrong.

    A negative step is when a message was made and nobody was told: -1 for the first one.
    """

    kills: tuple[int, ...] = ()
    gaps: tuple[float, ...] = ()
    faults: tuple[str | None, ...] = ()
    unreadable: bool = False
    stall: int | None = None
    without: str | None = None
    days: int = 1

    @property
    def end(self) -> datetime:
        return BEGINNING + timedelta(days=self.days - 1, hours=12)


@dataclass
class Outcome:
    """What one story came to. `wrong` are the articles that were not posted as they should have been."""

    steps: list[int] = field(default_factory=list)
    uncertain: int = 0
    doubled: int = 0
    lost: int = 0
    open: int = 0

    @property
    def is_right(self) -> bool:
        return not (self.doubled or self.lost or self.open)


class Steps:
    """Counts the steps of a life, and ends it at one of them."""

    count = made = 0
    last: int | None = None
    armed = False
    before_kill_at_server: Callable[[], None]

    @classmethod
    def take(cls) -> None:
        if cls.armed:
            if cls.count == cls.last:
                os.kill(os.getpid(), signal.SIGKILL)
            cls.count += 1

    @classmethod
    def take_at_server(cls) -> None:
        """Let the stand-in end this life when it has made the message, if this is the step."""
        if cls.armed:
            if cls.last in {cls.count, -1 - cls.made}:
                cls.before_kill_at_server()
            cls.count += 1
            cls.made += 1


class Statements(sqlite3.Connection):
    """A connection on which each statement of a write is a step, and the moment after its commit."""

    _writing = False

    def execute(self, *arguments: Any) -> sqlite3.Cursor:
        self._writing = self._writing or arguments[0].startswith("BEGIN IMMEDIATE")
        if not self._writing or arguments[0].startswith("SELECT"):
            return super().execute(*arguments)
        Steps.take()
        cursor = super().execute(*arguments)
        if arguments[0].startswith(("COMMIT", "ROLLBACK")):
            self._writing = False
            Steps.take()
        return cursor

    def executemany(self, *arguments: Any) -> sqlite3.Cursor:
        Steps.take()
        return super().executemany(*arguments)


class SteppingSender:
    """Sends, with a step before, one in the middle and one after."""

    def __init__(self, sender: Any, story: Story) -> None:
        self._sender = sender
        self._story = story
        self._sends = 0
        self.stalls = asyncio.Event()
        self.wakes: asyncio.Event | None = None

    async def send(self, channel: int, payload: Any, nonce: str, *, deadline: Any) -> int:
        if self._story.without == "nonce":
            nonce = os.urandom(8).hex()
        Steps.take()
        Steps.take_at_server()
        if self.wakes is not None and self._sends == self._story.stall:
            self.stalls.set()
            await self.wakes.wait()
        self._sends += 1
        message = int(await self._sender.send(channel, payload, nonce, deadline=deadline))
        Steps.take()
        return message

    async def find(self, *arguments: Any) -> Any:
        return await self._sender.find(*arguments)

    async def open_direct(self, *arguments: Any) -> int:
        return int(await self._sender.open_direct(*arguments))

    async def open_thread(self, *arguments: Any) -> None:
        Steps.take()
        await self._sender.open_thread(*arguments)
        Steps.take()


class Forgetful:
    """Keeps messages, and writes no intents."""

    def __init__(self, messages: Any) -> None:
        self._messages = messages

    def __getattr__(self, name: str) -> Any:
        return getattr(self._messages, name)

    async def intend(self, *_arguments: Any) -> None:
        return


class SharedTimeLoop(asyncio.SelectorEventLoop):
    """An event loop whose time also passes where the shared clock is moved."""

    def __init__(self, clock: SharedClock) -> None:
        self._clock = clock
        super().__init__(_Glancing())

    def time(self) -> float:
        return super().time() + self._clock.seconds


class _Glancing(selectors.DefaultSelector):  # type: ignore[misc, valid-type]
    def select(self, timeout: float | None = None) -> Any:
        return super().select(0.005 if timeout is None else min(timeout, 0.005))


def wired(archive: Any, sender: SteppingSender, clock: SharedClock, story: Story) -> Any:
    stores = archive.digests
    if story.without == "intent":
        stores = replace(stores, messages=Forgetful(stores.messages))
    delivery = delivery_of(archive, stores, sender, clock)
    if story.without == "lease":
        delivery.posting.deadline = lambda _claim: story.end + timedelta(days=9)  # type: ignore[method-assign]
    return delivery


async def live(path: Path, clock: SharedClock, port: int, story: Story) -> None:
    """Live until the end of the last day."""
    archive = await opened(path, clock)
    Steps.armed = True
    client = await connect(port, str(os.getpid()))
    sender = SteppingSender(sender_of(client, clock), story)
    scheduler = Scheduler(archive.digests, wired(archive, sender, clock, story), clock)
    for _ in range(MOST_TICKS):
        nap = await scheduler.tick()
        if scheduler._under_way:
            await asyncio.wait(scheduler._under_way.values())
            continue
        if clock.now() + nap > story.end:
            break
        clock.advance(nap.total_seconds() + 0.001)


async def stall(path: Path, clock: SharedClock, port: int, story: Story) -> None:
    """Let one worker stall before a send until another has taken over, and then wake."""
    archive = await opened(path, clock)
    client = await connect(port, str(os.getpid()))
    slow, quick = (SteppingSender(sender_of(client, clock), story) for _ in range(2))
    slow.wakes = asyncio.Event()
    one, other = (wired(archive, sender, clock, story) for sender in (slow, quick))
    scheduler = Scheduler(archive.digests, other, clock)
    clock.set(BEGINNING + timedelta(hours=1))
    await scheduler._plan(clock.now())
    (run,) = await archive.digests.runs.ready(clock.now(), limit=1)
    stalled = asyncio.create_task(one.deliver(run.id))
    await slow.stalls.wait()
    clock.advance(LATE)
    await other.deliver(run.id)
    clock.advance(LATE)  # by now Discord knows the nonce no more
    slow.wakes.set()
    await asyncio.wait([stalled])
    await archive.close()


async def create(path: Path, clock: SharedClock) -> None:
    """Set up digests as one message with several times does."""
    archive = await opened(path, clock)
    Steps.armed = True
    service = DigestService(archive.digests, archive.settings, clock)
    wanted = [NewDigest(GUILD, CHANNEL, OWNER, Schedule(time_of_day(hour), "Etc/GMT+8")) for hour in TOGETHER]
    await service.create_all(wanted, zone_typed=True)


class Theatre:
    """The stand-in in a process of its own, and a database to copy for each story."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._clock = SharedClock()
        without_waits(self._clock)
        self._template = folder / "template.db"
        self._in_process(lambda: self.furnish(self._template))
        reading, writing = os.pipe()
        self._server = os.fork()
        if self._server == 0:
            asyncio.run(_serve(self._clock, writing))
        self._port = int(os.read(reading, 16))
        self.lives = 0

    async def furnish(self, path: Path) -> None:
        """Make the archive that every story begins with."""
        await furnish(path, self._clock, articles=ARTICLES)

    async def live(self, path: Path, story: Story) -> None:
        """Live one life."""
        await live(path, self._clock, self._port, story)

    def judge(self, path: Path, messages: list[str], outcome: Outcome, story: Story) -> None:
        """Compare what was posted with what should have been."""
        judge(path, messages, outcome, ARTICLES if story.days > 1 else A_DAY)

    def close(self) -> None:
        os.kill(self._server, signal.SIGKILL)
        os.waitpid(self._server, 0)

    def _ask(self, path: str, body: Any = None) -> Any:
        connection = http.client.HTTPConnection("127.0.0.1", self._port)
        connection.request("POST", f"/control/{path}", json.dumps(body))
        answer = json.loads(connection.getresponse().read())
        connection.close()
        return answer

    def _in_process(self, work: Callable[[], Coroutine[Any, Any, None]], last: int | None = None) -> int | None:
        """Work in a process; return how many steps it took, None where it died on the way."""
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                Steps.count, Steps.last = 0, last
                Steps.before_kill_at_server = lambda: self._ask("kill")
                with asyncio.Runner(loop_factory=lambda: SharedTimeLoop(self._clock)) as runner:
                    runner.run(work())
                    os.write(writing, str(Steps.count).encode())
                    os._exit(0)
            except BaseException as error:
                sys.stderr.write(f"{error!r}\n")
                os._exit(3)
        os.close(writing)
        status = os.waitpid(child, 0)[1]
        steps = os.read(reading, 16)
        os.close(reading)
        if os.WIFEXITED(status) and os.WEXITSTATUS(status):
            raise RuntimeError("a life ended of itself")
        return None if os.WIFSIGNALED(status) else int(steps or 0)

    def _new_stage(self) -> Path:
        path = self._folder / "story.db"
        for old in self._folder.glob("story.db*"):
            old.unlink()
        shutil.copy(self._template, path)
        self._clock.set(BEGINNING)
        return path

    def create(self, last: int) -> tuple[bool, int]:
        """Create digests together and end at step `last`; return whether that came, and how many digests are new."""
        path = self._new_stage()
        died = self._in_process(lambda: create(path, self._clock), last) is None
        self.lives += 1
        with closing(sqlite3.connect(path)) as connection:
            ((held,),) = connection.execute("SELECT count(*) FROM digest")
        return died, held - 1  # the template has one

    def play(self, story: Story) -> Outcome:
        """Play a story, and look at what is in the channel and in the database."""
        path = self._new_stage()
        self._ask("reset", {"faults": story.faults, "unreadable": story.unreadable})
        outcome = Outcome()
        if story.stall is not None:
            self._in_process(lambda: stall(path, self._clock, self._port, story))
        for number in range(len(story.kills) + 1):
            last = story.kills[number] if number < len(story.kills) else None
            steps = self._in_process(lambda: self.live(path, story), last)
            self.lives += 1
            if steps is not None:
                outcome.steps.append(steps)
                break
            self._clock.advance(story.gaps[number] if number < len(story.gaps) else SOON)
        self.judge(path, self._ask("messages"), outcome, story)
        return outcome


def judge(path: Path, messages: list[str], outcome: Outcome, articles: int) -> None:
    """Compare what was posted with what the database says of it."""
    posted = Counter(article for content in messages for article in content.split())
    connection = sqlite3.connect(path)
    uncertain = {
        f"A{article}"
        for (article,) in connection.execute(
            "SELECT l.article FROM digest_listed AS l JOIN digest_part AS p ON p.run = l.run AND p.position = l.part"
            " JOIN digest_run AS r ON r.id = l.run WHERE p.state = ? AND r.state = ?",
            (MessageState.UNCERTAIN, RunState.UNCERTAIN),
        )
    }
    ((outcome.open,),) = connection.execute("SELECT count(*) FROM digest_run WHERE state IN ('pending', 'claimed')")
    connection.close()
    outcome.uncertain = len(uncertain)
    for number in range(1, articles + 1):
        count = posted[f"A{number}"]
        outcome.doubled += count > 1
        outcome.lost += count == 0 and f"A{number}" not in uncertain


async def _serve(clock: SharedClock, writing: int) -> None:
    standin = StandIn(clock)

    async def reset(request: web.Request) -> web.Response:
        asked = json.loads(await request.text())
        standin.reset()
        standin.faults.extend(asked["faults"])
        standin.unreadable = asked["unreadable"]
        return web.json_response(None)

    async def kill(_request: web.Request) -> web.Response:
        standin.kill = True
        return web.json_response(None)

    async def messages(_request: web.Request) -> web.Response:
        return web.json_response([message.body["content"] for message in standin.messages])

    app = standin.app()
    app.router.add_post("/control/reset", reset)
    app.router.add_post("/control/kill", kill)
    app.router.add_post("/control/messages", messages)
    _, port = await serve(app)
    os.write(writing, str(port).encode())
    await asyncio.Event().wait()


@dataclass
class Tally:
    """What many stories came to."""

    stories: int = 0
    uncertain: int = 0
    wrong: list[dict[str, Any]] = field(default_factory=list)

    def add(self, story: Story, outcome: Outcome) -> None:
        self.stories += 1
        self.uncertain += outcome.uncertain > 0
        hidden = outcome.uncertain > 0 and not story.unreadable
        if not outcome.is_right or hidden:
            self.wrong.append({"story": repr(story), "outcome": repr(outcome)})


def circumstances(without: str | None = None, days: int = 1) -> Iterator[Story]:
    """The three ways in which a life can go on after a death: soon, later, and later without a look at the channel."""
    yield Story(gaps=(SOON, SOON), without=without, days=days)
    yield Story(gaps=(LATE, LATE), without=without, days=days)
    yield Story(gaps=(LATE, LATE), unreadable=True, without=without, days=days)


def single_points(theatre: Theatre, without: str | None = None, stride: int = 1, days: int = 1) -> Tally:
    """Kill at every step once."""
    tally = Tally()
    for base in circumstances(without, days):
        steps = theatre.play(base).steps[0]
        for step in range(0, steps, stride):
            story = replace(base, kills=(step,))
            tally.add(story, theatre.play(story))
    return tally


def sends(theatre: Theatre, without: str | None = None) -> Tally:
    """Kill when a message was made and nobody was told: where an archive alone cannot know."""
    tally = Tally()
    for base in circumstances(without):
        for made in range(A_DAY // A_PART):
            story = replace(base, kills=(-1 - made,))
            tally.add(story, theatre.play(story))
    return tally


def stalls(theatre: Theatre, without: str | None = None) -> Tally:
    """Stall before each send of a day."""
    tally = Tally()
    for send in range(2):
        story = Story(stall=send, without=without)
        tally.add(story, theatre.play(story))
    return tally


def pairs(theatre: Theatre) -> Tally:
    """Kill at every step, and the next life at every step of it."""
    tally = Tally()
    bases = list(circumstances())
    steps = theatre.play(bases[0]).steps[0]
    for first in range(steps):
        for second in range(steps):
            base = bases[(first + second) % len(bases)]
            story = replace(base, kills=(first, second), gaps=(base.gaps[0], bases[second % 2].gaps[0]))
            outcome = theatre.play(story)
            tally.add(story, outcome)
            if outcome.steps and len(outcome.steps) == 1 and outcome.steps[0] <= second and first + 1 < steps:
                break  # the second life has no such step any more
    return tally


def created(theatre: Theatre, stride: int = 1) -> Tally:
    """Kill at every step of creating several digests with one command, until it survives."""
    tally = Tally()
    for step in range(0, MOST_TICKS, stride):
        died, new = theatre.create(step)
        tally.stories += 1
        if new not in ({0, len(TOGETHER)} if died else {len(TOGETHER)}):
            tally.wrong.append({"step": step, "died": died, "digests": new})
        if not died:
            break
    return tally


def random_stories(theatre: Theatre, count: int, seed: int) -> Tally:
    """Kill anywhere, up to four times, while requests fail in every way."""
    tally = Tally()
    chance = random.Random(seed)  # noqa: S311
    for _ in range(count):
        deaths = chance.randrange(5)
        story = Story(
            kills=tuple(chance.randrange(90) for _ in range(deaths)),
            gaps=tuple(chance.choice((0.5, 5.0, 40.0, 59.0, 61.0, 95.0, 600.0, 7_200.0)) for _ in range(deaths)),
            faults=tuple(chance.choice((None, None, *FAULTS)) for _ in range(chance.randrange(12))),
            unreadable=chance.random() < 0.2,
            days=2,
        )
        tally.add(story, theatre.play(story))
    return tally


def main() -> int:
    """Play what was asked for, print the figures, and tell whether all was right."""
    parser = argparse.ArgumentParser(prog="python -m tests.digest.crashing")
    parser.add_argument("--points", action="store_true")
    parser.add_argument("--pairs", action="store_true")
    parser.add_argument("--sends", action="store_true")
    parser.add_argument("--stalls", action="store_true")
    parser.add_argument("--created", action="store_true")
    parser.add_argument("--random", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--days", type=int, default=1)
    parser.add_argument("--stride", type=int, default=1)
    parser.add_argument("--without", choices=("nonce", "intent", "lease"))
    args = parser.parse_args()
    arm()
    right = True
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
        theatre = Theatre(Path(folder))
        try:
            plays: dict[str, Callable[[], Tally]] = {}
            if args.points:
                plays["points"] = lambda: single_points(theatre, args.without, args.stride, args.days)
            if args.sends:
                plays["sends"] = lambda: sends(theatre, args.without)
            if args.stalls:
                plays["stalls"] = lambda: stalls(theatre, args.without)
            if args.pairs:
                plays["pairs"] = lambda: pairs(theatre)
            if args.created:
                plays["created"] = lambda: created(theatre, args.stride)
            if args.random:
                plays["random"] = lambda: random_stories(theatre, args.random, args.seed)
            for name, play in plays.items():
                began, lives = time.monotonic(), theatre.lives
                tally = play()
                figures = {
                    "what": name,
                    "stories": tally.stories,
                    "lives": theatre.lives - lives,
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


def arm() -> None:
    """Make steps of statements, in this process and those forked from it; what goes wrong on purpose is not logged."""
    logging.disable()
    connect_ = sqlite3.connect
    sqlite3.connect = lambda *arguments, **named: connect_(*arguments, factory=Statements, **named)  # type: ignore[assignment]


if __name__ == "__main__":
    sys.exit(main())
