"""Looking up what people ask to read."""

from __future__ import annotations

import pytest

from bot.articles.model import SHARED, ArticleKey, Scope, scopes_of
from bot.articles.references import parse_reference
from bot.errors import NotFoundError
from bot.reading import ReadingService
from tests.fakes.archive import FakeArchive
from tests.fakes.articles import article_text

HERE = scopes_of(11)


@pytest.fixture
def archive() -> FakeArchive:
    return FakeArchive()


@pytest.fixture
def reading(archive: FakeArchive) -> ReadingService:
    return ReadingService(archive.articles, archive.stories)


async def test_an_article_is_read_in_the_version_that_is_named(archive: FakeArchive, reading: ReadingService) -> None:
    key = archive.articles.add(article_text("Old", "One.")).key
    archive.articles.edit(key, article_text("New", "One.", "Two."))
    read = [(await reading.article(parse_reference(name, None))).text.headline for name in ("A1", "A1@1", "A1@2.p2")]
    assert read == ["New", "Old", "New"]


@pytest.mark.parametrize("name", ["A2", "A1@3", "A1@2.p3", "A1.p2"])
async def test_what_is_not_there_is_named(archive: FakeArchive, reading: ReadingService, name: str) -> None:
    key = archive.articles.add(article_text("Old", "One.")).key
    archive.articles.edit(key, article_text("New", "One.", "Two."))
    with pytest.raises(NotFoundError) as raised:
        await reading.article(parse_reference(name, None))
    assert raised.value.data["reference"] == name


async def test_a_card_is_of_what_there_is(archive: FakeArchive, reading: ReadingService) -> None:
    key = archive.articles.add(article_text("Here", "One.")).key
    card = await reading.card(parse_reference("A1", None))
    assert (card.key, card.headline) == (key, "Here")
    assert await reading.cards([ArticleKey(SHARED, 9), key]) == {key: card}
    with pytest.raises(NotFoundError):
        await reading.card(parse_reference("A9", None))


async def test_the_newest_are_stories_and_the_last_page_is_the_last(
    archive: FakeArchive, reading: ReadingService
) -> None:
    keys = [archive.articles.add(article_text(f"Article {number}", "One.")).key for number in range(8)]
    archive.articles.add(article_text("Of another server", "One."), Scope(22))
    archive.articles.heads[keys[7]] = keys[0]  # the last tells what the first told
    page = await reading.newest(HERE, offset=0, limit=5)
    assert [card.key for card in page.cards] == [keys[7], *keys[6:2:-1]]
    assert (page.offset, page.total) == (0, 7)
    beyond = await reading.newest(HERE, offset=90, limit=5)
    assert [card.key for card in beyond.cards] == [keys[2], keys[1]]
    assert beyond.offset == 5


async def test_an_empty_archive_has_nothing_new_and_nothing_at_all(reading: ReadingService) -> None:
    page = await reading.newest(HERE, offset=5, limit=5)
    assert (page.cards, page.offset, page.total) == ((), 0, 0)
    assert await reading.random(HERE) is None
