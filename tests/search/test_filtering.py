"""Filters put to single articles let through just what a digest with the same filter lets through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from bot.articles.model import SHARED, Scope
from bot.search.filtering.matcher import KEPT_FOR, FilterMatcher
from bot.search.saved import select
from tests.archive.making import new, store
from tests.examples import examples
from tests.fakes.clock import FakeClock
from tests.search.test_saved import CASES, EVERYTHING, TODAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.archive.protocols import Archive
    from bot.articles.model import ArticleKey, Scopes

IN_SIGHT = (SHARED, Scope(7))
WORDS = (
    *("Taipei", "chips", "chip", "the", "he", "of", "quotas", "fishing", "Lee", "rare", "earths", "did", "William"),
    *(
        "Lai",
        "賴清德",
        "賴",
        "大安",
        "2-nanometer",
        "李立勝",
        "semicon*",
        "t*",
        "title:",
        "source:",
        "author:",
        "-",
        '"',
    ),
    *('"', "OR", "is:full", "is:teaser", "after:2025-03", "before:2025-03", "on:2025-02-14", "harbour", "council"),
)


async def matched(
    archive: Archive, queries: Sequence[str], matcher: FilterMatcher | None = None, scopes: Scopes = IN_SIGHT
) -> dict[str, set[ArticleKey]]:
    """Return by each query the articles of the archive that match it, put to it one by one."""
    selection = await select(archive.terms, scopes, "", EVERYTHING, TODAY)
    articles = await archive.articles.articles([one.key for one in selection.selected])
    matcher = matcher or FilterMatcher(archive.terms, FakeClock())
    wanted = [(query, TODAY) for query in queries]
    found = (await matcher.matching({scopes: wanted}, list(articles.values())))[scopes]
    return {query: {key for key, some in found.items() if (query, TODAY) in some} for query in queries}


async def chosen(archive: Archive, query: str) -> set[ArticleKey]:
    return {one.key for one in (await select(archive.terms, IN_SIGHT, query, EVERYTHING, TODAY)).selected}


async def test_every_case_of_a_saved_search(newspaper: Archive) -> None:
    queries = [query for query, _ in CASES] + ["he did", '"he did not"', "-the lane", "", "-zzz", "title:the"]
    assert await matched(newspaper, queries) == {query: await chosen(newspaper, query) for query in queries}


@examples(60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join) | st.text(max_size=30))
async def test_any_text(newspaper: Archive, query: str) -> None:
    query = query.replace(": ", ":").replace("- ", "-")
    assert (await matched(newspaper, [query]))[query] == await chosen(newspaper, query)


async def test_a_name_that_a_new_article_ties_matches_it_at_once(newspaper: Archive) -> None:
    matcher = FilterMatcher(newspaper.terms, FakeClock())
    assert await matched(newspaper, ["卓榮泰"], matcher) == {"卓榮泰": set()}
    keys = await store(
        newspaper,
        SHARED,
        new("Premier Cho Jung-tai (卓榮泰) spoke.", names=(("Cho Jung-tai", "卓榮泰"),)),
        new("Cho Jung-tai answered in English."),
    )
    assert await matched(newspaper, ["卓榮泰"], matcher) == {"卓榮泰": set(keys)}


async def test_an_alias_counts_after_a_minute_at_the_latest(newspaper: Archive) -> None:
    clock = FakeClock()
    matcher = FilterMatcher(newspaper.terms, clock)
    (key,) = await store(newspaper, Scope(7), new("Our cranes stand still."))
    assert await matched(newspaper, ["hoists"], matcher) == {"hoists": set()}
    await newspaper.aliases.add(7, ("hoists", "cranes"), clock.now())
    clock.at += KEPT_FOR
    assert await matched(newspaper, ["hoists"], matcher) == {"hoists": {key}}


async def test_what_another_server_holds_is_put_to_no_filter(newspaper: Archive) -> None:
    await store(newspaper, Scope(8), new("Their own chips."))
    theirs = (await select(newspaper.terms, (Scope(8),), "", EVERYTHING, TODAY)).selected
    articles = await newspaper.articles.articles([one.key for one in theirs])
    found = await FilterMatcher(newspaper.terms, FakeClock()).matching(
        {IN_SIGHT: [("chips", TODAY)]}, list(articles.values())
    )
    assert found == {IN_SIGHT: {}}
