"""Archives that differ only in what is not ours to see, and everything that can be asked of one from a guild.

What a guild is answered must be the same whatever another guild holds: its words, its numbers, its existence. So two
worlds are made, alike in the shared archive and in one guild, and unlike in the other; every door is opened in both.
"""

from __future__ import annotations

import json
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

from bot.app import open_services
from bot.archive.announcements import NewAnnouncement
from bot.archive.board_exports import BoardExport, ExportedEntry
from bot.archive.boards import BoardKey, NewEntry
from bot.archive.digests import DigestKey, DigestOptions, NewDigest, Schedule, WhenEmpty
from bot.archive.model import Field, QuotedMessage
from bot.archive.rss_addresses import RssKey, RssKind
from bot.archive.stored import SourceRecord
from bot.archive.watches import NewWatch, WatchKey
from bot.articles.model import SHARED, ArticleKey, Scope, scopes_of
from bot.articles.references import parse_reference
from bot.config import read_settings
from bot.errors import BroadsheetError
from bot.library.exporting import Exporter
from bot.search.sessions import SearchSessions
from bot.timelines import Place
from tests.archive.making import lay_empty
from tests.fakes.articles import BEGINNING
from tests.fakes.clock import FakeClock

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Mapping, Sequence
    from pathlib import Path

    from bot.app import Services

OURS, THEIRS = 11, 22
RSS_READER = 33
CANARY = {SHARED.guild: "openlemur", OURS: "firstquokka", THEIRS: "secondwombat"}

STORIES = (
    "The {word} harbor will close before the summer, the council said, and the {word} cranes move to the terminal.",
    "Readers of the {word} library collected four thousand signatures against its move to the shopping mall.",
    "The county will borrow less next year, the {word} treasurer told the assembly on Monday in a long session.",
    "Fishermen who moor beneath the {word} pier want to know where their boats will lie in the typhoon season.",
    "市府昨日宣布，舊港區的{word}碼頭將在夏天以前關閉，因為木樁遭到蟲蛀，起重機也無法再投保。",
)

TIES = ("to the terminal", "shopping mall", "borrow less", "moor beneath", "無法再投保")
THEIR_TIES = ("before the summer", "four thousand signatures", "long session", "typhoon season", "遭到蟲蛀")
"""What aliases tie to "harbor master", by story: everybody's articles have it."""

WIRE = (
    "The survey, which the ministry had kept back since the spring, names eleven bridges that were built in the same"
    " decade and of the same steel, and asks for each of them to be closed to lorries until divers have seen the piers."
)
"""What every page ends with, so that all tell one story, whoever holds them."""


@dataclass(frozen=True, slots=True)
class World:
    """Which stories each guild holds (and 0, the shared archive), in the order in which they are loaded."""

    stories: Mapping[int, Sequence[int]]
    digests: Mapping[int, int] = field(default_factory=dict[int, int])

    @property
    def queries(self) -> list[str]:
        """What is asked: everybody's words, whole, begun, misspelt, as a phrase, as an author, and common ones."""
        asked = [
            "harbor master",
            '"harbor master"',
            'author:"harbor master"',
            "harbor",
            "the council",
            "碼頭",
            "-nothing the",
            "is:full",
            "anything at all",
        ]
        for word in CANARY.values():
            begun, misspelt = f"{word[:6]}*", f"{word[:-1]}x"
            asked += [
                word,
                begun,
                misspelt,
                f'"the {word}"',
                f"author:{word}",
                f"source:{word}",
                f"title:{word} harbor",
            ]
        return asked


def page(guild: int, number: int, story: int) -> str:
    word = CANARY[guild]
    said = "\n\n".join((STORIES[story].format(word=word), WIRE, f"A paragraph of {word} ends it."))
    return f"# {word.title()} report {number}\n\nBy {word.title()} Writer\n\n{said}\n"


@asynccontextmanager
async def living(world: World, folder: Path) -> AsyncIterator[Services]:
    """Make the world and yield the services over it."""
    folder.mkdir()
    async with open_services(read_settings(), FakeClock(), await lay_empty(folder / "a.db")) as services:
        for guild, stories in world.stories.items():
            for number, story in enumerate(stories):
                file = folder / f"{CANARY[guild]}{number}.md"
                file.write_text(page(guild, number, story), encoding="utf-8")
                await services.loader.load([file], scope=Scope(guild), source=f"The {CANARY[guild]} Times")
                file.unlink()
            if stories:
                async with services.archive.writer.storing(Scope(guild)) as storing:
                    await storing.keep_records([SourceRecord(f"feed of {CANARY[guild]}", "17", "", 1)])
        for guild, count in world.digests.items():
            for number in range(count):
                await services.digests.create(_digest(guild, number))
            if count:
                await services.digests.create(replace(_digest(guild, count), channel=0, reader=READER))
        for guild in world.stories:
            for story in dict.fromkeys(world.stories[guild]):
                names = ["harbor master", f"{CANARY[guild]} tied", (THEIR_TIES if guild == THEIRS else TIES)[story]]
                await services.archive.aliases.add(guild, names, BEGINNING)
            await _put_up_board(services, world, guild)
            if world.digests.get(guild):
                quoted = QuotedMessage(guild, 5, None, guild * 10, ArticleKey(SHARED, 1), "A1", BEGINNING)
                await services.archive.quoted.keep_quoted(quoted)
        await _edit_what_is_quoted(services, world, folder)
        yield services


async def _edit_what_is_quoted(services: Services, world: World, folder: Path) -> None:
    """Let each guild quote the first shared article, edit that, and plan what each is told of it."""
    key, guilds = ArticleKey(SHARED, 1), [guild for guild in world.stories if guild != SHARED.guild]
    if not world.stories.get(SHARED.guild):
        return
    # Each quotes other passages in other channels, so that whoever is told of another's sees it.
    quotes = [
        QuotedMessage(guild, 5 + number, None, guild * 10 + number, key, f"A1.p{1 + (guild == THEIRS)}.s1", BEGINNING)
        for guild in guilds
        for number, _ in enumerate(world.stories[guild])
    ]
    for one in quotes:
        await services.archive.quoted.keep_quoted(one)
    word = CANARY[SHARED.guild]
    file = folder / f"{word}0.md"
    edited = page(SHARED.guild, 0, world.stories[SHARED.guild][0]).replace("eleven bridges", "twelve bridges")
    file.write_text(edited, encoding="utf-8")
    await services.loader.load([file], scope=SHARED, source=f"The {word} Times")
    file.unlink()
    for due in await services.archive.announcements.due(limit=9):
        new = [NewAnnouncement(5, one, due.version, f"{CANARY[one.guild]} token") for one in quotes]
        await services.archive.announcements.plan(due, new, again=[], now=BEGINNING)


async def _put_up_board(services: Services, world: World, guild: int) -> None:
    if guild == SHARED.guild:
        return
    for channel in range(len(world.stories[guild])):
        await services.archive.watches.create(NewWatch(guild, guild, CANARY[guild], "UTC", channel=channel), BEGINNING)
    board = await services.archive.boards.create(guild, f"{CANARY[guild]} board", guild, BEGINNING)
    for number in range(1, len(world.stories[guild]) + 1):
        thing = RssKey(guild, RssKind.BOARD, 1) if number == 1 else RssKey(guild, RssKind.WATCH, number)
        await services.archive.rss.create(thing, RSS_READER, f"{CANARY[guild]} hash {number}", BEGINNING)
    for story in dict.fromkeys(world.stories[guild]):
        entry = NewEntry(f"G{story + 1}.p1", CANARY[guild], guild, note=f"{CANARY[guild]} note")
        await services.archive.boards.add(board.key, [entry], BEGINNING)
    held = ExportedEntry("G1.p1", 1, CANARY[guild], "verbatim", ((guild, CANARY[guild]),))
    await services.archive.board_exports.keep_exported(BoardExport(board.key, BEGINNING, (held,)))
    await services.archive.board_shares.share(board.key, guild * 10, None, f"{CANARY[guild]} token", BEGINNING)


READER = 77
"""Somebody who is in every guild."""


def _digest(guild: int, number: int) -> NewDigest:
    options = DigestOptions(when_empty=WhenEmpty.ARCHIVE)
    unread = {SHARED: 0, Scope(guild): 0}
    return NewDigest(guild, 5, guild + number, Schedule(time(8), "UTC"), "", options, unread)


async def everything(services: Services, guild: int | None, world: World, kept: Sequence[str]) -> dict[str, str]:
    """Return what each door answers in `guild`, or in a direct message; `kept` are tokens of somebody's searches."""
    scopes, answers = scopes_of(guild), dict[str, str]()
    desk = SearchSessions(services.archive, services.search, services.clock)
    search, quotation, articles = services.search, services.quotation, services.archive.articles

    async def ask(door: str, answer: Awaitable[Any]) -> None:
        try:
            answers[door] = repr(await answer)
        except BroadsheetError as error:
            answers[door] = f"{type(error).__name__} {error}"

    for query in world.queries:
        await ask(f"search {query}", desk.ask(guild, query, zone="UTC"))
        await ask(f"about {query}", search.about(scopes, f"They talked of {query} and of {query} for long."))
        await ask(f"find {query}", quotation.find(scopes, query))
        await ask(f"verify {query}", quotation.verify(scopes, f"Readers of the {query} library collected four"))
        await ask(f"offered {query}", quotation.offered(scopes, f"{query} report"))
        typed = query.split()[0].strip('"')
        for scope in scopes:  # what is new is read behind the first keystroke; here, before it
            await search._headlines.refresh(scope)
            await search._names.refresh(scope)
            await search._other_names.refresh(scope)
        answers[f"typed {query}"] = repr(
            (
                search.headlines(scopes, typed),
                search.titles(scopes, typed),
                search.names(scopes, Field.AUTHOR, typed),
                search.names(scopes, Field.SOURCE, typed),
            )
        )
    await _timelines(ask, services, guild)
    for token in kept:
        await ask(f"kept {token}", desk.again(guild, token, zone="UTC", offset=0))
        await ask(f"why {token}", desk.explain(guild, token, zone="UTC", offset=0))
    for number in range(1, 5):
        for letter in "AG":
            await _read(ask, services, guild, f"{letter}{number}")
    if guild != THEIRS:
        await ask("related to theirs", search.related(scopes, ArticleKey(Scope(THEIRS), 1)))
    await ask("newest", services.reading.newest(scopes, offset=0, limit=50))
    await ask("counts", articles.counts(scopes))
    await ask("sources", articles.sources(scopes, limit=50))
    await ask("loaded since", articles.loaded_since(scopes, [BEGINNING]))
    await ask("histories", articles.histories(scopes[-1], after=0, limit=50))
    drawn = [await articles.random(scopes) for _ in range(12)]
    answers["random"] = repr({card.key.scope in scopes for card in drawn if card})
    await ask("exported", _exported(services, guild))
    if guild is not None:
        await _digests(ask, services, guild)
    return answers


async def _timelines(ask: Any, services: Services, guild: int | None) -> None:
    for query in ("harbor", "is:full", *CANARY.values()):
        await ask(f"timeline {query}", services.timelines.of_query(guild, query, Place(), "UTC"))
        await ask(f"figures {query}", services.timelines.figures_of_query(guild, query, "UTC"))


async def _read(ask: Any, services: Services, guild: int | None, written: str) -> None:
    try:
        reference = parse_reference(written, guild)
    except BroadsheetError as error:
        await ask(f"reference {written}", _raise(error))
        return
    scopes = scopes_of(guild)
    await ask(f"article {written}", services.reading.article(reference))
    await ask(f"card {written}", services.reading.card(reference))
    await ask(f"quote {written}", services.quotation.quote(reference))
    await ask(f"cite {written}", services.quotation.cite(reference))
    await ask(f"related {written}", services.search.related(scopes, reference.key))
    await ask(f"timeline {written}", services.timelines.of_article(guild, reference.key, Place()))
    await ask(f"story {written}", services.stories.told(guild, reference.key))
    await ask(f"also {written}", services.stories.also(scopes, [reference.key]))


async def _exported(services: Services, guild: int | None) -> list[bytes]:
    exporter = Exporter(services.archive, services.clock)
    scope = scopes_of(guild)[-1]
    return [*await exporter.first_lines(scope), *[line async for lines in exporter.lines(scope) for line in lines]]


async def _stands(services: Services, key: BoardKey) -> list[tuple[int, str]]:
    return [(one.channel, one.token) for one in await services.archive.board_shares.of_board(key)]


async def _told(services: Services, guild: int, key: ArticleKey) -> list[tuple[str, str, int]]:
    told = await services.archive.announcements.recent(guild, key, since=BEGINNING - timedelta(days=1))
    return [(one.token, one.reference, one.quoted) for one in told]


async def _tied(services: Services, guild: int) -> list[tuple[str, ...]]:
    return [alias.names for alias in await services.library.aliases.of_guild(guild)]


async def _raise(error: BroadsheetError) -> None:
    raise error


async def _digests(ask: Any, services: Services, guild: int) -> None:
    archive, now = services.archive, services.clock.now()
    await ask("digests", archive.digests.subscriptions.of_guild(guild))
    await ask("own digests", archive.digests.subscriptions.of_reader(guild, READER))
    for number in (1, 2):
        await ask(f"digest {number}", services.digests.get(DigestKey(guild, number)))
    for subscription in await archive.digests.subscriptions.of_guild(guild):
        key = subscription.key
        await ask(f"composed {key.number}", services.composer.compose(subscription, now, [date(2026, 1, 1)]))
    await ask("counted", services.composer.count(guild, "the", now, "UTC"))
    await ask("statistics", services.library.statistics(guild))
    await ask("library sources", services.library.sources(guild, limit=50))
    await ask("aliases", _tied(services, guild))
    await ask("boards", archive.boards.boards(guild))
    for number in (1, 2):
        await ask(f"board {number}", archive.boards.entries(BoardKey(guild, number)))
        await ask(f"board {number} exported", archive.board_exports.exported(BoardKey(guild, number)))
        await ask(f"board {number} stands", _stands(services, BoardKey(guild, number)))
    await ask("watches", archive.watches.watches(guild))
    for number in range(1, 6):
        await ask(f"watch {number}", archive.watches.watch(WatchKey(guild, number)))
        await ask(f"found {number}", archive.watches.finds(WatchKey(guild, number)))
    await ask("rss", archive.rss.of_person(guild, RSS_READER))
    long_ago, key = BEGINNING - timedelta(days=1), ArticleKey(SHARED, 1)
    await ask("told of changes", _told(services, guild, key))
    await ask("changed", archive.quoted.quoted_of_changed(guild, since=long_ago, limit=99))
    await ask("changes", services.changes.since_quoted(guild, lambda _: True))
    await ask("settings", archive.settings.guild_settings(guild))
    await ask("quoted", archive.quoted.quoted(guild, [ArticleKey(SHARED, 1)], now=now))


async def loading(services: Services, folder: Path, guild: int, world: World) -> str:
    """Load what everybody has once more into one guild, also as lines with ids, and return the report."""
    files: list[Path] = []
    for whose, stories in world.stories.items():
        for number, story in enumerate(stories):
            # Under the names, texts and ids that another guild may have loaded.
            file = folder / f"{CANARY[whose]}{number}.md"
            file.write_text(page(whose, number, story), encoding="utf-8")
            files.append(file)
    lines = folder / "lines.jsonl"
    lines.write_text("".join(json.dumps({"id": n, "text": STORIES[n].format(word="open")}) + "\n" for n in range(3)))
    report = await services.loader.load([*files, lines], scope=Scope(guild))
    return repr((report.loaded, report.updated, report.unchanged, report.rejected_count))
