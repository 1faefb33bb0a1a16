"""Pages that may be cut wrong: the question before a file is stored, *Split differently*, undo, and splitting again."""

from __future__ import annotations

import io
import zipfile
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any

import discord

from bot.archive.held_pages import NewHeldPage
from bot.articles.model import ArticleKey, Scope
from bot.errors import SourceError
from bot.guilds.settings import Setting
from bot.library.page_division import PageDivision
from bot.library.polling import FeedPoller
from bot.library.quotas import Quotas
from bot.library.service import LibraryService
from bot.loading import Loader, RawPage
from bot.loading.web import WebLoader
from bot.loading.workers.pool import Threads
from bot.sources import Fetcher
from cogs.library.page_desk import PageDesk
from tests.fakes.newsroom import buttons_of, components, newsroom, private_answer, text_of
from tests.loading.splitters import AS_ONE, IN_DOUBT
from tests.sources.pages import stories as s

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    import pytest

    from bot.app import Services
    from bot.loading.pages.read_page import Splitter
    from tests.fakes.newsroom import Newsroom

STORIES = (s.TOLL, s.FERRY, s.GLACIER)
PAGE = "\n\n".join(f"## {one.headline}\n\n" + "\n\n".join(one.paragraphs) for one in STORIES)
FILE = [("weekly.md", f"# The Valley Weekly\n\n{PAGE}\n".encode())]


@asynccontextmanager
async def doubting(services: Services, splitter: Splitter = IN_DOUBT) -> AsyncIterator[Newsroom]:
    """A newsroom whose splitter is another than the program's own."""
    fetcher = Fetcher(services.clock)
    web = WebLoader(services.archive, fetcher, services.clock, Threads())
    quotas = Quotas(services.archive.usage, services.clock)
    poller = FeedPoller(services.archive.feeds, web, quotas, services.clock, Random(7))  # noqa: S311
    library = LibraryService(
        services.archive, Loader(services.archive, splitter), web, poller, quotas, services.clock,
        services.library.room, online=False, apart=False,
    )  # fmt: skip
    try:
        async with newsroom(replace(services, library=library), check_errors=False) as room:
            yield room
    finally:
        await library.close()


async def add(room: Newsroom, files: list[tuple[str, bytes]] = FILE) -> Any:
    await room.morgan.send(room.channel, "!library add", attachments=files)
    return room.last


def labelled(message: Any, words: str) -> str:
    """Return the id of the button whose label begins so."""
    return next(custom_id for label, custom_id in buttons_of(message).items() if label.startswith(words))


def menu_of(message: Any) -> dict[str, Any]:
    return next(item for item in components(message) if item["type"] == 3)


async def press(room: Newsroom, words: str, *, on: Any = None) -> Any:
    message = room.last if on is None else on
    await room.morgan.click(message, custom_id=labelled(message, words))
    return fresh(room, message)


def fresh(room: Newsroom, message: Any) -> Any:
    return next(one for one in room.channel.history() if one.id == message.id)


async def press_old(room: Newsroom, custom_id: str, *, channel: Any = None, by: Any = None) -> Any:
    """Press a button that an earlier message had; return what the presser alone is told."""
    there: Any = room.bot.get_channel((channel or room.channel).id)
    view: Any = discord.ui.View()
    view.add_item(discord.ui.Button(custom_id=custom_id, label="old"))
    message = await there.send(view=view)
    return private_answer(await (by or room.morgan).click(message, custom_id=custom_id))


async def own(room: Newsroom) -> int:
    return (await room.services.archive.articles.counts((Scope(room.guild.id),))).articles


async def test_a_file_that_may_be_cut_wrong_waits_for_an_answer(empty_services: Services) -> None:
    async with doubting(empty_services) as room:
        question = await add(room)
        said = text_of(question)
        assert "How should I split weekly.md?" in said
        assert "3 articles" in said
        assert s.FERRY.headline in said
        assert await own(room) == 0
        stored = await press(room, "Store these 3 articles")
        assert "3 articles added" in text_of(stored)
        assert await own(room) == 3
        assert "was sure of all" in text_of(await room.say("!library unsure", by=room.morgan))
        # The question is over: whoever still sees its buttons is told.
        told = await press_old(room, labelled(question, "Store as one"))
        assert "This question is closed" in text_of(told)


async def test_a_file_is_stored_as_one_or_at_lines_or_not_at_all(empty_services: Services) -> None:
    async with doubting(empty_services) as room:
        await add(room)
        assert "1 article added" in text_of(await press(room, "Store as one article"))
        await add(room, [("b.md", FILE[0][1].replace(b"Weekly", b"Monthly"))])
        assert "I didn't store anything from **b.md**" in text_of(await press(room, "Don't store it"))
        third = await add(room, [("c.txt", b"\n".join(f"The {n} harbor opened today.".encode() for n in range(9)))])
        for typed, wrong in (("4 x", "Type line numbers"), ("0", "Type line numbers"), ("4 99", "There's no line 99")):
            form = await room.morgan.click(third, custom_id=labelled(third, "At these lines"))
            told = private_answer(await room.morgan.submit_modal(form, {"lines": typed}))
            assert wrong in text_of(told)
        form = await room.morgan.click(third, custom_id=labelled(third, "At these lines"))
        await room.morgan.submit_modal(form, {"lines": "4, 7"})
        assert "3 articles added" in text_of(fresh(room, third))
        assert await own(room) == 4


async def test_another_way_is_chosen_from_the_menu(empty_services: Services) -> None:
    async with doubting(empty_services) as room:
        question = await add(room)
        menu = menu_of(question)
        assert [option["label"] for option in menu["options"]][:2] == ["One article", "At headings · 3 articles"]
        await room.morgan.select(question, [menu["options"][1]["value"]], custom_id=menu["custom_id"])
        assert "3 articles added" in text_of(fresh(room, question))


async def test_without_an_answer_nothing_is_stored_and_it_says_so(empty_services: Services) -> None:
    async with doubting(empty_services) as room:
        question = await add(room)
        await room.env.advance_time(timedelta(hours=20).total_seconds())
        assert "How should I split" in text_of(fresh(room, question))
        await room.restart()
        await room.env.advance_time(timedelta(hours=5).total_seconds())
        assert "No one answered within a day" in text_of(fresh(room, question))
        assert await own(room) == 0
        assert await room.services.archive.held_pages.overdue(room.services.clock.now()) == ()


async def test_a_file_that_nobody_can_be_asked_about_is_stored_and_listed_as_unsure(
    empty_services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refused(*_: object) -> object:
        raise SourceError("loading-busy")

    monkeypatch.setattr(PageDesk, "_question", refused)
    async with doubting(empty_services) as room:
        assert "try again" in text_of(await add(room)).lower()
        assert await own(room) == 3
        assert "weekly.md · 3 articles, 31 % sure" in text_of(await room.say("!library unsure", by=room.morgan))
        assert await room.services.archive.held_pages.next_until() is None


async def test_a_file_about_which_the_bot_ended_before_it_could_ask_is_not_lost(empty_services: Services) -> None:
    async with doubting(empty_services) as room:
        until = room.services.clock.now() + timedelta(hours=1)
        new = NewHeldPage(room.guild.id, room.morgan.id, *FILE[0], until)
        assert await room.services.archive.held_pages.hold(new) is not None
        await room.restart()
        await room.env.advance_time(timedelta(hours=2).total_seconds())
        assert await own(room) == 3
        assert "weekly.md · 3 articles, 31 % sure" in text_of(await room.say("!library unsure", by=room.morgan))
        assert await room.services.archive.held_pages.next_until() is None


async def test_a_file_that_cannot_be_stored_for_the_moment_is_stored_a_minute_later(
    empty_services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = [SourceError("loading-busy")]
    store = PageDivision.store_unasked

    async def busy_once(division: PageDivision, guild: int, number: int) -> None:
        if failures:
            raise failures.pop()
        await store(division, guild, number)

    monkeypatch.setattr(PageDivision, "store_unasked", busy_once)
    async with doubting(empty_services) as room:
        until = room.services.clock.now() + timedelta(hours=1)
        await room.services.archive.held_pages.hold(NewHeldPage(room.guild.id, room.morgan.id, *FILE[0], until))
        await room.restart()
        await room.env.advance_time(timedelta(hours=2).total_seconds())
        assert not failures
        assert await own(room) == 3


async def test_what_comes_in_a_zip_is_stored_and_listed_as_unsure(empty_services: Services) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(*FILE[0])
    async with doubting(empty_services) as room:
        said = text_of(await add(room, [("pages.zip", packed.getvalue())]))
        assert "3 articles added" in said
        assert "weekly.md · 3 articles, 31 % sure" in said
        assert "1 page may be split wrong" in text_of(await room.say("!status", by=room.morgan))
        listed = await room.say("!library unsure", by=room.morgan)
        menu = menu_of(listed)
        await room.morgan.select(listed, [menu["options"][0]["value"]], custom_id=menu["custom_id"])
        page = fresh(room, listed)
        assert "I'm not sure this page is split right" in text_of(page)
        assert "stays as it is" in text_of(await press(room, "It's split right", on=page))
        assert "may be split wrong" not in text_of(await room.say("!status", by=room.morgan))


async def test_a_page_is_split_differently_and_back_and_references_keep_working(empty_services: Services) -> None:
    async with doubting(empty_services, AS_ONE) as room:
        added = await add(room)
        assert "1 article added" in text_of(added)
        page = await press(room, "Split differently", on=added)
        menu = menu_of(page)
        three = next(one["value"] for one in menu["options"] if one["label"] == "At headings · 3 articles")
        await room.morgan.select(page, [three], custom_id=menu["custom_id"])
        done = fresh(room, page)
        assert "is now 3 articles" in text_of(done)
        assert s.TOLL.paragraphs[0][:40] in text_of(await room.say("!article G2"))
        undone = await press(room, "Undo", on=done)
        assert "is now one article" in text_of(undone)
        assert await own(room) == 1
        assert s.TOLL.paragraphs[0][:40] in text_of(await room.say("!quote G2.p1"))
        told = await press_old(room, labelled(done, "Undo"))
        assert "split again since" in text_of(told)


async def test_it_can_be_undone_for_a_day(empty_services: Services) -> None:
    async with doubting(empty_services) as room:
        await add(room)
        added = await press(room, "Store these")
        page = await press(room, "Split differently", on=added)
        await room.morgan.select(page, ["one"], custom_id=menu_of(page)["custom_id"])
        await room.env.advance_time(timedelta(hours=25).total_seconds())
        told = private_answer(await room.morgan.click(page, custom_id=labelled(fresh(room, page), "Undo")))
        assert "too late" in text_of(told)


async def test_no_digest_tells_of_articles_that_were_only_cut_otherwise(empty_services: Services) -> None:
    async with doubting(empty_services, AS_ONE) as room:
        page = await press(room, "Split differently", on=await add(room))
        form = await room.morgan.click(page, custom_id=labelled(page, "At these lines"))
        lines = [n + 1 for n, line in enumerate(FILE[0][1].decode().split("\n")) if line.startswith("## ")]
        await room.morgan.submit_modal(form, {"lines": " ".join(map(str, lines))})
        keys = [ArticleKey(Scope(room.guild.id), number) for number in (1, 2, 3)]
        before = await room.services.archive.articles.came_before(keys)
        assert before == {keys[1], keys[2]}


async def test_the_lines_of_a_page_are_shown_with_their_numbers(empty_services: Services) -> None:
    async with doubting(empty_services) as room:
        shown = await press(room, "Show the lines", on=await add(room))
        assert f"▶ `3` {STORIES[0].headline}" in text_of(shown)
        assert "How should I split" in text_of(await press(room, "◀ Back", on=shown))


async def test_a_servers_pages_are_split_again_after_a_look_at_what_changes(empty_services: Services) -> None:
    async with doubting(empty_services) as room:
        guild = Scope(room.guild.id)
        assert "Splitting this server's pages again would change nothing" in text_of(
            await room.say("!library resegment", by=room.morgan)
        )
        raw = RawPage("weekly.md", "upload:weekly.md", "weekly.md", FILE[0][1])
        await Loader(room.services.archive, AS_ONE).load_page(raw, scope=guild, is_news=True, apart=False)
        assert "An older version split 1 page" in text_of(await room.say("!library"))
        foreseen = await room.say("!library resegment", by=room.morgan)
        assert "One page would be split differently: 1 article would change, 2 would be new" in text_of(foreseen)
        assert await own(room) == 1
        assert "I split this server's pages again" in text_of(await press(room, "Split them again", on=foreseen))
        assert await own(room) == 3


async def test_only_those_who_may_change_the_library_cut_pages(empty_services: Services) -> None:
    async with doubting(empty_services) as room:
        question = await add(room)
        for words in ("Store these", "Store as one", "Don't store", "At these lines"):
            told = private_answer(await room.alice.click(question, custom_id=labelled(question, words)))
            assert "To change the library, you need" in text_of(told)
        for words in ("unsure", "resegment"):
            assert "To change the library, you need" in text_of(await room.say(f"!library {words}"))
        librarians = room.guild.create_role("Librarians")
        await room.bot.choices.change(room.guild.id, Setting.LIBRARY_ROLES, frozenset({librarians.id}))
        libby = room.person("libby", roles=(librarians,))
        await libby.click(question, custom_id=labelled(question, "Store these"))
        assert await own(room) == 3


async def test_the_buttons_of_another_servers_question_lead_nowhere(empty_services: Services) -> None:
    async with doubting(empty_services) as room:
        question = await add(room)
        other = room.env.create_guild("Elsewhere")
        boss = other.create_role("Boss", permissions=discord.Permissions(manage_guild=True))
        carol = other.add_member(room.env.create_user("carol"), roles=[boss])
        elsewhere = other.create_text_channel("general")
        told = await press_old(room, labelled(question, "Store these"), channel=elsewhere, by=carol)
        assert "This question is closed" in text_of(told)
        assert await own(room) == 0
