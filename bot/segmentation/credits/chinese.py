"""Read the lines of Chinese pages that name writers, reporters and translators."""

from __future__ import annotations

import re

from bot.articles import Person, PersonRole, is_agency
from bot.segmentation.credits.chinese_places import employer_of
from bot.segmentation.credits.model import CreditLine, Strength, credit_line
from bot.segmentation.credits.name_pairs import begins_with_surname, is_person

_LONGEST_BYLINE = 60
_HAN = r"[\u3400-\u9fff]"
# Where nothing stands between a name and a place, three characters are likeliest to be the name.
_CJK_NAME = (
    r"(?!綜合|综合|連線|连线|整理|攝影|摄影|[\u3400-\u9fff]{2,4}(?:報導|报道|報道))(?:(?:歐陽|欧阳|司馬|司马|諸葛|诸葛|上官|張簡|司徒|夏侯|慕容)[\u3400-\u9fff]{2}|"
    r"[\u3400-\u9fff·]{3}|[\u3400-\u9fff·]{2}|[\u3400-\u9fff·]{4})"
)
_JOINT = r"(?:[、 與与和及&]|, ?|，)"
_NAMES = rf"{_CJK_NAME}(?:{_JOINT}{_CJK_NAME}){{0,3}}"
_SPLIT = re.compile(r"[、，, &]+|(?<=[\u3400-\u9fff]{2})[與与和及](?=[\u3400-\u9fff]{2})")
_OPEN, _CLOSE = r"[（(〔\[【「]", r"[)）〕\]】」]"
_REPORTS = r"(?:報導|报道|報道|專電|电|電|撰文|專稿|专稿|特稿|整理)"
_FILED = rf"{_HAN}{{2,5}}{_REPORTS}"
_SLASH = r"[/／╱∕｜|丨]"
_REPORTER_TITLE = (
    rf"(?:{_HAN}{{0,6}}?(?:報|报|社|網|网|台|臺|本刊|特約|特约|實習|实习|駐{_HAN}{{2,4}}|驻{_HAN}{{2,4}}|資深|资深|專案|政治|財經|國際|生活|社會)?)"
    r"(?:記者|记者|特派員|特派员|通訊員|通讯员|主筆|主笔)"
)
_REPORTER = re.compile(
    rf"{_OPEN}\s*{_HAN}{{0,6}}(?:記者|记者)\s*({_CJK_NAME}(?:[、 ]{_CJK_NAME}){{0,3}})\s*"
    rf"(?:{_SLASH}|(?={_FILED})|(?={_HAN}{{2,4}}\d)|(?={_CLOSE}))"
    rf"[^)）〕\]】]{{0,40}}{_CLOSE}"
)
# The same without brackets, as it opens a story: `記者王小明／台北報導　港務局昨日宣布…`.
_OPENING = re.compile(
    rf"{_REPORTER_TITLE}[ :：]?({_NAMES}) ?(?:{_SLASH} ?{_HAN}{{2,5}} ?{_REPORTS}|{_HAN}{{2,5}}\d{{0,2}}日?{_REPORTS})"
    r"(?=[\s，。：:]|$)"
)
_BYLINE = re.compile(
    rf"{_OPEN}?{_REPORTER_TITLE} ?[:：{_SLASH[1:]}?({_NAMES})"
    rf"(?: ?{_SLASH} ?[\u3400-\u9fff、／/ ]{{0,10}}{_REPORTS}| ?{_HAN}{{2,5}}\d{{0,2}}日?{_REPORTS}"
    rf"| {_HAN}{{2,5}} ?{_REPORTS}?|{_SLASH}{_HAN}{{2,5}})?{_CLOSE}?"
)
# Who put foreign reports into Chinese: `編譯王小明／綜合外電`.
_COMPILED = re.compile(
    rf"{_OPEN}?{_HAN}{{0,4}}?(?:編譯|编译)(?:組|组)?[ :：]?(?P<names>{_NAMES}) ?{_SLASH} ?{_HAN}{{2,6}}{_CLOSE}?"
)
_WITH_CAMERA = re.compile(rf"[、 ](?:攝影|摄影)(?:記者|记者)?[ :：]?{_CJK_NAME}(?={_SLASH}|$)")
_FILED_FROM = re.compile(
    rf"{_OPEN}?(?:{_HAN}{{2,3}}(?:中心|組|组))?({_NAMES}) ?{_SLASH} ?(?:{_HAN}{{2,5}} ?)?"
    rf"(?:報導|报道|報道|專電|电|電){_CLOSE}?"
)
# Only an agency or a desk: nobody signs.
_NOBODY_FILED = re.compile(
    rf"{_OPEN}?(?:{_HAN}{{1,6}}(?:中心|組|组|部|社|網|网|報|报){_SLASH} ?)?"
    rf"{_HAN}{{2,6}}(?:報導|报道|報道|編譯|编译){_CLOSE}?"
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
_SIGNED_BY_COMMA = re.compile(
    r"[（(〔【](?P<name>[\u3400-\u9fff]{2,4}?)[，,](?P<role>[\u3400-\u9fff、]{3,24})[）)〕】]"
)
_SIGNED_BARE = re.compile(
    rf"(?P<name>{_CJK_NAME})[／/](?P<role>(?!.*(?:報導|报道|報道|攝|摄))[\u3400-\u9fff、]{{2,22}}"
    r"(?:教授|講師|讲师|研究員|研究员|律師|律师|醫師|医师|教師|教师|老師|老师|主任|院長|院长|執行長|理事長|秘書長|顧問|作家|工程師|學生|学生))"
)
# Who did what, each behind its label: `文／王小明　圖／李大華`, `撰文：王小明　譯者：李大華`.
_WROTE = (
    r"(?:(?:採訪|采访|撰文|撰稿|圖|图|圖片|攝影|摄影|整理|編輯|编辑|文字|文)[、・·&與和及]){0,2}"
    r"(?:本文)?(?:作者|撰文者?|撰稿人?|文字|圖文|图文|文|(?:採訪|采访)(?:撰文|撰稿|報導|报道|整理)?|採寫|采写|執筆|执笔|專欄|专栏|投書|投书|評論|评论|口述|整理|主筆|"
    r"主笔|記者|记者|取材・文|著者|筆者|寫手)(?:[、・·&與和及](?:圖|图|圖片|攝影|摄影|整理|編輯|编辑)){0,2}"
)
_PUT = r"(?:翻譯|翻译|譯者|译者|編譯|编译|譯|译)"
_OTHERS = (
    r"(?:責任編輯|责任编辑|責編|责编|核稿編輯|編輯|编辑|編審|编审|校對|校对|攝影|摄影|圖片|图片|圖|图|設計|设计|製圖|制图|監製|监制|審核|"
    r"审核|主編|主编|來源|来源|製作|企劃|插畫|繪圖|審稿|审稿|審訂|审订|排版|圖片提供|图片提供|照片提供)"
)
_LABEL = rf"(?:(?P<wrote>{_WROTE})|(?P<put>{_PUT})|(?P<other>{_OTHERS}))"
_LABELLED = r"(?:[\u3400-\u9fff]{2,5}(?:·[\u3400-\u9fff]{1,6})*)"
_CREDIT = re.compile(
    rf"{_LABEL} ?[:：{_SLASH[1:-1]}＝=] ?"
    rf"(?P<names>{_LABELLED}(?:(?:[、&]| ?[與与和及] ?) ?{_LABELLED})*)(?![\u3400-\u9fff])"
)
_BETWEEN = re.compile(r"[\s；;，,、|｜／/。]*")
_AUTHOR = re.compile(
    rf"{_OPEN}?\s*(?:(?:本文)?(?:作者|撰文|文|投書|投书|專欄|专栏)\s*|◎)(?:[:：／/｜|]?(?<=[◎:：／/｜|])\s*(?P<a>[\u3400-\u9fff·]{{2,4}}|"
    r"[A-Z][\w .-]+)|[為为係系是](?P<c>[\u3400-\u9fff·]{2,4})(?=[，,])|"
    r"(?P<d>[\u3400-\u9fff·]{2,4})(?=[，,]\s*(?:現|现|曾|前)[任為为])|"
    r"(?P<b>[\u3400-\u9fff·]{2,4}?)?(?=[為为係系是]|任[職职教]於|任[职教]于|服務於|服务于))"
    r"\s*[，,、（(]?\s*(?:[為为係系是]|現任|现任|曾任)?\s*(?P<role>[^）)〕】]{0,60})[）)〕】]?[。.]?"
)
_BEGINS_AUTHOR = re.compile(r"[（(〔【]?\s*(?:本文)?(?:作者|(?:撰文|文|投書|投书|專欄|专栏)\s*[:：／/｜|])|◎")
# `王小明（台灣大學教授）`, `王小明為台灣大學教授。`
_INTRODUCED = re.compile(
    r"(?P<name>[\u3400-\u9fff]{2,4}?)(?:[（(](?P<a>[\u3400-\u9fff、，]{4,30})[）)]|"
    r"(?:現任|现任|曾任|現為|现为|為|为|是|係|系)(?P<b>[\u3400-\u9fff、，]{4,40}))[。.]?"
)
_DOES = re.compile(
    r".*(?:教授|講師|讲师|研究員|研究员|研究生|學者|学者|律師|律师|醫師|医师|醫生|医生|教師|教师|老師|老师|校長|校长|院長|院长|所長|主任|執行長|"
    r"理事長|董事長|秘書長|秘书长|會長|会长|顧問|顾问|作家|記者|记者|主筆|主編|總編輯|总编辑|評論員|评论员|工程師|工程师|經理|博士|碩士|"
    r"硕士|學生|学生|委員|委员|議員|议员|召集人|發言人|发言人|自由撰稿人|專欄作家|工作者)"
)


def read_chinese_translator(text: str) -> CreditLine | None:
    """Read `翻譯：林以安`, `譯／林以安`."""
    compiled = _COMPILED.fullmatch(text) if len(text) <= _LONGEST_BYLINE else None
    names = _names_in(compiled["names"]) if compiled else []
    if names and all(begins_with_surname(name) for name in names):
        return credit_line(PersonRole.TRANSLATOR, [(name, name) for name in names], [], Strength.STRONG)
    line = _read_labelled(text)
    return line if line and any(one.role is PersonRole.TRANSLATOR for one in line.credits) else None


def read_chinese_byline(text: str) -> CreditLine | None:
    """Read `本報記者王小明、李大同／綜合報導`, `王小明／台北報導` or `澎湃新闻记者 周玲 实习生 周健`."""
    if len(text) > _LONGEST_BYLINE or text.endswith(("攝", "摄", "攝）", "摄）", "攝)", "摄)")):
        return None
    text = _WITH_CAMERA.sub("", text)
    names = _read_staff(text) or _reported_by(text)
    return credit_line(PersonRole.AUTHOR, [(name, name) for name in names], [], Strength.STRONG) if names else None


def is_filed_by_nobody(text: str) -> bool:
    """Tell whether a line says who filed a story without a person: `國際中心／綜合報導`, `（中央社）`."""
    return len(text) <= _LONGEST_BYLINE and (
        _NOBODY_FILED.fullmatch(text) is not None or is_agency(text.strip("（）()〔〕【】[] "))
    )


def _reported_by(text: str) -> list[str]:
    found = _BYLINE.fullmatch(text)
    if found is not None:
        names = _names_in(found.group(1))
        return names if " " not in text or all(begins_with_surname(name) for name in names) else []
    filed = _FILED_FROM.fullmatch(text)
    names = _names_in(filed.group(1)) if filed else []
    return names if all(begins_with_surname(name) for name in names) else []


def _names_in(text: str) -> list[str]:
    """Split `王小明、李大華`."""
    return [name for name in _SPLIT.split(text) if name]


def _read_staff(text: str) -> list[str]:
    text = _FILED_BY.sub("", text)
    if _STAFF_LINE.fullmatch(text) is None:
        return []
    names = [name for run in _STAFF_NAMES.findall(text) for name in re.split(r"[、 ]", run)]
    names = [name for name in names if not name.endswith(("記者", "记者", "實習生", "实习生"))]
    return names if all(begins_with_surname(name) for name in names) else []


def read_chinese_author(text: str) -> CreditLine | None:
    """Read `作者：吳淑芬（水文研究員）`, `文／高若琳　圖／王小明`, `（張美玉／退休教師）`."""
    signed = _SIGNED.fullmatch(text) or _SIGNED_BARE.fullmatch(text)
    if signed and begins_with_surname(signed["name"]):
        return _author(signed["name"], signed["role"])
    listed = _SIGNED_BY_COMMA.fullmatch(text)
    if listed and is_person(listed["name"]) and _DOES.fullmatch(listed["role"]):
        return _author(listed["name"], listed["role"])
    labelled = _read_labelled(text)
    if labelled is not None:
        return labelled if labelled.credits else None
    introduced = _read_introduced(text)
    if introduced is not None:
        return introduced
    found = _AUTHOR.fullmatch(text)
    if not found or not _BEGINS_AUTHOR.match(text):
        return None
    name = found.group("a") or found.group("b") or found.group("c") or found.group("d")
    if found.group("c") and not begins_with_surname(found.group("c")):
        # `作者為退休教師，現居台東`: what somebody is, and no name.
        name = None
    role = found.group("role").strip(" ，,。為为")
    if name:
        return _author(name, role)
    place = employer_of(role)
    return CreditLine((), Strength.STRONG, (place,) if place else ())


def _author(name: str, role: str) -> CreditLine:
    place = employer_of(role)
    return credit_line(PersonRole.AUTHOR, [(name, name)], [place] if place else [], Strength.STRONG)


def _read_introduced(text: str) -> CreditLine | None:
    found = _INTRODUCED.fullmatch(text) if len(text) <= _LONGEST_BYLINE else None
    role = (found["a"] or found["b"]) if found else ""
    if found is None or not is_person(found["name"]) or not _DOES.fullmatch(role):
        return None
    place = employer_of(role)
    return credit_line(PersonRole.AUTHOR, [(found["name"], found["name"])], [place] if place else [], Strength.WEAK)


def _read_labelled(text: str) -> CreditLine | None:
    """Read a line that is nothing but names behind what each did; editors and photographers are no authors."""
    inner = text.strip("（）()〔〕【】[]「」 。")
    if len(inner) > _LONGEST_BYLINE:
        return None
    credits: list[Person] = []
    at = 0
    while at < len(inner):
        found = _CREDIT.match(inner, at)
        if found is None:
            return None
        if not found["other"]:
            role = PersonRole.TRANSLATOR if found["put"] else PersonRole.AUTHOR
            names = [name.strip() for name in _names_in(found["names"])]
            credits += [Person(role, name, None, name) for name in names if not is_agency(name)]
        between = _BETWEEN.match(inner, found.end())
        at = between.end() if between else found.end()
        if at == found.end() < len(inner):
            return None
    return CreditLine(tuple(credits), Strength.STRONG)


def read_reporters(text: str) -> tuple[Person, ...]:
    """Read the reporters named where a Chinese story opens, `〔記者王小明／台北報導〕`, in brackets or without."""
    head = text[:80]
    found = _REPORTER.search(head) if head[:1] in "（(〔[【" else _OPENING.match(head)
    if not found:
        return ()
    return tuple(Person(PersonRole.AUTHOR, name, None, name) for name in _names_in(found.group(1)))
