"""The index: one moment of it in a thread, where words stand, and whether it is in step with the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from bot.archive.model import Field
from bot.articles.model import SHARED, ArticleKey, Scope, VersionReason, scopes_of
from bot.articles.shingles import samples
from bot.errors import DeadlineError
from tests.archive.making import new, revise, store

if TYPE_CHECKING:
    from bot.archive.index import Snapshot
    from bot.archive.protocols import Archive

pytestmark = pytest.mark.needs("articles", "writer", "terms", "care")

GUILD = Scope(11)
HERE = scopes_of(11)


def places_of(snapshot: Snapshot, word: str) -> dict[ArticleKey, list[int]]:
    """Return the positions of a word in the bodies of articles."""
    found: dict[ArticleKey, list[int]] = {}
    segments = {segment.id: segment for segment in snapshot.segments}
    postings = snapshot.postings([Field.BODY], [word])
    placed = snapshot.positions([(posting, posting.documents) for posting in postings])
    for posting, (indices, positions) in zip(postings, placed, strict=True):
        segment = segments[posting.segment]
        for index, position in zip(indices, positions, strict=True):
            number = int(segment.documents.numbers[posting.documents[index]])
            found.setdefault(ArticleKey(segment.scope, number), []).append(int(position))
    return found


async def test_a_word_is_found_at_its_places(archive: Archive) -> None:
    first, second = await store(archive, SHARED, new("typhoon nears typhoon"), new("calm", "no typhoon"))
    (own,) = await store(archive, GUILD, new("a quiet typhoon"))
    seen = await archive.terms.look(HERE, lambda snapshot: places_of(snapshot, "typhoon"), deadline=5)
    assert seen.keys() == {first, second, own}
    begin, again = seen[first]
    assert again == begin + 2
    assert len(seen[second]) == 1
    elsewhere = await archive.terms.look(scopes_of(22), lambda snapshot: places_of(snapshot, "typhoon"), deadline=5)
    assert elsewhere == {key: places for key, places in seen.items() if key != own}


async def test_places_are_asked_of_some_documents(archive: Archive) -> None:
    await store(archive, SHARED, *(new("harbour " * (number + 1)) for number in range(4)))

    def places(snapshot: Snapshot) -> list[int]:
        (posting,) = snapshot.postings([Field.BODY], ["harbour"])
        ((indices, _),) = snapshot.positions([(posting, posting.documents[[1, 3]])])
        return np.bincount(indices).tolist()

    assert await archive.terms.look(HERE, places, deadline=5) == [2, 4]


async def test_a_snapshot_reads_what_it_found(archive: Archive) -> None:
    first, second = await store(archive, SHARED, new("One.", "Two."), new("Three."))
    await revise(archive, first, new("One.", "Two, mended."), VersionReason.EDITED)
    missing = ArticleKey(SHARED, 99)
    cards, articles, paragraphs = await archive.terms.look(
        HERE,
        lambda snapshot: (
            snapshot.cards([second, first, missing]),
            snapshot.articles([first, missing]),
            snapshot.paragraphs([(first, 1), (second, 0), (missing, 0)]),
        ),
        deadline=5,
    )
    assert cards == await archive.articles.cards([first, second])
    assert articles == await archive.articles.articles([first])
    assert paragraphs == {first: "Two, mended.", second: "Three."}


async def test_what_is_asked_after_the_deadline_is_refused_until_more_time_is_granted(archive: Archive) -> None:
    (key,) = await store(archive, SHARED, new("typhoon"))

    def late(snapshot: Snapshot) -> dict[ArticleKey, list[int]]:
        with pytest.raises(DeadlineError):
            snapshot.postings([Field.BODY], ["typhoon"])
        snapshot.grant(5)
        return places_of(snapshot, "typhoon")

    assert (await archive.terms.look(HERE, late, deadline=0)).keys() == {key}


async def test_only_a_merge_of_much_is_worth_preparing_for(archive: Archive) -> None:
    told: list[int] = []

    async def merged() -> None:
        told.append(1)

    archive.terms.after_merges(merged)
    for number in range(9):
        await store(archive, SHARED, new(f"article {number}"))
    await archive.writer.settle()
    assert told == []
    seen = await archive.terms.look(HERE, lambda snapshot: places_of(snapshot, "articl"), deadline=5)
    assert len(seen) == 9


async def test_the_index_is_in_step_with_the_articles(archive: Archive) -> None:
    keys = await store(archive, SHARED, *(new(f"article {number}") for number in range(5)))
    await store(archive, GUILD, new("own"))
    await revise(archive, keys[0], new("changed"), VersionReason.EDITED)
    await archive.writer.remove([keys[1]])
    condition = await archive.care.condition()
    assert condition.is_sound
    assert condition.articles == 5


async def test_an_index_built_anew_finds_the_same(archive: Archive) -> None:
    keys = await store(archive, SHARED, *(new(f"typhoon {number}") for number in range(5)))
    await archive.writer.remove([keys[1]])
    before = await archive.terms.look(HERE, lambda snapshot: places_of(snapshot, "typhoon"), deadline=5)
    generation = await archive.articles.generation((SHARED,))
    assert await archive.care.rebuild() == 4
    after = await archive.terms.look(HERE, lambda snapshot: places_of(snapshot, "typhoon"), deadline=5)
    assert after == {key: places for key, places in before.items() if key != keys[1]}
    assert await archive.articles.generation((SHARED,)) != generation
    assert (await archive.care.condition()).is_sound


async def test_what_else_is_made_of_the_articles_is_made_again(archive: Archive) -> None:
    first, second = "a storm took the roof of the old fish market in the night " * 2, "the council met on Monday"
    keys = await store(archive, SHARED, new(first), new(second))
    assert await archive.care.derived_faults() == ()
    before = await archive.articles.counts(HERE)
    await archive.care.mend_derived(("tally", "sample", "story", "sqlite_sequence"))
    assert await archive.care.derived_faults() == ()
    assert await archive.articles.counts(HERE) == before
    async with archive.writer.storing(SHARED) as storing:
        alike = await storing.resembling(samples(first), truncated=False)
    assert {number for numbers in alike.values() for number in numbers} == {keys[0].number}
