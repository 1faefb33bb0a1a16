"""`!library` as people use it: feeds, pages and files added, looked at, taken out and brought back."""

from __future__ import annotations

import io
import zipfile
from contextlib import asynccontextmanager
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from bot.articles.model import Scope
from bot.guilds.settings import Setting
from bot.library.polling import FeedPoller
from bot.library.quotas import Quotas
from bot.library.rereading import Rereading
from bot.library.service import LibraryService
from bot.loading.web import WebLoader
from bot.loading.workers.pool import Threads
from tests.fakes.newsroom import buttons_of, components, newsroom, private_answer, text_of
from tests.sources.feeds import whole_rss
from tests.sources.pages import stories as s
from tests.sources.pages.layouts_news import semantic
from tests.sources.site import Site, answer, fetcher_for, open_site

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.app import Services
    from tests.fakes.newsroom import Newsroom


@asynccontextmanager
async def connected(services: Services, *, online: bool = True) -> AsyncIterator[tuple[Newsroom, Site]]:
    """A newsroom whose open network is one site."""
    async with open_site() as site, fetcher_for(site) as fetcher:
        # A simulated clock stops at each waking.
        web = WebLoader(services.archive, fetcher, services.clock, Threads())
        clock, quotas = services.clock, Quotas(services.archive.usage, services.clock)
        poller = FeedPoller(services.archive.feeds, web, quotas, clock, Random(7), longest_rest=1e8)  # noqa: S311
        rereading = Rereading(services.archive.rereading, web.again, quotas, clock, longest_rest=1e8)
        library = LibraryService(
            services.archive,
            services.loader,
            web,
            poller,
            quotas,
            clock,
            services.library.room,
            online=online,
            apart=False,
        )
        async with newsroom(replace(services, library=library, rereading=rereading), check_errors=False) as room:
            yield room, site


def serve(site: Site, path: str, content: str, kind: str = "text/html; charset=utf-8") -> str:
    here = content.replace("https://www.valleypost.example", site.address("").removesuffix("/"))
    site.pages[path] = answer(here, Content_Type=kind)
    return site.address(path)


async def test_a_feed_is_added_and_its_articles_are_the_servers_own(empty_services: Services) -> None:
    async with connected(empty_services) as (room, site):
        address = serve(site, "/feed", whole_rss(), "application/rss+xml")
        added = text_of(await room.say(f"!library add {address}", by=room.morgan))
        assert "The Valley Post is now feed **F1**" in added
        assert "5 articles added" in added
        assert "Bridge" in text_of(await room.say("!search toll"))
        other = room.env.create_guild("Elsewhere")
        carol = other.add_member(room.env.create_user("carol"))
        elsewhere = other.create_text_channel("general")
        await carol.send(elsewhere, "!library feeds")
        assert "no feeds yet" in text_of(elsewhere.last_message)
        assert "already has that feed: F1" in text_of(await room.say(f"!library add {address}", by=room.morgan))


async def test_an_article_is_added_by_its_address_and_by_the_menu(empty_services: Services) -> None:
    async with connected(empty_services) as (room, site):
        address = serve(site, "/toll", semantic(s.TOLL))
        added = await room.say(f"!library add <{address}>", by=room.morgan)
        shown = text_of(added)
        assert "1 article added" in shown
        assert s.TOLL.headline in shown
        assert s.TOLL.authors[0] in shown
        assert f"{len(s.TOLL.paragraphs) + 1} paragraphs" in shown, "with the caption"
        read = next(one for one in buttons_of(added).values() if one.startswith("b1:open:article"))
        assert s.TOLL.paragraphs[0][:40] in text_of(private_answer(await room.alice.click(added, custom_id=read)))
        linked = await room.say(f"Look at {address}, please.")
        result = await room.morgan.context_menu(room.channel, "Add to archive", linked)
        assert "1 already known" in text_of(private_answer(result))


async def test_what_an_address_led_to_can_be_taken_out_at_once_and_brought_back(empty_services: Services) -> None:
    async with connected(empty_services) as (room, site):
        added = await room.say(f"!library add {serve(site, '/toll', semantic(s.TOLL))}", by=room.morgan)
        remove = next(one for one in buttons_of(added).values() if one.startswith("b1:remove"))
        stranger = private_answer(await room.alice.click(added, custom_id=remove))
        assert "you need Manage Server" in text_of(stranger)
        await room.restart()
        await room.morgan.click(added, custom_id=remove)
        removed = next(message for message in room.channel.history() if message.id == added.id)
        assert "I removed G1" in text_of(removed)
        assert "no G1" in text_of(await room.say("!article G1"))
        undo = next(one for one in buttons_of(removed).values() if one.startswith("b1:restore"))
        await room.morgan.click(removed, custom_id=undo)
        assert s.TOLL.headline[:30] in text_of(await room.say("!article G1"))


async def test_files_are_added_and_a_zip_is_unpacked(empty_services: Services) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        text = "".join(f"<p>{paragraph}</p>" for paragraph in s.FERRY.paragraphs)
        archive.writestr("../../etc/ferry.html", f"<html><body><h1>{s.FERRY.headline}</h1>{text}</body></html>")
        archive.writestr("notes.exe", "MZ")
        archive.writestr("toll.md", f"# {s.TOLL.headline}\n\n" + "\n\n".join(s.TOLL.paragraphs))
    async with connected(empty_services) as (room, _):
        files = [("pages.zip", packed.getvalue())]
        await room.morgan.send(room.channel, "!library add", attachments=files)
        assert "2 articles added" in text_of(room.last)
        await room.morgan.send(room.channel, "!library add", attachments=files)
        assert "0 articles added" in text_of(room.last)
        await room.morgan.send(room.channel, "!library add", attachments=[("a.exe", b"MZ\x00\x01")])
        assert "I can't read files like that" in text_of(room.last)


async def test_a_list_of_feeds_is_added_and_polled_soon(empty_services: Services) -> None:
    async with connected(empty_services) as (room, site):
        address = serve(site, "/feed", whole_rss(), "application/rss+xml")
        listed = f'<outline xmlUrl="{address}" title="Post"/><outline xmlUrl="{address}2"/><outline xmlUrl="ftp://x/"/>'
        opml = f"<opml version='2.0'><body>{listed}</body></opml>".encode()
        await room.morgan.send(room.channel, "!library add", attachments=[("feeds.opml", opml)])
        said = text_of(room.last)
        assert "I added 2 feeds" in said
        assert "http:// or https://" in said
        await room.morgan.send(room.channel, "!library add", attachments=[("feeds.opml", opml)])
        assert "already has that feed" in text_of(room.last)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("http://127.0.0.1/", "isn't on the public internet"),
        ("http://169.254.169.254/latest/meta-data", "isn't on the public internet"),
        ("http://paper.test:22/", "I only use the web's own ports"),
        ("http://me:secret@paper.test/", "a name or a password"),
        ("the evening paper", "What should I add?"),
        ("", "What should I add?"),
    ],
)
async def test_what_cannot_be_added_is_said_in_a_sentence(empty_services: Services, typed: str, sentence: str) -> None:
    async with connected(empty_services) as (room, _):
        said = text_of(await room.say(f"!library add {typed}", by=room.morgan))
        assert sentence in said


async def test_only_those_who_may_change_the_library_and_anybody_looks(empty_services: Services) -> None:
    async with connected(empty_services) as (room, site):
        address = serve(site, "/feed", whole_rss(), "application/rss+xml")
        for words in (f"add {address}", "remove G1", "feed pause F1", "feed edit F1 x", "feed remove F1"):
            assert "To change the library, you need" in text_of(await room.say(f"!library {words}"))
        assert "hasn't added anything" in text_of(await room.say("!library"))
        librarian = room.guild.create_role("Librarians")
        await room.bot.choices.change(room.guild.id, Setting.LIBRARY_ROLES, frozenset({librarian.id}))
        lena = room.person("lena", roles=(librarian,))
        assert "F1" in text_of(await room.say(f"!library add {address}", by=lena))
        looked = text_of(await room.say("!library feeds"))
        assert "The Valley Post" in looked
        assert "Next check" in looked


async def test_a_feed_is_changed_paused_resumed_and_removed(empty_services: Services) -> None:
    async with connected(empty_services) as (room, site):
        await room.say(f"!library add {serve(site, '/feed', whole_rss(), 'application/rss+xml')}", by=room.morgan)
        edited = text_of(await room.say("!library feed edit F1 whole:no Evening Post", by=room.morgan))
        assert "Evening Post" in edited
        assert "Summaries only" in edited
        assert "Paused." in text_of(await room.say("!library feed pause f1", by=room.morgan))
        assert "I check F1 again" in text_of(await room.say("!library feed resume 1", by=room.morgan))
        assert "Its articles stay" in text_of(await room.say("!library feed remove F1", by=room.morgan))
        assert "Bridge" in text_of(await room.say("!search toll"))
        assert "F1" in text_of(await room.say("!library feed pause F1", by=room.morgan))
        assert "no feed" in text_of(await room.say("!library feed pause everything", by=room.morgan))


async def test_an_article_is_taken_out_and_brought_back_within_a_day(empty_services: Services) -> None:
    async with connected(empty_services) as (room, site):
        await room.say(f"!library add {serve(site, '/toll', semantic(s.TOLL))}", by=room.morgan)
        removed = await room.say("!library remove G1", by=room.morgan)
        assert "I removed G" in text_of(removed)
        assert "no G1" in text_of(await room.say("!article G1"))
        undo = next(button for button in buttons_of(removed).values() if button.startswith("b1:restore"))
        stranger = private_answer(await room.alice.click(removed, custom_id=undo))
        assert "To change the library, you need" in text_of(stranger)
        await room.restart()
        await room.morgan.click(removed, custom_id=undo)
        assert any("is back" in text_of(message) for message in room.channel.history() if message.id == removed.id)
        assert s.TOLL.headline[:30] in text_of(await room.say("!article G1"))
        removed = await room.say("!library remove G1", by=room.morgan)
        undo = next(button for button in buttons_of(removed).values() if button.startswith("b1:restore"))
        await room.env.advance_time(86_500)
        late = private_answer(await room.morgan.click(removed, custom_id=undo))
        assert "more than a day ago" in text_of(late)


async def test_the_shared_archive_is_not_a_servers_to_change(services: Services) -> None:
    async with connected(services) as (room, _):
        assert "The shared archive belongs to" in text_of(await room.say("!library remove A1", by=room.morgan))


async def test_figures_come_as_a_chart_and_in_words(empty_services: Services) -> None:
    async with connected(empty_services) as (room, site):
        await room.say(f"!library add {serve(site, '/feed', whole_rss(), 'application/rss+xml')}", by=room.morgan)
        figures = text_of(await room.say("!library"))
        assert "5 articles" in figures
        assert "█" in figures
        assert "Week by week, oldest first: 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5" in figures
        assert "The Valley Post" in text_of(await room.say("!library sources"))


async def test_without_a_network_files_can_be_added_and_addresses_cannot(empty_services: Services) -> None:
    async with connected(empty_services, online=False) as (room, site):
        assert "no network" in text_of(await room.say(f"!library add {site.address('/a')}", by=room.morgan))
        assert site.asked == []


async def test_a_page_added_by_its_address_is_split_differently_and_back(empty_services: Services) -> None:
    async with connected(empty_services) as (room, site):
        stories = (s.TOLL, s.FERRY, s.GLACIER)
        told = "".join(
            f"<h2>{one.headline}</h2>" + "".join(f"<p>{text}</p>" for text in one.paragraphs) for one in stories
        )
        page = f"<html><head><title>Today</title></head><body><main><h1>Today</h1>{told}</main></body></html>"
        address = serve(site, "/today", page)
        added = await room.say(f"!library add <{address}>", by=room.morgan)
        assert "1 article added" in text_of(added)
        await room.morgan.click(added, custom_id=buttons_of(added)["Split differently"])
        shown = fresh(room, added)
        menu = next(item for item in components(shown) if item["type"] == 3)
        three = next(one["value"] for one in menu["options"] if "3 articles" in one["label"])
        await room.morgan.select(shown, [three], custom_id=menu["custom_id"])
        divided = fresh(room, added)
        assert "is now 3 articles" in text_of(divided)
        scope = Scope(room.guild.id)
        cards = await room.services.archive.articles.recent((scope,), limit=9)
        assert {card.headline for card in cards} == {one.headline for one in stories}
        assert {card.url for card in cards} == {address}
        # What a person has divided stays so when the address is added again.
        again = await room.say(f"!library add <{address}>", by=room.morgan)
        assert "1 already known" in text_of(again)
        assert "Split differently" in buttons_of(again)
        await room.restart()
        await room.morgan.click(divided, custom_id=buttons_of(fresh(room, divided))["Undo"])
        assert "is now one article" in text_of(fresh(room, divided))
        (card,) = await room.services.archive.articles.recent((scope,), limit=9)
        assert str(card.key) == "G1"


def fresh(room: Newsroom, message: Any) -> Any:
    return next(one for one in room.channel.history() if one.id == message.id)
