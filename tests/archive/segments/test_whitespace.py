"""Many texts split at once give the same parts as each of them split alone."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from bot.archive.segments.whitespace import SplitTexts, split_at_whitespace

PARTS = st.sampled_from(
    [*("a", "b", "ab", "é", "賴清德", " ", "\n", "\x00", "\x1c", "\u3000", "\x85"), "a" * 24, "a" * 25, "c" * 40]
)
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
TEXTS = st.lists(st.one_of(st.lists(PARTS, max_size=12).map("".join), ANYTHING), max_size=8)


def read(split: SplitTexts) -> list[list[str]]:
    """Return the parts of each text."""
    indices = iter(split.indices)
    read = [[split.distinct[next(indices)] for _ in range(count)] for count in split.counts]
    assert next(indices, None) is None
    return read


@given(TEXTS)
@example(texts=[])
@example(texts=["", " ", "\x00"])
@example(texts=["one", "two one", "a" * 24 + "b", "a" * 24 + "c", "a" * 24])
def test_every_part_is_found_where_it_stands(texts: list[str]) -> None:
    assert read(split_at_whitespace(texts)) == [re.findall(r"[^\x00\t-\r\x1c-\x20]+", text) for text in texts]


def test_equal_parts_are_one() -> None:
    split = split_at_whitespace(
        [f"of the {number} houses in the {word}" for number in range(50) for word in ("village", "a" * 30)]
    )
    assert len(split.distinct) == len(set(split.distinct)) == 50 + 6
