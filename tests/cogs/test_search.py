"""`!search` as people use it, whatever they type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.articles.model import SHARED, Scope
from bot.errors import ArchiveFullError, DeadlineError
from cogs.ui import limits
from tests.cogs.ui.drawing import check_against_discord
from tests.fakes.articles import article_text
from tests.fakes.newsroom import buttons_of, components, newsroom, private_answer, text_of

if TYPE_CHECKING:
    from tests.fakes.services import FakeServices


async def test_results_show_headline_source_date_and_a_line_under_one_line_of_head(services: FakeServices) -> None:
    services.archive.articles.add(article_text("Long", "Before it. " * 40 + "A zeppelin at last. " + "After. " * 40))
    async with newsroom(services) as room:
        answer = await room.say("!search semiconductor")
        head, *results = text_of(answer).split("**1. ")
        assert head == "**semiconductor** · 7 articles · page 1 of 2\n"
        assert (
            "Taiwan and its chips 1** · `A1.p2`\n-# from seed.txt · Feb 1, 2025\nThe **semiconductor** proc"
            in results[0]
        )
        assert "-# from seed.txt · Feb 2, 2025 · excerpt\n" in results[0]
        assert "Lee Li-sheng" not in results[0]
        assert list(buttons_of(answer))[:5] == [f"Read {number}" for number in range(1, 6)]
        read = private_answer(await room.morgan.click(answer, label="Read 2"))
        assert "▸ **`p2`** The semiconductor process number 2" in text_of(read)
        line = text_of(await room.say("!search zeppelin")).split("\n")[-1]
        assert "A **zeppelin** at last." in line
        assert line.startswith("…")
        assert len(line) < 90


async def test_a_server_that_chose_full_results_has_credits_passage_and_reference(services: FakeServices) -> None:
    async with newsroom(services) as room:
        await room.say("!settings", by=room.morgan)
        await room.morgan.click(room.last, label="Show full results")
        await room.restart()
        shown = text_of(await room.say("!search semiconductor"))
        assert "**semiconductor** · 7 articles · page 1 of 2" in shown
        assert "**Taiwan and its chips 1** · `A1.p2`" in shown
        assert "-# Lee Li-sheng, National Taiwan Normal University · translated by Fion Khan · Feb 1, 2025" in shown
        assert "The **semiconductor** process number 1 made it vital. \\@\u200beveryone \\<\\@1\\>" in shown
        assert "Feb 2, 2025 · from seed.txt · excerpt" in shown
        assert "Read" in buttons_of(room.last)
        await room.say("!settings", by=room.morgan)
        await room.morgan.click(room.last, label="Show compact results")
        assert "Read 1" in buttons_of(await room.say("!search semiconductor"))


@pytest.mark.parametrize("words", ["!search chips", "! SEARCH  chips", "{mention} search chips"])
async def test_prefix_and_mention(services: FakeServices, words: str) -> None:
    services.archive.articles.add(article_text("Found", "All about chips."))
    async with newsroom(services) as room:
        assert room.bot.user is not None
        answer = await room.say(words.format(mention=room.bot.user.mention))
        assert "Found** · `A8.p1`" in text_of(answer)


async def test_slash_is_public_or_private_and_can_be_shared(services: FakeServices) -> None:
    async with newsroom(services) as room:
        public = await room.alice.slash(room.channel, "search", query="semiconductor")
        assert not public.ephemeral
        assert "Share" not in buttons_of(public.response)
        private = await room.alice.slash(room.channel, "search", query="number 3", private=True)
        assert private.ephemeral
        assert private.response is not None
        await room.alice.click(private.response, label="Share")
        assert private.response is None  # the shared answer takes its place
        assert f"-# Shared by {room.alice.mention}" in text_of(room.last)
        assert "chips 3" in text_of(room.last)


async def test_slash_options_are_filters_of_the_query_language(services: FakeServices) -> None:
    async with newsroom(services) as room:
        await room.alice.slash(
            room.channel, "search", **{"query": "chips", "author": 'Lee "Li-sheng”', "after": "2025-04", "is": "full"}
        )
        assert services.search.asked[-1][1] == 'chips is:"full" author:"Lee  Li-sheng" after:"2025-04"'
        await room.say("!search chips author:lee private:yes")
        assert services.search.asked[-1][1] == "chips author:lee private:yes"


async def test_slash_is_answered_at_once_and_nothing_sent_may_mention(services: FakeServices) -> None:
    async with newsroom(services) as room:
        await room.alice.slash(room.channel, "search", query="semiconductor")
        await room.say("!search semiconductor")
        requests = [request for request in room.env.http_requests if request.method == "POST"]
        assert requests[0].json == {"type": 5}  # deferred, before the archive is asked
        for request in requests[1:]:
            assert request.json is not None
            assert request.json["allowed_mentions"] == {"parse": []}
            check_against_discord(request.json["components"])


async def test_page_buttons_turn_in_place_and_survive_a_restart(services: FakeServices) -> None:
    async with newsroom(services) as room:
        await room.say("!search semiconductor")
        await room.alice.click(room.last, label="Next ▶")
        assert "page 2 of 2" in text_of(room.last)
        assert "`A7.p2`" in text_of(room.last)
        await room.restart()
        await room.alice.click(room.last, label="◀ Previous")
        assert "page 1 of 2" in text_of(room.last)
        assert (
            len([m for m in room.channel.history() if m.author.id != room.alice.id and "7 articles" in text_of(m)]) == 1
        )


async def test_buttons_of_a_private_answer_outlive_its_first_quarter_of_an_hour(services: FakeServices) -> None:
    async with newsroom(services) as room:
        public = await room.say("!search semiconductor")
        await room.alice.slash(room.channel, "search", query="semiconductor", private=True)
        await room.env.advance_time(16 * 60)
        await room.alice.click(public, label="Next ▶")
        assert "page 2 of 2" in text_of(room.last)


async def test_a_stranger_cannot_turn_pages_and_a_moderator_can(services: FakeServices) -> None:
    async with newsroom(services) as room:
        bob = room.person("bob")
        await room.say("!search semiconductor")
        refused = await bob.click(room.last, label="Next ▶")
        assert "Only the person who asked" in text_of(private_answer(refused))
        assert "page 1 of 2" in text_of(room.last)
        await room.morgan.click(room.last, label="Next ▶")
        assert "page 2 of 2" in text_of(room.last)
        await room.alice.click(room.last, label="◀ Previous")  # it is still alice's
        assert "page 1 of 2" in text_of(room.last)


async def test_anybody_reads_in_context_privately(services: FakeServices) -> None:
    async with newsroom(services) as room:
        bob = room.person("bob")
        await room.say("!search semiconductor")
        read = private_answer(await bob.click(room.last, custom_id="b1:open:article:A1.p2"))
        assert "▸ **`p2`** The semiconductor process number 1" in text_of(read)
        assert "`p1` President William Lai (賴清德) spoke" in text_of(read)
        assert buttons_of(read)["Source"] == "https://example.com/story"


async def test_dismiss(services: FakeServices) -> None:
    async with newsroom(services) as room:
        bob = room.person("bob")
        answer = await room.say("!search semiconductor")
        refused = await bob.click(answer, label="Dismiss")
        assert "Only the person who asked" in text_of(private_answer(refused))
        await room.alice.click(answer, label="Dismiss")
        assert answer.id not in [message.id for message in room.channel.history()]
        second = await room.say("!search semiconductor")
        await room.morgan.click(second, label="Dismiss")
        assert second.id not in [message.id for message in room.channel.history()]


async def test_a_corrected_query_says_so_and_can_be_taken_literally(services: FakeServices) -> None:
    services.search.corrections = {"semicondutor": "semiconductor"}
    async with newsroom(services) as room:
        shown = text_of(await room.say("!search semicondutor"))
        assert "No match for *semicondutor*; showing *semiconductor*." in shown
        assert "7 articles" in shown
        await room.alice.click(room.last, label="Search as written")
        assert "### Nothing found for *semicondutor*" in text_of(room.last)


async def test_did_you_mean(services: FakeServices) -> None:
    services.search.suggestion = "semiconductor"
    async with newsroom(services) as room:
        assert "Did you mean *semiconductor*?" in text_of(await room.say("!search conductor-semi"))
        await room.alice.click(room.last, label="Search")
        assert text_of(room.last).startswith("**semiconductor** · ")


async def test_nothing_found_says_what_there_is(services: FakeServices) -> None:
    async with newsroom(services) as room:
        shown = text_of(await room.say("!search giraffe"))
        assert "### Nothing found for *giraffe*" in shown
        assert "The archive has 7 articles (one of them an excerpt) from one source, " in shown
        assert "published from Feb 1, 2025 to Feb 7, 2025." in shown
        assert "`!recent`" in shown


@pytest.mark.parametrize("command", ["!search x", "!recent", "!random"])
async def test_an_empty_archive_says_how_pages_get_in(empty_services: FakeServices, command: str) -> None:
    async with newsroom(empty_services) as room:
        shown = text_of(await room.say(command))
        assert "### The archive is empty" in shown
        assert "data/pages/" in shown


async def test_a_deadline_is_a_sentence_and_a_partial_answer_says_so(services: FakeServices) -> None:
    async with newsroom(services, check_errors=False) as room:
        services.search.partial = True
        assert "took too long" in text_of(await room.say("!search semiconductor"))
        services.search.failure = DeadlineError("deadline")
        assert "took too long" in text_of(await room.say("!search semiconductor"))


QUERIES = {
    "4,000 characters": "semiconductor " + "x" * 3_900,
    "words beyond the bound": "semiconductor " * 130,
    "emoji": "😀 👩‍👩‍👧‍👦 semiconductor",
    "emoji only": "😀😀😀",
    "quotes": '"""\'“”',
    "brackets": "([{<>}])",
    "right to left": "\u202esemiconductor سلام",
    "zero width": "semi\u200bconductor \u2060",
    "lone surrogate": "semiconductor \ud83d",
    "markdown": "**semiconductor** ||x|| [a](https://x.y) `c` @everyone <@1>",
    "lines": "semiconductor\n# title\n> quote",
}


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
@pytest.mark.parametrize("slash", [False, True], ids=["prefix", "slash"])
async def test_any_query_is_answered(services: FakeServices, query: str, *, slash: bool) -> None:
    async with newsroom(services) as room:
        if slash:
            result = await room.alice.slash(room.channel, "search", query=query)
            answer = result.response
        else:
            answer = await room.say(f"!search {query[:1_900]}")  # a message takes two thousand characters
        shown = text_of(answer)
        assert " articles" in shown or "Nothing found for" in shown or "Nothing to search for" in shown
        assert limits.length(shown) <= limits.DISPLAY_TEXT
        assert "<@1>" not in shown
        assert "@everyone" not in shown


async def test_a_name_without_an_end_is_refused_in_a_sentence_and_a_query_never(services: FakeServices) -> None:
    async with newsroom(services, check_errors=False) as room:
        assert "longer than 200 characters" in text_of(await room.say(f"!related {'x' * 201}"))
        assert "7 articles" in text_of(await room.say(f"!search {'semiconductor ' * 140}"))


async def test_a_search_is_forgotten_after_a_week(services: FakeServices) -> None:
    async with newsroom(services) as room:
        await room.say("!search semiconductor")
        await room.env.advance_time(8 * 24 * 3600)
        told = private_answer(await room.alice.click(room.last, label="Next ▶"))
        assert "Search again" in text_of(told)
        await room.say("!search semiconductor process")
        assert [kept.query for kept in services.archive.searches.kept.values()] == ["semiconductor process"]


async def test_a_query_is_kept_only_where_a_button_needs_it_and_forgotten_with_its_answer(
    services: FakeServices,
) -> None:
    services.search.corrections = {"semicondutor": "semiconductor"}
    async with newsroom(services) as room:
        kept = services.archive.searches.kept
        nothing = await room.say("!search giraffe")
        await room.alice.slash(room.channel, "search", query="giraffe", private=True)
        assert [search.query for search in kept.values()] == ["giraffe"]
        await room.alice.click(nothing, label="Dismiss")
        await room.say("!search ?!")
        assert not kept
        answer = await room.say("!search semicondutor")
        assert [(search.query, search.literal) for search in kept.values()] == [
            ("semicondutor", False),
            ("semicondutor", True),
        ]
        await room.restart()
        refused = await room.person("bob").click(answer, label="Dismiss")
        assert "Only the person who asked" in text_of(private_answer(refused))
        assert len(kept) == 2
        await room.alice.click(answer, label="Dismiss")
        assert answer.id not in [message.id for message in room.channel.history()]
        assert not kept


async def test_the_newest_first_and_back_after_a_restart(services: FakeServices) -> None:
    async with newsroom(services) as room:
        await room.say("!search semiconductor")
        await room.alice.click(room.last, label="Newest first")
        shown = text_of(room.last)
        assert "7 articles · page 1 of 2 · newest first" in shown
        assert shown.index("chips 7") < shown.index("chips 3")
        await room.restart()
        await room.alice.click(room.last, label="Next ▶")
        assert "page 2 of 2 · newest first" in text_of(room.last)
        assert "chips 1" in text_of(room.last)
        await room.alice.click(room.last, label="Best first")
        assert "7 articles · page 1 of 2\n" in text_of(room.last)
        result = await room.alice.slash(room.channel, "search", query="semiconductor", sort="newest")
        assert "newest first" in text_of(result.response)


async def test_a_full_disk_takes_the_buttons_and_not_the_results(
    services: FakeServices, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def full(*_: object, **__: object) -> str:
        raise ArchiveFullError("archive-full")

    monkeypatch.setattr(services.archive.searches, "keep_search", full)
    async with newsroom(services) as room:
        answer = await room.say("!search semiconductor")
        assert "7 articles" in text_of(answer)
        assert set(buttons_of(answer)) == {*(f"Read {number}" for number in range(1, 6)), "Pin…", "Dismiss"}
    assert "a query could not be kept" in caplog.text


async def test_a_page_whose_results_are_gone_is_the_first(services: FakeServices) -> None:
    async with newsroom(services) as room:
        await room.say("!search semiconductor")
        for key in list(services.archive.articles.held)[3:]:
            del services.archive.articles.held[key]
        await room.alice.click(room.last, label="Next ▶")
        assert "3 articles" in text_of(room.last)
        assert set(buttons_of(room.last)) == {
            "Read 1",
            "Read 2",
            "Read 3",
            "Newest first",
            "Why these?",
            "Timeline",
            "Pin…",
            "Watch this",
            "Dismiss",
        }


async def test_two_guilds_see_nothing_of_each_other(services: FakeServices) -> None:
    async with newsroom(services) as room:
        other = room.env.create_guild("Elsewhere")
        elsewhere = other.create_text_channel("general")
        carol = other.add_member(room.env.create_user("carol"))
        services.archive.articles.add(article_text("Canary", "A canary sings."), Scope(room.guild.id))
        assert "Canary** · `G1.p1`" in text_of(await room.say("!search canary"))
        await carol.send(elsewhere, "!search canary")
        assert "Nothing found" in text_of(elsewhere.last_message)
        assert "8 articles" not in text_of(elsewhere.last_message)
        assert [scopes for scopes, _, _ in services.search.asked] == [
            (SHARED, Scope(room.guild.id)),
            (SHARED, Scope(other.id)),
        ]
        assert await room.alice.autocomplete(room.channel, "article", "reference", "cana") != []
        assert await carol.autocomplete(elsewhere, "article", "reference", "cana") == []


async def test_a_button_carried_elsewhere_finds_nothing(services: FakeServices) -> None:
    async with newsroom(services, check_errors=False) as room:
        other = room.env.create_guild("Elsewhere")
        elsewhere = other.create_text_channel("general")
        carol = other.add_member(room.env.create_user("carol"))
        services.archive.articles.add(article_text("Canary", "A canary sings."), Scope(room.guild.id))
        await carol.send(elsewhere, "!article G1")
        assert "There's no G1" in text_of(elsewhere.last_message)


async def test_in_a_private_message(services: FakeServices) -> None:
    async with newsroom(services) as room:
        dora = room.env.create_user("dora")
        await dora.send_dm("!search semiconductor")
        answer = dora.dm_channel.last_message
        assert "7 articles" in text_of(answer)
        await dora.click(answer, label="Next ▶")
        assert "page 2 of 2" in text_of(dora.dm_channel.last_message)
        result = await dora.slash("article", reference="A1")
        assert "Share" not in buttons_of(result.response)


async def test_the_zone_of_the_guild_reads_the_dates(services: FakeServices) -> None:
    async with newsroom(services) as room:
        await room.say("!settings zone Asia/Taipei", by=room.morgan)
        await room.say("!search semiconductor")
        assert services.search.asked[-1][2] == "Asia/Taipei"


async def test_every_component_is_one_discord_takes(services: FakeServices) -> None:
    async with newsroom(services) as room:
        answer = await room.say("!search semiconductor")
        assert all(item["type"] in {1, 2, 3, 9, 10, 14, 17} for item in components(answer))
        assert not answer.content
