"""What a loader asks in its transaction, and what it takes from another archive."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.archive.histories import LARGEST_KEPT_NUMBER, Adopted, PastVersion
from bot.archive.stored import Revision, SourcePage, SourceRecord
from bot.archive.stories import StoryHead
from bot.articles.model import SHARED, ArticleKey, Scope, VersionReason, scopes_of
from tests.archive.making import new, revise, store

if TYPE_CHECKING:
    from bot.archive.protocols import Archive

pytestmark = pytest.mark.needs("articles", "writer")

GUILD = Scope(11)
LONG_AGO = datetime(2020, 5, 1, 8, 30, tzinfo=UTC)
STORY = (
    "The harbour office closed the basin to small boats on Friday, a week before the regatta, and nobody in the town"
    " was asked about it or told where the boats that lie there should go, the rowing club said in an open letter."
)


def page(*numbers: int, digest: str = "divided", content: str = "content") -> SourcePage:
    return SourcePage("a.md", digest, content, "Daily", "text", "utf-8", b"", "1", numbers)


def past(*said: str) -> tuple[PastVersion, ...]:
    reasons = (VersionReason.LOADED, *(VersionReason.EDITED for _ in said[1:]))
    moments = (LONG_AGO + timedelta(days=day) for day in range(len(said)))
    return tuple(PastVersion(new(one), why, at) for one, why, at in zip(said, reasons, moments, strict=True))


async def test_a_history_tells_every_version_of_what_was_removed_too(archive: Archive) -> None:
    first, second = await store(archive, SHARED, new("old"), new("gone"))
    await store(archive, GUILD, new("another's"))
    await revise(archive, first, new("fresh"), VersionReason.EDITED)
    await archive.writer.remove([second])
    async with archive.writer.storing(SHARED) as storing:
        histories = await storing.histories([1, 2, 99])
    assert histories.keys() == {1, 2}
    told = [(one.version, one.reason, one.text.paragraphs[0].text) for one in histories[1].versions]
    assert told == [(1, VersionReason.LOADED, "old"), (2, VersionReason.EDITED, "fresh")]
    assert histories[1].key == first
    assert histories[1].newest == await archive.articles.article(first)
    assert [(one.removed, one.retired) for one in histories.values()] == [(False, False), (True, False)]


async def test_what_leaves_an_archive_is_what_can_be_quoted_by_number(archive: Archive) -> None:
    keys = await store(archive, SHARED, *(new(f"article {number}") for number in range(5)))
    await archive.writer.remove([keys[2]])
    first = await archive.articles.histories(SHARED, after=0, limit=3)
    assert [one.key.number for one in first] == [1, 2, 4]
    assert [one.key.number for one in await archive.articles.histories(SHARED, after=4, limit=3)] == [5]
    assert await archive.articles.histories(GUILD, after=0, limit=3) == ()


async def test_articles_are_found_by_when_they_were_first_stored(archive: Archive) -> None:
    first, second = await store(archive, SHARED, new("one"), new("two"))
    (third,) = await store(archive, SHARED, new("three"))
    await revise(archive, first, new("one, mended"), VersionReason.EDITED)
    cards = await archive.articles.cards([first, third])
    changed = await archive.articles.article(first)
    assert changed is not None
    async with archive.writer.storing(SHARED) as storing:
        assert await storing.first_stored([cards[first].loaded_at]) == {first.number, second.number}
        assert await storing.first_stored([cards[third].loaded_at, LONG_AGO]) == {third.number}
        assert await storing.first_stored([changed.changed_at]) == frozenset()
    async with archive.writer.storing(GUILD) as storing:
        assert await storing.first_stored([cards[first].loaded_at]) == frozenset()


async def test_articles_of_another_archive_keep_their_versions_and_their_numbers_where_they_can(
    archive: Archive,
) -> None:
    await store(archive, GUILD, new("here already"), new("here too"))
    wanted = [Adopted(2, past("taken")), Adopted(7, past("old", "newer")), Adopted(LARGEST_KEPT_NUMBER + 1, past("x"))]
    async with archive.writer.storing(GUILD) as storing:
        assert await storing.adopt(wanted) == (3, 7, 8)
    newest = await archive.articles.article(ArticleKey(GUILD, 7))
    assert newest is not None
    assert (newest.version, newest.reason, newest.text.paragraphs[0].text) == (2, VersionReason.EDITED, "newer")
    assert newest.changed_at == LONG_AGO + timedelta(days=1)
    assert newest.loaded_at > newest.changed_at  # it was stored here today
    first = await archive.articles.article(ArticleKey(GUILD, 7), 1)
    assert first is not None
    assert (first.changed_at, first.text.paragraphs[0].text) == (LONG_AGO, "old")
    assert await store(archive, GUILD, new("next")) == [ArticleKey(GUILD, 9)]


async def test_versions_of_one_article_are_stored_one_after_the_other(archive: Archive) -> None:
    first, second = await store(archive, SHARED, new("one"), new("two"))
    async with archive.writer.storing(SHARED) as storing:
        await storing.revise(
            [
                Revision(1, new("one, mended"), VersionReason.EDITED),
                Revision(2, new("two, mended"), VersionReason.EDITED, changed_at=LONG_AGO),
                Revision(1, new("one, whole"), VersionReason.UPGRADED),
            ]
        )
    (history, other) = await archive.articles.histories(SHARED, after=0, limit=9)
    said = [(one.version, one.latest, one.reason, one.text.paragraphs[0].text) for one in history.versions]
    assert said == [
        (1, 3, VersionReason.LOADED, "one"),
        (2, 3, VersionReason.EDITED, "one, mended"),
        (3, 3, VersionReason.UPGRADED, "one, whole"),
    ]
    assert (other.newest.version, other.newest.changed_at) == (2, LONG_AGO)
    assert {first, second} == {history.key, other.key}


async def test_texts_are_told_of_what_is_in_sight_and_there(archive: Archive) -> None:
    shown, gone = await store(archive, SHARED, new("shown"), new("gone"))
    (own,) = await store(archive, GUILD, new("own"))
    (foreign,) = await store(archive, Scope(22), new("foreign"))
    await revise(archive, shown, new("shown, mended"), VersionReason.EDITED)
    await archive.writer.remove([gone])
    async with archive.writer.storing(GUILD) as storing:
        texts = await storing.texts([shown, gone, own, foreign, ArticleKey(SHARED, 99)])
    assert {key: text.paragraphs[0].text for key, text in texts.items()} == {shown: "shown, mended", own: "own"}


async def test_hashes_lead_to_who_was_stored_with_them(archive: Archive) -> None:
    (first,) = await store(archive, SHARED, replace(new("one"), samples=(5, 6)))
    (own,) = await store(archive, GUILD, replace(new("two", truncated=True), samples=(6, 7)))
    async with archive.writer.storing(GUILD) as storing:
        holders = await storing.holders([5, 6, 7, 8], before=own.number + 1)
        assert {sample: set(keys) for sample, keys in holders.items()} == {5: {first}, 6: {first, own}, 7: {own}}
        assert await storing.holders([7], before=own.number) == {}


@pytest.mark.needs("stories")
async def test_heads_tell_which_story_an_article_tells(archive: Archive) -> None:
    first, second, third = await store(archive, SHARED, new("a"), new("b"), new("c"))
    (own,) = await store(archive, GUILD, new("d"))
    async with archive.writer.storing(SHARED) as storing:
        await storing.keep_heads({2: first, 3: first})
    async with archive.writer.storing(GUILD) as storing:
        await storing.keep_heads({1: first})
        assert await storing.heads([first, third, own]) == dict.fromkeys([first, third, own], StoryHead(first, 3))
    async with archive.writer.storing(SHARED) as storing:
        assert await storing.heads([second]) == {second: StoryHead(first, 2)}  # what a guild adds is its own
        await storing.keep_heads({2: None})
        assert await storing.heads([second, third]) == {second: StoryHead(second, 0), third: StoryHead(first, 1)}
    assert await archive.stories.untold(SHARED, after=0, through=9, limit=9) == (1, 2)
    assert await archive.stories.untold(SHARED, after=1, through=9, limit=9) == (2,)
    assert await archive.stories.stories((SHARED,), [first, second]) == {first: (first, third)}


@pytest.mark.needs("pages", "terms")
async def test_what_stands_on_no_page_any_more_retires_and_can_be_quoted(archive: Archive) -> None:
    keys = await store(archive, SHARED, new("harbour one"), new("harbour two"))
    async with archive.writer.storing(SHARED) as storing:
        await storing.keep_pages([page(1, 2)])
    async with archive.writer.storing(SHARED) as storing:
        await storing.keep_pages([page(1, digest="divided anew")])
        await storing.retire([1, 2])
    assert [card.key for card in await archive.articles.recent((SHARED,), limit=9)] == [keys[0]]
    assert (await archive.articles.counts((SHARED,))).articles == 1
    quoted = await archive.articles.article(keys[1])
    assert quoted is not None
    assert quoted.text.paragraphs[0].text == "harbour two"
    async with archive.writer.storing(SHARED) as storing:
        known = await storing.known([1, 2])
        assert [(one.removed, one.retired) for one in known.values()] == [(False, False), (False, True)]
        assert (await storing.histories([2]))[2].retired
        assert await storing.texts(keys) == {keys[0]: known[1].text}
    assert [one.key for one in await archive.articles.histories(SHARED, after=0, limit=9)] == keys
    assert (await archive.care.condition()).is_sound


@pytest.mark.needs("pages", "terms")
async def test_a_retired_article_is_brought_back_by_a_loader_alone(archive: Archive) -> None:
    retired, removed = await store(archive, SHARED, new("harbour one"), new("harbour two"))
    async with archive.writer.storing(SHARED) as storing:
        await storing.retire([1, 2])
    assert await archive.writer.remove([removed]) == 1
    assert await archive.writer.restore([retired]) == 0
    assert await archive.articles.recent((SHARED,), limit=9) == ()
    async with archive.writer.storing(SHARED) as storing:
        known = await storing.known([1, 2])
        assert [(one.removed, one.retired) for one in known.values()] == [(False, True), (True, False)]
        await storing.bring_back({1: new(known[1].text.paragraphs[0].text)})
    assert [card.key for card in await archive.articles.recent((SHARED,), limit=9)] == [retired]
    assert await archive.articles.article(removed) is None
    condition = await archive.care.condition()
    assert (condition.is_sound, condition.articles) == (True, 1)


@pytest.mark.needs("pages")
async def test_what_is_known_of_an_article_where_it_came_from_leaves_with_it(archive: Archive) -> None:
    await store(archive, SHARED, new("one", source_id="7"))
    record = SourceRecord("Daily", "7", "digest", 1)
    async with archive.writer.storing(SHARED) as storing:
        await storing.keep_records([record])
        assert await storing.records([("Daily", "7"), ("Daily", "8")]) == {("Daily", "7"): record}
    (history,) = await archive.articles.histories(SHARED, after=0, limit=9)
    assert history.records == (record,)


async def test_sources_are_listed_with_most_articles_first(archive: Archive) -> None:
    await store(archive, SHARED, *(new("a", source=source) for source in ("Times", "Daily", "Daily", "Post")))
    await store(archive, GUILD, new("b", source="Own"))
    listed = await archive.articles.sources(scopes_of(11), limit=9)
    assert [(one.source, one.articles) for one in listed] == [("Daily", 2), ("Own", 1), ("Post", 1), ("Times", 1)]
    assert listed == await archive.articles.sources(scopes_of(11), limit=1) + await archive.articles.sources(
        scopes_of(11), limit=9, offset=1
    )
    assert [one.source for one in await archive.articles.sources((SHARED,), limit=9)] == ["Daily", "Post", "Times"]


async def test_loads_are_counted_between_moments(archive: Archive) -> None:
    keys = [(await store(archive, scope, new("a")))[0] for scope in (SHARED, GUILD, SHARED, SHARED)]
    cards = await archive.articles.cards(keys)
    moments = [cards[keys[1]].loaded_at, cards[keys[2]].loaded_at, cards[keys[3]].loaded_at + timedelta(seconds=1)]
    assert await archive.articles.loaded_since(scopes_of(11), moments) == (1, 2, 0)
    assert await archive.articles.loaded_since((SHARED,), moments) == (0, 2, 0)
    await archive.writer.remove([keys[3]])
    assert await archive.articles.loaded_since((SHARED,), moments[:1]) == (1,)
