"""Where a credited person works, in Chinese: `台灣大學` of `台灣大學教授`."""

from __future__ import annotations

import re

from bot.segmentation.text.vocabulary import words

_PARTS = re.compile(r"[，,、；;]|(?:以及|暨|並)")
_BEFORE = re.compile(r"^(?:現任|现任|曾任|現為|现为|前|原|為|为|是|係|系|任職於|任职于|任教於|服務於)+")
# What an institution's name ends in.
_INSTITUTION = re.compile(
    r"[\u3400-\u9fff]{1,24}(?:大學|大学|學院|学院|研究院|研究所|科學院|科学院|研究中心|基金會|基金会|協會|协会|學會|学会|公會|公会|工會|"
    r"工会|聯盟|联盟|公司|銀行|银行|醫院|医院|中心|智庫|智库|委員會|委员会|部(?!落|分|門)|局|署|處|社|報|报|系|所|院|校|高中|國中|國小|中學|"
    r"中学|小學|小学|電視台|电视台|電台|事務所|事务所|集團|集团|政府|聯合會|联合会|黨部|出版社|雜誌|杂志|圖書館|博物館)"
)
_ONLY_ONE = words("大學 大学 學院 学院 醫院 医院 公司 銀行 银行 中學 中学 小學 小学 研究院 研究所")


def employer_of(role: str) -> str | None:
    """Find the institution in the words that say what somebody is; None where they name none."""
    for part in _PARTS.split(role):
        found = _INSTITUTION.match(_BEFORE.sub("", part.strip()))
        if found and found.group() not in _ONLY_ONE and found.end() < len(part) + 1:
            return found.group()
    return None
