"""A server is told where it wants to be that quoted words have changed: once, and only what it may see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

from bot.articles.model import SHARED, ArticleKey, Scope, VersionReason
from bot.guilds import Setting
from tests.e2e.test_quotation_sources import AFTER, FIRST, SECOND, loaded
from tests.fakes.newsroom import buttons_of, control, newsroom, private_answer, text_of
from tests.loading.writing import BUDGET, HARBOR, LIBRARY, page, teaser

if TYPE_CHECKING:
    from pathlib import Path

    from bot.app import Services
    from tests.fakes.newsroom import Newsroom

KEY = ArticleKey(SHARED, 1)
THIRD = SECOND.replace("38 tons", "36 tons")


async def told_in(room: Newsroom, channel: Any = None) -> list[discord.Message]:
    """Return the messages on changes in a channel, once all is told."""
    for _ in range(3):
        await room.env.advance_time(1)
        await room.env.settle()
    words = ("Changed since it was quoted", "Removed since", "Back to the words")
    return [one for one in (channel or room.channel).history() if any(word in text_of(one) for word in words)]


async def test_a_change_is_a_reply_without_a_ping_that_further_edits_change(
    empty_services: Services, tmp_path: Path
) -> None:
    await loaded(empty_services, tmp_path, FIRST, AFTER)
    async with newsroom(empty_services) as room:
        quoted = await room.say("!quote A1.p1.s1")
        await loaded(empty_services, tmp_path, SECOND, AFTER)
        (told,) = await told_in(room)
        said = text_of(told)
        assert said.startswith("**Changed since it was quoted** · `A1.p1.s1` → `A1@2.p1.s1`\nquoted: “")
        assert f"quoted: “{FIRST}”\nnow: “{SECOND}”" in said
        assert told.reference is not None
        assert told.reference.message_id == quoted.id
        assert not told.mentions
        assert {"Compare", "Quote the new one"} <= set(buttons_of(told))
        compared = private_answer(await room.morgan.click(told, label="Compare"))
        assert "~~40~~ **38** tons" in text_of(compared)
        shown = private_answer(await room.morgan.click(told, label="Quote the new one"))
        assert SECOND in text_of(shown)
        await room.env.advance_time(1_800)
        await loaded(empty_services, tmp_path, THIRD, AFTER)
        (edited,) = await told_in(room)
        assert edited.id == told.id
        assert THIRD in text_of(edited)
        await loaded(empty_services, tmp_path, FIRST, AFTER)
        (again,) = await told_in(room)
        assert "Back to the words that were quoted" in text_of(again)
        await room.env.advance_time(3_600)
        await loaded(empty_services, tmp_path, SECOND, AFTER)
        assert len(await told_in(room)) == 2


async def test_typography_and_other_sentences_tell_nothing(empty_services: Services, tmp_path: Path) -> None:
    await loaded(empty_services, tmp_path, f"“Nobody counts,” he said. {FIRST}", AFTER)
    async with newsroom(empty_services) as room:
        await room.say("!quote A1.p1.s1")
        await loaded(empty_services, tmp_path, f'"Nobody counts," he said. {FIRST}', AFTER)
        await loaded(empty_services, tmp_path, f'"Nobody counts," he said. {SECOND}', f"{AFTER} It rains.")
        assert await told_in(room) == []
        assert (await empty_services.archive.articles.article(await _key())).latest == 3  # type: ignore[union-attr]


async def _key() -> Any:
    from bot.articles.model import SHARED, ArticleKey

    return ArticleKey(SHARED, 1)


async def test_one_channel_is_told_what_all_who_read_it_can_read(empty_services: Services, tmp_path: Path) -> None:
    await loaded(empty_services, tmp_path, FIRST, AFTER)
    async with newsroom(empty_services) as room:
        hidden = room.guild.create_text_channel(
            "editors",
            overwrites={
                room.guild.default_role: discord.PermissionOverwrite(view_channel=False),
                room.guild.me: discord.PermissionOverwrite(view_channel=True),
                room.alice: discord.PermissionOverwrite(view_channel=True),
            },
        )
        desk = room.guild.create_text_channel("desk")
        await room.env.settle()
        said = await room.say(f"!settings changes <#{desk.id}>", by=room.morgan)
        assert f"<#{desk.id}>" in text_of(said)
        await room.alice.send(hidden, "!quote A1.p1.s1")
        await loaded(empty_services, tmp_path, SECOND, AFTER)
        assert await told_in(room, desk) == []
        quoted = await room.say("!quote A1.p1.s1")
        await loaded(empty_services, tmp_path, THIRD, AFTER)
        (told,) = await told_in(room, desk)
        assert f"/{room.channel.id}/{quoted.id})" in text_of(told)
        assert await told_in(room) == []
        assert await told_in(room, hidden) == []
        await room.say("!settings changes off", by=room.morgan)
        await room.env.advance_time(3_700)
        await loaded(empty_services, tmp_path, SECOND, AFTER)
        assert len(await told_in(room, desk)) == 1


async def test_the_setting_is_refused_for_what_is_no_place(empty_services: Services) -> None:
    async with newsroom(empty_services, check_errors=False) as room:
        said = text_of(await room.say("!settings changes nowhere-at-all", by=room.morgan))
        assert said.startswith("Where?")


async def test_a_server_is_told_of_its_own_articles_and_no_other_server_is(
    empty_services: Services, tmp_path: Path
) -> None:
    async with newsroom(empty_services) as room:
        own = Scope(room.guild.id)
        await loaded(empty_services, tmp_path, FIRST, AFTER, scope=own)
        other = room.env.create_guild("Elsewhere")
        elsewhere = other.create_text_channel("general")
        bob = other.add_member(room.env.create_user("bob"))
        await room.env.settle()
        other_scope = Scope(other.id)
        await loaded(empty_services, tmp_path, FIRST, AFTER, scope=other_scope)
        await bob.send(elsewhere, "!quote G1.p1.s1")
        await room.say("!quote G1.p1.s1")
        await loaded(empty_services, tmp_path, SECOND, AFTER, scope=own)
        assert len(await told_in(room)) == 1
        assert await told_in(room, elsewhere) == []


async def test_a_change_is_told_after_a_restart_in_the_language_of_the_server(
    empty_services: Services, tmp_path: Path
) -> None:
    await loaded(empty_services, tmp_path, FIRST, AFTER)
    async with newsroom(empty_services) as room:
        await room.say("!quote A1.p1.s1")
        await room.bot.choices.change(room.guild.id, Setting.LANGUAGE, "zh-TW")
        await room.bot.unload_extension("cogs.changes.telling")
        await loaded(empty_services, tmp_path, SECOND, AFTER)
        assert await told_in(room) == []
        await room.restart()
        await told_in(room)
        assert "**引用之後有更動** · `A1.p1.s1` → `A1@2.p1.s1`\n引用時：「" in text_of(room.last)


async def test_nothing_is_told_of_a_deleted_quotation_or_a_removed_article(
    empty_services: Services, tmp_path: Path
) -> None:
    await loaded(empty_services, tmp_path, FIRST, AFTER)
    async with newsroom(empty_services) as room:
        await room.say("!quote A1.p1.s1")
        await room.morgan.click(room.last, label="Dismiss")
        await loaded(empty_services, tmp_path, SECOND, AFTER)
        assert await told_in(room) == []
        await room.say("!quote A1@2.p1.s1")
        await room.bot.unload_extension("cogs.changes.telling")
        await loaded(empty_services, tmp_path, THIRD, AFTER)
        await empty_services.archive.writer.remove([KEY])
        await room.restart()
        assert await told_in(room) == []


async def test_a_server_chooses_whether_pages_are_read_again(empty_services: Services) -> None:
    async with newsroom(empty_services, check_errors=False) as room:
        assert "Reading pages again changed from on to off" in text_of(await _chosen(room, "off"))
        assert not room.bot.choices.of(room.guild.id).rereading
        await room.morgan.click(room.last, label="Undo")
        assert room.bot.choices.of(room.guild.id).rereading
        assert "stays on" in text_of(await _chosen(room, "on"))
        await _chosen(room, "perhaps")
        assert room.bot.choices.of(room.guild.id).rereading


async def test_the_form_of_the_settings_chooses_where_changes_are_told(empty_services: Services) -> None:
    async with newsroom(empty_services, check_errors=False) as room:
        desk, closed = room.guild.create_text_channel("desk"), room.guild.create_text_channel("closed")
        await room.env.settle()
        await room.bot.get_channel(closed.id).set_permissions(room.bot.get_guild(room.guild.id).me, send_messages=False)  # type: ignore[union-attr]

        async def chosen(how: str, *where: Any) -> str:
            form = await room.morgan.click(panel, custom_id=control(panel, "changes"))
            await room.morgan.submit_modal(form, {"how": [how]} | ({"channel": list(where)} if where else {}))
            return room.bot.choices.of(room.guild.id).changes

        panel = await room.say("!settings", by=room.morgan)
        assert "**Changed quotations:** as a reply" in text_of(panel)
        assert await chosen("channel", desk) == str(desk.id)
        panel = await room.say("!settings", by=room.morgan)
        assert f"**Changed quotations:** <#{desk.id}>" in text_of(panel)
        assert await chosen("channel", closed) == str(desk.id)  # where the bot may not write
        assert await chosen("off") == "off"
        panel = await room.say("!settings", by=room.morgan)
        assert await chosen("channel") == "off"  # without one
        assert await chosen("reply") == "reply"
        await room.morgan.click(panel, custom_id=control(panel, "rereading"))
        assert not room.bot.choices.of(room.guild.id).rereading


async def test_a_server_that_knew_the_bot_before_is_told_of_no_change_until_it_chooses(
    empty_services: Services, tmp_path: Path
) -> None:
    await loaded(empty_services, tmp_path, FIRST, AFTER)
    async with newsroom(empty_services) as room:
        assert room.bot.choices.of(room.guild.id).changes == "reply"
        await empty_services.archive.settings.forget_note("changes-settled")  # as the version before left it
        await room.env.advance_time(3_600)
        await empty_services.welcomes.look()
        await room.restart()
        assert room.bot.choices.of(room.guild.id).changes == "off"
        await room.say("!quote A1.p1.s1")
        await loaded(empty_services, tmp_path, SECOND, AFTER)
        assert await told_in(room) == []
        assert "`!settings changes reply`" in text_of(await room.say("!changes"))
        await room.say("!settings changes reply", by=room.morgan)
        assert "`!settings changes reply`" not in text_of(await room.say("!changes"))
        await room.restart()
        assert room.bot.choices.of(room.guild.id).changes == "reply"


async def _chosen(room: Newsroom, word: str) -> discord.Message:
    return await room.say(f"!settings rereading {word}", by=room.morgan)


async def test_an_excerpt_that_became_its_article_tells_nothing(empty_services: Services, tmp_path: Path) -> None:
    (tmp_path / "1.md").write_text(page(LIBRARY, (teaser(HARBOR),)), encoding="utf-8")
    (tmp_path / "2.md").write_text(page(HARBOR, BUDGET), encoding="utf-8")
    await empty_services.loader.load([tmp_path / "1.md"])
    async with newsroom(empty_services) as room:
        for place in ("A2.p1.s1", "A2.p1"):
            await room.say(f"!quote {place}")
        await empty_services.loader.load([tmp_path / "2.md"])
        whole = await empty_services.archive.articles.article(ArticleKey(SHARED, 2))
        assert whole is not None
        assert (whole.latest, whole.reason) == (2, VersionReason.UPGRADED)
        assert await told_in(room) == []


async def test_the_owner_sees_how_many_were_told(empty_services: Services, tmp_path: Path) -> None:
    await loaded(empty_services, tmp_path, FIRST, AFTER)
    async with newsroom(empty_services) as room:
        await room.say("!quote A1.p1.s1")
        await loaded(empty_services, tmp_path, SECOND, AFTER)
        assert len(await told_in(room)) == 1
        room.bot.owner_id = room.alice.id
        await room.alice.user.send_dm("!status")
        assert "Changed quotations in the last week: 1 told." in text_of(room.alice.user.dm_channel.last_message)
