"""Character classes: typographic variants, invisible characters, Chinese scripts."""

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
"""Invisible characters: soft hyphen, zero-width, direction, variation selectors, controls."""

LIGATURES: Final = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
    "ĳ": "ij", "Ĳ": "IJ", "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ŉ": "'n",
}  # fmt: skip

PARAGRAPH: Final = "\u2029"
"""The separator of paragraphs in a joined text."""

CJK: Final = (
    "\u2e80-\u303f\u3041-\u30ff\u3105-\u312f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U000323af"
)
"""Characters of scripts without spaces between words, including punctuation."""

HAN: Final = "\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""Characters that each count as a word."""

HAN_NUMERALS: Final = "〇零一二三四五六七八九十百千萬万億亿兆兩两廿卅"

CURRENCY: Final = "$€£¥₩₹￥＄"

SURNAMES: Final = frozenset(
    "王李張陳劉楊黃趙吳周徐孫馬朱胡郭何高林羅鄭梁謝宋唐許韓馮鄧曹彭曾蕭田董袁潘于蔣蔡余杜葉程蘇魏呂丁任沈姚盧姜崔鍾譚陸汪范金石廖賈夏韋付方白鄒孟熊秦邱江尹薛"
    "閻段雷侯龍史陶黎賀顧毛郝龔邵萬錢嚴賴覃洪武莫孔湯向常溫康施文牛樊葛邢安齊易喬伍龐顏倪莊聶章魯岳翟殷詹申歐耿關蘭焦俞左柳甘祝包寧尚符舒阮柯紀梅童凌畢單季裴霍涂成苗谷盛曲翁冉駱藍"
    "路游辛靳歐陽管柴蒙鮑華喻祁蒲房滕屈饒解牟艾尤時阳穆農司卓古吉繆簡車項連蘆麥褚婁竇戴戚岑景党宮費卜冷晏席衛米柏宗瞿桂全佟應臧閔苟鄔邊卞姬師和仇欒隋商刁沙榮巫寇桑郎甄叢仲虞敖鞏明佘池查麻苑遲鄺傅"
    "张陈刘杨黄赵吴孙马罗郑谢许韩冯邓萧蒋叶苏吕卢钟谭陆贾韦邹阎龙贺顾龚万钱严赖汤温齐乔庞颜庄聂鲁关兰宁纪单骆蓝欧"
)  # fmt: skip
"""First characters of Chinese surnames, traditional and simplified."""
