"""What is offered while somebody types: authors, sources and headlines, of the reader's scopes alone."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.archive.model import Field
from bot.articles.model import SHARED, Person, PersonRole, Scope
from bot.search import SearchService
from tests.archive.making import SteppingClock, new, store
from tests.timing import allowed

if TYPE_CHECKING:
    from bot.archive.protocols import Archive
    from bot.archive.stored import NewText

OWN = Scope(7)
NOW = datetime(2026, 2, 14, 8, 0, tzinfo=UTC)


def _by(*names: str, source: str = "Daily", headline: str = "A headline") -> NewText:
    article = new(f"{names} wrote this.", source=source, headline=headline)
    people = tuple(
        Person(PersonRole.AUTHOR, name, None, "林美華" if name.startswith("Lin") else None) for name in names
    )
    return replace(article, text=replace(article.text, people=people))


@pytest.fixture
async def bylines(newspaper: Archive) -> Archive:
    await store(
        newspaper,
        SHARED,
        _by("Lin Mei-hua", source="Harbor Courier", headline="Ships wait"),
        _by("Lin Mei-hua", "Otto Quist", source="Harbor Courier", headline="Ships go"),
    )
    await store(newspaper, OWN, _by("Otta Secret", source="Secret Gazette", headline="A secret ship"))
    return newspaper


async def _ready(search: SearchService, *scopes: Scope) -> None:
    """Ask once, and let what is read behind be read."""
    search.names(scopes, Field.AUTHOR, "", 25)
    search.titles(scopes, "", 25)
    behind = asyncio.all_tasks() - {asyncio.current_task()}
    await asyncio.wait([task for task in behind if "refresh" in repr(task)])


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("", ("Lee Li-sheng", "Lin Mei-hua", "Otto Quist")),
        ("mei", ("Lin Mei-hua",)),
        ("hua LIN", ("Lin Mei-hua",)),
        ("林", ("Lin Mei-hua",)),
        ("otto", ("Otto Quist",)),
        ("uist", ()),
    ],
)
async def test_authors_are_offered_by_the_beginnings_of_their_names(
    search: SearchService, bylines: Archive, typed: str, offered: tuple[str, ...]
) -> None:
    await search.warm()
    assert search.names((SHARED,), Field.AUTHOR, typed) == offered


async def test_sources_are_offered_and_no_more_than_asked_for(search: SearchService, bylines: Archive) -> None:
    await search.warm()
    assert search.names((SHARED,), Field.SOURCE, "cour") == ("Harbor Courier",)
    assert len(search.names((SHARED,), Field.AUTHOR, "", 1)) == 1


async def test_nothing_is_offered_that_another_guild_holds(search: SearchService, bylines: Archive) -> None:
    await _ready(search, SHARED, OWN, Scope(8))
    for scopes in ((SHARED,), (SHARED, Scope(8))):
        assert search.names(scopes, Field.AUTHOR, "ott") == ("Otto Quist",)
        assert search.names(scopes, Field.SOURCE, "secret") == ()
        assert search.titles(scopes, "secret") == ()
    assert search.names((SHARED, OWN), Field.AUTHOR, "ott") == ("Otta Secret", "Otto Quist")
    assert search.titles((SHARED, OWN), "secret") == ("A secret ship",)


async def test_a_title_that_is_offered_finds_its_article(search: SearchService, bylines: Archive) -> None:
    long = "Ships of every kind that there is " * 5
    await store(bylines, SHARED, _by("Otto Quist", headline=long.strip()))
    await search.warm()
    for title in search.titles((SHARED,), "ships"):
        assert len(title) <= 100
        answer = await search.search((SHARED,), f'title:"{title}"')
        assert answer.hits
        assert answer.hits[0].card.headline.startswith(title)


async def test_a_name_just_loaded_is_offered_at_the_next_keystroke_but_one(
    search: SearchService, bylines: Archive
) -> None:
    await search.warm()
    await store(bylines, SHARED, _by("Newcomer Nielsen"))
    assert search.names((SHARED,), Field.AUTHOR, "niel") == ()
    await _ready(search, SHARED)
    assert search.names((SHARED,), Field.AUTHOR, "niel") == ("Newcomer Nielsen",)


async def test_thousands_of_names_are_looked_through_at_once(search: SearchService, archive: Archive) -> None:
    made = [_by(*(f"Person{number:05} Family{number % 97}" for number in range(start, start + 100)))
            for start in range(0, 6_000, 100)]  # fmt: skip
    await store(archive, SHARED, *made)
    await search.warm()
    begun = time.thread_time()
    assert len(search.names((SHARED,), Field.AUTHOR, "family9")) == 25
    assert time.thread_time() - begun < allowed(0.3)


@pytest.fixture
async def linked(archive: Archive) -> SearchService:
    await store(
        archive,
        SHARED,
        _written("林美華", "賴清德說明稀土政策"),
        _written("Otto Quist", "William Lai speaks"),
        _written("Hsiao Mei-chin", "A visit to Kaohsiung"),
        replace(new("x"), text=replace(new("x").text, names=(("William Lai", "賴清德"),))),
    )
    await archive.aliases.add(OWN.guild, ("Otto Quist", "老渡船"), NOW)
    await archive.aliases.add(OWN.guild, ("Daily", "每日"), NOW)
    return SearchService(archive, SteppingClock())


def _written(name: str, headline: str) -> NewText:
    article = new(f"{name} wrote this.", headline=headline)
    return replace(article, text=replace(article.text, people=(Person(PersonRole.AUTHOR, name, None, None),)))


@pytest.mark.parametrize(
    ("typed", "here", "elsewhere"),
    [
        ("lin mei", ("林美華",), ("林美華",)),
        ("Lin Meihua", ("林美華",), ("林美華",)),
        ("林美华", ("林美華",), ("林美華",)),
        ("蕭美琴", ("Hsiao Mei-chin",), ("Hsiao Mei-chin",)),
        ("老渡", ("Otto Quist",), ()),
        ("老渡船", ("Otto Quist",), ()),
    ],
)
async def test_authors_are_offered_by_their_other_names(
    linked: SearchService, typed: str, here: tuple[str, ...], elsewhere: tuple[str, ...]
) -> None:
    for scopes, offered in (((SHARED, OWN), here), ((SHARED, Scope(8)), elsewhere)):
        await _ready(linked, *scopes)
        assert linked.names(scopes, Field.AUTHOR, typed) == offered


async def test_sources_are_offered_by_their_other_names(linked: SearchService) -> None:
    await _ready(linked, SHARED, OWN)
    assert linked.names((SHARED, OWN), Field.SOURCE, "每日") == ("Daily",)
    assert linked.names((SHARED,), Field.SOURCE, "每日") == ()


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("william l", {"賴清德說明稀土政策", "William Lai speaks"}),
        ("賴清德", {"賴清德說明稀土政策", "William Lai speaks"}),
        ("赖清", {"賴清德說明稀土政策", "William Lai speaks"}),
        ("william lai 稀土", {"賴清德說明稀土政策"}),
        ("高雄", {"A visit to Kaohsiung"}),
    ],
)
async def test_headlines_are_offered_by_other_names(linked: SearchService, typed: str, titles: set[str]) -> None:
    await _ready(linked, SHARED)
    assert set(linked.titles((SHARED,), typed)) == titles
