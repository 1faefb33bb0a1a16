"""The last export of a board is kept for its guild alone, replaced by the next, and gone with its board or writer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.archive.board_exports import BoardExport, ExportedEntry
from bot.archive.boards import REMOVED_FOR, BoardKey

if TYPE_CHECKING:
    from bot.archive.protocols import Archive

pytestmark = pytest.mark.needs("boards")

NOW = datetime(2026, 2, 14, 8, 0, tzinfo=UTC)
HERE, THERE, KAI, MIA = 7, 8, 41, 42


def exported(key: BoardKey, *references: str, at: datetime = NOW) -> BoardExport:
    entries = [ExportedEntry(one, 1, f"hash of {one}", "verbatim", ((KAI, "k"), (MIA, "m"))) for one in references]
    return BoardExport(key, at, tuple(entries))


async def made(archive: Archive, guild: int = HERE) -> BoardKey:
    return (await archive.boards.create(guild, "Harbor closure", KAI, NOW)).key


async def test_the_last_export_is_kept_in_its_order(archive: Archive) -> None:
    exports, key = archive.board_exports, await made(archive)
    assert await exports.exported(key) is None
    await exports.keep_exported(exported(key, "A1.p1", "A2.p1"))
    last = exported(key, "A3.p1", "A1.p1", at=NOW + timedelta(days=1))
    await exports.keep_exported(last)
    assert await exports.exported(key) == last
    assert await exports.exported(BoardKey(THERE, key.number)) is None


async def test_an_empty_board_can_have_been_exported(archive: Archive) -> None:
    key = await made(archive)
    await archive.board_exports.keep_exported(exported(key))
    assert await archive.board_exports.exported(key) == exported(key)


async def test_it_goes_with_its_board_for_good(archive: Archive) -> None:
    boards, exports, key = archive.boards, archive.board_exports, await made(archive)
    await exports.keep_exported(exported(key, "A1.p1"))
    await boards.remove(key, NOW)
    await exports.keep_exported(exported(key, "A2.p1"))  # nobody could have seen it
    await boards.restore(key, NOW)
    assert await exports.exported(key) == exported(key, "A1.p1")
    await boards.remove(key, NOW)
    await boards.remove(await made(archive), NOW + REMOVED_FOR)
    assert await exports.exported(key) is None


@pytest.mark.needs("holdings")
async def test_the_hash_of_a_note_goes_with_who_wrote_it(archive: Archive) -> None:
    exports, key, other = archive.board_exports, await made(archive), await made(archive, THERE)
    for one in (key, other):
        await exports.keep_exported(exported(one, "A1.p1"))
    await archive.holdings.forget_person(KAI)
    kept = await exports.exported(key)
    assert kept is not None
    assert [entry.notes for entry in kept.entries] == [((MIA, "m"),)]
    await archive.holdings.forget_guilds([HERE])
    assert await exports.exported(key) is None
    assert await exports.exported(other) is not None
