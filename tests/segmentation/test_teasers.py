"""Which articles are teasers: those that stop in mid-sentence, and those cut at a full stop by the same measure."""

from __future__ import annotations

import pytest

from bot.segmentation import segment
from bot.segmentation.blocks.truncation import TextSize, ends_properly, find_cap, is_cut
from tests.segmentation import pages
from tests.segmentation import stories as s

STORY = " ".join([*s.ORCHARD.paragraphs, *s.TUNNEL.paragraphs])


def words(text: str, count: int) -> str:
    return " ".join(text.split()[:count])


def test_an_article_as_long_as_another_that_was_cut_is_a_teaser_too() -> None:
    cut = words(" ".join([*s.FERRY.paragraphs, *s.BOOKS.paragraphs]), 61).rstrip(".,") + " and"
    whole = words(STORY, 60).rstrip(".,;") + "."
    shorter = words(STORY, 45).rstrip(".,;") + "."
    page = segment("\n\n\n".join([*("\n\n".join(pages.BEES),), cut, whole]), boundaries=[0, 7, 10])
    assert [article.text.truncated for article in page.articles] == [False, True, True]
    page = segment("\n\n\n".join([*("\n\n".join(pages.BEES),), cut, shorter]), boundaries=[0, 7, 10])
    assert [article.text.truncated for article in page.articles] == [False, True, False]


@pytest.mark.parametrize(
    "ending",
    ["it was said. (Reuters)", "it was said!! (H/T – RT)", "。（完）", "「不會。」（本報訊）", "he said.” [sic]"],
)
def test_a_word_in_brackets_behind_the_last_mark_changes_nothing(ending: str) -> None:
    assert ends_properly(f"{STORY} {ending}")


@pytest.mark.parametrize(
    "ending", ["the mayor William Lai (賴清德)", "of the council (which", "the town of Yilan (宜蘭)"]
)
def test_a_name_in_brackets_ends_nothing(ending: str) -> None:
    assert not ends_properly(f"{STORY} {ending}")


@pytest.mark.parametrize("more", ["...", "… (more)", "... Read more", "… »", "[…] Full story", "...（詳全文）"])
def test_dots_with_an_invitation_to_read_on_cut(more: str) -> None:
    assert is_cut(f"{words(STORY, 30)}{more}")


def test_chinese_is_measured_in_characters() -> None:
    cap = find_cap([TextSize(1, 204), TextSize(2, 207), TextSize(5, 205)])
    assert cap is not None
    assert not cap.in_words
    assert cap.holds(TextSize(9, 206))
    assert not cap.holds(TextSize(1, 60))


def test_an_article_that_introduces_its_author_is_whole_even_if_it_trails_off() -> None:
    text = [*pages.HARBOUR[:3], "And then the last ferry left, and nobody on the pier knew whether another would…"]
    page = segment("\n".join([*text, *pages.HARBOUR_CREDITS]))
    assert [article.text.truncated for article in page.articles] == [False]
