"""Saved searches: every word required, nothing corrected, only what was loaded after a point."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from bot.articles.model import SHARED, Scope
from bot.search.saved import read_saved, select
from tests.archive.making import new, store
from tests.examples import examples

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.archive.protocols import Archive
    from bot.search.saved import Selection

TODAY = date(2026, 1, 1)
EVERYTHING: Mapping[Scope, int] = {}
ALL = 16


async def selected(archive: Archive, query: str, after: Mapping[Scope, int] = EVERYTHING) -> Selection:
    return await select(archive.terms, (SHARED, Scope(7)), query, after, TODAY)


async def ids(archive: Archive, query: str, after: Mapping[Scope, int] = EVERYTHING) -> set[str]:
    """Return the ids of the articles let through; those that have none by their headlines."""
    found = await selected(archive, query, after)
    cards = await archive.articles.cards([one.key for one in found.selected])
    assert len(cards) == found.matching
    return {card.source_id or card.headline for card in cards.values()}


CASES: list[tuple[str, set[str]]] = [
    ("chips", {"chips"}),
    ("chip makers abroad", {"chips"}),  # any form, in the headline too
    ("chips Taipei", set()),  # every word is required
    ("Taipei", {"lai", "daan"}),
    ("chips OR Taipei", {"chips", "lai", "daan"}),
    ("Taipei -minerals", {"daan"}),
    ('Taipei -"police guard"', {"lai"}),
    ('"fishing quotas"', {"lai", "fish"}),
    ('"quotas fishing"', set()),
    ("quotas fishing", {"lai", "fish"}),
    ("semicondutor", set()),  # nothing is corrected
    ("semicon*", {"chips"}),
    ("zzz*", set()),
    ("the chips of it", {"chips"}),  # function words are passed over
    ('"rare earths"', {"lai"}),
    ("title:minerals", {"lai"}),
    ("title:earths", set()),
    ("賴清德", {"lai"}),
    ("赖清德", {"lai"}),
    ("大安", {"daan"}),
    ("source:harbour-post", {"fish"}),
    ("source:harbour-post chips", set()),
    ("fishing after:2025-04", {"lai"}),
    ("fishing before:2025-04", set()),
    ("is:teaser", {"daan"}),
    ("Taipei is:full", {"lai"}),
    ("cafe", {"fish"}),
    ('"no such phrase" OR chips', {"chips"}),
    ('"spoke about fishing"', set()),
    ('"speak about fishing"', {"lai"}),
    ("2-nanometer", {"chips"}),
]


async def test_lets_through_exactly(newspaper: Archive) -> None:
    let_through = {query: await ids(newspaper, query) for query, _ in CASES}
    assert let_through == dict(CASES)


async def test_nothing_asked_lets_everything_through(newspaper: Archive) -> None:
    for query in ("", "   ", "-zzz", "!!!"):
        found = await selected(newspaper, query)
        assert (found.loaded, found.matching, len(found.selected), found.left_out) == (ALL, ALL, ALL, ())
        assert {one.score for one in found.selected} == {0.0}


async def test_function_words_count_where_there_is_nothing_else(newspaper: Archive) -> None:
    assert "lai" in await ids(newspaper, "he did")
    assert await ids(newspaper, '"he did not"') == {"lai"}
    assert await ids(newspaper, "-the lane") == set()


async def test_only_what_was_loaded_after(newspaper: Archive) -> None:
    before = await selected(newspaper, "chips")
    assert before.ends[SHARED] == ALL
    again = await selected(newspaper, "chips", before.ends)
    assert (again.loaded, again.matching, again.left_out, dict(again.ends)) == (0, 0, (), dict(before.ends))
    await store(newspaper, SHARED, new("More chips from the island.", source_id="more"), new("A dull day."))
    later = await selected(newspaper, "chips", before.ends)
    assert await ids(newspaper, "chips", before.ends) == {"more"}
    assert (later.loaded, later.matching, [key.number for key in later.left_out]) == (2, 1, [ALL + 2])
    assert later.ends[SHARED] == ALL + 2


async def test_each_guild_has_its_own_and_the_shared(newspaper: Archive) -> None:
    await store(newspaper, Scope(7), new("Our own chips.", source_id="own"))
    await store(newspaper, Scope(8), new("Their own chips.", source_id="theirs"))
    found = await selected(newspaper, "chips")
    assert await ids(newspaper, "chips") == {"chips", "own"}
    assert set(found.ends) == {SHARED, Scope(7)}
    assert await ids(newspaper, "chips", {SHARED: ALL}) == {"own"}


async def test_the_best_come_first(newspaper: Archive) -> None:
    await store(newspaper, SHARED, new("Quotas, quotas, fishing quotas.", headline="Fishing quotas", source_id="most"))
    found = await selected(newspaper, "quotas")
    cards = await newspaper.articles.cards([one.key for one in found.selected])
    assert next(cards[one.key].source_id for one in found.selected) == "most"
    assert found.selected[0].score > found.selected[1].score > 0


async def test_removed_articles_are_not_counted(newspaper: Archive) -> None:
    (chips,) = (await selected(newspaper, "chips")).selected
    await newspaper.writer.remove([chips.key])
    found = await selected(newspaper, "chips")
    assert (found.loaded, found.matching) == (ALL - 1, 0)
    assert found.ends[SHARED] == ALL


def test_says_how_it_is_read() -> None:
    reading = read_saved('the chips OR Taipei -sport "rare earths" semi* author:Lee on:fire', TODAY)
    assert reading.required == (("chips", "Taipei"), ('"rare earths"',), ("semi*",), ("fire",))
    assert (reading.excluded, reading.passed_over) == (("sport",), ("the",))
    assert [(value.name, value.value) for value in reading.filters] == [("author", "Lee")]
    assert not reading.is_empty
    assert read_saved("!!!", TODAY).is_empty


# One archive for all examples: they only read it.
@examples(50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80))
async def test_any_text_is_a_saved_search(newspaper: Archive, query: str) -> None:
    found = await selected(newspaper, query)
    assert found.loaded == ALL
    assert found.matching + len(found.left_out) == ALL
