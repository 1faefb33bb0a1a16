"""What a person reads of a difference, in English and in Chinese."""

from __future__ import annotations

import pytest

from bot.quotation.sentences import difference_line, difference_phrase
from bot.quotation.text.document import documents_of
from bot.quotation.verification.verify import checked, verify
from bot.texts import load_texts
from tests.quotation.newspaper import article
from tests.quotation.sceptic_pages import PAGES

DOCUMENTS = [
    document
    for number, page in enumerate(PAGES, 1)
    for document in documents_of(article(number, page, published="2025-11-22"))
]
LEAKED = (
    "It has leaked twice.Anne-Marie O’Neill, a visiting engineer from Cork, called the repairs “good enough for now.”"
)


def told(quoted: str, language: str = "en") -> list[str]:
    texts = load_texts(language)
    return [difference_line(texts, difference) for difference in verify(checked(quoted), DOCUMENTS).differences]


@pytest.mark.parametrize(
    ("quoted", "lines"),
    [
        (LEAKED, ["space: “[paragraph break]” in the source, not quoted (A1.p5.s3-p6.s1)"]),
        (
            "The wall has\nsince been painted.",
            ["space: quoted “[line break]”, source “[space]” (A1.p2.s2)"],
        ),
        (
            "The wall has\u00a0since been painted.\u200b",
            [
                "space: quoted “[no-break space]”, source “[space]” (A1.p2.s2)",
                "invisible character: quoted “[zero-width character]”, not in the source (A1.p2.s2)",
            ],
        ),
        ("The committee voted 7–4 to wait.", ["dash: quoted “– [en dash]”, source “- [hyphen]” (A3.p4.s1)"]),
        (
            "THE COURT HAS NOT RULED.",
            ["capital letters: quoted “THE COURT HAS NOT RULED”, source “The court has not ruled” (A1.p4.s3)"],
        ),
        (
            "The pipeline is 42 km long and 1.2m wide",
            ["punctuation: quoted “42 km”, source “42km” (A1.p5.s1)"],
        ),
        ("It was a matter of trust.", ["left out (including an attribution): “, the mayor said,” (A3.p3.s1)"]),
        (
            "The court has not ruled; buses run every 12 minutes until midnight.",
            [
                "fragment: “The court has not ruled” is at A1.p4.s3",
                "fragment: quoted “buses run every 12 minutes until midnight.”, source “Buses run every 12 minutes"
                " until midnight” at A3.p2.s3",
            ],
        ),
    ],
)
def test_a_difference_is_told_in_a_line(quoted: str, lines: list[str]) -> None:
    assert told(quoted) == lines


@pytest.mark.parametrize(
    ("quoted", "lines"),
    [
        (LEAKED, ["空格：原文有「［分段］」，引文沒有 (A1.p5.s3-p6.s1)"]),
        (
            "輸氣管全長 42 公里，直徑 1.2 公尺，在 18 公尺深處穿越濁水溪。",
            ["空格：引文有「［空格］」，原文沒有 (A2.p2.s3)"],
        ),
        (
            "局长黄志伟说：「我們沒有料到第二個乾冬，誰都不該假裝料到了。」",
            ["繁體或簡體：引文作「长黄志伟说」，原文作「長黃志偉說」 (A2.p1.s2)"],
        ),
    ],
)
def test_a_difference_is_told_in_chinese(quoted: str, lines: list[str]) -> None:
    assert told(quoted, "zh-TW") == lines


def test_what_is_told_is_drawn_as_it_is_to_be_shown() -> None:
    (difference,) = verify(checked("The committee voted 4-7 to wait."), DOCUMENTS).differences[:1]
    assert (
        difference_phrase(load_texts(), difference, lambda text: f"<{text}>")
        == "changed (number): quoted “<4>”, source “<7>”"
    )
