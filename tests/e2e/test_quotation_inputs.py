"""Whatever somebody wants verified or quoted, from wherever: an answer, or one sentence that says why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import pytest

from bot.articles.model import Scope
from cogs.ui import limits
from tests.fakes.newsroom import newsroom, private_answer, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from bot.app import Services

TRUE = "The word “squid” does not appear in it once."
SAID = "Anybody can write this in a message: " + TRUE
MENU = "Verify quotation"


@pytest.mark.parametrize(
    ("quoted", "says"),
    [
        ("“”", "too short"),
        ("?!… — “’”", "too short"),
        ("five four three two", "too short"),
        ("是還沒有", "too short"),
        ("[all of it stands in square brackets]", "too short"),
        ("x" * 1_990, "too short"),
        ("word " * 390, "Not in the archive"),
        (f"「{TRUE}」", "Verbatim"),
        (f"“She read: ‘{TRUE}’”", "Altered"),
        (f"“{TRUE}", "Typography only"),
        (f"{TRUE}”", "Typography only"),
        (f"```\n{TRUE}\n```", "Verbatim"),
        (f"`{TRUE}`", "Verbatim"),
        (f"> {TRUE}", "Verbatim"),
        (f">>> {TRUE}", "Verbatim"),
        (f"**{TRUE}** — is that so?", "Altered"),
        ("The word “squid” does <@1> not appear in it once.", "Altered"),
        ("The word “squid” does not appear in it once. https://example.org/a", "Verbatim"),
        ("The word [“squid”](https://example.org/a) does not appear in it once.", "Verbatim"),
        ("The word “squid” does ||not|| appear in it once.", "Verbatim"),
        ("\u202eThe word “squid” does not appear in it once.", "Typography only"),
    ],
)
async def test_what_is_typed_gets_an_answer(services: Services, quoted: str, says: str) -> None:
    async with newsroom(services, check_errors=False) as room:
        shown = text_of(await room.say(f"!verify {quoted}"))
        assert says in shown.partition("\n")[0]
        assert "<@1>" not in shown
        assert "@everyone" not in shown


async def test_as_many_characters_as_the_slash_form_takes(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        result = await room.alice.slash(room.channel, "verify", text=((TRUE + " ") * 112)[:4_000])
        shown = text_of(result.followups[-1] if result.followups else result.response)
        assert shown
        assert "unexpected" not in shown.lower()
        assert limits.length(shown) <= limits.DISPLAY_TEXT
        result = await room.alice.slash(room.channel, "quote", passage=("a b c " * 900)[:4_000])
        assert "unexpected" not in text_of(result.followups[-1] if result.followups else result.response).lower()


async def test_a_reply_with_nothing_in_it_but_a_picture(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        said = await room.guild.create_webhook(room.channel, "wire").send(embed=discord.Embed(title="A picture"))
        await room.alice.send(room.channel, "!verify", reply_to=said)
        assert text_of(room.last).startswith("The message you replied to has no text.")


async def test_a_channel_that_the_asker_cannot_see_is_not_read(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        nobody, me = discord.PermissionOverwrite(view_channel=False), discord.PermissionOverwrite(view_channel=True)
        hidden = room.guild.create_text_channel(
            "editors", overwrites={room.guild.default_role: nobody, room.guild.me: me, room.morgan: me}
        )
        await room.env.settle()
        secret = await room.morgan.send(hidden, TRUE)
        link = f"https://discord.com/channels/{room.guild.id}/{hidden.id}/{secret.id}"
        shown = text_of(await room.say(f"!verify {link}"))
        assert "squid" not in shown
        shown = text_of(await room.say(f"!quote {link}"))
        assert "does not appear in it once" not in shown


async def test_the_menu_is_for_every_server_and_direct_messages(services: Services) -> None:
    async with newsroom(services) as room:
        menu = room.bot.tree.get_command(MENU, type=discord.AppCommandType.message)
        assert menu is not None
        payload = menu.to_dict(room.bot.tree)
        assert payload["integration_types"] == [0, 1]
        assert payload["contexts"] == [0, 1, 2]


async def test_where_the_bot_is_not_the_menu_reads_the_shared_archive_alone(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with newsroom(services) as room:
        own = "The okapi of our own guild sleeps behind the boiler every night."
        (tmp_path / "own.md").write_text(f"# Okapi\n\n{own}\n", encoding="utf-8")
        await services.loader.load([tmp_path / "own.md"], scope=Scope(room.guild.id))
        said = await room.morgan.send(room.channel, own)
        claim = await room.morgan.send(room.channel, TRUE)
        assert text_of(private_answer(await room.alice.context_menu(room.channel, MENU, said))).startswith("**Verbatim")
        # Somebody who installed the bot for themselves: Discord names the guild, and the bot is not in it.
        monkeypatch.setattr(room.bot, "get_guild", lambda _: None)
        there = await room.alice.context_menu(room.channel, MENU, said)
        assert text_of(private_answer(there)).startswith("**Not in the archive")
        assert "G1" not in text_of(private_answer(there))
        shared = await room.alice.context_menu(room.channel, MENU, claim)
        assert text_of(private_answer(shared)).startswith("**Verbatim")
