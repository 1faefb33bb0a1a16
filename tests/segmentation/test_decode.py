"""Bytes of any common encoding become the same text."""

from __future__ import annotations

import pytest

from bot.segmentation import is_binary, segment
from tests.segmentation import pages

ENGLISH = "\n".join([*pages.HARBOUR, *pages.HARBOUR_CREDITS])
CHINESE = "基隆港務機構決定關閉最老的碼頭，明年春天開放給市民。\n市長三月三日表示，這座碼頭將改建成公園，並設渡輪站。"
WESTERN = "The café’s owner said: “It’s £20 — no more.”\nNaïve, perhaps, but it’s what he said."


@pytest.mark.parametrize(
    ("text", "codec", "named"),
    [
        (ENGLISH, "utf-8", "utf-8"),
        (ENGLISH, "utf-8-sig", "utf-8"),
        (ENGLISH, "utf-16", "utf-16-le"),
        (ENGLISH, "utf-16-be", "utf-16-be"),
        (CHINESE, "utf-16-le", "utf-16-le"),
        (CHINESE, "big5hkscs", "big5"),
        (CHINESE, "gb18030", "gb18030"),
        ("港を閉じると市長は言った。来年の春に公園になる。", "cp932", "shift-jis"),
        (WESTERN, "cp1252", "cp1252"),
    ],
)
def test_an_encoding_is_found(text: str, codec: str, named: str) -> None:
    page = segment(text.encode(codec))
    assert page.encoding == named
    assert "".join(block.text for block in page.blocks).split() == "".join(text.split("\n")).split()


def test_utf8_cut_in_mid_character_is_still_utf8() -> None:
    assert segment(CHINESE.encode()[:-1]).encoding == "utf-8"


def test_spaces_and_invisible_characters_are_made_plain() -> None:
    page = segment("The\u00a0pier\u3000is\u200b closed.\ufeff")
    assert page.blocks[0].text == "The pier is closed."


def test_binary_is_told_from_text() -> None:
    assert is_binary(bytes(range(32)) * 8)
    assert not is_binary(CHINESE.encode("big5hkscs"))
    assert not is_binary(ENGLISH.encode("utf-16"))
    assert not is_binary(b"")
