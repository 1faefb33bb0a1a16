"""Say what kind of thing differs where the words of a quotation are not those of its source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.quotation.model import Kind
from bot.quotation.text.characters import HAN_NUMERALS
from bot.quotation.text.words import SENTENCE_BREAKS
from bot.quotation.verification.meaning_markers import markers
from bot.search import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.quotation.text.document import Document
    from bot.quotation.text.words import Token

_NUMBER_WORD_LIST: Final = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen
first second third fourth fifth sixth seventh eighth ninth tenth twice half quarter percent
"""
_NUMBER_WORDS: Final = frozenset(_NUMBER_WORD_LIST.split())
_SURNAMES: Final = frozenset(
    "王李張陳劉楊黃趙吳周徐孫馬朱胡郭何高林羅鄭梁謝宋唐許韓馮鄧曹彭曾蕭田董袁潘于蔣蔡余杜葉程蘇魏呂丁任沈姚盧姜崔鍾譚陸汪范金石廖賈夏韋付方白鄒孟熊秦邱江尹薛"
    "閻段雷侯龍史陶黎賀顧毛郝龔邵萬錢嚴賴覃洪武莫孔湯向常溫康施文牛樊葛邢安齊易喬伍龐顏倪莊聶章魯岳翟殷詹申歐耿關蘭焦俞左柳甘祝包寧尚符舒阮柯紀梅童凌畢單季裴霍涂成苗谷盛曲翁冉駱藍"
    "路游辛靳歐陽管柴蒙鮑華喻祁蒲房滕屈饒解牟艾尤時阳穆農司卓古吉繆簡車項連蘆麥褚婁竇戴戚岑景党宮費卜冷晏席衛米柏宗瞿桂全佟應臧閔苟鄔邊卞姬師和仇欒隋商刁沙榮巫寇桑郎甄叢仲虞敖鞏明佘池查麻苑遲鄺傅"
    "张陈刘杨黄赵吴孙马罗郑谢许韩冯邓萧蒋叶苏吕卢钟谭陆贾韦邹阎龙贺顾龚万钱严赖汤温齐乔庞颜庄聂鲁关兰宁纪单骆蓝欧"
)  # fmt: skip
_LONGEST_HAN_NAME: Final = 4
_FEW_WORDS: Final = 4


def kind_of_change(
    quoted: Sequence[Token], source: Sequence[Token], document: Document, *, opens_sentence: bool
) -> Kind:
    """Return the gravest thing that differs between the tokens of a quotation and those of its source."""
    mine = [token for token in quoted if token.is_word]
    theirs = [token for token in source if token.is_word]
    if [token.text for token in mine] == [token.text for token in theirs]:
        return Kind.PUNCTUATION
    if [token.key for token in mine] == [token.key for token in theirs]:
        return Kind.SCRIPT if any(token.is_han for token in mine) else Kind.CASE
    if _numbers(mine) != _numbers(theirs):
        return Kind.NUMBER
    if any(_has_name(run, document, opens_sentence=opens_sentence) for run in (quoted, source)):
        return Kind.NAME
    if _is_surname(mine) and _is_surname(theirs):
        return Kind.NAME
    return _meaning(_text(quoted), _text(source))


def _text(run: Sequence[Token]) -> str:
    """Return a run as a text to look for markers in; Chinese is not spaced."""
    return "".join(token.text if token.is_han else f" {token.text} " for token in run)


def _numbers(words: Sequence[Token]) -> list[str]:
    return [
        token.key
        for token in words
        if token.text[0].isdigit() or token.key in _NUMBER_WORDS or (token.is_han and token.text in HAN_NUMERALS)
    ]


def _meaning(quoted: str, source: str) -> Kind:
    one, other = set(markers(quoted)), set(markers(source))
    is_short = max(len(quoted.split()), len(source.split())) <= _FEW_WORDS
    changed = one ^ other or (one | other if is_short else set[Kind]())
    return min(changed, key=lambda kind: kind.rank, default=Kind.WORD)


def _has_name(run: Sequence[Token], document: Document, *, opens_sentence: bool) -> bool:
    opening = opens_sentence
    for token in run:
        # A capital that opens a sentence is no sign of a name by itself.
        is_sign = not opening or token.text in document.capitalised_words
        if is_sign and token.is_word and token.text[0].isupper() and token.key not in FUNCTION_WORDS:
            return True
        opening = token.text in SENTENCE_BREAKS
    return _is_han_name(run, document)


def _is_surname(words: Sequence[Token]) -> bool:
    return len(words) == 1 and words[0].text in _SURNAMES


def _is_han_name(run: Sequence[Token], document: Document) -> bool:
    text = "".join(token.text for token in run if token.is_han)
    if not text:
        return False
    if any(text in name or name in text for name in document.han_names):
        return True
    return 1 < len(text) <= _LONGEST_HAN_NAME and text[0] in _SURNAMES and not re.search("[的了是在]", text)
