"""`!article`, `!recent` and `!random` as people use them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.articles.model import SHARED, ArticleKey, Scope
from cogs.ui import limits
from tests.fakes.articles import article_text
from tests.fakes.newsroom import buttons_of, newsroom, private_answer, text_of

if TYPE_CHECKING:
    from tests.fakes.services import FakeServices

_LONG = [f"Paragraph {number}. " + "Words of it. " * 40 for number in range(1, 20)]


async def test_an_article_shows_credits_source_and_references(services: FakeServices) -> None:
    async with newsroom(services) as room:
        answer = await room.say("!article a1")
        shown = text_of(answer)
        assert shown.startswith("## Taiwan and its chips 1\n")
        assert "-# Lee Li-sheng, National Taiwan Normal University · translated by Fion Khan" in shown
        assert "-# Feb 1, 2025 · from seed.txt" in shown
        assert "`p1` President William Lai (賴清德) spoke on Friday.\n`p2` The semiconductor" in shown
        assert "Page 1 of 1 · to refer to a paragraph, write `A1.p1`" in shown
        assert buttons_of(answer)["Source"] == "https://example.com/story"


async def test_an_excerpt_says_that_it_ends(services: FakeServices) -> None:
    async with newsroom(services) as room:
        assert "Excerpt: the source text ends here." in text_of(await room.say("!article A2"))
        assert "Excerpt" not in text_of(await room.say("!article A1"))


async def test_a_long_article_turns_its_pages_and_opens_at_a_paragraph(services: FakeServices) -> None:
    services.archive.articles.add(article_text("Long", *_LONG, truncated=True))
    async with newsroom(services) as room:
        first = text_of(await room.say("!article A8"))
        assert "Page 1 of 5" in first
        assert "Excerpt" not in first
        await room.alice.click(room.last, label="Next ▶")
        assert "Page 2 of 5" in text_of(room.last)
        await room.restart()
        for _ in range(3):
            await room.alice.click(room.last, label="Next ▶")
        assert "`p19` Paragraph 19." in text_of(room.last)
        assert "Excerpt: the source text ends here." in text_of(room.last)
        assert "▸ **`p12`** Paragraph 12." in text_of(await room.say("!article A8.p12"))


async def test_slash_is_private_unless_asked_otherwise(services: FakeServices) -> None:
    async with newsroom(services) as room:
        private = await room.alice.slash(room.channel, "article", reference="A1.p2")
        assert private.ephemeral
        assert private.response is not None
        assert "Share" in buttons_of(private.response)
        await room.alice.click(private.response, label="Share")
        assert "## Taiwan and its chips 1" in text_of(room.last)
        assert f"Shared by {room.alice.mention}" in text_of(room.last)
        public = await room.alice.slash(room.channel, "article", reference="A1", private=False)
        assert not public.ephemeral


async def test_a_new_version_is_shown_and_the_old_one_says_so(services: FakeServices) -> None:
    key = ArticleKey(SHARED, 1)
    services.archive.articles.edit(key, article_text("Taiwan, edited", "One.", "Two.", "Three."))
    async with newsroom(services) as room:
        newest = text_of(await room.say("!article A1"))
        assert "Taiwan, edited" in newest
        assert "`A1@2.p1`" in newest
        old = text_of(await room.say("!article A1.p2"))
        assert "Taiwan and its chips 1" in old
        assert "This is version 1. The newest is `A1`." in old


@pytest.mark.parametrize(
    "reference", ["A99", "A1.p99", "A1@9", "G1", "nonsense", "A0", "@everyone <@1> `x`", "x" * 200]
)
async def test_what_is_not_there_is_one_sentence(services: FakeServices, reference: str) -> None:
    async with newsroom(services, check_errors=False) as room:
        shown = text_of(await room.say(f"!article {reference}"))
        assert shown.startswith(("There's no ", "### Which article?"))
        assert "<@1>" not in shown
        assert "@everyone" not in shown


async def test_a_reference_that_is_too_long_is_told_so(services: FakeServices) -> None:
    async with newsroom(services, check_errors=False) as room:
        assert text_of(await room.say(f"!article {'x' * 201}")).startswith("That's longer than 200 characters.")


async def test_headlines_are_offered_from_memory(services: FakeServices) -> None:
    services.archive.articles.add(article_text("x" * 300, "Long."))
    services.archive.articles.add(article_text("Theirs", "Of a guild."), Scope(1))
    for number in range(40):
        services.archive.articles.add(article_text(f"More {number}", "More."))
    async with newsroom(services) as room:
        offered = await room.alice.autocomplete(room.channel, "article", "reference", "chips 3")
        assert offered == [{"name": "A3 · Taiwan and its chips 3", "value": "A3"}]
        everything = await room.alice.autocomplete(room.channel, "article", "reference", "")
        assert len(everything) == limits.AUTOCOMPLETE_CHOICES
        assert all(0 < len(choice["name"]) <= limits.CHOICE_NAME for choice in everything)
        assert await room.alice.autocomplete(room.channel, "article", "reference", "theirs") == []


async def test_recent_lists_the_newest_first_in_pages(services: FakeServices) -> None:
    async with newsroom(services) as room:
        shown = text_of(await room.say("!recent"))
        assert "### Newest articles\n-# 7 articles · page 1 of 2" in shown
        assert shown.index("`A7`") < shown.index("`A3`")
        await room.alice.click(room.last, label="Next ▶")
        assert "`A1`" in text_of(room.last)
        read = private_answer(await room.morgan.click(room.last, custom_id="b1:open:article:A1"))
        assert text_of(read).startswith("## Taiwan and its chips 1")


async def test_a_page_of_recent_that_is_gone_is_the_last_there_is(services: FakeServices) -> None:
    async with newsroom(services) as room:
        await room.say("!recent")
        for key in list(services.archive.articles.held)[3:]:
            del services.archive.articles.held[key]
        await room.alice.click(room.last, label="Next ▶")
        assert "3 articles · page 1 of 1" in text_of(room.last)


async def test_random_shows_one_and_another(services: FakeServices) -> None:
    async with newsroom(services) as room:
        assert "### From the archive" in text_of(await room.say("!random"))
        await room.alice.click(room.last, label="Another")
        assert "### From the archive" in text_of(room.last)


async def test_the_one_that_is_shared_is_the_one_that_was_shown(services: FakeServices) -> None:
    async with newsroom(services) as room:
        private = await room.alice.slash(room.channel, "random", private=True)
        services.archive.articles.held = dict(reversed(services.archive.articles.held.items()))  # another comes first
        await room.alice.click(private.response, label="Share")
        assert "`A1`" in text_of(room.last)
        again = await room.alice.slash(room.channel, "random", private=True)
        services.archive.articles.held.clear()
        told = private_answer(await room.alice.click(again.response, label="Share"))
        assert text_of(told) == "There's no A7 in this archive. Try `!search`."


async def test_reading_what_was_removed_since_is_a_sentence(services: FakeServices) -> None:
    async with newsroom(services) as room:
        await room.say("!recent")
        services.archive.articles.held.clear()
        told = private_answer(await room.alice.click(room.last, custom_id="b1:open:article:A7"))
        assert text_of(told) == "There's no A7 in this archive. Try `!search`."
