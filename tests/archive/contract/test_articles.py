"""Articles, their versions and their numbers."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.archive.model import Field
from bot.articles.model import SHARED, ArticleKey, Scope, VersionReason, scopes_of
from tests.archive.making import new, revise, store, text

if TYPE_CHECKING:
    from bot.archive.protocols import Archive

pytestmark = pytest.mark.needs("articles", "writer")

GUILD = Scope(1 << 60)
HERE = scopes_of(GUILD.guild)


async def found_by(archive: Archive, word: str) -> set[ArticleKey]:
    """Where the index holds a word, removed and replaced texts left out."""
    async with archive.terms.reading(HERE, deadline=5) as reading:
        postings = await reading.postings([Field.BODY], [word])
        segments = {segment.id: segment for segment in reading.segments}
        return {
            ArticleKey(segments[p.segment].scope, int(segments[p.segment].documents.numbers[document]))
            for p in postings
            for document in p.documents
            if segments[p.segment].live[document]
        }


async def test_an_article_comes_back_as_it_was_stored(archive: Archive) -> None:
    said = text(
        "First “paragraph”. 大安 🗞️",
        "Second.",
        headline="頭版",
        published="2026-02-14",
        names=(("Daan", "大安"),),
        dates=("Feb. 14",),
        language="zh-Hant",
        certainty=0.75,
    )
    stored = new("x", source="Daily", source_id="17")
    (key,) = await store(archive, SHARED, type(stored)(said, "Daily", "17", "https://example.org/17", ()))
    article = await archive.articles.article(key)
    assert article is not None
    assert article.text == said
    assert (article.source, article.source_id, article.url) == ("Daily", "17", "https://example.org/17")
    assert (article.version, article.latest, article.reason) == (1, 1, VersionReason.LOADED)
    assert article.loaded_at == article.changed_at


async def test_numbers_count_from_one_in_each_scope(archive: Archive) -> None:
    assert await store(archive, SHARED, new("a"), new("b")) == [ArticleKey(SHARED, 1), ArticleKey(SHARED, 2)]
    assert await store(archive, GUILD, new("c")) == [ArticleKey(GUILD, 1)]
    assert await store(archive, SHARED, new("d")) == [ArticleKey(SHARED, 3)]


async def test_writers_at_once_never_share_a_number(archive: Archive) -> None:
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(store(archive, SHARED, new("a"), new("b"))) for _ in range(8)]
    numbers = sorted(key.number for task in tasks for key in task.result())
    assert numbers == list(range(1, 17))


async def test_a_transaction_says_when_it_began_and_stores_as_of_then(archive: Archive) -> None:
    async with archive.writer.storing(SHARED) as storing:
        (number,) = await storing.create([new("a")])
        began = storing.now
    article = await archive.articles.article(ArticleKey(SHARED, number))
    assert article and article.loaded_at == began


@pytest.mark.needs("terms")
async def test_a_transaction_that_fails_leaves_nothing_and_its_numbers_are_free(archive: Archive) -> None:
    with pytest.raises(RuntimeError):
        async with archive.writer.storing(SHARED) as storing:
            await storing.create([new("halfway")])
            raise RuntimeError
    assert (await archive.articles.counts(HERE)).articles == 0
    assert await found_by(archive, "halfway") == set()
    assert await store(archive, SHARED, new("whole")) == [ArticleKey(SHARED, 1)]


async def test_a_new_version_replaces_the_text_and_keeps_the_old_one(archive: Archive) -> None:
    (key,) = await store(archive, SHARED, new("old wording", truncated=True))
    await revise(archive, key, new("fresh wording", "more", source="Weekly"), VersionReason.UPGRADED)
    article = await archive.articles.article(key)
    first = await archive.articles.article(key, 1)
    assert article is not None
    assert first is not None
    assert (article.version, article.latest, article.reason) == (2, 2, VersionReason.UPGRADED)
    assert (article.source, len(article.text.paragraphs)) == ("Weekly", 2)
    assert (first.version, first.latest, first.source, first.text.paragraphs[0].text) == (1, 2, "Daily", "old wording")
    assert first.loaded_at == article.loaded_at < article.changed_at
    assert await archive.articles.article(key, 3) is None
    counts = await archive.articles.counts(HERE)
    assert (counts.articles, counts.full, counts.teasers, counts.paragraphs) == (1, 1, 0, 2)


@pytest.mark.needs("terms")
async def test_the_index_follows_the_newest_version(archive: Archive) -> None:
    (key,) = await store(archive, SHARED, new("typhoon"))
    assert await found_by(archive, "typhoon") == {key}
    await revise(archive, key, new("earthquak"), VersionReason.EDITED)
    assert await found_by(archive, "typhoon") == set()
    assert await found_by(archive, "earthquak") == {key}


@pytest.mark.needs("terms")
async def test_a_removed_article_is_gone_until_it_is_restored(archive: Archive) -> None:
    gone, stays = await store(archive, SHARED, new("typhoon"), new("typhoon"))
    assert await archive.writer.remove([gone, ArticleKey(SHARED, 99), ArticleKey(GUILD, 1)]) == 1
    assert await archive.writer.remove([gone]) == 0
    assert await archive.articles.article(gone) is None
    assert await archive.articles.article(gone, 1) is None
    assert set(await archive.articles.articles([gone, stays])) == {stays}
    assert set(await archive.articles.cards([gone, stays])) == {stays}
    assert [card.key for card in await archive.articles.recent(HERE, limit=9)] == [stays]
    assert (await archive.articles.counts(HERE)).articles == 1
    assert await found_by(archive, "typhoon") == {stays}
    assert await store(archive, SHARED, new("next")) == [ArticleKey(SHARED, 3)]
    assert await archive.writer.restore([gone, stays]) == 1
    assert await found_by(archive, "typhoon") == {gone, stays}
    assert await archive.articles.article(gone) is not None


async def test_versions_are_read_together(archive: Archive) -> None:
    key, gone = await store(archive, SHARED, new("first"), new("gone"))
    await revise(archive, key, new("second"), VersionReason.EDITED)
    await archive.writer.remove([gone])
    found = await archive.articles.versions([(key, 1), (key, 2), (key, 3), (gone, 1)])
    assert {place: article.text.paragraphs[0].text for place, article in found.items()} == {
        (key, 1): "first",
        (key, 2): "second",
    }
    latest = await archive.articles.latest([key, gone])
    assert {one: version for one, (version, _) in latest.items()} == {key: 2}


async def test_recent_lists_the_newest_first_over_scopes(archive: Archive) -> None:
    keys = [(await store(archive, scope, new("a")))[0] for scope in (SHARED, GUILD, SHARED, GUILD)]
    assert [card.key for card in await archive.articles.recent(HERE, limit=9)] == keys[::-1]
    assert [card.key for card in await archive.articles.recent(HERE, limit=2, offset=1)] == [keys[2], keys[1]]
    assert [card.key for card in await archive.articles.recent((SHARED,), limit=9)] == [keys[2], keys[0]]
    assert await archive.articles.recent(HERE, limit=9, offset=50) == ()


async def test_random_prefers_full_articles(archive: Archive) -> None:
    assert await archive.articles.random(HERE) is None
    (teaser,) = await store(archive, SHARED, new("cut", truncated=True))
    card = await archive.articles.random(HERE)
    assert card is not None
    assert card.key == teaser
    full = set(await store(archive, GUILD, new("a"), new("b")))
    drawn = [await archive.articles.random(HERE) for _ in range(20)]
    assert {card.key for card in drawn if card is not None} <= full


async def test_a_card_shows_the_newest_version_and_a_lead_of_400_characters(archive: Archive) -> None:
    (key,) = await store(archive, SHARED, new("short"))
    await revise(archive, key, new("字" * 900, headline="Longer", published="2026-01-02"), VersionReason.EDITED)
    card = (await archive.articles.cards([key]))[key]
    assert (card.version, card.headline, card.lead, card.published) == (2, "Longer", "字" * 400, "2026-01-02")
    assert card.people[0].name == "Lee Li-sheng"


async def test_counts_tell_what_there_is(archive: Archive) -> None:
    empty = await archive.articles.counts(HERE)
    assert (empty.articles, empty.oldest, empty.last_loaded) == (0, None, None)
    teaser = new("d", truncated=True, source="Wire")
    await store(archive, SHARED, new("a", "b", published="2026-01-02"), new("c", published="2025-06-01"), teaser)
    counts = await archive.articles.counts(HERE)
    assert (counts.articles, counts.full, counts.teasers, counts.paragraphs, counts.sources) == (3, 2, 1, 4, 2)
    assert (counts.oldest, counts.newest) == ("2025-06-01", "2026-01-02")
    assert counts.last_loaded is not None


async def test_counts_follow_every_change(archive: Archive) -> None:
    async def counted() -> tuple[int, int]:
        counts = await archive.articles.counts(HERE)
        assert await archive.articles.counts(HERE) == counts
        return counts.articles, counts.paragraphs

    seen = [await counted()]
    (key,) = await store(archive, SHARED, new("a"))
    seen.append(await counted())
    await revise(archive, key, new("b", "c"), VersionReason.EDITED)
    seen.append(await counted())
    await archive.writer.remove([key])
    seen.append(await counted())
    await archive.writer.restore([key])
    seen.append(await counted())
    assert seen == [(0, 0), (1, 1), (1, 2), (0, 0), (1, 2)]


async def test_the_generation_changes_with_every_change_that_may_be_seen(archive: Archive) -> None:
    async def generation() -> int:
        return await archive.articles.generation(HERE)

    seen = [await generation()]
    for scope in (SHARED, GUILD):
        (key,) = await store(archive, scope, new("a"))
        seen.append(await generation())
        await revise(archive, key, new("b"), VersionReason.EDITED)
        seen.append(await generation())
        await archive.writer.remove([key])
        seen.append(await generation())
        await archive.writer.restore([key])
        seen.append(await generation())
    assert len(set(seen)) == len(seen)


async def test_what_another_guild_stores_changes_no_generation_but_its_own(archive: Archive) -> None:
    there = scopes_of(77)
    before = [await archive.articles.generation(scopes) for scopes in (HERE, there)]
    await store(archive, Scope(77), new("a"))
    after = [await archive.articles.generation(scopes) for scopes in (HERE, there)]
    assert [one == other for one, other in zip(before, after, strict=True)] == [True, False]


async def test_many_keys_are_bounded(archive: Archive) -> None:
    keys = await store(archive, SHARED, *(new(f"article {number}") for number in range(210)))
    assert len(await archive.articles.articles(keys)) == 200
    assert len(await archive.articles.cards(keys)) == 210
    assert len(await archive.articles.recent(HERE, limit=1_000)) == 100
