"""Boards are kept for one guild, in their order and within bounds; what people do at once is all kept."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.archive.boards import (
    MOST_BOARDS,
    MOST_ENTRIES,
    MOST_NOTES,
    MOST_REMOVED_ENTRIES,
    REMOVED_FOR,
    BoardKey,
    NewEntry,
)
from bot.errors import UsageError

if TYPE_CHECKING:
    from bot.archive.boards import BoardStore
    from bot.archive.protocols import Archive

pytestmark = pytest.mark.needs("boards")

NOW = datetime(2026, 2, 14, 8, 0, tzinfo=UTC)
HERE, THERE, KAI, MIA = 7, 8, 41, 42


def passage(number: int, *, person: int = KAI, note: str = "") -> NewEntry:
    return NewEntry(f"A{number}.p1.s1", f"hash {number}", person, note)


async def made(boards: BoardStore, *numbers: int, guild: int = HERE) -> BoardKey:
    key = (await boards.create(guild, "Harbor closure", KAI, NOW)).key
    await boards.add(key, [passage(number) for number in numbers], NOW)
    return key


async def order(boards: BoardStore, key: BoardKey) -> list[str]:
    return [entry.reference.split(".")[0] for entry in await boards.entries(key)]


async def test_a_board_is_seen_in_its_guild_alone(archive: Archive) -> None:
    boards = archive.boards
    key = await made(boards, 1, 2)
    (board,) = await boards.boards(HERE)
    assert (str(board.key), board.name, board.owner, board.entries) == ("B1", "Harbor closure", KAI, 2)
    assert await boards.board(key) == board
    assert await boards.count() == (1, 2)
    elsewhere = BoardKey(THERE, key.number)
    assert await boards.boards(THERE) == ()
    assert await boards.board(elsewhere) is None
    assert await boards.entries(elsewhere) == ()
    assert not await boards.remove(elsewhere, NOW)
    with pytest.raises(UsageError, match="board-unknown"):
        await boards.add(elsewhere, [passage(1)], NOW)
    with pytest.raises(UsageError, match="board-unknown"):
        await boards.keep_note(elsewhere, 1, KAI, "A note", NOW)
    assert (await boards.create(THERE, "Theirs", MIA, NOW)).key == elsewhere


async def test_entries_are_moved_to_any_place(archive: Archive) -> None:
    boards = archive.boards
    key = await made(boards, 1, 2, 3, 4)
    assert await boards.move(key, 4, 1, NOW)
    assert await order(boards, key) == ["A4", "A1", "A2", "A3"]
    assert await boards.move(key, 4, 99, NOW)
    assert await order(boards, key) == ["A1", "A2", "A3", "A4"]
    assert await boards.move(key, 1, -3, NOW)
    assert not await boards.move(key, 5, 1, NOW)
    assert await order(boards, key) == ["A1", "A2", "A3", "A4"]


async def test_what_is_pinned_twice_stands_once_and_gets_the_note(archive: Archive) -> None:
    boards = archive.boards
    key = await made(boards, 1)
    assert await boards.add(key, [passage(2), passage(1, person=MIA, note="Look here")], NOW) == (2, 1)
    first, second = await boards.entries(key)
    assert (first.reference, first.person, [note.text for note in first.notes]) == ("A1.p1.s1", KAI, ["Look here"])
    assert second.notes == ()


async def test_each_person_has_a_note_of_their_own(archive: Archive) -> None:
    boards = archive.boards
    key = await made(boards, 1)
    for number in range(MOST_NOTES):
        assert await boards.keep_note(key, 1, number + 1, f"note {number}", NOW + timedelta(seconds=number))
    with pytest.raises(UsageError, match="board-notes"):
        await boards.keep_note(key, 1, MIA, "one more", NOW)
    await boards.keep_note(key, 1, 1, "another", NOW + timedelta(minutes=1))
    await boards.keep_note(key, 1, 2, "", NOW)
    (entry,) = await boards.entries(key)
    assert [note.text for note in entry.notes] == ["note 2", "note 3", "note 4", "another"]
    assert not await boards.keep_note(key, 2, 1, "to nothing", NOW)


async def test_what_was_removed_is_there_for_a_day_at_its_place(archive: Archive) -> None:
    boards = archive.boards
    key = await made(boards, 1, 2, 3)
    await boards.keep_note(key, 2, KAI, "A note", NOW)
    assert await boards.remove_entry(key, 2, NOW)
    assert not await boards.remove_entry(key, 2, NOW)
    assert await order(boards, key) == ["A1", "A3"]
    await boards.restore_entry(key, 2, NOW + REMOVED_FOR - timedelta(seconds=1))
    assert await order(boards, key) == ["A1", "A2", "A3"]
    assert (await boards.entries(key))[1].notes[0].text == "A note"
    await boards.remove_entry(key, 2, NOW)
    with pytest.raises(UsageError, match="board-too-late"):
        await boards.restore_entry(key, 2, NOW + REMOVED_FOR)

    assert await boards.remove(key, NOW)
    assert await boards.boards(HERE) == ()
    assert await boards.count() == (0, 0)
    with pytest.raises(UsageError, match="board-unknown"):
        await boards.add(key, [passage(4)], NOW)
    with pytest.raises(UsageError, match="board-too-late"):
        await boards.restore(key, NOW + REMOVED_FOR)
    assert (await boards.restore(key, NOW)).name == "Harbor closure"
    assert await order(boards, key) == ["A1", "A3"]
    await boards.remove(key, NOW)
    assert (await boards.create(HERE, "Another", KAI, NOW + REMOVED_FOR)).key.number == 2
    with pytest.raises(UsageError, match="board-too-late"):
        await boards.restore(key, NOW)


async def test_two_people_at_once_lose_nothing(archive: Archive) -> None:
    boards = archive.boards
    key = await made(boards, 1, 2, 3)

    async def work(person: int) -> None:
        for number in range(10):
            await boards.add(key, [passage(100 * person + number, person=person)], NOW)
            await boards.move(key, 1 + number % 3, 1 + number, NOW)
            await boards.keep_note(key, 1, person, f"note {number}", NOW)

    await asyncio.gather(work(KAI), work(MIA))
    entries = await boards.entries(key)
    assert {entry.reference for entry in entries} == {
        f"A{number}.p1.s1" for number in (1, 2, 3, *range(4_100, 4_110), *range(4_200, 4_210))
    }
    noted = next(entry for entry in entries if entry.number == 1)
    assert {(note.person, note.text) for note in noted.notes} == {(KAI, "note 9"), (MIA, "note 9")}


async def test_as_many_as_may_be_and_one_more(archive: Archive) -> None:
    boards = archive.boards
    key = await made(boards, *range(1, MOST_ENTRIES))
    with pytest.raises(UsageError, match="board-full"):
        await boards.add(key, [passage(1_000), passage(1_001)], NOW)
    assert len(await boards.entries(key)) == MOST_ENTRIES - 1
    await boards.add(key, [passage(1_000)], NOW)
    await boards.remove_entry(key, 1, NOW)
    await boards.add(key, [passage(1_001)], NOW)
    with pytest.raises(UsageError, match="board-full"):
        await boards.restore_entry(key, 1, NOW)

    for _ in range(MOST_BOARDS - 1):
        await boards.create(HERE, "One of many", KAI, NOW)
    with pytest.raises(UsageError, match="board-cap"):
        await boards.create(HERE, "One more", KAI, NOW)
    await boards.remove(key, NOW)
    await boards.create(HERE, "One more", KAI, NOW)
    with pytest.raises(UsageError, match="board-cap"):
        await boards.restore(key, NOW)


async def test_the_newest_of_what_was_removed_can_be_brought_back(archive: Archive) -> None:
    boards = archive.boards
    key = await made(boards, *range(1, MOST_REMOVED_ENTRIES + 2))
    for number in range(1, MOST_REMOVED_ENTRIES + 2):
        await boards.remove_entry(key, number, NOW + timedelta(seconds=number))
    with pytest.raises(UsageError, match="board-too-late"):
        await boards.restore_entry(key, 1, NOW)
    await boards.restore_entry(key, 2, NOW)
    assert await order(boards, key) == ["A2"]
