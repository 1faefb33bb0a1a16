"""What belongs together: `!related`, and the menu "Find articles" on somebody's message."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

import discord
import pytest

from bot.articles.model import Scope
from tests.fakes.newsroom import buttons_of, newsroom, private_answer, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from bot.app import Services
    from tests.fakes.newsroom import Newsroom

SAID = "They say the squid fleet of Keelung must leave the Lamp Basin for a whole winter, what a zorblaxian idea."
_MENU = "Find articles"


async def _squid(room: Newsroom) -> str:
    """Return the reference of an article about the squid fleet."""
    found = re.search(r"`(A[0-9]+)", text_of(await room.say("!search squid fleet")))
    assert found is not None
    return found[1]


@pytest.mark.parametrize("form", ["!related {ref}", "{mention} related {ref}", "!related {ref}.p2"])
async def test_related_articles_say_what_ties_them(services: Services, form: str) -> None:
    async with newsroom(services) as room:
        mention = room.bot.user.mention if room.bot.user else ""
        ref = await _squid(room)
        shown = text_of(await room.say(form.format(ref=ref, mention=mention)))
        assert shown.startswith("### Related to *")
        assert f"`{ref}`" in shown.splitlines()[0]
        assert f"`{ref}." not in shown  # never itself
        assert re.search(r"-# both have \w+", shown)
        await room.restart()
        read = private_answer(await room.morgan.click(room.last, custom_id=buttons_of(room.last)["Read"]))
        assert "to refer to a paragraph, write" in text_of(read)


async def test_slash_offers_headlines_and_shares(services: Services) -> None:
    async with newsroom(services) as room:
        ref = await _squid(room)
        assert await room.alice.autocomplete(room.channel, "related", "reference", "a") != []
        private = await room.alice.slash(room.channel, "related", reference=ref, private=True)
        assert private.ephemeral
        await room.restart()
        await room.alice.click(private_answer(private), label="Share")
        assert f"Shared by {room.alice.mention}" in text_of(room.last)
        assert "### Related to" in text_of(room.last)


async def test_an_article_that_is_alone_is_said_to_be(empty_services: Services, tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text("# Okapi\n\nAn okapi sleeps in the garden.\n", encoding="utf-8")
    await empty_services.loader.load([tmp_path / "one.md"])
    async with newsroom(empty_services) as room:
        shown = text_of(await room.say("!related A1"))
        assert shown.startswith("### Nothing closely related to *Okapi* · `A1`")
        assert "search for a name from it: `!search`" in shown


@pytest.mark.parametrize("words", ["!related A999", "!related nonsense", "!related", "!related G1"])
async def test_what_there_is_not_is_one_sentence(services: Services, words: str) -> None:
    async with newsroom(services, check_errors=False) as room:
        shown = text_of(await room.say(words))
        assert shown.splitlines()[0] in {
            "There's no A999 in this archive. Try `!search`.",
            "There's no article with *nonsense* in this archive. Try other words, or `!search`.",
            "There's no G1 in this archive. Try `!search`.",
            "Which article?",
        }


async def test_the_articles_a_message_is_about_are_shown_to_the_asker_alone(services: Services) -> None:
    async with newsroom(services) as room:
        said = await room.morgan.send(room.channel, SAID)
        result = await room.alice.context_menu(room.channel, _MENU, said)
        assert result.ephemeral
        answer = private_answer(result)
        assert text_of(answer).startswith("### Articles about this message")
        assert re.search(r"-# both have .*squid", text_of(answer), re.IGNORECASE)
        assert "Share" not in buttons_of(answer)
        assert room.last.id == said.id


async def test_the_message_is_neither_stored_nor_logged(
    services: Services, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with newsroom(services) as room:
        said = await room.morgan.send(room.channel, SAID)
        await room.alice.context_menu(room.channel, _MENU, said)
    await services.archive.close()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(b"kept_search" in path.read_bytes() for path in files)
    assert not any(b"zorblaxian" in path.read_bytes() for path in files)
    ours = [record for record in caplog.records if record.name.startswith(("bot", "cogs"))]
    assert not any("zorblaxian" in record.getMessage() + str(record.__dict__) for record in ours)


async def test_a_message_without_telling_words_finds_nothing(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        for words in ("zorblaxian?", "of the", "😀"):
            said = await room.morgan.send(room.channel, words)
            result = await room.alice.context_menu(room.channel, _MENU, said)
            assert text_of(private_answer(result)).startswith("### No articles about this message")


async def test_a_message_that_only_passes_on_a_link_is_read_by_its_preview(services: Services) -> None:
    async with newsroom(services) as room:
        embed = discord.Embed(title="Squid boats", description="The fleet of Keelung")
        said = await room.guild.create_webhook(room.channel, "wire").send(embed=embed)
        result = await room.alice.context_menu(room.channel, _MENU, said)
        assert "### Articles about this message" in text_of(private_answer(result))


async def test_where_the_bot_is_not_it_reads_the_shared_archive_alone(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with newsroom(services) as room:
        page = tmp_path / "own.md"
        page.write_text("# Squid of our own\n\nThe squid fleet of our own guild stays.\n", encoding="utf-8")
        await services.loader.load([page], scope=Scope(room.guild.id))
        said = await room.morgan.send(room.channel, "squid fleet")
        here = private_answer(await room.alice.context_menu(room.channel, _MENU, said))
        assert "`G1" in text_of(here)
        # Somebody who installed the bot for themselves: Discord names the guild, and the bot is not in it.
        monkeypatch.setattr(room.bot, "get_guild", lambda _: None)
        there = private_answer(await room.alice.context_menu(room.channel, _MENU, said))
        assert "`A" in text_of(there)
        assert "`G1" not in text_of(there)


async def test_the_menus_can_be_installed_by_a_person_and_nothing_else_can(services: Services) -> None:
    async with newsroom(services) as room:
        registered = {command.name: command.to_dict(room.bot.tree) for command in room.bot.tree.get_commands()}
        assert registered[_MENU]["integration_types"] == [0, 1]
        assert registered[_MENU]["contexts"] == [0, 1, 2]
        assert registered["search"]["integration_types"] == [0]


async def test_articles_are_found_by_words_of_their_headlines(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        one = text_of(await room.say("!article narrowest library lane", by=room.alice))
        assert "library" in one.casefold()
        several = await room.say("!cite harbor apa", by=room.alice)
        assert text_of(several).startswith("### Which article?")
        first = next(label for label in buttons_of(several) if label.startswith("A"))
        await room.alice.click(several, label=first)
        assert f"**APA 7** · `{first}`" in text_of(room.last)
        assert text_of(await room.say("!cite A1 harvard")) == (
            "I don't know the style *harvard*. Styles: plain, markdown, apa, mla, chicago, bibtex, csl-json."
        )


async def test_a_misspelt_command_is_answered_once_with_the_nearest(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        assert text_of(await room.say("!serach squid")) == "There's no such command. Did you mean `!search`?"
        answered = len(room.channel.history())
        for words in ("!serach squid", "!nothing like it", "!sea", "!!!"):
            await room.alice.send(room.channel, words)
            answered += 1
        assert len(room.channel.history()) == answered
