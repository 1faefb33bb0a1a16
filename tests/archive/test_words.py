"""Words in one piece of memory are looked up as those of a list."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from bot.archive.terms import Words

TEXT = st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=12)
ALIKE = st.text("aé中", max_size=12)


@given(st.lists(TEXT | ALIKE, max_size=40), TEXT | ALIKE)
@example(["semiconductor", "semiconductors", "semiconductors"], "semiconductors")
@example(["eightlet"], "eightlett")
def test_a_word_is_found_where_it_first_stands_and_no_other_is(words: list[str], other: str) -> None:
    words.sort()
    packed = Words.of(words)
    for word in {*words, other}:
        assert packed.find(word) == (words.index(word) if word in words else -1)


@given(st.lists(ALIKE, min_size=1, max_size=40), st.data())
def test_so_it_is_in_a_part_of_them(words: list[str], data: st.DataObject) -> None:
    words.sort()
    first = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(first, len(words)))
    part, whole = Words.of(words).part(first, end), words[first:end]
    assert list(part) == whole
    for word in words:
        assert part.find(word) == (whole.index(word) if word in whole else -1)
