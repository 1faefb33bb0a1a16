"""The characters that typography varies, and those that hold a word together."""

from __future__ import annotations

from typing import Final

QUOTES: Final = "\"'`´ʻʼʽˈ‘’‚‛“”„‟′″‵‶‹›«»「」『』｢｣﹁﹂﹃﹄〝〞〟❛❜❝❞＂＇｀"
"""Quotation marks and apostrophes, in the form of a regular expression's class."""

DASHES: Final = "\\-‐‑‒–—―⁃−─━⸺⸻﹘﹣－"
"""Hyphens, dashes and the minus sign, in the form of a regular expression's class."""

HYPHENS: Final = "-‐‑"

INVISIBLE: Final = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
"""Characters that draw nothing: soft hyphen, zero-width, direction, variation, controls."""

LIGATURES: Final = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
    "ĳ": "ij", "Ĳ": "IJ", "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ŉ": "'n",
}  # fmt: skip

PARAGRAPH: Final = "\u2029"
"""What stands between two paragraphs where a text of several is one string."""

CJK: Final = (
    "\u2e80-\u303f\u3041-\u30ff\u3105-\u312f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U000323af"
)
"""Characters of scripts that put no space between words, their punctuation included."""

HAN: Final = "\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""Characters that each count as a word."""

HAN_NUMERALS: Final = "〇零一二三四五六七八九十百千萬万億亿兆兩两廿卅"

CURRENCY: Final = "$€£¥₩₹￥＄"
