"""What is a headline over a story, and what only stands there."""

from __future__ import annotations

import pytest

from bot.segmentation import BlockKind, segment
from tests.segmentation import stories as s

CHINESE = [
    "港口管理局昨天宣布，最舊的碼頭明年春天起不再停靠貨船，將改建為公園。",
    "市長在記者會上表示，工程預計花費三億元，三年內完成，漁民可以遷到對岸停泊。",
    "漁會理事長說，對岸水淺，颱風來時船隻並不安全，希望市府再與漁民商量。",
]


def stated(lines: list[str]) -> str | None:
    article = segment("\n".join(lines)).articles[0]
    return None if article.text.headline_generated else article.text.headline


@pytest.mark.parametrize(
    "line",
    [
        "(after extra time, 1-1 at full time)",
        "Q: When did you plant the first trees",
        "Background",
        "“Who counts the trees? Who waters them? Who will eat the apples?”",
        "BERGEN (NTB) — Rain on the hills",
        "Pickers in the upper rows (Photo: Ana Lima)",
        "Home » News » Farming » Orchards",
        "Click for the full table of harvests",
    ],
)
def test_what_only_stands_over_a_story_is_no_headline(line: str) -> None:
    assert stated([line, *s.ORCHARD.paragraphs]) is None


@pytest.mark.parametrize(
    "line",
    [
        "Q为什么要拆除旧码头？：港口居民的问题".replace("Q为", "Q：为"),
        "海港日报全媒体记者 陈佳文 实习生 林小雨",
        "港口昨日一景（林志遠 攝）",
        "碼頭上的漁民 本報記者 陳佳慧 攝",
        "（中央社記者林志遠基隆4日電）碼頭明春改建",
        "搜索关注微信公众号“海港夜话”",
    ],
)
def test_what_only_stands_over_a_chinese_story_is_no_headline(line: str) -> None:
    assert stated([line, *CHINESE]) is None


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("Council Orders Every Orchard in the Valley Cleared Before Winter!", None),
        ("原標題：舊碼頭將改建為公園", "舊碼頭將改建為公園"),
        ("LAST TREE STANDING", None),
        ("Where have the pickers gone?", None),
    ],
)
def test_a_headline_stays_one(line: str, headline: str | None) -> None:
    text = CHINESE if headline else s.ORCHARD.paragraphs
    assert stated([line, *text]) == (headline or line)


def test_the_staff_named_over_a_chinese_story_wrote_it() -> None:
    article = segment("\n".join(["海港日报记者 陈佳文 实习生 林小雨", *CHINESE])).articles[0]
    assert [person.name for person in article.text.people] == ["陈佳文", "林小雨"]


def test_a_citizen_with_a_pen_is_no_byline() -> None:
    blocks = segment("\n".join(["公民记者 走进 社区 参观", *CHINESE])).blocks
    assert blocks[0].kind is not BlockKind.BYLINE


def test_a_name_and_a_trade_in_brackets_credit_the_author() -> None:
    article = segment("\n".join([*CHINESE, "（林佳慧／退休教師）"])).articles[0]
    assert [(person.name, person.affiliation) for person in article.text.people] == [("林佳慧", None)]


def test_words_in_capitals_over_headlines_are_sections_where_one_of_them_is_known() -> None:
    lines = [
        part
        for kicker, story in zip(("POLITICS", "HARBOURS", "COURTS"), (s.ORCHARD, s.TUNNEL, s.CLINIC), strict=True)
        for part in (kicker, story.headline, *story.paragraphs)
    ]
    page = segment("\n".join(lines))
    assert [article.text.headline for article in page.articles] == [
        s.ORCHARD.headline,
        s.TUNNEL.headline,
        s.CLINIC.headline,
    ]
    assert [block.text for block in page.blocks if block.article is None] == ["POLITICS", "HARBOURS", "COURTS"]


@pytest.mark.parametrize(
    "line",
    [
        "var adScript = document.createElement('script');",
        "(function(){",
        "slideShow_1_0.init();",
        "document.getElementsByTagName('head')[0].appendChild(adScript);",
    ],
)
def test_a_line_of_a_program_belongs_to_nobody_and_divides_nothing(line: str) -> None:
    first, *rest = s.ORCHARD.paragraphs
    page = segment("\n".join([first, line, *rest]))
    assert len(page.articles) == 1
    assert [block.text for block in page.blocks if block.article is None] == [line]


@pytest.mark.parametrize(
    ("lead", "headline"),
    [
        (
            "The board of the harbour voted to close the old eastern landing for eight months from the first of May.",
            "The board of the harbour voted to close the old eastern landing…",
        ),
        (
            "The board of the harbour voted to close the old eastern ferry landing of the town for some months.",
            "The board of the harbour voted to close the old eastern ferry landing…",
        ),
        (
            "CHENGGONG, Taiwan, Oct. 11, 2025 (Strait Wire) - The board of the harbour closed the landing.",
            "The board of the harbour closed the landing",
        ),
        ("（中央社記者王小明台北4日電）港務局昨日宣布，東側碼頭將關閉。", "港務局昨日宣布，東側碼頭將關閉"),
        (
            "Rain fell on the harbour all night, and the board that had voted to close it met again before the recess.",
            "Rain fell on the harbour all night…",
        ),
    ],
)
def test_a_headline_that_is_made_ends_with_a_clause(lead: str, headline: str) -> None:
    article = segment("\n".join([lead, *s.ORCHARD.paragraphs[1:]])).articles[0]
    assert (article.text.headline, article.text.headline_generated) == (headline, True)


def test_a_text_without_spaces_is_cut_too() -> None:
    assert segment("x" * 300).articles[0].text.headline == "x" * 80 + "…"
