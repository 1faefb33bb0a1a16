"""Plain-text pages divide by the form of their own heads; lines are joined only after heads and rules are known."""

from __future__ import annotations

import textwrap
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.segmentation import BlockKind, PageFormat, SegmentedPage, segment
from tests.examples import examples

BODIES = (
    "The council met on Monday and agreed to mend the old bridge\nbefore the winter comes. Work starts in May.",
    "A bakery opened in the main street, and two hundred people\nstood in line for bread. It opens at six.",
    "The choir sang for the old people of the home, who asked\nfor three more songs. They come again in spring.",
    "A storm took the roof of the market hall, and nobody was\nhurt. The hall stays closed until June.",
)
TITLES = ("Bridge mended at last", "Bread for two hundred", "Songs for the home", "Roof lost in the storm")


def read(text: str) -> SegmentedPage:
    return segment(text, format=PageFormat.TEXT)


def headlines(text: str) -> list[str]:
    return [article.text.headline for article in read(text).articles]


def authors(text: str) -> list[list[str]]:
    return [[person.name for person in article.text.people] for article in read(text).articles]


def page(head: str) -> str:
    parts = [head.format(title=title, line="=" * len(title)) + body for title, body in zip(TITLES, BODIES, strict=True)]
    return "TOWN WEEKLY\nIssue 4\n\n\n" + "\n\n".join(parts) + "\n"


@pytest.mark.parametrize(
    "head",
    [
        "{title}\n{line}\n\n",
        "{line}\n{title}\n\n",
        ":: {title} ::\n\n",
        "----- {title} -----\n\n",
        "{title}\nby Ann Lee\n\n",
        "{title}\n- Ann Lee\n\n",
        "{title}\nReview by Ann Lee\n\n",
        "From: Ann Lee <ann@quay.example>\nSubject: {title}\n\n",
    ],
)
def test_heads_of_one_form_start_articles_and_are_their_headlines(head: str) -> None:
    assert headlines(page(head)) == list(TITLES)


@pytest.mark.parametrize(
    "head", ["{title}\nby Ann Lee\n\n", "{title}\n- Ann Lee\n\n", "From: Ann Lee <a@b.example>\nSubject: {title}\n\n"]
)
def test_the_name_in_a_head_is_the_author(head: str) -> None:
    assert authors(page(head)) == [["Ann Lee"]] * 4


def test_a_crowd_in_a_byline_is_nobody() -> None:
    assert authors(page("{title}\nby Various Staff\n\n")) == [[]] * 4


def test_the_masthead_belongs_to_no_article() -> None:
    nobody = [block.text for block in read(page("{title}\n{line}\n\n")).blocks if block.article is None]
    assert {"TOWN WEEKLY", "Issue 4"} <= set(nobody)


def test_tagged_records_are_articles_with_what_their_fields_say() -> None:
    text = "".join(
        f"<DOC>\n<TITLE>{title}</TITLE>\n<AUTHOR>Ann Lee</AUTHOR>\n<TEXT>\n{body}\n</TEXT>\n</DOC>\n"
        for title, body in zip(TITLES, BODIES, strict=True)
    )
    assert headlines(text) == list(TITLES)
    assert authors(text) == [["Ann Lee"]] * 4


@pytest.mark.parametrize("before", ["", '<!DOCTYPE desk SYSTEM "desk.dtd">\n'])
def test_records_of_a_dump_are_no_html_whatever_their_tags_are_called(before: str) -> None:
    dump = before + "".join(
        f'<STORY ID="{title[:2]}">\n<TITLE>{title}</TITLE>\n<BODY>{body}\n</BODY>\n</STORY>\n'
        for title, body in zip(TITLES, BODIES, strict=True)
    )
    page = segment(dump)
    assert page.format is PageFormat.TEXT
    assert [article.text.headline for article in page.articles] == list(TITLES)


@pytest.mark.parametrize("around", ["desk", "span", "x-card", "h2"])
def test_one_document_and_pieces_of_html_are_no_dump(around: str) -> None:
    pieces = BODIES[:1] if around == "desk" else BODIES
    page = "".join(f"<{around}><p>{body}</p></{around}>\n" for body in pieces)
    assert segment(page).format is PageFormat.HTML


def test_a_document_with_named_sections_stays_whole() -> None:
    names = ("Introduction", "Installation", "Usage", "License")
    parts = [f"{name}\n{'-' * len(name)}\n\n{body}" for name, body in zip(names, BODIES, strict=True)]
    assert len(read("\n\n".join(parts)).articles) == 1


@pytest.mark.parametrize("width", [38, 60, 72, 120])
def test_wrapped_lines_are_joined_whatever_the_width(width: int) -> None:
    wanted = [" ".join(body.split()) + f" {title}, said many." for title, body in zip(TITLES, BODIES, strict=True)]
    text = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in wanted)
    told = [block.text for block in read(text).blocks]
    assert told == wanted


def test_one_long_line_does_not_switch_joining_off() -> None:
    text = "\n\n".join(BODIES) + "\n\nSee https://quay.example/" + "x" * 150 + "\n"
    assert "agreed to mend the old bridge before the winter" in read(text).blocks[0].text


def test_a_word_that_a_line_divides_is_written_whole() -> None:
    text = (
        "The board voted on Tues-\nday to close the old land-\ning for eight months, self-\nemployed divers are paid."
    )
    assert "on Tuesday to close the old landing" in read(text).blocks[0].text
    assert "self-employed" in read(text).blocks[0].text


def test_numbers_of_pages_are_nobodys() -> None:
    text = "\n\n".join([BODIES[0], "- 12 -", BODIES[1], "- 13 -", BODIES[2]])
    kinds = {block.text: block.kind for block in read(text).blocks}
    assert kinds["- 12 -"] is kinds["- 13 -"] is BlockKind.FURNITURE


LINES = st.sampled_from(
    [*TITLES, *BODIES, "", "=" * 30, "- - -", ":: A ::", "by Ann Lee", "<DOC>", "</DOC>", "> a", "1."]
)


@examples(100)
@given(st.lists(LINES | st.text(max_size=40), max_size=40).map("\n".join))
def test_any_lines_give_an_answer_and_each_article_has_text(text: str) -> None:
    assert all(article.text.headline for article in read(text).articles if article.text.paragraphs)


@pytest.mark.unmeasured
def test_doubling_a_page_at_most_doubles_its_time() -> None:
    once = page(":: {title} ::\n\n") * 40
    read(once)

    def best(text: str) -> float:
        took: list[float] = []
        for _ in range(3):
            began = time.thread_time()
            read(text)
            took.append(time.thread_time() - began)
        return min(took)

    # Beside other work the caches are cold more often: three tries of each tell what reading itself takes.
    assert best(once * 2) < 3 * best(once) + 0.05
