"""Which articles tell the same story, as each guild sees it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.archive.stories import MOST_TOLD, SetApart
from bot.articles.model import SHARED, ArticleKey, Scope, scopes_of
from tests.archive.making import new, store

if TYPE_CHECKING:
    from bot.archive.protocols import Archive

pytestmark = pytest.mark.needs("articles", "writer", "stories")

HERE, THERE = Scope(11), Scope(22)
SAID = SetApart(7, datetime(2026, 2, 14, 8, tzinfo=UTC))
STORY = (
    "The harbour office closed the basin to small boats on Friday, a week before the regatta, and nobody in the town"
    " was asked about it or told where the boats that lie there should go, the rowing club said in an open letter to"
    " the mayor."
)


async def three(archive: Archive) -> tuple[ArticleKey, ArticleKey, ArticleKey]:
    """Store the story in the shared archive, twice, and once in a guild."""
    first, second = await store(archive, SHARED, new(STORY, source="Post"), new(STORY, source="Times"))
    (own,) = await store(archive, HERE, new(STORY, source="Ours"))
    return first, second, own


async def test_a_guild_s_own_article_joins_a_shared_story_in_its_own_sight_alone(archive: Archive) -> None:
    first, second, own = await three(archive)
    told = await archive.stories.stories(scopes_of(11), [second, own])
    assert told == {second: (first, second, own), own: (first, second, own)}
    for scopes in (scopes_of(None), scopes_of(22)):
        assert await archive.stories.stories(scopes, [first, own]) == {first: (first, second)}
    assert await archive.stories.told_again(scopes_of(11)) == 2
    assert await archive.stories.told_again(scopes_of(22)) == 1


async def test_the_newest_of_a_story_is_listed(archive: Archive) -> None:
    first, second, own = await three(archive)
    (other,) = await store(archive, SHARED, new("Another matter altogether."))
    listed = [
        [card.key for card in await archive.articles.recent(scopes, limit=9, once=True)]
        for scopes in (scopes_of(11), scopes_of(22))
    ]
    assert listed == [[other, own], [other, second]]
    await archive.stories.set_apart(11, own, SAID)
    cards = await archive.articles.recent(scopes_of(11), limit=9, once=True)
    assert [card.key for card in cards] == [other, own, second]
    assert len(await archive.articles.recent(scopes_of(11), limit=9)) == 4
    await archive.writer.remove([second])
    cards = await archive.articles.recent(scopes_of(22), limit=9, once=True)
    assert [card.key for card in cards] == [other, first]


async def test_what_a_guild_sets_apart_stands_alone_there_and_only_there(archive: Archive) -> None:
    first, second, own = await three(archive)
    assert await archive.stories.set_apart(11, first, SAID)
    assert not await archive.stories.set_apart(11, first, SAID)
    assert await archive.stories.apart(11, first) == SAID
    assert await archive.stories.apart(22, first) is None
    assert await archive.stories.stories(scopes_of(11), [first, second]) == {second: (second, own)}
    assert await archive.stories.stories(scopes_of(22), [first]) == {first: (first, second)}
    (later,) = await store(archive, SHARED, new(STORY, source="Herald"))
    assert (await archive.stories.stories(scopes_of(11), [later, first])) == {later: (second, own, later)}
    assert await archive.stories.put_back(11, first)
    assert not await archive.stories.put_back(11, first)
    assert await archive.stories.stories(scopes_of(11), [own]) == {own: (first, second, own, later)}


async def test_what_is_removed_is_in_no_story(archive: Archive) -> None:
    first, second, own = await three(archive)
    await archive.writer.remove([first])
    assert await archive.stories.stories(scopes_of(11), [first, second]) == {second: (second, own)}
    assert await archive.stories.stories(scopes_of(22), [second]) == {}
    await archive.writer.restore([first])
    assert len((await archive.stories.stories(scopes_of(11), [second]))[second]) == 3


async def test_a_story_has_a_bound(archive: Archive) -> None:
    keys = await store(archive, SHARED, *(new(STORY, source=f"Paper {n}") for n in range(MOST_TOLD + 5)))
    told = await archive.stories.stories(scopes_of(None), keys)
    assert len(told[keys[0]]) == MOST_TOLD
    assert len(told[keys[-1]]) == 5


@pytest.mark.needs("terms")
async def test_a_snapshot_sees_the_same(archive: Archive) -> None:
    first, second, own = await three(archive)
    for scopes in (scopes_of(None), scopes_of(11), scopes_of(22)):
        seen = await archive.terms.look(scopes, lambda snapshot: snapshot.stories([first, second, own]), deadline=5)
        assert seen == await archive.stories.stories(scopes, [first, second, own])


@pytest.mark.needs("holdings")
async def test_what_was_said_against_a_story_goes_with_the_guild_and_the_person(archive: Archive) -> None:
    _, second, own = await three(archive)
    await archive.stories.set_apart(11, own, SAID)
    await archive.stories.set_apart(22, second, SAID)
    assert await archive.holdings.forget_person(7) == 2
    kept = await archive.stories.apart(22, second)
    assert kept is not None
    assert kept.person == 0
    await archive.holdings.forget_guilds([11])
    assert await archive.stories.apart(11, own) is None
    assert await archive.stories.stories(scopes_of(11), [own]) == {}
    assert THERE.guild in await archive.holdings.guilds()
