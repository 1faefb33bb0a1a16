"""What is shown of boards is a message that Discord takes, however full they are, and names only who wrote a note."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.archive.board_shares import BoardShare, ShareState
from bot.archive.boards import (
    LONGEST_BOARD_NAME,
    LONGEST_NOTE,
    MOST_BOARDS,
    MOST_ENTRIES,
    MOST_NOTES,
    Board,
    BoardEntry,
    BoardKey,
    BoardNote,
)
from bot.articles.references import parse_reference
from bot.boards import Obstacle
from bot.boards.model import CheckedBoard, CheckedEntry, Pinned, Standing
from bot.boards.service import LONGEST_PINNED, MOST_PINNED
from bot.quotation import Difference, PinnedPassage
from bot.quotation.model import Kind
from cogs.boards.drawing import BOARD_PAGE, draw_board, draw_boards, draw_pinned
from cogs.boards.standing import draw_standing
from tests.cogs.ui.drawing import check_against_discord, payload_of, strangers, viewer
from tests.fakes.articles import FakeArticles, article_text

if TYPE_CHECKING:
    from bot.articles.model import Article
    from bot.articles.references import Reference

NOW = datetime(2026, 2, 14, tzinfo=UTC)
PERSON = 2**63 - 1
BOARD = Board(BoardKey(PERSON, 10**9 - 1), "*" * LONGEST_BOARD_NAME, PERSON, NOW, 1, MOST_ENTRIES)


SHARES = [
    BoardShare(at, BOARD.key, PERSON - at, None, "t", None, ShareState.FAILED, 1, None, PERSON, "", "", 0, obstacle)
    for at, obstacle in enumerate([*Obstacle, None, None, None])
]


def ref(place: int) -> Reference:
    return parse_reference(f"A999999999@999999999.p{10_000 + place}.s99", 7)


def article(words: str) -> Article:
    return FakeArticles().add(article_text("*" * 200, words), source="*" * 200)


def full(words: str, standing: Standing, said: str) -> CheckedBoard:
    held = article(words)
    drift = Difference(Kind.DRIFT, words[:1_000], words[:1_000], ref(1))
    notes = tuple(BoardNote(PERSON - at, said, NOW) for at in range(MOST_NOTES))
    return CheckedBoard(
        BOARD,
        tuple(
            CheckedEntry(
                place,
                BoardEntry(place, str(ref(place)), "0" * 32, PERSON, NOW, notes),
                ref(place),
                standing,
                PinnedPassage(words, held, drift),
            )
            for place in range(1, MOST_ENTRIES + 1)
        ),
    )


@pytest.mark.unmeasured
def test_the_largest_fit() -> None:
    speakers = dict.fromkeys(range(1, MOST_ENTRIES + 1), "*" * 200)
    stars = "*" * LONGEST_PINNED
    others = ("中" * LONGEST_PINNED, "word " * (LONGEST_PINNED // 5))
    for words, standing in (*((stars, one) for one in Standing), *((one, Standing.CHANGED) for one in others)):
        checked = full(words, standing, "*" * LONGEST_NOTE)
        for offset in (0, MOST_ENTRIES - BOARD_PAGE):
            check_against_discord(payload_of(draw_board(checked, offset, speakers, viewer(), SHARES)))
        check_against_discord(payload_of(draw_standing(checked, speakers, "m" * 16, viewer().texts)))
    check_against_discord(payload_of(draw_boards([BOARD] * MOST_BOARDS, 0, viewer())))
    refs = tuple(parse_reference(f"A99999999{at % 10}.p{at + 1}.s1-p99999999.s9", 7) for at in range(MOST_PINNED))
    check_against_discord(payload_of(draw_pinned(Pinned(BOARD, refs, refs[:3]), viewer())))


def test_only_who_wrote_a_note_is_named() -> None:
    checked = full("<@1> @everyone <#9> <t:0> [a](https://example.org)", Standing.CHANGED, "<@2> @here")
    found = strangers(payload_of(draw_board(checked, 0, {}, viewer())))
    assert found
    assert set(found) <= {f"<@{PERSON - at}>" for at in range(MOST_NOTES)}
