"""Names that a page ties in two scripts: `William Lai (賴清德)`, `(DPP, 民進黨)`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.segmentation.text.vocabulary import words

if TYPE_CHECKING:
    from bot.articles import NamePair

# Surnames borne by nearly everybody in Taiwan, Hong Kong and China, in both scripts (government name statistics).
SURNAMES = frozenset(
    "陳陈林黃黄張张李王吳吴劉刘蔡楊杨許许鄭郑謝谢洪郭邱曾廖賴赖徐周葉叶蘇苏莊庄呂吕江何蕭萧羅罗高潘簡简朱鍾钟游彭詹胡施"
    "沈余盧卢梁趙赵顏颜柯翁魏孫孙戴范方宋鄧邓杜傅侯曹薛丁卓馬马阮董唐溫温藍蓝蔣蒋石古紀纪姚連连馮冯歐欧程湯汤康姜汪白田"
    "鄒邹巫尤鐘阎閻尹韓韩俞童嚴严黎袁金夏任于譚谭秦關关龔龚章樊倪顧顾陸陆毛崔史邵龍龙萬万段雷錢钱孔武賀贺郝習习龐庞甘聞"
    "管華华葛項项祝麥麦佘冼甄向易鮑鲍柳花凌霍盛駱骆耿牛焦左池包瞿官司"
)
_COMPOUND_SURNAMES = ("歐陽", "欧阳", "司馬", "司马", "諸葛", "诸葛", "上官", "張簡", "范姜", "司徒", "夏侯", "慕容")
_PLACE_WORDS = words(
    "district county city township village road street avenue boulevard lane island islands party university college "
    "school hospital temple station park river mountain lake museum market harbor harbour bridge province prefecture "
    "area reservoir port airport company group times daily news foundation association institute ministry bureau "
    "administration court yuan council act law"
)
_LAND = words(
    "district county city township village road street avenue lane island islands mountain lake river park station area"
)
_CJK = r"[\u3400-\u9fff\uf900-\ufaff]"
_GLOSS = re.compile(rf"[(（]\s*({_CJK}[\u3400-\u9fff\uf900-\ufaff·・‧]{{0,11}})\s*[)）]")
_INSIDE = re.compile(rf"[(（]\s*([A-Z][\w’'. -]{{1,60}}?)\s*[,;，；、:]\s*({_CJK}[\u3400-\u9fff·・]{{0,11}})\s*[)）]")
_REVERSED = re.compile(
    rf"({_CJK}(?<!{_CJK}.)[\u3400-\u9fff·・]{{1,11}})\s*[(（]\s*([A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){{0,4}})\s*[)）]"
)
_WORD = re.compile(r"[^\W\d_](?:[\w’'.-]*\w)?\.?")
_LOWER_LINKS = words("of the de la and for on")
_NOT_NAMES = words("the a an this that in on at by with from president premier mayor minister")
_REACH = 90
_LONGEST_ABBREVIATION = 4
_MAX_PAIRS = 200


def find_name_pairs(texts: list[str]) -> tuple[NamePair, ...]:
    """Find the names given in Latin letters and Chinese characters together, in order, at most 200."""
    found: dict[NamePair, None] = {}
    for text in texts:
        if not text.isascii():
            for pair in _pairs(text):
                found.setdefault(pair)
    return tuple(found)[:_MAX_PAIRS]


def _pairs(text: str) -> list[NamePair]:
    pairs: list[tuple[int, NamePair]] = []
    for gloss in _GLOSS.finditer(text):
        latin = _name_before(text[max(0, gloss.start() - _REACH) : gloss.start()], gloss.group(1))
        if latin:
            pairs.append((gloss.start(), (latin, gloss.group(1))))
    pairs += [(m.start(), (m.group(1).strip(), m.group(2))) for m in _INSIDE.finditer(text)]
    pairs += [(m.start(), (m.group(2), m.group(1))) for m in _REVERSED.finditer(text)]
    return [pair for _, pair in sorted(pairs, key=lambda item: item[0])]


def begins_with_surname(cjk: str) -> bool:
    """Tell whether Chinese characters begin as a person's name does."""
    return cjk[:1] in SURNAMES or cjk.startswith(_COMPOUND_SURNAMES)


def is_person(cjk: str) -> bool:
    """Tell whether Chinese characters look like a person's name: a surname first, two to four in all."""
    return (2 <= len(cjk) <= 3 and cjk[0] in SURNAMES) or (3 <= len(cjk) <= 4 and cjk.startswith(_COMPOUND_SURNAMES))


def _name_before(left: str, cjk: str) -> str:
    """Take the capitalised words that end before a gloss; a person has two, or more only round an initial."""
    words = _capitalised_run(left.rstrip(" ,\"”’'»"))
    if not words:
        return ""
    if is_person(cjk) and words[-1].lower() not in _PLACE_WORDS:
        return " ".join(_person(words))
    if words[-1].lower() in _LAND:
        # "Residents of Daan District": only an institution's name runs over its links.
        links = [at for at, word in enumerate(words) if word.lower() in _LOWER_LINKS]
        words = words[links[-1] + 1 :] if links else words
    while len(words) > 1 and words[0].lower() in _NOT_NAMES:
        words = words[1:]
    return " ".join(words)


def _person(words: list[str]) -> list[str]:
    if len(words) >= 3 and (words[-2].endswith(".") or len(words[-2]) == 1):
        return words[-3:]
    return words[-2:]


def _capitalised_run(left: str) -> list[str]:
    """The last run of capitalised words in a text; links such as `of` count inside it; `Chiang’s` ends as `Chiang`."""
    run: list[str] = []
    expected = len(left)
    for match in reversed(list(_WORD.finditer(left))):
        word, gap = match.group(), left[match.end() : expected]
        possessive = re.search(r"[’']s?$", word)
        ended = word.endswith(".") and len(word) > _LONGEST_ABBREVIATION
        if run and (possessive or ended or gap.strip() or len(gap) > 2):
            break
        word = word[: possessive.start()] if possessive else word
        if not (word[:1].isupper() or (run and word.lower() in _LOWER_LINKS)):
            break
        run.append(word)
        expected = match.start()
    while run and run[-1].lower() in _LOWER_LINKS:
        run.pop()
    return run[::-1]
