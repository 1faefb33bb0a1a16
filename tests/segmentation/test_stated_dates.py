"""When an article was published, as feeds, heads, mails and datelines write it."""

from __future__ import annotations

import pytest

from bot.segmentation import read_dateline, segment, to_iso

DAY = "2026-03-16"


@pytest.mark.parametrize(
    "written",
    [
        "16 Mar 26 22:00 GMT", "Monday, March 16, 2026 10:00 PM", "03/16/2026 10:00:00", "16/03/2026 10:00",
        "16.03.2026 10:00", "20260316", "20260316T220000Z", "1773698400", "Mo, 16 Mär 2026 10:00:00 +0100",
        "lun., 16 mars 2026 10:00:00 +0100", "2026年3月16日", "2026-3-16", "Mon Mar 16 22:00:00 2026", "16-Mar-2026",
        "2026-W12-1", "16 de marzo de 2026", "民國115年3月16日",
    ],
)  # fmt: skip
def test_a_stated_date_is_read(written: str) -> None:
    assert to_iso(written) == DAY


@pytest.mark.parametrize(
    "written",
    [
        "Mon, 30 Feb 2026 10:00:00 GMT",
        "2026-02-30",
        "03/04/2026",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "0000-00-00",
        "yesterday",
    ],
)
def test_what_cannot_be_or_could_be_two_is_no_date(written: str) -> None:
    assert to_iso(written) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CHENGGONG, Taiwan, Oct. 11, 2025 (Strait Wire) – It", ("CHENGGONG, Taiwan", "2025-10-11", "Strait Wire")),
        ("TAIPEI (AP) — It rained", ("TAIPEI", None, "AP")),
        ("（中央社記者王小明台北4日電）港務局", ("台北", None, "中央社")),
        ("NEW YORK, Feb. 30, 2025 (Wire) – It rained", ("NEW YORK", None, "Wire")),
    ],
)
def test_a_dateline_says_where_when_and_who(text: str, expected: tuple[str | None, ...]) -> None:
    dateline = read_dateline(text)
    assert dateline is not None
    assert (dateline.place, dateline.published, dateline.agency) == expected


@pytest.mark.parametrize(
    "text", ["The board met on Oct. 11, 2025 – and left", "The council (ABC) — it said", "It rained."]
)
def test_a_sentence_is_no_dateline(text: str) -> None:
    assert read_dateline(text) is None


def test_a_dateline_dates_its_article() -> None:
    text = "CHENGGONG, Taiwan, Oct. 11, 2025 (Strait Wire) – The harbour office closed the basin on Friday."
    (article,) = segment(text).articles
    assert (article.text.published, article.agency) == ("2025-10-11", "Strait Wire")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("CHENGGONG, Taiwan, Oct. 11, 2025 (Strait Wire) – It rained in the harbour all night.", "Chenggong, Taiwan"),
        ("ST. GALLEN (AP) — It rained in the harbour all night.", "ST. Gallen"),
        ("DUBAI, UAE (AP) — It rained in the harbour all night.", "Dubai, UAE"),
        ("（中央社記者王小明台北4日電）港務局昨日宣布，東側碼頭將關閉八個月。", "台北"),
        ("It rained in the harbour all night.", None),
    ],
)
def test_an_article_says_where_it_was_filed(text: str, place: str | None) -> None:
    assert segment(text).articles[0].place == place
