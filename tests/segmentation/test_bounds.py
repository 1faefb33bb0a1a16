"""Pages of hostile sizes and shapes: what they cost grows with their length and no faster, and limits hold."""

from __future__ import annotations

import random
import time

import pytest

from bot.errors import SourceError
from bot.segmentation import BlockKind, PageFormat, read_boundaries, segment, split_sentences, stated_names
from bot.segmentation.credits.lines import MAX_LINE
from bot.segmentation.text.vocabulary import words
from tests.segmentation import stories
from tests.timing import allowed

MOST_CHARACTERS = 20_000_000
SECONDS = 2.5
"""What a quarter of a megabyte may take. It takes 0.02 to 0.25 s on a quiet core; the bound only has to tell that from
time that grows with its square, which is a minute at a nanosecond for each pair of characters.
"""

WORDS = sorted(words("harbour council ferry night price school mayor bridge rain vote court water tram union clinic"))


def seconds_of(page: str, form: PageFormat | None = None) -> float:
    began = time.thread_time()
    segment(page, format=form)
    return time.thread_time() - began


def lines_of_text(count: int) -> str:
    rng = random.Random(count)  # noqa: S311
    return "\n".join(" ".join(rng.choices(WORDS, k=rng.choice([5, 9, 25]))) + "." for _ in range(count))


@pytest.mark.parametrize(
    "page",
    [
        "The council met. " * 15_000,
        "a" * 250_000,
        "港" * 90_000,
        "\n" * 250_000,
        " \t\n" * 80_000,
        "\n".join("#" * (number % 7) + " " + "> " * (number % 40) + "**x**" for number in range(750)),
        "> " * 125_000,
        "*" * 250_000,
        "# " * 125_000,
        "---\na: b\n" * 2_000,
        "(" * 50_000,
        "[a](" * 25_000,
        "<div>" * 25_000,
        "<!--" * 25_000,
        '"' * 50_000,
        "A. " * 25_000,
        "By A B and " * 22_000,
        "Li-" * 75_000,
        f"({'Li-' * 800}\n" * 25,
        f"A{'a' * 2_400}\n" * 25,
    ],
    ids=[
        "one line",
        "one word",
        "one Chinese word",
        "blank lines",
        "lines of white space",
        "nested markdown",
        "quotes in quotes",
        "stars",
        "hashes",
        "front matters",
        "brackets",
        "links",
        "tags",
        "comments",
        "quotation marks",
        "initials",
        "a byline without end",
        "a hyphenated word",
        "hyphenated words after brackets",
        "long words",
    ],
)
@pytest.mark.parametrize("form", [None, PageFormat.MARKDOWN, PageFormat.HTML])
@pytest.mark.unmeasured
def test_a_page_of_hostile_shape_ends_in_time(page: str, form: PageFormat | None) -> None:
    assert seconds_of(page, form) < allowed(SECONDS)


def test_names_are_split_in_time_linear_in_the_white_space_between_them() -> None:
    began = time.thread_time()
    assert stated_names(f"Anna Berg{' ' * 40_000}x, Bo Lind{chr(0xA0) * 40_000}(林)") == [("Anna Berg", None)]
    assert time.thread_time() - began < allowed(1.0)


@pytest.mark.unmeasured
def test_time_grows_with_the_number_of_lines_and_not_with_its_square() -> None:
    lines_of_text(10)
    segment(lines_of_text(100))
    short, long = seconds_of(lines_of_text(750)), seconds_of(lines_of_text(3_000))
    assert long < 4 * 2.5 * short


@pytest.mark.parametrize("line", ["", " ", "\u3000"])
def test_a_page_of_100_000_empty_lines_holds_nothing(line: str) -> None:
    page = segment(f"{line}\n" * 100_000)
    assert page.articles == ()
    assert page.blocks == ()


@pytest.mark.unmeasured
def test_20_000_wrapped_lines_are_one_paragraph() -> None:
    page = segment("The council of the harbour met again on the pier and\n" * 20_000)
    assert len(page.articles) == 1
    assert sum(len(paragraph.text) for paragraph in page.articles[0].text.paragraphs) == 53 * 20_000 - 1


def test_of_a_page_beyond_twenty_million_characters_the_rest_is_left_out() -> None:
    for beyond, kept in ((0, True), (1, False)):
        blank = " " * (MOST_CHARACTERS - len("FirstLast") + beyond)
        assert (segment(f"First{blank}Last").blocks[0].text == "First Last") is kept


def test_a_person_may_name_100_000_boundaries_and_no_more() -> None:
    lines = "\n".join(str(number) for number in range(1, 100_001))
    assert len(read_boundaries(lines)) == 100_000
    with pytest.raises(SourceError):
        read_boundaries(f"{lines}\n100001")


@pytest.mark.parametrize(("beyond", "kind"), [(0, BlockKind.AUTHOR), (1, BlockKind.BODY)])
def test_a_line_about_an_author_has_a_length(beyond: int, kind: BlockKind) -> None:
    line = f"{'Ana Lima is a lecturer in law at Lund University. '}{'x' * 700}"[: MAX_LINE + beyond]
    blocks = segment("\n".join([*stories.ORCHARD.paragraphs, line]), format=PageFormat.TEXT).blocks
    assert blocks[-1].kind is kind


@pytest.mark.parametrize(("level", "marked"), [(6, True), (7, False)])
def test_a_heading_of_markdown_has_six_levels(level: int, marked: bool) -> None:
    page = segment(f"{'#' * level} A pier\n\n{stories.ORCHARD.paragraphs[0]}", format=PageFormat.MARKDOWN)
    assert (page.articles[0].text.headline == "A pier") is marked


@pytest.mark.parametrize(("fields", "known"), [(398, True), (399, False)])
def test_front_matter_has_four_hundred_lines_at_most(fields: int, known: bool) -> None:
    matter = "\n".join(["---", "title: A pier", *(f"k{number}: v" for number in range(1, fields)), "---"])
    page = segment(f"{matter}\n{stories.ORCHARD.paragraphs[0]}", format=PageFormat.MARKDOWN)
    assert (page.articles[0].text.headline == "A pier") is known


@pytest.mark.parametrize("unit", ["x “Wait. I am” ", "x 「A. B」", "“A. ", "1. "])
@pytest.mark.unmeasured
def test_speech_is_split_in_time_linear_in_its_length(unit: str) -> None:
    began = time.thread_time()
    split_sentences(unit * 40_000)
    assert time.thread_time() - began < allowed(2.0)
