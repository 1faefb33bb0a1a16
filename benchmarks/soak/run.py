"""Run the bot through a busy day squeezed into minutes, and report what it was like.

    python -m benchmarks.soak.run [--minutes 10] [--guilds 500] [--peak 20] [--passages 20000] [--stacks]

The bot runs as a process of its own, with the real client, on a real archive; Discord is a stand-in on loopback. The
commands of a day come along a day's curve, up to `--peak` a second, and four times as much talk that is none. The
digest of every guild falls due once, the feed of every fifth is read, and new pages appear all day. It prints how long
each command waited for its answer, how long the event loop was held, and how memory, tasks, threads and open files
went; it fails where an answer was lost.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import sys
import tempfile
import time
from collections import Counter
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.search.corpus import Corpus
from benchmarks.soak import payloads
from benchmarks.soak.report import Day, report
from benchmarks.soak.stand_in import StandIn
from benchmarks.soak.traffic import Traffic, rate
from bot.app import open_services
from bot.archive.digests import NewDigest, Schedule
from bot.archive.feeds import NewFeed
from bot.articles.model import Scope
from bot.config import read_settings
from bot.library.polling import FIRST_PACE
from bot.runtime.clock import SystemClock

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Sequence

    from benchmarks.search.corpus import Made
    from benchmarks.soak.traffic import Act

PEOPLE = 4_000
PATIENCE_SECONDS = 15.0
TALK_FOR_A_COMMAND = 4
SECONDS_BETWEEN_PAGES = 10.0
START_SECONDS = 60.0
GUILDS_FOR_A_FEED = 5
_MOST_UNDER_WAY = 400


def main() -> None:
    """Run the day that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--guilds", type=int, default=500)
    parser.add_argument("--peak", type=float, default=20.0)
    parser.add_argument("--passages", type=int, default=20_000)
    parser.add_argument("--probes", type=Path, help="write every probe of the bot's process to this file, a line each")
    parser.add_argument("--stacks", action="store_true", help="tell where threads were while the loop was late")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        day = asyncio.run(_live(args, Path(folder)))
    print(report(day))
    if args.probes:
        args.probes.write_text("".join(f"{json.dumps(probe)}\n" for probe in day.probes), encoding="utf-8")
    if day.lost or day.failed or day.twice:
        sys.exit(1)


async def _live(args: argparse.Namespace, folder: Path) -> Day:
    pages, database = folder / "pages", folder / "archive.db"
    pages.mkdir()
    articles = list(Corpus().articles(args.passages))
    stand_in = StandIn(args.guilds)
    day = Day(guilds=args.guilds, minutes=args.minutes)
    async with AsyncExitStack() as stack:
        port = await stack.enter_async_context(stand_in.serving())
        await _prepare(database, folder, articles, args, port)
        stacks = ["--stacks"] if args.stacks else []
        await stack.enter_async_context(_bot([str(port), str(database), str(pages), *stacks], day))
        await asyncio.wait_for(stand_in.ready.wait(), START_SECONDS)
        publishing = asyncio.create_task(_publish(pages))
        try:
            await _act(stand_in, Traffic(articles), args, day)
        finally:
            publishing.cancel()
    day.digests, day.twice = len(stand_in.posted), sum(stand_in.posted.values()) - len(stand_in.posted)
    day.feeds = len(stand_in.read_feeds)
    day.refused = Counter(stand_in.refused)
    return day


async def _prepare(database: Path, folder: Path, articles: Sequence[Made], args: argparse.Namespace, port: int) -> None:
    """Load the corpus; give every guild a digest that falls due once while the day lasts, and some of them a feed."""
    lines = folder / "corpus.jsonl"
    lines.write_text("\n".join(json.dumps(_record(article)) for article in articles), encoding="utf-8")
    chance, clock = random.Random(3), SystemClock()
    async with open_services(read_settings(_env_file=None), clock, database) as services:
        loaded = await services.loader.load([lines])
        print(f"{loaded.loaded} articles loaded", file=sys.stderr, flush=True)
        for place in range(args.guilds):
            due = clock.now() + timedelta(minutes=1 + chance.uniform(0, max(0.0, args.minutes - 1.5)))
            schedule = Schedule(due.time().replace(second=0, microsecond=0), "UTC")
            guild, channel = payloads.guild_id(place), payloads.channel_id(place)
            new = NewDigest(guild, channel, owner=5, schedule=schedule)
            await services.archive.digests.subscriptions.create(
                new, now=clock.now(), next_due=due.replace(second=0, microsecond=0)
            )
            if place % GUILDS_FOR_A_FEED == 0:
                feed = NewFeed(Scope(guild), f"http://paper{place}.test:{port}/feed", f"Paper {place}", 5)
                await services.archive.feeds.add(feed, clock.now(), pace=FIRST_PACE)


def _record(article: Made) -> dict[str, object]:
    return {"id": article.id, "headline": article.headline, "paragraphs": article.paragraphs,
            "published": article.published}  # fmt: skip


@asynccontextmanager
async def _bot(arguments: Sequence[str], day: Day) -> AsyncGenerator[None]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.soak.probed_bot", *arguments,
        stdout=asyncio.subprocess.PIPE, env=os.environ | {"MALLOC_ARENA_MAX": "2"},  # as the files in deploy/ set it
    )  # fmt: skip
    watching = asyncio.create_task(_watch(process, day))
    try:
        yield
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()
        await watching


async def _watch(process: asyncio.subprocess.Process, day: Day) -> None:
    assert process.stdout is not None
    async for line in process.stdout:
        day.probes.append(json.loads(line))


async def _publish(pages: Path) -> None:
    """Put a page of three new articles into the watched folder, again and again."""
    fresh = Corpus(seed=99).articles(1_000_000)
    for number, article in enumerate(fresh):
        page = "\n\n".join([f"# {article.headline}", *article.paragraphs])
        (pages / f"{number}.md").write_text(page, encoding="utf-8")
        await asyncio.sleep(SECONDS_BETWEEN_PAGES)


async def _act(stand_in: StandIn, traffic: Traffic, args: argparse.Namespace, day: Day) -> None:
    chance, busy, under_way = random.Random(5), set[int](), set[asyncio.Task[None]]()
    began, length = time.perf_counter(), args.minutes * 60
    while (now := time.perf_counter() - began) < length:
        for _ in range(TALK_FOR_A_COMMAND):
            place, author = chance.randrange(args.guilds), payloads.person(chance.randrange(PEOPLE))
            await stand_in.tell("MESSAGE_CREATE", payloads.message(place, author, traffic.talk()))
        free = [place for place in chance.sample(range(args.guilds), min(20, args.guilds)) if place not in busy]
        if free and len(under_way) < _MOST_UNDER_WAY:
            acting = asyncio.create_task(_one(stand_in, traffic.next(), free[0], chance.randrange(PEOPLE), busy, day))
            under_way.add(acting)
            acting.add_done_callback(under_way.discard)
        await asyncio.sleep(chance.expovariate(rate(now / length, args.peak)))
    await asyncio.gather(*under_way)


async def _one(stand_in: StandIn, act: Act, place: int, who: int, busy: set[int], day: Day) -> None:
    author = payloads.person(who)
    busy.add(place)
    try:
        day.waits[act.name].append(await stand_in.ask(*_event(act, place, author), seconds=PATIENCE_SECONDS))
    except TimeoutError:
        day.lost[act.name] += 1
    finally:
        busy.discard(place)


def _event(act: Act, place: int, author: payloads.Payload) -> tuple[str, payloads.Payload]:
    if act.form == "message":
        return "MESSAGE_CREATE", payloads.message(place, author, act.words)
    if act.form == "slash":
        return "INTERACTION_CREATE", payloads.slash(place, author, "search", {"query": act.words})
    typed = {"reference": act.words[:5]}
    return "INTERACTION_CREATE", payloads.slash(place, author, "article", typed, typing="reference")


if __name__ == "__main__":
    main()
