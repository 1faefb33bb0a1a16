"""What a digest holds, from a real archive, and what it says of every article."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from bot.archive.digests import DigestOptions, WhenEmpty
from bot.articles.model import SHARED, ArticleKey, Scope
from bot.config import ROOT
from bot.digest.composing import DigestComposer
from bot.loading import Loader
from tests.archive.making import new, open_new, store
from tests.fakes.digests import MORNING, a_subscription

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path

    from bot.archive.digests import DigestKey, Subscription
    from bot.archive.protocols import Archive
    from bot.digest.model import Composed

NOW = MORNING
DATES = (NOW.date(),)
GUILD = Scope(7)


class Shown:
    """Remembers what digests have shown."""

    def __init__(self) -> None:
        self.articles: set[ArticleKey] = set()

    async def shown(self, key: DigestKey, articles: Sequence[ArticleKey]) -> frozenset[ArticleKey]:
        return frozenset(articles) & self.articles


def subscription(filter: str = "", **options: Any) -> Subscription:  # noqa: A002 (its name)
    return a_subscription(filter=filter, options=DigestOptions(**options))


@pytest.fixture
async def archive(tmp_path: Path) -> AsyncIterator[Archive]:
    opened = await open_new(tmp_path / "archive.db")
    yield opened
    await opened.close()


@pytest.fixture
def shown() -> Shown:
    return Shown()


@pytest.fixture
def composer(archive: Archive, shown: Shown) -> DigestComposer:
    return DigestComposer(archive.articles, archive.terms, shown, archive.stories)


def numbers(composed: Composed) -> list[int]:
    return [item.card.key.number for item in composed.items]


def why(composed: Composed) -> dict[int, str]:
    return {reason.article.number: reason.key for reason in composed.reasons}


async def test_names_every_stage_and_every_article(archive: Archive, composer: DigestComposer, shown: Shown) -> None:
    story = (
        "The harbour office closed the basin to small boats on Friday, a week before the regatta, and nobody in the"
        " town was asked about it or told where the forty boats that lie there should go, the rowing club said, while"
    )
    await store(
        archive,
        SHARED,
        new("Chips are made on the island, and the harbour ships them.", headline="Chips"),
        new(f"{story}.", headline="The basin", source="Post"),
        new(story, headline="The basin is closed", truncated=True),
        new("A dull day.", headline="Nothing"),
        new("The harbour was quiet.", headline="Quiet"),
        new("The harbour was loud.", headline="Loud"),
    )
    shown.articles = {ArticleKey(SHARED, 5)}
    composed = await composer.compose(subscription("harbour", limit=2), NOW, DATES)
    counts = composed.counts
    assert (counts.loaded, counts.matching, counts.already_shown, counts.clustered) == (6, 5, 1, 1)
    assert (counts.over_limit, counts.posted) == (1, 2)
    assert counts.matching == counts.already_shown + counts.clustered + counts.over_limit + counts.posted
    by_number = why(composed)
    assert by_number[4] == "digest-why-no-match"
    assert by_number[5] == "digest-why-shown"
    assert by_number[3] == "digest-why-clustered"
    assert Counter(by_number.values())["digest-why-posted"] == 2
    assert sorted(by_number) == [1, 2, 3, 4, 5, 6]
    (told,) = [item for item in composed.items if item.card.key.number == 2]
    assert [card.key.number for card in told.also] == [3]
    assert composed.cursor == {SHARED: 6}
    assert [card.key.number for card in composed.rest] == [
        number for number in (1, 6) if number not in numbers(composed)
    ]


async def test_reads_on_where_it_stopped(archive: Archive, composer: DigestComposer) -> None:
    await store(archive, SHARED, new("One chip."), new("Two chips."))
    first = await composer.compose(subscription("chips"), NOW, DATES)
    assert numbers(first) == [1, 2]
    await store(archive, SHARED, new("Three chips."))
    second = await composer.compose(replace(subscription("chips"), cursor=first.cursor), NOW, DATES)
    assert numbers(second) == [3]
    third = await composer.compose(replace(subscription("chips"), cursor=second.cursor), NOW, DATES)
    assert (third.items, third.counts.loaded, third.cursor) == ((), 0, second.cursor)


async def test_holds_the_guild_s_own_and_nobody_else_s(archive: Archive, composer: DigestComposer) -> None:
    await store(archive, GUILD, new("Our chips."))
    await store(archive, Scope(8), new("Their chips."))
    composed = await composer.compose(subscription(), NOW, DATES)
    assert [item.card.key for item in composed.items] == [ArticleKey(GUILD, 1)]
    assert composed.cursor == {GUILD: 1}


async def test_dates_in_a_filter_are_seen_from_its_zone(archive: Archive, composer: DigestComposer) -> None:
    await store(archive, SHARED, new("Old chips.", published="2026-02-13"), new("New chips.", published="2026-02-14"))
    late = datetime(2026, 2, 13, 20, tzinfo=UTC)  # the 14th in Taipei
    assert numbers(await composer.compose(subscription("on:today"), late, DATES)) == [2]
    assert numbers(await composer.compose(subscription("on:yesterday"), late, DATES)) == [1]


async def test_a_day_with_nothing_new(archive: Archive, composer: DigestComposer, shown: Shown) -> None:
    await store(archive, SHARED, *(new(f"Chip number {n}.", headline=f"{n}", truncated=n == 4) for n in range(1, 5)))
    read = {SHARED: 4}
    silent = replace(subscription("chip"), cursor=read)
    assert (await composer.compose(silent, NOW, DATES)).items == ()
    older = replace(silent, options=DigestOptions(when_empty=WhenEmpty.ARCHIVE))
    seen: list[int] = []
    for _ in range(4):
        composed = await composer.compose(older, NOW, DATES)
        assert composed.from_archive
        assert (composed.counts.loaded, composed.counts.posted, composed.cursor) == (0, 1, read)
        assert composed == await composer.compose(older, NOW, DATES)
        seen += numbers(composed)
        shown.articles.add(composed.items[0].card.key)
    assert sorted(seen) == [1, 2, 3, 4]
    assert seen[3] == 4  # whole articles before excerpts
    nothing = await composer.compose(older, NOW, DATES)
    assert (nothing.items, nothing.from_archive) == ((), False)


async def test_another_article_each_day_from_the_archive(archive: Archive, composer: DigestComposer) -> None:
    await store(archive, SHARED, *(new(f"Chip number {n}.", headline=f"{n}") for n in range(1, 30)))
    older = replace(subscription(when_empty=WhenEmpty.ARCHIVE), cursor={SHARED: 29})
    days = [NOW.replace(day=day) for day in range(1, 11)]
    chosen = {numbers(await composer.compose(older, day, (day.date(),)))[0] for day in days}
    assert len(chosen) > 4


async def test_a_filter_that_matches_nothing(archive: Archive, composer: DigestComposer) -> None:
    await store(archive, SHARED, new("One chip."))
    composed = await composer.compose(subscription("zzz"), NOW, DATES)
    assert (composed.items, composed.counts.loaded, composed.counts.matching) == ((), 1, 0)
    assert composed.cursor == {SHARED: 1}


async def test_a_load_of_thousands_is_counted_and_told_in_part(archive: Archive, composer: DigestComposer) -> None:
    many = 1_300
    await store(archive, SHARED, *(new(f"Notice {n} of the office.", headline=f"Notice {n}") for n in range(many)))
    composed = await composer.compose(subscription(limit=12), NOW, DATES)
    counts = composed.counts
    assert (counts.loaded, counts.matching, counts.posted) == (many, many, 12)
    assert counts.over_limit + counts.clustered + counts.posted == many
    assert len(composed.rest) == 200
    assert composed.cursor == {SHARED: many}


async def test_summaries_are_sentences_of_the_article(archive: Archive, composer: DigestComposer) -> None:
    await Loader(archive).load([ROOT / "data" / "samples"])
    composed = await composer.compose_everything(NOW, limit=100)
    assert composed.counts.posted > 30
    for item in composed.items:
        article = await archive.articles.article(item.card.key)
        assert article is not None
        assert item.passage is not None
        sentences = [p.text[start:end] for p in article.text.paragraphs for start, end in p.sentences]
        first = next(sentence for sentence in sentences if item.summary.startswith(sentence))
        rest = item.summary.removeprefix(first).strip()
        assert (item.second is not None) == rest.startswith("…")
        assert rest == "" or rest.lstrip("… ") in sentences
        assert item.passage.start is not None
        assert item.passage.version == article.version


async def test_keeps_the_dates_it_is_for(archive: Archive, composer: DigestComposer) -> None:
    await store(archive, SHARED, new("One chip."))
    composed = await composer.compose(subscription(), NOW, (date(2026, 2, 12), date(2026, 2, 13), date(2026, 2, 14)))
    assert composed.dates == (date(2026, 2, 12), date(2026, 2, 13), date(2026, 2, 14))
