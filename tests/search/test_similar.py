"""Articles about the same thing as an article, or as what somebody wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from bot.articles.model import SHARED, ArticleKey, Scope
from bot.search import SearchService
from tests.archive.making import SteppingClock, new, store
from tests.examples import examples
from tests.search.test_any_text import ANYTHING, assert_well_marked

if TYPE_CHECKING:
    from bot.archive.protocols import Archive

SCOPES = (SHARED, Scope(7))


@pytest.fixture
async def search(archive: Archive) -> SearchService:
    await store(
        archive,
        SHARED,
        new("The parliament voted on the recall of legislators.", "The recall campaign goes on.", source_id="recall"),
        new("A recall campaign against legislators divides the island.", source_id="campaign"),
        new("Chip makers build factories abroad.", source_id="chips"),
        new("Fishing quotas were cut.", source_id="fish"),
        new("The embassy in Daan (大安) mourned the pope.", source_id="embassy"),
    )
    await store(archive, Scope(8), new("A secret recall campaign of legislators.", source_id="secret"))
    return SearchService(archive, SteppingClock())


async def test_related_articles_share_telling_words(search: SearchService) -> None:
    hits = await search.related(SCOPES, ArticleKey(SHARED, 1))
    assert [hit.card.source_id for hit in hits][:1] == ["campaign"]
    assert {"recall", "legislators", "campaign"} & {word.casefold() for word in hits[0].ties}
    assert all(hit.card.source_id not in {"recall", "secret"} for hit in hits)


async def test_what_a_message_is_about(search: SearchService) -> None:
    hits = await search.about(SCOPES, "did you read that the chip people are building factories everywhere? 大安 too")
    assert {hit.card.source_id for hit in hits} == {"chips", "embassy"}
    assert "大安" in next(hit.ties for hit in hits if hit.card.source_id == "embassy")


async def test_nothing_is_like_what_cannot_be_seen(search: SearchService) -> None:
    assert await search.related(SCOPES, ArticleKey(Scope(8), 1)) == ()
    assert await search.related(SCOPES, ArticleKey(SHARED, 99)) == ()
    assert await search.about(SCOPES, "") == ()


@examples(40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(ANYTHING, st.text(max_size=3000)))
async def test_any_message_may_be_asked_about(search: SearchService, text: str) -> None:
    for hit in await search.about(SCOPES, text, limit=3):
        assert_well_marked(hit.headline)
        assert hit.ties
