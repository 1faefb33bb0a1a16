"""What is pinned is verified whenever it is shown; only what is there, and no other server's, can be pinned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.archive.boards import NewEntry
from bot.articles.model import SHARED, ArticleKey, Scope, VersionReason
from bot.articles.references import parse_reference
from bot.boards.model import Standing
from bot.boards.service import LONGEST_PINNED, MOST_PINNED, read_pins
from bot.errors import NotFoundError, UsageError
from tests.archive.making import new, revise, store
from tests.boards.conftest import CLOSING, CRANES, HERE, KAI, MIA, THERE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.app import Services
    from bot.archive.boards import BoardKey
    from bot.articles.model import Article
    from bot.articles.references import Reference


def refs(*written: str, guild: int = HERE) -> list[Reference]:
    return [parse_reference(one, guild) for one in written]


async def board(services: Services, *written: str) -> BoardKey:
    key = (await services.boards.create(HERE, "Harbor  closure", KAI)).key
    await services.boards.pin(key, refs(*written), KAI)
    return key


async def standings(services: Services, key: BoardKey) -> list[Standing]:
    return [entry.standing for entry in (await services.boards.checked(key)).entries]


async def test_every_entry_is_verified_when_it_is_shown(services: Services) -> None:
    key = await board(services, "A1.p1.s1", "G1.p1")
    shown = await services.boards.checked(key)
    assert [entry.passage.text for entry in shown.entries if entry.passage] == [CLOSING, CRANES]
    assert (shown.board.name, shown.sources, shown.count(Standing.SAME)) == ("Harbor closure", 1, 2)

    await revise(services.archive, ArticleKey(SHARED, 1), new(CLOSING.replace("will", "may")), VersionReason.EDITED)
    await services.archive.writer.remove([ArticleKey(Scope(HERE), 1)])
    shown = await services.boards.checked(key)
    changed, removed = shown.entries
    assert changed.standing is Standing.CHANGED
    assert changed.passage
    assert changed.passage.text == CLOSING
    assert changed.passage.drift
    assert "may close" in changed.passage.drift.source
    assert (removed.standing, removed.passage) == (Standing.REMOVED, None)
    await services.archive.writer.restore([ArticleKey(Scope(HERE), 1)])
    assert await standings(services, key) == [Standing.CHANGED, Standing.SAME]


async def test_what_is_not_shown_is_counted_as_it_is_and_read_once(services: Services) -> None:
    key = await board(services, "A1.p1.s1", "G1.p1")
    own = ArticleKey(Scope(HERE), 1)

    async def counted() -> list[Standing]:
        checked = await services.boards.checked(key, lambda _: [1])
        assert [entry.passage is None for entry in checked.entries] == [False, True]
        assert checked.sources == 1
        return [entry.standing for entry in checked.entries]

    assert await counted() == [Standing.SAME, Standing.SAME]
    await revise(services.archive, own, new(CRANES.replace("May", "June")), VersionReason.EDITED)
    assert await counted() == [Standing.SAME, Standing.CHANGED]
    reads: list[int] = []
    whole = services.archive.articles.articles

    async def read(keys: Sequence[ArticleKey]) -> dict[ArticleKey, Article]:
        reads.append(len(keys))
        return await whole(keys)

    services.archive.articles.articles = read  # type: ignore[method-assign]
    assert await counted() == [Standing.SAME, Standing.CHANGED]
    assert reads == [1]
    await services.archive.writer.remove([own])
    assert await counted() == [Standing.SAME, Standing.REMOVED]
    await services.archive.writer.restore([own])
    assert await counted() == [Standing.SAME, Standing.CHANGED]
    other = (await services.boards.create(HERE, "Moved", KAI)).key
    entries = [NewEntry("A1.p1", "f" * 32, KAI), NewEntry("A1.p7", "f" * 32, KAI)]
    await services.archive.boards.add(other, entries, services.clock.now())
    moved = await services.boards.checked(other, lambda _: [])
    assert [entry.standing for entry in moved.entries] == [Standing.OTHER, Standing.OTHER]


async def test_other_sentences_and_typography_change_nothing(services: Services) -> None:
    key = await board(services, "A1.p1.s1")
    edited = new(CLOSING.replace("harbor", "harbor"), "Another paragraph, which is new.")
    await revise(services.archive, ArticleKey(SHARED, 1), edited, VersionReason.EDITED)
    assert await standings(services, key) == [Standing.SAME]


async def test_other_words_under_a_reference_are_told(services: Services) -> None:
    key = (await services.boards.create(HERE, "Moved", KAI)).key
    new_entries = [NewEntry("A1.p1", "f" * 32, KAI), NewEntry("A1.p7", "f" * 32, KAI)]
    await services.archive.boards.add(key, new_entries, services.clock.now())
    assert await standings(services, key) == [Standing.OTHER, Standing.OTHER]


async def test_a_board_keeps_no_text(services: Services) -> None:
    key = await board(services, "A1.p1.s1")
    assert "harbor" not in repr(await services.archive.boards.entries(key))


async def test_what_cannot_be_pinned_is_named(services: Services) -> None:
    key = await board(services, "A1.p1")
    for written, error in (("A1", "board-passage"), ("A9.p1", "not-found"), ("A1.p9", "not-found")):
        with pytest.raises((UsageError, NotFoundError), match=error):
            await services.boards.pin(key, refs("A1.p1", written), KAI)
    with pytest.raises(NotFoundError):  # the other server's own article, by its number
        await services.boards.pin(key, refs("G1.p1", guild=THERE), KAI)
    await store(services.archive, SHARED, new("Long words. " * (LONGEST_PINNED // 12), "Long words. " * 20))
    assert (await services.boards.pin(key, refs("A2.p1"), KAI)).known == ()
    with pytest.raises(UsageError, match="board-long"):
        await services.boards.pin(key, refs("A2.p1-p2"), KAI)
    with pytest.raises(UsageError, match="board-many"):
        await services.boards.pin(key, refs(*["A1.p1"] * (MOST_PINNED + 1)), KAI)
    with pytest.raises(UsageError, match="board-note-long"):
        await services.boards.pin(key, refs("A1.p1"), KAI, "x" * 501)
    assert len(await services.archive.boards.entries(key)) == 2


async def test_entries_are_named_by_place_or_reference(services: Services) -> None:
    key = await board(services, "A1.p1", "A1.p1.s1", "G1.p1")
    service = services.boards
    assert (await service.move(key, "g1.p1", 1)).reference == "G1.p1"
    assert (await service.note(key, "2", MIA, " Ask the council ")).reference == "A1.p1"
    removed, _ = await service.remove_entry(key, "#3")
    assert removed.reference == "A1.p1.s1"
    await service.restore_entry(key, removed.number)
    shown = await service.checked(key)
    assert [entry.entry.reference for entry in shown.entries] == ["G1.p1", "A1.p1", "A1.p1.s1"]
    assert [note.text for entry in shown.entries for note in entry.entry.notes] == ["Ask the council"]
    for written in ("4", "0", "A7.p1", ""):
        with pytest.raises(UsageError, match="board-entry"):
            await service.entry(key, written)


async def test_boards_are_found_by_number_or_name_in_their_server_alone(services: Services) -> None:
    key = await board(services)
    for written in ("B1", " b1", "1", "harbor closure"):
        assert (await services.boards.find(HERE, written)).key == key
    for guild, written in ((THERE, "B1"), (HERE, "B2"), (HERE, "harbor"), (THERE, "harbor closure")):
        with pytest.raises(UsageError, match="board-unknown"):
            await services.boards.find(guild, written)
    for name in ("", "  ", "\u200b", "\u3164 \u2800", "\u2066\ufe0f\u2069"):
        with pytest.raises(UsageError, match="board-name"):
            await services.boards.create(HERE, name, KAI)
    with pytest.raises(UsageError, match="board-name-long"):
        await services.boards.create(HERE, "x" * 81, KAI)


async def test_its_maker_and_moderators_delete_a_board(services: Services) -> None:
    key = await board(services, "A1.p1")
    with pytest.raises(UsageError, match="board-not-yours"):
        await services.boards.remove(key, MIA, moderates=False)
    await services.boards.remove(key, KAI, moderates=False)
    await services.boards.restore(key)
    await services.boards.remove(key, MIA, moderates=True)
    with pytest.raises(UsageError, match="board-unknown"):
        await services.boards.checked(key)


def test_what_is_typed_is_references_and_a_note() -> None:
    pinned, note = read_pins("A1.p1 `G2.p3.s1`, A4 sheets of  paper", HERE)
    assert [str(ref) for ref in pinned] == ["A1.p1", "G2.p3.s1"]
    assert note == "A4 sheets of  paper"
    with pytest.raises(UsageError, match="board-what"):
        read_pins("paper A1.p1", HERE)
