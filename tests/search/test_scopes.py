"""No guild's words are seen in another: not found, not suggested, not corrected to, not offered while typing."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from bot.articles.model import SHARED, Scope, scopes_of
from bot.search import SearchService
from tests.archive.making import SteppingClock, new, store
from tests.examples import examples

if TYPE_CHECKING:
    from bot.archive.protocols import Archive
    from bot.search.model import SearchAnswer

HERE, THERE = 11, 22
CANARIES = {HERE: "quetzalfinch", THERE: "zanzibarling"}


async def stocked(archive: Archive) -> SearchService:
    await store(archive, SHARED, new("The common text says budget and nothing else.", headline="Common budget"))
    for guild, canary in CANARIES.items():
        await store(archive, Scope(guild), new(f"Here the {canary} sings of budget.", headline=f"The {canary} sings"))
    return SearchService(archive, SteppingClock())


def said(answer: SearchAnswer) -> str:
    shown = [answer.reading.used, answer.suggestion or "", *(c.used for c in answer.reading.corrections)]
    for hit in answer.hits:
        shown += [hit.headline.text, hit.passage.excerpt.text if hit.passage else "", hit.card.lead, hit.card.headline]
    return " ".join(shown).casefold()


def misspelt(word: str) -> st.SearchStrategy[str]:
    places = st.integers(0, len(word) - 1)
    return st.one_of(
        st.just(word),
        places.map(lambda i: word[:i] + word[i + 1 :]),
        places.map(lambda i: word[:i] + word[i] + word[i:]),
        places.map(lambda i: word[: i + 1]),
        places.map(lambda i: f"{word[: i + 1]}*"),
        st.just(f'"the {word}"'),
        st.just(f"budget {word}"),
        st.just(f"{word[:5]} {word[5:]}"),
    )


@examples(60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
async def test_a_canary_stays_in_its_guild(archive: Archive, data: st.DataObject) -> None:
    service = (
        await stocked(archive)
        if not await archive.articles.generation(scopes_of(HERE))
        else SearchService(archive, SteppingClock())
    )
    asking, owner = data.draw(st.sampled_from([(HERE, THERE), (THERE, HERE), (None, HERE)]))
    query = data.draw(misspelt(CANARIES[owner]))
    answer = await service.search(scopes_of(asking), query, limit=20)
    echo = answer.reading.used.casefold() if CANARIES[owner] in query else ""
    assert CANARIES[owner] not in said(answer).replace(echo, "")
    service.headlines(scopes_of(asking), query)
    await asyncio.sleep(0)
    assert all(suggestion.key.scope != Scope(owner) for suggestion in service.headlines(scopes_of(asking), query))


async def test_a_guild_finds_its_own_and_the_shared(archive: Archive) -> None:
    service = await stocked(archive)
    found = await service.search(scopes_of(HERE), "budget")
    assert {hit.card.key.scope for hit in found.hits} == {SHARED, Scope(HERE)}
    own = await service.search(scopes_of(HERE), "quetzalfnch")
    assert own.hits[0].card.key.scope == Scope(HERE)
