"""An archive with rows in every table."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from bot.app import open_services
from bot.archive.digests import (
    DigestPart,
    Frozen,
    Listed,
    NewDigest,
    Plan,
    Role,
    RunKind,
    RunState,
    Schedule,
)
from bot.archive.feeds import NewFeed
from bot.archive.held_pages import NewHeldPage
from bot.archive.messages import MessageState
from bot.archive.model import GuildSettings, QuotedMessage
from bot.archive.stored import SourceRecord
from bot.archive.stories import SetApart
from bot.articles.model import SHARED, ArticleKey, Scope
from bot.config import read_settings
from bot.loading import Loader
from bot.loading.pages.read_page import Splitter
from bot.runtime.clock import SystemClock
from bot.segmentation import SegmentedPage, segment

if TYPE_CHECKING:
    from pathlib import Path

    from bot.app import Services
    from bot.archive.protocols import Archive

GUILD: Final = 4_711
NOW: Final = datetime(2026, 3, 1, 8, tzinfo=UTC)
_LEASE: Final = timedelta(minutes=5)

_REPRINT: Final = """# Divers look at eleven bridges

By Ada Example

The survey, which the ministry had kept back since the spring, names eleven bridges that were built in the same decade
and of the same steel, and asks for each of them to be closed to lorries until divers have seen the piers on Tuesday.

Two of the bridges carry the only road to the islands, and their mayors asked in vain for a ferry in the meantime.
"""


async def make(path: Path, pages: Path) -> None:
    """Make it at `path`, of the pages in a folder."""
    async with open_services(read_settings(), SystemClock(), path) as services:
        await services.loader.load([pages])
        own = path.with_name("own.md")
        own.write_text("# Okapi\n\nBy Ada Example\n\nAn okapi sleeps in the harbor garden. Nobody wakes it.\n")
        lines = path.with_name("own.md.boundaries")
        lines.write_text("1\n")
        await services.loader.load([own], scope=Scope(GUILD))
        again = path.with_name("again.md")
        again.write_text(_REPRINT)
        other = path.with_name("other.md")
        other.write_text(_REPRINT.replace("Tuesday", "Monday"))
        await services.loader.load([again], source="The Lantern")
        await services.loader.load([other], source="The Other Lantern")
        doubted = [path.with_name(f"doubted{number}.md") for number in range(3)]
        for number, page in enumerate(doubted):
            page.write_text(f"# Tapir {number}\n\nBy Ada Example\n\nA tapir of {number} summers swims in the moat.\n")
        await Loader(services.archive, Splitter("doubtful", _in_doubt)).load(doubted, scope=Scope(GUILD))
        await _articles(services)
        await _guild(services.archive)
        await _digests(services.archive)
        await services.archive.writer.settle()


def _in_doubt(page: bytes, **more: Any) -> SegmentedPage:
    found = segment(page, **more)
    doubted = [replace(one, text=replace(one.text, certainty=0.31)) for one in found.articles]
    return replace(found, articles=tuple(doubted))


async def _articles(services: Services) -> None:
    archive = services.archive
    looked_at, *_ = await archive.pages.unsure((Scope(GUILD),), limit=100)
    await archive.pages.look_at(looked_at.scope, looked_at.checksum, NOW)
    async with archive.writer.storing(SHARED) as storing:
        await storing.keep_records([SourceRecord("https://example.org/feed", f"id {n}", "x", n) for n in range(1, 9)])
        await storing.mark_before([1, 2, 3])
    await archive.writer.remove([ArticleKey(SHARED, number) for number in (10, 11)])
    await archive.stories.set_apart(GUILD, ArticleKey(SHARED, 6), SetApart(99, NOW))


async def _guild(archive: Archive) -> None:
    chosen = GuildSettings(prefix="?", zone="Asia/Taipei", command_channels=frozenset({5, 6}))
    await archive.settings.change_guild_settings(GUILD, GuildSettings(), chosen)
    await archive.settings.change_guild_settings(GUILD, chosen, replace(chosen, prefix="!"))
    await archive.settings.keep_note("welcome:4711", "told")
    for number in range(3):
        await archive.searches.keep_search(GUILD, f"harbor {number}", literal=False, now=NOW)
        address = f"https://example.org/{number}.xml"
        await archive.feeds.add(NewFeed(Scope(GUILD), address, f"Feed {number}", 99), NOW, pace=3_600.0)
        message = QuotedMessage(GUILD, 5, 4, 100 + number, ArticleKey(SHARED, 1 + number), f"A{1 + number}.p1", NOW)
        await archive.quoted.keep_quoted(message)
    for number in range(3):
        page = f"# Page {number}\n\nWords that wait for somebody to say how to cut them.\n" * 40
        held = await archive.held_pages.hold(NewHeldPage(GUILD, 99, f"{number}.md", page.encode(), NOW))
        if held is None:
            raise AssertionError("a file that nobody may hold")
        if number:
            await archive.held_pages.asked(GUILD, held, channel=5, message=200 + number)
    await archive.usage.use(GUILD, NOW.date(), 12_345)
    await archive.holdings.depart([4_712], NOW)


async def _digests(archive: Archive) -> None:
    new = NewDigest(GUILD, 5, 99, Schedule(time(8), "Asia/Taipei"), "harbor", cursor={SHARED: 3, Scope(GUILD): 0})
    for number in range(3):
        digest = await archive.digests.subscriptions.create(new, NOW, next_due=NOW + timedelta(days=number))
        day = date(2026, 3, 1 + number)
        plan = Plan(digest.key, day.isoformat(), RunKind.SCHEDULED, (day,), NOW, f"token {number}")
        (run,) = await archive.digests.planning.plan([plan])
        claim = await archive.digests.runs.claim(run.id, NOW, lease=_LEASE)
        if claim is None:
            raise AssertionError("a run that nobody may have")
        parts = tuple(DigestPart(n, {"content": f"part {n} " * 30}, f"nonce{n}", f"marker{n}") for n in range(2))
        listed = tuple(Listed(n, ArticleKey(SHARED, 4 + n), 1, Role.SHOWN, n) for n in range(2))
        await archive.digests.messages.freeze(claim, Frozen(5, parts, listed, {SHARED: 8}, {"loaded": 5}))
        if number < 2:
            await archive.digests.messages.intend(claim, 0, NOW)
            await archive.digests.messages.settle(claim, 0, MessageState.SENT, 1_000 + number)
        if number < 1:
            await archive.digests.runs.finish(claim, RunState.FAILED, NOW, "forbidden")
