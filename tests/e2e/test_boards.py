"""Boards in chat: made, filled by command, button and menu, put in order, noted, and deleted, by different people."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import aiohttp
import discord

from bot.archive.boards import BoardKey
from bot.articles.model import SHARED, ArticleKey, VersionReason
from bot.guilds.settings import Setting
from tests.archive.making import new, revise, store
from tests.fakes.newsroom import buttons_of, components, newsroom, private_answer, text_of

if TYPE_CHECKING:
    import pytest

    from bot.app import Services
    from tests.fakes.newsroom import Newsroom

CLOSING = "The harbor will close before the summer, the council said on Monday."
CLOSED = "Nobody at the port has said a word about that."
CRANES = "The cranes move to the northern terminal in the first week of May."


async def fill(services: Services) -> None:
    await store(services.archive, SHARED, new(CLOSING, CRANES, headline="Harbor to close"))


async def noted(room: Newsroom, board: int = 1) -> list[tuple[str, list[str]]]:
    key = BoardKey(room.guild.id, board)
    entries = await room.services.archive.boards.entries(key)
    return [(entry.reference, [note.text for note in entry.notes]) for entry in entries]


async def test_a_team_fills_a_board(empty_services: Services) -> None:
    await fill(empty_services)
    async with newsroom(empty_services, check_errors=False) as room:
        assert "There's no board in this server yet" in text_of(await room.say("!board"))
        assert "**B1 · Harbor closure** is there" in text_of(await room.say("!board new Harbor closure"))
        said = await room.say("!board add B1 A1.p1.s1 A1.p2 Ask the council", by=room.morgan)
        assert "I pinned `A1.p1.s1`, `A1.p2` to **B1 · Harbor closure**" in text_of(said)
        await room.say("!board note b1 1 They denied it in March")
        shown = text_of(await room.say("!board B1"))
        assert "2 quotations, one source" in shown
        assert f"**1.** “{CLOSING}”" in shown
        assert f"They denied it in March · note by <@{room.alice.id}>" in shown
        assert f"Ask the council · note by <@{room.morgan.id}>" in shown
        assert text_of(await room.say("!board show harbor closure")) == shown

        assert "`A1.p2` is now number 1" in text_of(await room.say("!board order B1 2 1"))
        gone = await room.say("!board remove B1 A1.p1.s1")
        assert [ref for ref, _ in await noted(room)] == ["A1.p2"]
        await room.restart()
        await room.alice.click(gone, label="Undo")
        assert "The entry is back on **B1 · Harbor closure**" in text_of(room.last)
        assert [ref for ref, _ in await noted(room)] == ["A1.p2", "A1.p1.s1"]
        assert "One board of 50" in text_of(await room.say("!board list"))


async def test_a_quotation_in_a_passage_has_the_inner_marks(empty_services: Services) -> None:
    await store(empty_services.archive, SHARED, new("“It is late,” said the pilot.", headline="Harbor to close"))
    async with newsroom(empty_services) as room:
        await room.say("!board new Harbor closure")
        await room.say("!board add B1 A1.p1.s1")
        assert "**1.** “‘It is late,’ said the pilot.”" in text_of(await room.say("!board B1"))


async def test_what_has_changed_or_gone_says_so(empty_services: Services) -> None:
    await fill(empty_services)
    await store(empty_services.archive, SHARED, new("Fishermen want to know where their boats will lie.", source="b"))
    async with newsroom(empty_services, check_errors=False) as room:
        await room.say("!board new Harbor closure")
        await room.say("!board add B1 A1.p1.s1 A2.p1")
        edited = new(CLOSING.replace("summer", "autumn"), CRANES, headline="Harbor to close")
        await revise(empty_services.archive, ArticleKey(SHARED, 1), edited, VersionReason.EDITED)
        await empty_services.archive.writer.remove([ArticleKey(SHARED, 2)])
        shown = text_of(await room.say("!board B1"))
        assert "1 changed since · 1 removed" in shown
        assert f"**1.** “{CLOSING}”" in shown
        assert "Now: “The harbor will close before the autumn" in shown
        assert "`A1@2.p1.s1`" in shown
        assert "The article was removed from the archive" in shown


async def test_anything_shown_can_be_pinned(empty_services: Services) -> None:
    await fill(empty_services)
    async with newsroom(empty_services, check_errors=False) as room:
        quoted = await room.say("!quote A1.p1.s1")
        asked = private_answer(await room.alice.click(quoted, label="Pin…"))
        assert "There's no board in this server yet" in text_of(asked)
        await room.say("!board new Harbor closure")
        await room.restart()
        asked = private_answer(await room.alice.click(quoted, label="Pin…"))
        assert CLOSING in text_of(asked)
        (menu,) = (item for item in components(asked) if item["type"] == 3)
        assert menu["placeholder"] == "Choose a board"
        await room.alice.select(asked, ["B1"], custom_id="b1:pinto:0:A1.p1.s1")
        assert await noted(room) == [("A1.p1.s1", [])]

        for words in (f'!verify "{CRANES}"', "!search cranes", "!article A1", "!quote A1.p2"):
            shown = await room.say(words)
            asked = private_answer(await room.morgan.click(shown, label="Pin…"))
            menus = [item for item in components(asked) if item["type"] == 3]
            assert menus, words
            values = [option["value"] for menu in menus for option in menu["options"]]
            assert any(value.startswith("A1.p") for value in values) or values == ["B1"], words


async def test_a_message_is_pinned_by_its_menu(empty_services: Services) -> None:
    both, middle = f"{CLOSING} {CLOSED}", len(CLOSING)
    said = new(both, CRANES, headline="Harbor to close")
    first = replace(said.text.paragraphs[0], sentences=((0, middle), (middle + 1, len(both))))
    paragraphs = (first, *said.text.paragraphs[1:])
    await store(empty_services.archive, SHARED, replace(said, text=replace(said.text, paragraphs=paragraphs)))
    async with newsroom(empty_services, check_errors=False) as room:
        await room.say("!board new Harbor closure")
        for words in ("Look at A1.p2 please", f"They wrote: “{CRANES}”"):
            message = await room.alice.send(room.channel, words)
            asked = private_answer(await room.alice.context_menu(room.channel, "Pin to a board", message))
            assert CRANES in text_of(asked)
        message = await room.alice.send(room.channel, "Nothing that anybody has ever written about boats")
        told = await room.alice.context_menu(room.channel, "Pin to a board", message)
        assert "shows no passage of an article" in text_of(private_answer(told))

        # Several sentences are one entry, and a new board's form takes a note along.
        message = await room.alice.send(room.channel, f"They wrote: “{CLOSING} {CLOSED}”")
        asked = await room.alice.context_menu(room.channel, "Pin to a board", message)
        form = await room.alice.click(private_answer(asked), label="New board…")
        await room.alice.submit_modal(form, {"text": "Quotes", "note": "Both sentences"})
        assert await noted(room, 2) == [("A1.p1.s1-s2", ["Both sentences"])]
        await room.say("!board add B1 A1.p1.s1-s2 All of it", by=room.morgan)
        await room.say("!board add B1 A1.p1-p2", by=room.morgan)
        assert await noted(room) == [("A1.p1.s1-s2", ["All of it"]), ("A1.p1-p2", [])]
        shown = text_of(await room.say("!board B1"))
        assert f"**1.** “{CLOSING} {CLOSED}” — " in shown
        assert "`A1.p1-p2`" in shown
        quoted = await room.say("!quote A1.p1.s1-s2", by=room.morgan)
        asked = private_answer(await room.morgan.click(quoted, label="Pin…"))
        await room.morgan.select(asked, ["B2"], custom_id="b1:pinto:0:A1.p1.s1-s2")
        assert len(await noted(room, 2)) == 1


async def test_who_may_delete_a_board(empty_services: Services) -> None:
    await fill(empty_services)
    async with newsroom(empty_services, check_errors=False) as room:
        await room.say("!board new Harbor closure")
        await room.say("!board add B1 A1.p1")
        mia = room.person("mia")
        assert "Only the person who made B1" in text_of(await room.say("!board delete B1", by=mia))
        question = await room.say("!board delete B1")
        assert "Should I delete **B1 · Harbor closure** with its one entry?" in text_of(question)
        await mia.click(question, label="Delete B1")
        assert len(await noted(room)) == 1
        await room.restart()
        await room.alice.click(question, label="Delete B1")
        assert "I deleted **B1 · Harbor closure**" in text_of(room.last)
        assert "There's no board B1" in text_of(await room.say("!board B1"))
        await room.alice.click(question, label="Undo")
        assert "One entry" not in text_of(await room.say("!board B1"))
        assert len(await noted(room)) == 1
        await room.say("!board delete B1", by=room.morgan)
        await room.morgan.click(room.last, label="Delete B1")
        assert "I deleted" in text_of(room.last)


async def test_boards_are_of_their_server_alone(empty_services: Services) -> None:
    await fill(empty_services)
    async with newsroom(empty_services, check_errors=False) as room:
        await room.say("!board new Harbor closure")
        guild = room.env.create_guild("Elsewhere")
        elsewhere = guild.create_text_channel("general")
        carol = guild.add_member(room.env.create_user("carol"))
        for words in ("!board B1", "!board add B1 A1.p1", "!board remove B1 1", "!board delete B1"):
            await carol.send(elsewhere, words)
            assert "There's no board B1 in this server" in text_of(elsewhere.last_message)


async def test_a_name_with_show_in_it_is_a_name(empty_services: Services) -> None:
    async with newsroom(empty_services, check_errors=False) as room:
        for name in ("Slideshow of May", "Talk show notes"):
            await room.say(f"!board new {name}")
            for asked in (name, f"show {name}"):
                assert name in text_of(await room.say(f"!board {asked}"))


async def test_the_slash_forms_and_their_suggestions(empty_services: Services) -> None:
    await fill(empty_services)
    async with newsroom(empty_services, check_errors=False) as room:
        await room.alice.slash(room.channel, "board new", name="Harbor closure")
        await room.alice.slash(room.channel, "board add", board="B1", passages="A1.p1 A note")
        offered = await room.alice.autocomplete(room.channel, "board show", "board", "harb")
        assert [(one["name"], one["value"]) for one in offered] == [("B1 · Harbor closure", "B1")]
        shown = await room.alice.slash(room.channel, "board show", board="B1", private=True)
        assert CLOSING in text_of(private_answer(shown))
        assert "Share" in buttons_of(private_answer(shown))


async def test_pages_of_a_board_stay_where_they_were(empty_services: Services) -> None:
    paragraphs = [f"Sentence number {number} of a long report about the harbor." for number in range(20)]
    await store(empty_services.archive, SHARED, new(*paragraphs))
    async with newsroom(empty_services, check_errors=False) as room:
        await room.say("!board new Harbor closure")
        await room.say("!board add B1 " + " ".join(f"A1.p{number}" for number in range(1, 21)))
        first = await room.say("!board B1")
        assert "1 to 8 of 20" in text_of(first)
        await room.restart()
        await room.alice.click(first, label="Next ▶")
        assert "**9.** “Sentence number 8" in text_of(room.last)
        assert "9 to 16 of 20" in text_of(room.last)


async def test_what_is_no_entry_is_said(empty_services: Services) -> None:
    await fill(empty_services)
    async with newsroom(empty_services, check_errors=False) as room:
        await room.say("!board new Harbor closure")
        for words, told in (
            ("!board add B1 A1", "A1 is a whole article"),
            ("!board add B1 nothing", "What should I pin?"),
            ("!board add B1 A7.p1", "A7.p1"),
            ("!board note B1 4 words", "There's no entry 4 on B1"),
            ("!board B7", "There's no board B7"),
        ):
            assert told in text_of(await room.say(words)), words


async def test_a_board_is_sent_as_a_file(empty_services: Services) -> None:
    await fill(empty_services)
    async with newsroom(empty_services, check_errors=False) as room:
        await room.say("!board new Harbor closure")
        await room.say("!board add B1 A1.p1 Ask the council")
        sent = await room.say("!board export B1 html apa")
        assert [file.filename for file in sent.attachments] == ["board-b1.html"]
        assert "Ask the council (note by alice)" in (await sent.attachments[0].read()).decode()
        assert "verified just now" in text_of(sent)
        for asked, known in (
            ("p*d*f", "`markdown`, `docx`, `html`, `csl-json`, `ris`, `bibtex`."),
            ("html x", "`apa`"),
        ):
            refused = text_of(await room.say(f"!board export B1 {asked}"))
            assert refused.startswith(f"I don't know {asked.split()[-1]}. Choose one of these: ".replace("*", "\\*"))
            assert known in refused
        await room.say("!board add B1 A2.p1")
        sent = await room.say("!board export B1 docx")
        assert [file.filename for file in sent.attachments] == ["board-b1.docx"]
        assert b"word/document.xml" in await sent.attachments[0].read()
        sent = await room.say("!board export B1 markdown")
        assert "Nothing has changed since the last export" in (await sent.attachments[0].read()).decode()

        # Chinese is set in Chinese marks.
        await room.bot.choices.change(room.guild.id, Setting.LANGUAGE, "zh-TW")
        shown = text_of(await room.say("!board B1"))
        assert "」——" in shown
        assert "，`A1.p1`" in shown
        sent = await room.say("!board export B1 markdown")
        assert "——\\[1\\] A1.p1" in (await sent.attachments[0].read()).decode().replace("「", "")


async def test_a_file_whose_answer_is_lost_is_sent_whole_once_more(
    empty_services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[bytes] = []
    send = discord.http.HTTPClient.send_message

    async def lose_the_first(client: Any, *given: Any, params: Any) -> Any:
        sent.extend(file.fp.read() for file in params.files or ())
        if len(sent) == 1:
            raise aiohttp.ServerDisconnectedError
        return await send(client, *given, params=params)

    async with newsroom(empty_services, check_errors=False) as room:
        await fill(empty_services)
        await room.say("!board new Harbor")
        await room.say("!board add B1 A1.p1.s1")
        monkeypatch.setattr(discord.http.HTTPClient, "send_message", lose_the_first)
        await room.say("!board export B1 markdown")
        first, second = sent
        assert first == second
        assert b"Harbor" in second
