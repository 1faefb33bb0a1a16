"""Filters, dates as people write them, and what is shown once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.model import SHARED
from bot.search import SearchService
from bot.search.query.dates import read_days
from tests.archive.making import SteppingClock, new, store
from tests.search.test_search import SCOPES, found_in, ids

if TYPE_CHECKING:
    from bot.archive.protocols import Archive

TODAY = date(2025, 4, 16)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-04", "2025-04-01", "2025-04-30"),
        ("2025/4/9", "2025-04-09", "2025-04-09"),
        ("20250409", None, None),
        ("2025年4月", "2025-04-01", "2025-04-30"),
        ("2025年4月9日", "2025-04-09", "2025-04-09"),
        ("today", "2025-04-16", "2025-04-16"),
        ("Yesterday", "2025-04-15", "2025-04-15"),
        ("last-monday", "2025-04-14", "2025-04-14"),
        ("last wednesday", "2025-04-09", "2025-04-09"),
        ("friday", "2025-04-11", "2025-04-11"),
        ("last-week", "2025-04-07", "2025-04-13"),
        ("this_week", "2025-04-14", "2025-04-20"),
        ("last-month", "2025-03-01", "2025-03-31"),
        ("last year", "2024-01-01", "2024-12-31"),
        ("april", "2025-04-01", "2025-04-30"),
        ("may", "2024-05-01", "2024-05-31"),
        ("14 Feb", "2025-02-14", "2025-02-14"),
        ("Dec 24, 2023", "2023-12-24", "2023-12-24"),
        ("3-days-ago", "2025-04-13", "2025-04-13"),
        ("2w", "2025-04-02", "2025-04-02"),
        ("6m", "2024-10-16", "2024-10-16"),
        ("2025-13", None, None),
        ("30 february 2025", None, None),
        ("fire", None, None),
        ("", None, None),
    ],
)
def test_reads_dates(text: str, first: str | None, last: str | None) -> None:
    days = read_days(text, TODAY)
    if first is None or last is None:
        assert days is None or text == "20250409"
        return
    assert days is not None
    assert days[0] == date.fromisoformat(first)
    assert days[1].toordinal() - 1 == date.fromisoformat(last).toordinal()


@given(st.text(max_size=30), st.dates())
def test_no_text_breaks_the_reading_of_dates(text: str, today: date) -> None:
    days = read_days(text, today)
    assert days is None or days[0] < days[1]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("taipei after:2025-04-20", ["daan"]),
        ("taipei before:2025-04-20", ["lai"]),
        ("taipei on:2025-04", ["lai", "daan"]),
        ("taipei -on:2025-04-18", ["daan"]),
        ("is:teaser", ["daan"]),
        ("taipei is:full", ["lai"]),
        ("source:harbour", ["fish"]),
        ("quotas -source:post", ["lai"]),
        ("after:2025", ["daan", "lai", "chips"]),
        ('author:"li-sheng" embassy', ["daan"]),
        ("author:nobody embassy", []),
    ],
)
async def test_filters(search: SearchService, query: str, expected: list[str]) -> None:
    assert ids(await search.search(SCOPES, query)) == expected


async def test_what_is_no_filter_is_searched_for_as_words(search: SearchService) -> None:
    assert ids(await search.search(SCOPES, "on:embassy"))[:1] == ["daan"]
    assert ids(await search.search(SCOPES, "is:embassy"))[:1] == ["daan"]


async def test_dates_are_those_of_the_zone(archive: Archive) -> None:
    search = SearchService(archive, SteppingClock())  # 08:01 UTC on 14 February 2026
    await store(archive, SHARED, new("A walrus sleeps.", published="2026-02-13", source_id="walrus"))
    assert ids(await search.search(SCOPES, "on:yesterday", zone="UTC")) == ["walrus"]
    assert ids(await search.search(SCOPES, "on:today", zone="Pacific/Honolulu")) == ["walrus"]
    assert ids(await search.search(SCOPES, "on:today", zone="no such zone")) == []


async def test_newest_first(search: SearchService) -> None:
    answer = await search.search(SCOPES, "taipei", newest_first=True)
    assert ids(answer) == ["daan", "lai"]


async def test_the_same_story_is_shown_once_and_the_whole_one_stands_for_its_teaser(archive: Archive) -> None:
    lead = (
        "The ferry to the outer islands will run twice a day from May, the harbour master said on Monday, after the"
        " islanders had written to the ministry for the third time in as many years about the evening boat, and"
    )
    teaser = new(lead, truncated=True, source_id="teaser", headline="Ferry runs twice")
    whole = new(f"{lead} more boats may follow.", "Islanders asked for it.", source_id="whole", headline="More ferries")
    other = new("A ferry sank in another harbour long ago.", source_id="other", headline="An old ferry")
    await store(archive, SHARED, teaser, whole, other)
    search = SearchService(archive, SteppingClock())
    answer = await search.search(SCOPES, "ferry harbour")
    folded = {hit.card.source_id: [card.source_id for card in hit.folded] for hit in answer.hits}
    assert folded == {"whole": ["teaser"], "other": []}
    assert answer.total == 2
    assert sorted(ids(await search.search(SCOPES, "ferry harbour", fold=False)), key=str) == [
        "other",
        "teaser",
        "whole",
    ]


async def test_names_in_two_scripts_know_each_other(archive: Archive) -> None:
    await store(
        archive,
        SHARED,
        new("William Lai (賴清德) spoke.", source_id="both", names=(("William Lai", "賴清德"),)),
        new("Lai Ching-te (賴清德) answered.", source_id="formal", names=(("Lai Ching-te", "賴清德"),)),
        new("William Lai was silent.", source_id="latin"),
        new("Lai Ching-te was away.", source_id="given"),
        new("William the carpenter, and one Lai.", source_id="apart"),
    )
    search = SearchService(archive, SteppingClock())
    for query in ("賴清德", "赖清德", "William Lai", "lai ching-te"):
        assert set(ids(await search.search(SCOPES, query, limit=5))) >= {"both", "formal", "latin", "given"}, query


async def test_words_are_joined_and_split(archive: Archive) -> None:
    await store(
        archive,
        SHARED,
        new("The semiconductor makers met.", source_id="one"),
        new("The war in Viet Nam went on.", source_id="two"),
        new("Vienna waltzed.", source_id="three"),
    )
    search = SearchService(archive, SteppingClock())
    assert ids(await search.search(SCOPES, "semi conductor")) == ["one"]
    answer = await search.search(SCOPES, "vietnam")
    assert ids(answer)[:1] == ["two"]
    assert answer.reading.used == "viet nam"


async def test_an_author_is_found_by_name_and_as_a_word(archive: Archive) -> None:
    await store(archive, SHARED, new("Nothing about its writer.", source_id="hers"))
    search = SearchService(archive, SteppingClock())
    for query in ("author:lee", "author:李立勝", "li-sheng", 'author:"lee li-sheng"'):
        answer = await search.search(SCOPES, query)
        assert ids(answer) == ["hers"], query
        assert found_in(answer.hits[0].headline) == []
