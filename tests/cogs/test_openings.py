"""The words of a made headline are shown once."""

from __future__ import annotations

import pytest

from cogs.ui.openings import repeats, with_bold_opening


@pytest.mark.parametrize(
    ("text", "bold"),
    [
        (
            "The board closed the landing, and none objected.",
            "**The board closed the landing**, and none objected.",
        ),
        ("港務局昨日宣布關閉碼頭，居民反應不一。", "**港務局昨日宣布關閉碼頭**，居民反應不一。"),
        ("The **board** closed the landing, and none objected.", None),
        ("Short", "**Short**"),
        ("", None),
    ],
)
def test_the_first_clause_is_bold_where_nothing_in_it_is_marked(text: str, bold: str | None) -> None:
    assert with_bold_opening(text) == (bold or text)


def test_a_made_headline_is_known_in_the_text_below_it() -> None:
    assert repeats("The board closed the old landing…", "TAIPEI (AP) — The board closed the old landing for a year.")
    assert not repeats("The board closed the old landing…", "Nobody on board spoke against it, the keeper said.")
    assert not repeats("The board", None)
