"""What a guild is answered is the same whatever another guild holds.

`python -m tests.isolation.mutations` takes the scope filters away, one after the other, and shows that this fails.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given
from hypothesis import strategies as st

from bot.articles.model import SHARED, ArticleKey, Scope, scopes_of
from bot.config import ROOT
from bot.search.sessions import SearchSessions
from tests.examples import examples
from tests.isolation.mutations import MUTATIONS
from tests.isolation.worlds import CANARY, OURS, STORIES, THEIRS, World, everything, living, loading

if TYPE_CHECKING:
    from bot.articles.model import Article

pytestmark = pytest.mark.unmeasured

held = st.lists(st.integers(0, len(STORIES) - 1), min_size=1, max_size=4)


async def compare(ours: list[int], shared: list[int], theirs: list[int], others: list[int]) -> None:
    full = World({SHARED.guild: shared, OURS: ours, THEIRS: theirs}, {OURS: 1, THEIRS: 2})
    other = World({THEIRS: others, SHARED.guild: shared, OURS: ours}, {THEIRS: 0, OURS: 1})
    with tempfile.TemporaryDirectory() as folder:
        async with living(full, Path(folder) / "full") as one, living(other, Path(folder) / "other") as two:
            desk = SearchSessions(one.archive, one.search, one.clock)
            token = (await desk.ask(THEIRS, CANARY[THEIRS], zone="UTC")).token
            assert token is not None
            # They look first, so that whatever is kept in memory has seen them.
            theirs_seen = await everything(one, THEIRS, full, [token])
            assert CANARY[THEIRS] in theirs_seen[f"kept {token}"]
            for guild in (OURS, None):
                seen, expected = [await everything(services, guild, full, [token]) for services in (one, two)]
                assert seen == expected
                assert seen["random"] == "{True}"  # drawn from what may be seen, in a world of any size
                for door, answer in seen.items():
                    asked = door.replace("title", "").replace("author", "")
                    assert CANARY[THEIRS] not in answer or CANARY[THEIRS][:6] in asked
            for services in (one, two):
                scope = services.archive.articles
                assert (await scope.counts((Scope(OURS),))).articles == len(ours)
            first = await loading(one, Path(folder) / "full", OURS, full)
            assert first == await loading(two, Path(folder) / "other", OURS, full)


@examples(2, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(ours=held, shared=held, theirs=held, others=held)
async def test_no_answer_tells_of_another_guild(
    ours: list[int], shared: list[int], theirs: list[int], others: list[int]
) -> None:
    await compare(ours, shared, theirs, others)


async def test_the_same_where_everybody_holds_the_same_stories() -> None:
    await compare([0, 1], [1, 2, 4], [0, 1, 2, 3], [3])


async def test_what_is_related_to_an_article_from_outside_is_not_even_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with living(World({SHARED.guild: [0, 1], THEIRS: [0]}), Path(folder) / "one") as services:
            theirs, read = ArticleKey(Scope(THEIRS), 1), services.archive.articles.article
            asked: list[ArticleKey] = []

            async def article(key: ArticleKey, version: int | None = None) -> Article | None:
                asked.append(key)
                return await read(key, version)

            monkeypatch.setattr(services.archive.articles, "article", article)
            for guild in (OURS, None):
                assert await services.search.related(scopes_of(guild), theirs) == ()
            assert asked == []
            await services.search.related(scopes_of(THEIRS), theirs)
            assert asked == [theirs]


def test_every_scope_filter_that_the_mutations_take_away_is_there() -> None:
    for mutation in MUTATIONS:
        text = (ROOT / mutation.file).read_text(encoding="utf-8")
        assert text.count(mutation.before) >= 1, mutation
        assert mutation.before != mutation.after
