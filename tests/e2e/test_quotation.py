"""Quoting, verifying and citing as people do it: the whole bot over the sample pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import discord
import pytest

from bot.errors import UsageError
from bot.quotation.text.typography_folding import fold
from cogs.quotation.replied_to import replied_to
from cogs.ui import limits
from tests.fakes.newsroom import buttons_of, components, newsroom, private_answer, text_of

if TYPE_CHECKING:
    from bot.app import Services
    from tests.fakes.newsroom import Newsroom

TRUE = "A harbor is not scenery. It is a place where people who work at night meet people who work by day"
NOISE = "@everyone <@1> [x](https://example.org) `a` " + "*_~|" * 400
_SELECT = 3


async def reference_of(room: Newsroom, words: str) -> str:
    """Return where a sentence of the samples stands."""
    shown = text_of(await room.say(f"!verify {words}"))
    return re.findall(r"`(A[0-9]+(?:@[0-9]+)?\.p[0-9]+\.s[0-9]+)", shown)[0]


def menu_of(message: Any) -> dict[str, Any]:
    return next(item for item in components(message) if item["type"] == _SELECT)


async def test_a_quote_by_words_shows_its_source_and_its_context(services: Services) -> None:
    async with newsroom(services) as room:
        answer = await room.say('!quote "The word “squid” does not appear in it once."')
        shown = text_of(answer)
        assert shown.startswith("> The word “squid” does not appear in it once.\n")
        assert "Tsai Po-han, Pinghai Maritime College" in shown
        assert "translated by Ruth Ashby" in shown
        await room.restart()
        await room.alice.click(room.last, label="Show context")
        assert "Anybody who walks along Keelung’s inner harbor" in text_of(room.last)
        assert "Harbor Superintendent Lin Mei-hua" in text_of(room.last)
        await room.alice.click(room.last, label="Hide context")
        assert text_of(room.last) == shown
        cited = private_answer(await room.morgan.click(room.last, label="Cite"))
        assert "Tsai Po-han (Pinghai Maritime College)" in text_of(cited).replace("\\", "")


async def test_a_quote_by_reference_is_the_same_and_a_long_one_goes_on(services: Services) -> None:
    async with newsroom(services) as room:
        ref = await reference_of(room, "A harbor is not scenery.")
        assert text_of(await room.say(f"!quote {ref.lower()}")).startswith("> A harbor is not scenery.\n")
        article = ref.partition(".")[0]
        first = text_of(await room.say(f"!quote {article}"))
        assert "The passage continues at" in first
        await room.alice.click(room.last, label="More")
        assert text_of(room.last) != first


async def test_several_passages_are_chosen_from_by_the_asker_alone(services: Services) -> None:
    async with newsroom(services) as room:
        answer = await room.say("!quote Typhoon Kestra")
        menu = menu_of(answer)
        assert 1 < len(menu["options"]) <= limits.SELECT_OPTIONS
        assert all(re.search("typhoon|Kestra", o["label"], re.IGNORECASE) for o in menu["options"])
        chosen = menu["options"][1]["value"]
        await room.restart()
        stranger = private_answer(await room.person("bob").select(room.last, [chosen], custom_id=menu["custom_id"]))
        assert "Only" in text_of(stranger) or "yours" in text_of(stranger)
        await room.alice.select(room.last, [chosen], custom_id=menu["custom_id"])
        assert f"`{chosen}`" in text_of(room.last)


async def test_a_result_of_a_search_is_quoted_from_its_menu_after_a_restart(services: Services) -> None:
    async with newsroom(services) as room:
        menu = menu_of(await room.say("!search squid"))
        chosen = menu["options"][0]["value"]
        await room.restart()
        await room.morgan.select(room.last, [chosen], custom_id="b1:post:0")
        quoted = room.last
        assert text_of(quoted).startswith("> ")
        assert f"`{chosen}" in text_of(quoted)
        assert f"Shared by {room.morgan.mention}" in text_of(quoted)
        await room.morgan.click(quoted, label="Dismiss")
        assert quoted.id not in [message.id for message in room.channel.history()]


async def test_the_menu_of_an_older_answer_still_quotes_for_one_alone(services: Services) -> None:
    async with newsroom(services) as room:
        chosen = menu_of(await room.say("!search squid"))["options"][0]
        channel: Any = room.bot.get_channel(room.channel.id)
        view: Any = discord.ui.View()
        option = discord.SelectOption(label="squid", value=chosen["value"])
        view.add_item(discord.ui.Select(custom_id="b1:quotes", options=[option]))
        sent = await channel.send(view=view)
        quoted = private_answer(await room.morgan.select(sent, [chosen["value"]], custom_id="b1:quotes"))
        assert text_of(quoted).startswith("> ")


async def test_nothing_is_quoted_for_someone_who_may_not_write_there(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        silent = room.guild.create_text_channel(
            "notices",
            overwrites={
                room.guild.default_role: discord.PermissionOverwrite(send_messages=False),
                room.morgan: discord.PermissionOverwrite(send_messages=True),
                room.guild.me: discord.PermissionOverwrite(send_messages=True),
            },
        )
        await room.env.settle()
        await room.morgan.send(silent, "!search squid")
        answer = silent.history()[-1]
        chosen = menu_of(answer)["options"][0]["value"]
        told = private_answer(await room.alice.select(answer, [chosen], custom_id="b1:post:0"))
        assert "You need the permission Send Messages" in text_of(told)
        assert silent.history()[-1].id == answer.id


async def test_quoting_what_answers_a_message(services: Services) -> None:
    async with newsroom(services) as room:
        asked = await room.morgan.send(room.channel, "Why is the squid fleet of Keelung to leave the Lamp Basin?")
        await room.alice.send(room.channel, "!quote", reply_to=asked)
        assert re.search(r"squid|basin", text_of(room.last) + str(components(room.last)), re.IGNORECASE)
        assert not text_of(room.last).startswith("There's nothing")


@pytest.mark.parametrize(
    ("quoted", "says"),
    [
        ("The plan does say how the closure would be judged, or what failure is.", "Not in the archive"),
        ("The word “squid” does not appear in it once.", "Verbatim"),
        ("\"The word 'squid' does not appear in it once.\"", "Typography only"),
        ("> The word “squid” does appear in it once.\nwrong?", "Altered"),
        ("They wrote “the closure will begin on March 6 for a trial of 12 weeks,” and so on.", "Exact, but part"),
        ("“The office should withdraw the closure … and count the boats again in June.”", "Elided"),
        ("“A harbor is not scenery. The plan is 64 pages long.”", "Spliced"),
        ("**“The plan is 64 pages long. The word squid does not appear in it once.”**", "Altered"),
        ("```\nThe office counts 212 calls this year against 131 five years ago\n```", "Exact, but part"),
    ],
)
async def test_verdicts_in_words(services: Services, quoted: str, says: str) -> None:
    async with newsroom(services) as room:
        assert text_of(await room.say(f"!verify {quoted}")).startswith(f"**{says}")


async def test_a_difference_is_drawn_over_the_passage(services: Services) -> None:
    async with newsroom(services) as room:
        answer = await room.say("!verify “The word “squid” does appear in it once.”")
        shown = text_of(answer)
        assert "- left out (including a negation): “not”" in shown
        assert "> The word “squid” does ~~not~~ appear in it once.\n" in shown
        assert "\n“Anybody who walks" in shown
        button = next(name for name in buttons_of(answer) if name.startswith("Show A"))
        passage = private_answer(await room.morgan.click(answer, label=button))
        assert "> The word “squid” does not appear in it once." in text_of(passage)


async def test_verifying_a_message_by_reply_and_by_its_menu(services: Services) -> None:
    async with newsroom(services) as room:
        claim = await room.morgan.send(room.channel, f"As they write, “{TRUE}”.")
        await room.alice.send(room.channel, "!verify", reply_to=claim)
        assert text_of(room.last).startswith(
            "**Exact, but part of a sentence. What was left out may matter: a negation.**"
        )
        result = await room.alice.context_menu(room.channel, "Verify quotation", claim)
        assert result.ephemeral
        assert text_of(private_answer(result)).startswith(
            "**Exact, but part of a sentence. What was left out may matter: a negation.**"
        )


async def test_without_the_intent_a_reply_points_to_the_menu(services: Services) -> None:
    async with newsroom(services, message_content=False, check_errors=False) as room:
        claim = await room.morgan.send(room.channel, f"“{TRUE}”")
        name = room.bot.user.mention if room.bot.user else ""
        await room.alice.send(room.channel, f"{name} verify", reply_to=claim)
        assert "Verify quotation" in text_of(room.last)
        result = await room.alice.context_menu(room.channel, "Verify quotation", claim)
        assert text_of(private_answer(result)).startswith(
            "**Exact, but part of a sentence. What was left out may matter: a negation.**"
        )


@pytest.mark.parametrize("is_here", [True, False])
async def test_a_message_that_is_gone_or_elsewhere_is_said_to_be(services: Services, *, is_here: bool) -> None:
    async with newsroom(services) as room:
        said = await room.alice.send(room.channel, "Nothing much.")
        ctx: Any = await room.bot.get_context(said)
        # Nobody can reply to what is gone; it goes between the reply and the answer.
        channel = room.channel.id if is_here else room.channel.id + 1
        said.reference = discord.MessageReference(message_id=said.id + 1, channel_id=channel, guild_id=room.guild.id)
        with pytest.raises(UsageError) as caught:
            await replied_to(ctx)
        assert caught.value.key == "replied-gone"


@pytest.mark.parametrize(
    "words",
    [
        "!verify",
        "!quote",
        "!verify ?!",
        "!verify four words are few",
        "!quote A999",
        "!quote “…”",
        "!cite A1 x",
        "!cite",
    ],
)
async def test_what_cannot_be_done_is_one_sentence(services: Services, words: str) -> None:
    async with newsroom(services, check_errors=False) as room:
        shown = text_of(await room.say(words))
        assert shown
        assert "unexpected" not in shown.lower()
        assert "Traceback" not in shown


async def test_anybodys_text_pings_nobody_and_fits(services: Services) -> None:
    async with newsroom(services) as room:
        shown = text_of(await room.say(f"!verify {NOISE} one two three"))
        assert "@everyone" not in shown
        assert "<@1>" not in shown
        assert len(shown) < limits.DISPLAY_TEXT


@pytest.mark.parametrize("style", ["plain", "markdown", "apa", "mla", "chicago", "bibtex", "csl-json"])
async def test_citing_in_every_style(services: Services, style: str) -> None:
    async with newsroom(services) as room:
        ref = await reference_of(room, "The vote was 214 against and 197 in favor.")
        shown = text_of(await room.say(f"!cite {ref.partition('.')[0]} {style}"))
        assert "Lien" in shown
        assert "A town meeting" in shown.replace("\\", "")
        result = await room.alice.slash(room.channel, "cite", reference=ref, style=style, private=True)
        assert result.ephemeral


@pytest.mark.parametrize(
    "typed",
    ["a harbor is not sce", '"A HARBOR is not scenery.', "harbor  is not scenery. It is a pla", "如果議會在一月底前"],
)
async def test_sentences_are_offered_while_they_are_typed(services: Services, typed: str) -> None:
    async with newsroom(services) as room:
        offered: Any = await room.alice.autocomplete(room.channel, "quote", "passage", typed)
        first = offered[0]
        assert re.fullmatch(r"A[0-9]+\.p[0-9]+\.s[0-9]+(-s[0-9]+)?", first["value"])
        assert first["name"].startswith(f"{first['value']} · ")
        result = await room.alice.slash(room.channel, "quote", passage=first["value"])
        shown = text_of(result.followups[-1] if result.followups else result.response)
        assert fold(typed).text.strip('"').lower()[:8] in fold(shown).text.lower()


@pytest.mark.parametrize("typed", ["", "a", "zzz qqq xxx yyy", "“", "?" * 200, "the of and to", "\ud800 a b c"])
async def test_nothing_is_offered_that_is_not_there(services: Services, typed: str) -> None:
    async with newsroom(services) as room:
        offered: Any = await room.alice.autocomplete(room.channel, "quote", "passage", typed)
        assert len(offered) <= limits.AUTOCOMPLETE_CHOICES
        assert all("." not in one["value"] for one in offered)


async def test_headlines_are_offered_and_private_answers_shared(services: Services) -> None:
    async with newsroom(services) as room:
        offered = await room.alice.autocomplete(room.channel, "quote", "passage", "narrow")
        assert isinstance(offered, list)
        ref = await reference_of(room, "A harbor is not scenery.")
        private = await room.alice.slash(room.channel, "quote", passage=ref, private=True)
        assert private.ephemeral
        assert private.response is not None or private.followups
        await room.alice.click(private.followups[-1] if private.followups else private.response, label="Share")
        assert f"Shared by {room.alice.mention}" in text_of(room.last)


async def test_what_a_guild_holds_is_quoted_in_no_other(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        assert text_of(await room.say("!quote G1.p1")).startswith("There's no")
        assert isinstance(room.last, discord.Message)
