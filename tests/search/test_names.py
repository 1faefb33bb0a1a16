"""What is offered while somebody types: authors, sources and headlines, of the reader's scopes alone."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.archive.model import Field
from bot.articles.model import SHARED, Person, PersonRole, Scope
from tests.archive.making import new, store
from tests.timing import allowed

if TYPE_CHECKING:
    from bot.archive.protocols import Archive
    from bot.archive.stored import NewText
    from bot.search import SearchService

OWN = Scope(7)


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
