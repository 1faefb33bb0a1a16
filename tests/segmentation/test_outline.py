"""Pages that repeat lines which no list of habits knows: they are read by their own top and bottom."""

from __future__ import annotations

import pytest

from bot.segmentation import segment
from bot.segmentation.blocks.classify import read_unit
from bot.segmentation.blocks.forms import mark_forms
from tests.segmentation import stories as s

STORIES = (s.ORCHARD, s.TUNNEL, s.CLINIC, s.FERRY, s.BOOKS)
PEOPLE = ("Edda Holm", "Marcus Adeyemi", "Lo Kuan-wei", "Anneke de Vries", "Sofia Ribeiro")


def over(line: str, person: int, story: s.Story) -> list[str]:
    return [line.format(n=PEOPLE[person], k=person + 3), story.headline, *story.paragraphs]


def under_headline(line: str, person: int, story: s.Story) -> list[str]:
    return [story.headline, line.format(n=PEOPLE[person], k=person + 3), *story.paragraphs]


def last(line: str, person: int, story: s.Story) -> list[str]:
    return [story.headline, *story.paragraphs, line.format(n=PEOPLE[person], k=person + 3)]


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (over, "Dossier {k} > harvests"),
        (over, "{k} May 2024 | Field notes"),
        (under_headline, "Posted by {n} on May {k}, 2024 at 10:3{k} am"),
        (under_headline, "Heard and set down: {n}"),
        (last, "Filed under: weather, {n}"),
        (last, "Ref. 88/{k} ~ {n}"),
        (last, "https://example.org/stories/{k}"),
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_line_that_comes_again_with_every_story_stays_with_its_story(place: object, line: str, between: str) -> None:
    assert callable(place)
    articles = [place(line, person, story) for person, story in enumerate(STORIES)]
    page = segment(between.join(text for article in articles for text in article))
    starts = [article[0] for article in articles]
    by_line = {block.line: block.text for block in page.blocks}
    assert [by_line[article.start_line] for article in page.articles] == starts


def test_letters_start_with_their_greeting_and_end_with_their_place() -> None:
    letters = [
        ["Sir,", *story.paragraphs, person, place]
        for story, person, place in zip(STORIES, PEOPLE, ("Leeds", "Oslo", "Accra", "Osaka", "Lisbon"), strict=True)
    ]
    page = segment("\n".join(line for letter in letters for line in letter))
    starts = [sum(map(len, letters[:at])) for at in range(len(letters))]
    assert [article.start_line for article in page.articles] == starts


def test_lines_share_a_form_whoever_they_name_and_whenever() -> None:
    lines = [
        "Posted by Edda Holm on May 3, 2024",
        "Posted by Anneke de Vries on October 12, 2023",
        "**The harvest begins**",
        "**Ferries stop at noon today**",
        "責任編輯：陳佳慧",
        "責任編輯：周大川",
        "A line that comes once only",
    ]
    forms = mark_forms([read_unit(text, at) for at, text in enumerate(lines)])
    assert forms[0] == forms[1] != ""
    assert forms[2] == forms[3] != ""
    assert forms[4] == forms[5] != ""
    assert forms[6] == ""
    assert len(set(forms)) == 4
