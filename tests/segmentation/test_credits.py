"""Who wrote and translated: lines that credit somebody, and lines that only look so."""

from __future__ import annotations

import pytest

from bot.segmentation import segment
from tests.segmentation import pages


def credited(*closing: str) -> list[tuple[str, str, str | None]]:
    (article,) = segment("\n".join([*pages.HARBOUR, *closing])).articles
    return [(person.role.value, person.name, person.affiliation) for person in article.text.people]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ana Lima is a lawyer at Lund University.", [("author", "Ana Lima", "Lund University")]),
        (
            "Ana Lima is a professor of law at the University of Ghent.",
            [("author", "Ana Lima", "the University of Ghent")],
        ),
        ("Ana Lima is a Taipei-based writer.", [("author", "Ana Lima", None)]),
        ("Ana Lima teaches history at Lund University, where she lives.", [("author", "Ana Lima", "Lund University")]),
        (
            "Ana Lima and Tom B. Okoro are research fellows at the Marine Policy Institute.",
            [
                ("author", "Ana Lima", "the Marine Policy Institute"),
                ("author", "Tom B. Okoro", "the Marine Policy Institute"),
            ],
        ),
        ("— Ana Lima, Lund University", [("author", "Ana Lima", "Lund University")]),
        ("Ana Lima, a hydrologist at Lund University, is writing a book.", [("author", "Ana Lima", "Lund University")]),
        ("Translated by Ana Lima and Tom Okoro", [("translator", "Ana Lima", None), ("translator", "Tom Okoro", None)]),
        ("（作者：王小明，大學教授）", [("author", "王小明", None)]),
        ("譯者：王小明", [("translator", "王小明", None)]),
    ],
)
def test_credit_lines_are_read(line: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert credited(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "He is a professor at Lund University.",
        "The harbour is a lecturer in patience at high tide.",
        "Hsieh Kuo-liang is the mayor who started it all at City Hall.",
        "Translated by machine, the plan reads better than it did.",
    ],
)
def test_ordinary_sentences_credit_nobody(line: str) -> None:
    assert credited(line) == []


def test_a_line_about_somebody_of_the_story_credits_nobody() -> None:
    (article,) = segment("\n".join([*pages.HARBOUR, "Hsieh Kuo-liang is a lawyer at Lund University."])).articles
    assert article.text.people == ()
    assert len(article.text.paragraphs) == len(pages.HARBOUR) + 1


@pytest.mark.parametrize(
    ("text", "latin", "cjk"),
    [
        ("President William Lai (賴清德) spoke.", "William Lai", "賴清德"),
        ("Taipei Mayor Chiang Wan-an’s (蔣萬安) plan.", "Chiang Wan-an", "蔣萬安"),
        ("It was quiet. Residents of Daan District (大安) slept.", "Daan District", "大安"),
        ("Minister of National Defense Wellington Koo (顧立雄) left.", "Wellington Koo", "顧立雄"),
        ("The Bank of Taiwan (臺灣銀行) opened.", "Bank of Taiwan", "臺灣銀行"),
        ("The ruling party (DPP, 民進黨) met.", "DPP", "民進黨"),
        ("Founder Enoch Y. Wu (吳怡農) said so.", "Enoch Y. Wu", "吳怡農"),
    ],
)
def test_names_in_two_scripts(text: str, latin: str, cjk: str) -> None:
    (article,) = segment(text).articles
    assert article.text.names == ((latin, cjk),)


def test_dates_are_kept_as_written() -> None:
    text = (
        "It rained on Aug. 13, 2021, on 2 April and 2025-07-24; the May 3 fair and 5,000 guests of 11月5日 stayed dry."
    )
    (article,) = segment(text).articles
    assert article.text.dates == ("Aug. 13, 2021", "2 April", "2025-07-24", "May 3", "11月5日")
