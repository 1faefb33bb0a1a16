"""Read the lines of Chinese pages that name writers, reporters and translators."""

from __future__ import annotations

import re

from bot.articles import Person, PersonRole
from bot.segmentation.credits.model import CreditLine, Strength, credit_line
from bot.segmentation.credits.name_pairs import begins_with_surname

_LONGEST_BYLINE = 60
# Where nothing stands between a name and a place, three characters are likeliest to be the name.
_CJK_NAME = r"(?!綜合|综合|連線|连线|整理)(?:[\u3400-\u9fff·]{3}|[\u3400-\u9fff·]{2}|[\u3400-\u9fff·]{4})"
_FILED = r"[\u3400-\u9fff]{2,4}(?:報導|报道|報道|專電|电|電)"
_TRANSLATOR = re.compile(
    r"[(（]?\s*(?:譯者|译者|翻譯|翻译|編譯|编译|[譯译](?=[:：／/]))"
    r"\s*[:：／/]?\s*([\u3400-\u9fff·]{2,12}(?:[、,，][\u3400-\u9fff·]{2,12})*)\s*[)）]?"
)
_REPORTER = re.compile(
    rf"[（(〔\[【]\s*(?:[\u3400-\u9fff]{{0,6}})(?:記者|记者)\s*({_CJK_NAME}(?:[、 ]{_CJK_NAME}){{0,3}})\s*"
    rf"(?:[/／]|(?={_FILED})|(?=[\u3400-\u9fff]{{2,4}}\d)|(?=[)）〕\]】]))"
    rf"[^)）〕\]】]{{0,40}}[)）〕\]】]"
)
_BYLINE = re.compile(
    rf"[（(〔\[【]?(?:本報|本报|[\u3400-\u9fff]{{2,4}})?(?:記者|记者|特派員|特约记者)\s*"
    rf"({_CJK_NAME}(?:[、 ]{_CJK_NAME}){{0,3}})\s*[/／]\s*[\u3400-\u9fff、／/]{{0,8}}(?:報導|报道|報道|電|"
    rf"电)[)）〕\]】]?"
)
# The staff of a paper, each with the name behind a space: `澎湃新闻记者 周玲 实习生 周健 综合报道`.
_STAFF = r"(?:記者|记者|特派員|特派员|通訊員|通讯员|實習生|实习生|撰稿人)[ :：]{1,2}"
_STAFF_NAMES = re.compile(rf"{_STAFF}([\u3400-\u9fff·]{{2,4}}(?:[ 、][\u3400-\u9fff·]{{2,4}}(?=[ 、]|$))*)")
_STAFF_LINE = re.compile(rf"(?:[\u3400-\u9fff、·]{{0,16}}{_STAFF}(?:[\u3400-\u9fff·]{{2,4}}(?:[ 、]|$))+)+")
_FILED_BY = re.compile(r" ?(?:[\u3400-\u9fff]{0,4}(?:報導|报道|報道)|撰文|文|專稿|专稿)$")
_SIGNED = re.compile(
    r"[（(〔【]\s*(?P<name>[\u3400-\u9fff]{2,4})\s*[／/]\s*(?P<role>(?!.*(?:報導|报道|報道|攝|摄))[\u3400-\u9fff、]{2,24})\s*"
    r"[）)〕】]"
)
_AUTHOR = re.compile(
    r"[（(〔【]?\s*(?:(?:本文)?(?:作者|撰文|文)\s*|◎)(?:[:：／/]?(?<=[◎:：／/])\s*(?P<a>[\u3400-\u9fff·]{2,4}|"
    r"[A-Z][\w .-]+)|"
    r"(?P<b>[\u3400-\u9fff·]{2,4}?)?(?=[為为係系是]))"
    r"\s*[，,、（(]?\s*(?:[為为係系是])?\s*(?P<role>[^）)〕】]{0,60})[）)〕】]?[。.]?"
)


def read_chinese_translator(text: str) -> CreditLine | None:
    """Read `翻譯：林以安`, `譯／林以安`."""
    found = _TRANSLATOR.fullmatch(text)
    if found is None:
        return None
    people = [(name, name) for name in re.split(r"[、,，]", found.group(1))]
    return credit_line(PersonRole.TRANSLATOR, people, [], Strength.STRONG)


def read_chinese_byline(text: str) -> CreditLine | None:
    """Read `本報記者王小明、李大同／綜合報導` or `澎湃新闻记者 周玲 实习生 周健`."""
    if len(text) > _LONGEST_BYLINE:
        return None
    found = _BYLINE.fullmatch(text)
    names = re.split(r"[、 ]", found.group(1)) if found else _read_staff(text)
    return credit_line(PersonRole.AUTHOR, [(name, name) for name in names], [], Strength.STRONG) if names else None


def _read_staff(text: str) -> list[str]:
    text = _FILED_BY.sub("", text)
    if _STAFF_LINE.fullmatch(text) is None:
        return []
    names = [name for run in _STAFF_NAMES.findall(text) for name in re.split(r"[、 ]", run)]
    names = [name for name in names if not name.endswith(("記者", "记者", "實習生", "实习生"))]
    return names if all(begins_with_surname(name) for name in names) else []


def read_chinese_author(text: str) -> CreditLine | None:
    """Read `作者：吳淑芬（水文研究員）`, `文／高若琳`, `◎ 張美玉（台中，退休教師）`, `（張美玉／退休教師）`."""
    signed = _SIGNED.fullmatch(text)
    if signed and begins_with_surname(signed["name"]):
        return credit_line(PersonRole.AUTHOR, [(signed["name"], signed["name"])], [signed["role"]], Strength.STRONG)
    found = _AUTHOR.fullmatch(text)
    if not found or not re.match(r"[（(〔【]?\s*(?:本文)?(?:作者|撰文|文\s*[:：／/])|◎", text):
        return None
    name = found.group("a") or found.group("b")
    role = found.group("role").strip(" ，,。為为") or None
    credits = (Person(PersonRole.AUTHOR, name, role, name),) if name else ()
    return CreditLine(credits, Strength.STRONG)


def read_reporters(text: str) -> tuple[Person, ...]:
    """Read the reporters named in the opening bracket of a Chinese news story, `〔記者王小明／台北報導〕`."""
    found = _REPORTER.search(text[:80])
    if not found:
        return ()
    return tuple(Person(PersonRole.AUTHOR, name, None, name) for name in re.split(r"[、 ]", found.group(1)) if name)
