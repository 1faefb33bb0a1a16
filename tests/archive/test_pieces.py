"""Texts are cut at their spaces, and what is cut together comes out as if it had been cut alone."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from bot.archive.sqlite.index.pieces import Pieces, cut

PARTS = st.sampled_from(
    [*("a", "b", "ab", "é", "賴清德", " ", "\n", "\x00", "\x1c", "\u3000", "\x85"), "a" * 24, "a" * 25, "c" * 40]
)
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
TEXTS = st.lists(st.one_of(st.lists(PARTS, max_size=12).map("".join), ANYTHING), max_size=8)


def read(pieces: Pieces) -> list[list[str]]:
    """Return the pieces of each text."""
    which = iter(pieces.which)
    read = [[pieces.different[next(which)] for _ in range(count)] for count in pieces.counts]
    assert next(which, None) is None
    return read


@given(TEXTS)
@example(texts=[])
@example(texts=["", " ", "\x00"])
@example(texts=["one", "two one", "a" * 24 + "b", "a" * 24 + "c", "a" * 24])
def test_every_piece_is_found_where_it_stands(texts: list[str]) -> None:
    assert read(cut(texts)) == [re.findall(r"[^\x00\t-\r\x1c-\x20]+", text) for text in texts]


def test_what_comes_again_is_one_piece() -> None:
    pieces = cut([f"of the {number} houses in the {word}" for number in range(50) for word in ("village", "a" * 30)])
    assert len(pieces.different) == len(set(pieces.different)) == 50 + 6
