"""What holds of every page, whatever it is made of."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import assume, example, given
from hypothesis import strategies as st

from bot.segmentation import PageFormat, SegmentedPage, segment, split_sentences
from bot.segmentation.layout.records import read_records
from bot.segmentation.text.normalise import normalise
from tests.examples import examples
from tests.segmentation import pages

PIECES = st.sampled_from(
    [
        *pages.HARBOUR,
        *pages.HARBOUR_CREDITS,
        *pages.BEES,
        pages.RAIL_TEASER,
        "",
        "",
        "* * *",
        "---",
        "title: A pier",
        "# A heading",
        "## Another",
        "Read more",
        "By Ana Lima / Staff reporter",
        "LONDON (AP) — Rain fell.",
        "作者：王小明（大學教授）",
        "（中央社記者王小明台北4日電）港口下週關閉，市長表示不會延期。",
        "<p>not markup</p>",
        "From: a@example.com",
        "Subject: news",
    ]
)
PAGES = st.lists(PIECES | st.text(max_size=60), max_size=30).map("\n".join)

UNDER_A_HEAD = "\n".join(
    [
        "## Another",
        "By Ana Lima / Staff reporter",
        pages.HARBOUR[0],
        "---",
        "Subject: news",
        "title: A pier",
        "LONDON (AP) — Rain fell.",
    ]
)


def squeezed(text: str) -> str:
    return "".join(text.split())


def letters(text: str) -> str:
    """The letters and digits of a text: the marks of quotations, boxes and divided words are no part of it."""
    return "".join(sign for sign in text if sign.isalnum())


def shape(page: SegmentedPage, shift: int = 0) -> list[tuple[int | None, tuple[str, ...], str, bool]]:
    return [
        (
            None if article.start_line is None else article.start_line - shift,
            tuple(paragraph.text for paragraph in article.text.paragraphs),
            article.text.headline,
            article.text.truncated,
        )
        for article in page.articles
    ]


WORDED = [
    ("# One two", "One two"),
    ("Some *marked* and **bold** `code` words.", "Some marked and bold code words."),
    ("A [link](https://example.org/a) here.", "A link here."),
    ("A [link][1] here, and <b>tags</b>.", "A link here, and tags."),
    ("- an item\n- another", "an item another"),
    ("3. numbered", "3. numbered"),
    ("> quoted\n> lines", "quoted lines"),
    ("Under\n=====", "Under"),
    ("[**Bold link**](https://example.org) and text.", "Bold link and text."),
]


@examples(150)
@given(PAGES | st.text() | st.binary(), st.sampled_from([None, *PageFormat]))
def test_no_input_raises_and_certainties_are_probabilities(page: str | bytes, form: PageFormat | None) -> None:
    found = segment(page, format=form)
    assert all(0.0 <= article.text.certainty <= 1.0 for article in found.articles)
    owned = {block.article for block in found.blocks} - {None}
    assert owned == set(range(len(found.articles)))


@examples(150)
@given(PAGES | st.text())
def test_the_blocks_hold_the_page_in_order_and_nothing_else(text: str) -> None:
    assume(not read_records(normalise(text)))
    told = "".join(block.text for block in segment(text, format=PageFormat.TEXT).blocks)
    assert letters(told) == letters(normalise(text))


@examples(150)
@given(st.lists(st.sampled_from(WORDED), min_size=1, max_size=12))
def test_markdown_is_drawn_whole_and_in_order(parts: list[tuple[str, str]]) -> None:
    page = segment("\n\n".join(["# Top", *(markup for markup, _ in parts)]), format=PageFormat.MARKDOWN)
    drawn = " ".join(block.text for block in page.blocks)
    assert drawn.split() == ["Top", *(word for _, shown in parts for word in shown.split())]


@examples(80)
@given(PAGES | st.text())
def test_blocks_of_markdown_stand_on_lines_of_the_page_in_order(text: str) -> None:
    lines = [block.line or 0 for block in segment(text, format=PageFormat.MARKDOWN).blocks]
    assert lines == sorted(lines)
    assert all(0 <= line <= text.count("\n") + text.count("\r") + 1 for line in lines)


@examples(80)
@given(PAGES)
@example("<p>The har\xad\nbour is closed.</p>")
@example("<p>The pier is open.</p>\nThe har\xad\nbour is closed.\n")
def test_line_ends_change_nothing(text: str) -> None:
    text = text.replace("\r", " ")
    assert shape(segment(text.replace("\n", "\r\n"))) == shape(segment(text))


@examples(80)
@given(PAGES, st.integers(0, 4), st.integers(0, 4))
@example(UNDER_A_HEAD, 2, 0)
def test_blank_lines_at_the_ends_change_nothing_but_line_numbers(text: str, before: int, after: int) -> None:
    padded = segment("\n" * before + text + "\n" * after, format=PageFormat.TEXT)
    assert shape(padded, before) == shape(segment(text, format=PageFormat.TEXT))


@examples(150)
@given(st.text() | st.sampled_from(pages.HARBOUR))
def test_sentences_cover_a_text_in_order(text: str) -> None:
    sentences = split_sentences(text)
    assert squeezed("".join(text[start:end] for start, end in sentences)) == squeezed(text)
    assert all(one[1] <= other[0] for one, other in pairwise(sentences))


@examples(60)
@given(PAGES, st.sets(st.integers(0, 30), max_size=5))
def test_a_persons_boundaries_are_kept(text: str, starts: set[int]) -> None:
    lines = {block.line: block for block in segment(text, format=PageFormat.TEXT).blocks if block.article is not None}
    page = segment(text, format=PageFormat.TEXT, boundaries=starts)
    inside = {start for start in starts if start in lines}
    assert inside <= {article.start_line for article in page.articles}
