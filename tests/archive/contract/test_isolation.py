"""What is a guild's own is never seen from another: words, numbers, counts or existence."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.archive.model import Field
from bot.archive.stored import FIRST_PAGE, KnownPage, SourcePage, SourceRecord
from bot.articles.model import SHARED, ArticleKey, Scope, VersionReason, scopes_of
from tests.archive.conftest import ENGINES
from tests.archive.making import new, revise, store
from tests.examples import examples

if TYPE_CHECKING:
    from bot.archive.protocols import Archive
    from bot.articles.model import Scopes

pytestmark = pytest.mark.needs("articles", "writer", "terms")

OWN = {SHARED: "openlemur", Scope(11): "firstquokka", Scope(22): "secondwombat"}
SCOPES = list(OWN)
CONTEXTS: list[Scopes] = [scopes_of(None), scopes_of(11), scopes_of(22)]

actions = st.lists(
    st.tuples(st.sampled_from(["store", "teaser", "revise", "remove", "restore"]), st.sampled_from(SCOPES)), max_size=14
)


async def act(archive: Archive, action: str, scope: Scope, living: dict[Scope, dict[int, bool]]) -> None:
    """Do something in one scope; `living` says which of its numbers there are, and which of them can be seen."""
    word = OWN[scope]
    numbers = living[scope]
    newest = ArticleKey(scope, max(numbers, default=1))
    if action in {"store", "teaser"}:
        article = new(f"{word} text", headline=word, source=word, truncated=action == "teaser")
        (key,) = await store(archive, scope, article)
        numbers[key.number] = True
    elif action == "revise" and numbers.get(newest.number):
        await revise(archive, newest, new(f"{word} again", headline=word, source=word), VersionReason.EDITED)
    elif action == "remove":
        await archive.writer.remove([newest])
        numbers |= {newest.number: False} if numbers else {}
    elif action == "restore":
        await archive.writer.restore([newest])
        numbers |= {newest.number: True} if numbers else {}


async def check(archive: Archive, scopes: Scopes, living: dict[Scope, dict[int, bool]]) -> None:
    """Look through every door of one context, and see all of its own and nothing else."""
    own = {ArticleKey(scope, number) for scope in scopes for number, seen in living[scope].items() if seen}
    words = {OWN[scope] for scope in scopes}
    cards = await archive.articles.recent(scopes, limit=100)
    assert {card.key for card in cards} == own
    assert {card.source for card in cards} <= words
    counts = await archive.articles.counts(scopes)
    assert counts.articles == counts.paragraphs == len(own)
    assert counts.sources == len({card.source for card in cards})
    drawn = await archive.articles.random(scopes)
    assert (drawn.key if drawn else None) in (own or {None})
    async with archive.terms.reading(scopes, deadline=5) as reading:
        found: set[ArticleKey] = set()
        for word in OWN.values():
            found |= await _holders(reading, word)
        vocabulary = {word for s in reading.segments for v in s.vocabularies.values() for word in v.words}
    assert found == own
    assert vocabulary.isdisjoint(set(OWN.values()) - words)


async def _holders(reading: object, word: str) -> set[ArticleKey]:
    segments = {segment.id: segment for segment in reading.segments}  # type: ignore[attr-defined]
    return {
        ArticleKey(segments[posting.segment].scope, int(segments[posting.segment].documents.numbers[document]))
        for posting in await reading.postings([Field.HEADLINE], [word])  # type: ignore[attr-defined]
        for document in posting.documents
        if segments[posting.segment].live[document]
    }


async def test_a_loader_is_told_of_its_own_scope_alone(archive: Archive) -> None:
    for scope in SCOPES:
        async with archive.writer.storing(scope) as storing:
            article = new(f"{OWN[scope]} text", truncated=True)
            numbers = await storing.create([type(article)(article.text, "Daily", None, None, (1, 2))])
            await storing.keep_pages(
                [SourcePage("a.md", "same", "same", "a", "text", "utf-8", b"", OWN[scope], numbers)]
            )
            await storing.keep_records([SourceRecord("Daily", "7", OWN[scope], numbers[0])])
    newest = await store(archive, SHARED, new("another"))
    async with archive.writer.storing(SHARED) as storing:
        other = SourcePage("b.md", "other", "other", "b", "text", "utf-8", b"", "1", (newest[0].number,))
        await storing.keep_pages([other])
        await storing.keep_records([SourceRecord("Daily", "8", "x", newest[0].number)])
        article = new("a third")
        await storing.create([type(article)(article.text, "Daily", None, None, (3,))])
    guild = SCOPES[1]
    async with archive.writer.storing(guild) as storing:
        assert await storing.resembling({1, 2, 3}, truncated=True) == {1: (1,), 2: (1,)}
        assert await storing.resembling({1, 2, 3}, truncated=False) == {}
        holders = await storing.holders({1, 2, 3}, before=9)
        assert {key.scope for keys in holders.values() for key in keys} == {SHARED, guild}
        known = await storing.records({("Daily", "7"), ("Daily", "8")})
        assert {key: record.checksum for key, record in known.items()} == {("Daily", "7"): OWN[guild]}
        assert await storing.pages_from({"a.md", "b.md"}) == {"a.md": KnownPage("same", "same", (1,))}
        assert await storing.pages_with({"same", "other"}) == {"same": (KnownPage("same", "same", (1,)),)}
        assert {n: one.text.paragraphs[0].text for n, one in (await storing.known([1, 2])).items()} == {
            1: f"{OWN[guild]} text"
        }
    assert await archive.writer.known_pages(guild, {"a.md", "b.md"}) == {"a.md": KnownPage("same", "same", (1,))}
    found = await archive.writer.pages_of_others(guild, segmenter="1", below=None, after=FIRST_PAGE, limit=1)
    assert [(page.origin, page.checksum) for page in found] == [("a.md", "same")]
    assert (await archive.writer.count_pages(guild, segmenter=OWN[guild], below=None)).articles_of_its_own == 1
    assert set(await archive.writer.known_records(guild, {("Daily", "7"), ("Daily", "8")})) == {("Daily", "7")}


@pytest.mark.parametrize("engine", ENGINES)
@examples(25)
@given(todo=actions)
async def test_no_context_sees_what_is_anothers_own(engine: str, todo: list[tuple[str, Scope]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        archive = await ENGINES[engine](Path(folder))
        try:
            living: dict[Scope, dict[int, bool]] = {scope: {} for scope in SCOPES}
            # Each scope begins with the same numbers, so that a number alone never tells one from the other.
            for action, scope in [("store", scope) for scope in SCOPES] + todo:
                await act(archive, action, scope, living)
            for scopes in CONTEXTS:
                await check(archive, scopes, living)
            for scope, numbers in living.items():
                assert sorted(numbers) == list(range(1, len(numbers) + 1))
                keys = [ArticleKey(scope, number) for number in numbers]
                for article in (await archive.articles.articles(keys)).values():
                    assert article.text.headline == OWN[article.key.scope]
        finally:
            await archive.close()
