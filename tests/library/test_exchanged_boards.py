"""A server's boards go along with its articles: once, in their order, and without anything that people said."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.archive.boards import MOST_BOARDS, MOST_ENTRIES, BoardKey, NewEntry
from bot.articles.model import SHARED, Scope
from bot.errors import SourceError
from bot.library.exporting import Exporter
from bot.loading import Loader
from bot.loading.exchange.board_lines import read_board
from tests.archive.making import SteppingClock, new, open_new, store
from tests.examples import examples

if TYPE_CHECKING:
    from pathlib import Path

    from bot.archive.protocols import Archive

HERE, THERE, OTHER, KAI = Scope(7), Scope(8), Scope(9), 41
NOW = SteppingClock().now()
HASH, KEY = "0123456789abcdef" * 2, "f" * 32


async def lines_of(archive: Archive, scope: Scope) -> str:
    exporter = Exporter(archive, SteppingClock())
    first = await exporter.first_lines(scope)
    return b"".join([*first, *[line async for lines in exporter.lines(scope) for line in lines]]).decode()


async def loaded(archive: Archive, folder: Path, lines: str, scope: Scope = THERE) -> list[str]:
    """Import lines, and return the keys of what could not be."""
    file = folder / "export.jsonl"
    file.write_text(lines, encoding="utf-8")
    report = await Loader(archive).load([file], scope=scope)
    return [one.error.key for one in report.rejected]


async def boards(archive: Archive, scope: Scope) -> dict[str, list[tuple[str, str]]]:
    return {
        board.name: [(entry.reference, entry.hash) for entry in await archive.boards.entries(board.key)]
        for board in await archive.boards.boards(scope.guild)
    }


async def test_boards_follow_their_articles_to_another_server(tmp_path: Path) -> None:
    archive = await open_new(tmp_path / "a.db")
    try:
        await store(archive, SHARED, new("The harbor closes."))
        await store(archive, HERE, new("Cranes move."), new("Boats stay."))
        await store(archive, THERE, new("Something else is number one here."))
        key = (await archive.boards.create(HERE.guild, "Harbor", KAI, NOW)).key
        pins = [NewEntry("G2.p1.s1", HASH, KAI, "What I think"), NewEntry("A1.p1", KEY, KAI)]
        await archive.boards.add(key, [*pins, NewEntry("G1.p1", HASH, KAI)], NOW)
        await archive.boards.create(HERE.guild, "Empty", KAI, NOW)
        lines = await lines_of(archive, HERE)
        assert "What I think" not in lines
        assert str(KAI) not in json.dumps([one for one in map(json.loads, lines.splitlines()) if "board" in one])

        moved = [("G3.p1.s1", HASH), ("A1.p1", KEY), ("G2.p1", HASH)]
        for _ in range(2):
            assert await loaded(archive, tmp_path, lines) == []
            assert await boards(archive, THERE) == {"Harbor": moved, "Empty": []}
        board = await archive.boards.board(BoardKey(THERE.guild, 1))
        assert board is not None
        assert board.owner == 0

        # Back where they are from, they are known, and what is missing comes last.
        await archive.boards.remove_entry(key, 1, NOW)
        assert await loaded(archive, tmp_path, lines, HERE) == []
        assert [one for one, _ in (await boards(archive, HERE))["Harbor"]] == ["A1.p1", "G1.p1", "G2.p1.s1"]

        # Without its articles there is nothing to lead to; and the shared archive has no boards.
        alone = "".join(f"{line}\n" for line in lines.splitlines() if '"board"' in line)
        assert await loaded(archive, tmp_path, alone, OTHER) == ["record-pins"]
        assert await boards(archive, OTHER) == {"Harbor": [("A1.p1", KEY)], "Empty": []}
        assert await loaded(archive, tmp_path, alone, SHARED) == ["record-board-shared"]
    finally:
        await archive.close()


def line(**fields: Any) -> dict[str, Any]:
    return {"broadsheet": 1, "board": "Harbor", "entries": [{"reference": "A1.p1", "hash": HASH}], **fields}


async def test_more_boards_than_may_be_are_named(tmp_path: Path) -> None:
    archive = await open_new(tmp_path / "a.db")
    try:
        many = [line(board=f"Board {number}") for number in range(MOST_BOARDS + 1)]
        broken = [line(board=""), line(entries=[{"reference": "A1", "hash": HASH}])]
        written = "".join(f"{json.dumps(one)}\n" for one in [*broken, *many])
        assert await loaded(archive, tmp_path, written) == ["record-field", "record-field", "board-cap"]
        assert len(await boards(archive, THERE)) == MOST_BOARDS
    finally:
        await archive.close()


PIN = {"reference": "G1@2.p1.s1-s3", "hash": HASH, "key": KEY}


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"board": 3}, "board"),
        ({"board": " "}, "board"),
        ({"board": "\u200b\u3164\ufe0f"}, "board"),
        ({"board": "x" * 81}, "board"),
        ({"entries": {}}, "entries"),
        ({"entries": [PIN] * (MOST_ENTRIES + 1)}, "entries"),
        ({"entries": ["A1.p1"]}, "entries"),
        ({"entries": [{**PIN, "reference": "A1"}]}, "reference"),
        ({"entries": [{**PIN, "reference": "A1.p1" + " " * 60}]}, "reference"),
        ({"entries": [{**PIN, "hash": "The words themselves"}]}, "hash"),
        ({"entries": [{**PIN, "hash": None}]}, "hash"),
        ({"entries": [{**PIN, "key": 5}]}, "key"),
    ],
)
def test_a_field_that_is_none_is_named(fields: dict[str, Any], field: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_board(line(**fields))
    assert (caught.value.key, caught.value.data["field"]) == ("record-field", field)


def test_as_much_as_may_be_is_taken() -> None:
    full = read_board(line(board="x" * 80, entries=[PIN] * MOST_ENTRIES))
    assert (len(full.name), len(full.pins)) == (80, MOST_ENTRIES)
    assert read_board(line(board="\u200b Harbor\n closure\u3164", entries=[])).name == "Harbor closure"


ANY = st.none() | st.integers() | st.text(max_size=70) | st.lists(st.none(), max_size=1) | st.just({})
PINS = st.fixed_dictionaries({name: ANY | st.just(value) for name, value in PIN.items()})


@example({"board": "0\x08", "entries": []})
@given(st.fixed_dictionaries({"board": ANY, "entries": ANY | st.lists(PINS, max_size=2)}))
@examples(20)
def test_anything_else_is_refused_in_a_sentence(fields: dict[str, Any]) -> None:
    try:
        taken = read_board(fields)
    except SourceError as error:
        assert error.key == "record-field"
    else:
        assert taken.name in " ".join(fields["board"].split())
        assert taken == read_board({**fields, "board": taken.name})
