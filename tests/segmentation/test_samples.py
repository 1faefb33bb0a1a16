"""The sample pages split as a reader would split them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.segmentation import segment

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "samples"

STARTS = {
    "01-opinion-harbor.txt": [0, 14, 15, 16, 17],
    "02-opinion-water.txt": [0, 14, 15, 16, 17],
    "03-city-desk.md": [6, 30, 46],
    "04-breakwater-letter.txt": [5, 19, 31, 43, 53],
    "05-strait-wire.txt": [0, 9, 16, 26, 34, 42, 50],
    "06-chinese-page.txt": [0, 12, 27, 39, 51],
    "07-sound-gazette-mail.txt": [5, 27, 47, 65],
    "09-chinese-big5.txt": [0, 12],
    "10-weekend-page.txt": [0, 21, 40],
}


@pytest.mark.parametrize("name", STARTS)
def test_a_sample_page_splits_where_its_articles_start(name: str) -> None:
    page = segment((SAMPLES / name).read_bytes())
    assert [article.start_line for article in page.articles] == STARTS[name]
    assert all(article.text.paragraphs for article in page.articles)


@pytest.mark.parametrize(
    ("name", "at", "people"),
    [
        ("01-opinion-harbor.txt", 0, {"Tsai Po-han", "Ruth Ashby"}),
        ("02-opinion-water.txt", 0, {"Wu Shu-fen", "Daniel Okoro"}),
        ("03-city-desk.md", 1, {"Peng Kai-wen"}),
        ("06-chinese-page.txt", 1, {"吳淑芬", "林以安"}),
        ("10-weekend-page.txt", 2, {"Ma Shu-yu"}),
    ],
)
def test_the_people_credited_on_a_sample_page_are_found(name: str, at: int, people: set[str]) -> None:
    page = segment((SAMPLES / name).read_bytes())
    assert {person.name for person in page.articles[at].text.people} == people
