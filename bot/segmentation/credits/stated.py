"""Who a page, a feed or a record states as its authors: strings in every form that sites put names into."""

from __future__ import annotations

import html
import re

from bot.articles import is_agency, is_organisation
from bot.segmentation.credits.chinese import (
    is_filed_by_nobody,
    read_chinese_author,
    read_chinese_byline,
    read_chinese_translator,
)
from bot.segmentation.credits.people import (
    CROWD,
    ELSEWHERE,
    FAMILY_FIRST,
    PARTICLES,
    STATED_MAIL,
    is_beside,
    is_one,
    looks_like_person,
    names_office,
    split_names,
)
from bot.segmentation.text.dates import find_dates
from bot.segmentation.text.vocabulary import words

_LONGEST = 2_000
_MOST = 50
_TAG = re.compile(r"</?[A-Za-z][^<>@]{0,300}>")
_HAN = re.compile(r"[\u3400-\u9fff]")
_WORK = (
    r"(?:(?:a|an|the) )?(?:opinions?|analysis|story|stories|words|texts?|guest (?:post|essay|column|blog)|posted|post|"
    r"written|reported|reporting|reviewed|review|essay|column|commentary|report|article|interview|submitted|authored|"
    r"contributed|compiled|published|created|photos? (?:and|&) (?:text|words|story)|"
    r"(?:text|words|story) (?:and|&) (?:photos?|pictures?|images?))"
)
_BY = re.compile(
    rf"(?:{_WORK} (?:is )?)?by\b[ :]*|(?:words|text|story|authors?|writers?|reporter)\s?:[ :]*", re.IGNORECASE
)
# The same elsewhere; two words or more must follow, for some of these begin names too.
_BY_ABROAD = re.compile(
    r"(?:(?:ein |un |una |une )?(?:\w{4,12} )?(?:von|par|por|di|door|av|af)\b|"
    r"(?:texte?|testo|texto|autor(?:in|a|es)?|auteure?s?|autore|автор|авторы|текст)\s?[:：])[ :]*(?=\S+ \S)",
    re.IGNORECASE,
)
_GLUED_BY = re.compile(r"^(?:[Bb]y)+(?=[A-Z]| )")
_OTHERS = re.compile(
    r"(?<![,;|(\s])[,;|(\s]*\b(?:photos?|photographs?|photography|pictures?|images?|illustrations?|illustrated|video|edited|editing|"
    r"graphics?|translated|translation|fotos?|fotografías?|bilder|production|produced)\s?(?:by\b|:)\s?.*$",
    re.IGNORECASE,
)
_SPECIAL = re.compile(
    r"(?<![,;|(\s-])[,;|(\s-]*\b(?:special to|exclusive (?:to|for)|exclusively for|for publication in)\b.*$",
    re.IGNORECASE,
)
_COMMA = re.compile(r"[,、](?!\s*(?:jr|sr|i{2,3}|iv)\b)\s*", re.IGNORECASE)
_SUFFIX = re.compile(r",? (?:(?:jr|sr)\b\.?|(?:I{2,3}|IV)\b)$", re.IGNORECASE)
_ET_AL = re.compile(r",? (?:et al\.?|and others|u\. ?a\.)$", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:;|·|•|\||／|[\n\r]|\s\+\s|\s–\s|\s—\s|\s-\s|/)\s*")
_JOINED = re.compile(r",?\s+(?:and|und|with|sowie)\s+|\s*&\s*|,\s*(?:et|y|og|och)\s+", re.IGNORECASE)
_JOINED_ABROAD = re.compile(r"\s(?:et|y|e|en|i|og|och|și|és|ja|и)\s")
_FILED = re.compile(r"\s(?:in|from|for|at)\s((?:the\s)?\S.*)$", re.IGNORECASE)
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b|\b\d{4}\b|\bmin(?:ute)?s?(?: read)?$|\bago$", re.IGNORECASE)
# What stands in brackets behind a name, unless it is the name in Chinese characters.
_ASIDE = re.compile(r"\s*[(（][^()（）\u3400-\u9fff]{0,80}[)）]")
_GLOSS = re.compile(r"\s*[(（]([^()（）]*)[)）]\s*$")
_TITLE = re.compile(
    r"(?:(?:Drs?|Prof|Professor|Mrs?|Ms|Mx|Rev|Sir|Dame|Lord|Hon|Col|Gen|Lt|Capt|Sgt|Dipl|Ing|Herr|Frau)\b\.? )+"
    r"(?=\w\S* \w)"
)
_NAME_SIGN = re.compile(r"[^\W\d_]")
# What stands in a field for authors where nobody does.
_NOBODY = words(
    "null none undefined nil nan n/a na unknown anonymous anonym admin administrator root webmaster user guest author "
    "authors editor editors staff default test system moderator contributor contributors correspondent correspondents "
    "reporter reporters writer writers newsroom team editorial online web website site various redaktion redacción "
    "redazione redactie rédaction agencies agency wires wire byline us me share comments published updated "
    "wordpress no-reply noreply "
    "follow tweet print email subscribe menu home search news sports sport opinion politics business advertisement "
    "綜合報導 综合报道 綜合外電 综合外电 外電 外电 編輯部 编辑部 佚名 匿名 本報訊 本报讯 網路 网络"
)
_NOBODY_LINES = re.compile(
    r"(?:the )?(?:(?:site|web|super|blog) ?(?:admin\w*|master|editor)|"
    r"(?:our )?(?:staff|guest|contributing|special|wire)(?: (?:and|&) \w+)? "
    r"(?:writers?|reporters?|contributors?|correspondents?|authors?|columnists?|bloggers?|reports?)|"
    r"(?:news|wire|staff|agency|online|press) (?:staff|reports?|services?|release)|author unknown|no author|"
    r"not (?:available|specified)|by)",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"(?:I{1,3}|IV|VI{0,3})\.?")


def stated_names(text: str) -> list[tuple[str, str | None]]:
    """Split who is stated as the author of something into names, each with its gloss in Chinese characters or None.

    Whatever stands with names in such a field is taken off: `By`, roles, places, papers, degrees, mail addresses,
    markup; what is nobody (`admin`, `null`, `Staff Writer`) gives no name. Names in capitals are written as names.
    `Ashdown, Nora` is one person, written with the family name first.
    """
    cleaned = _clean(text)
    names = [one for run in _BETWEEN_CHINESE.split(cleaned)[:_MOST] for one in _stated(run.strip())]
    return list(dict.fromkeys(names))[:_MOST]


_BETWEEN_CHINESE = re.compile(r"\s*[;；\n]\s*")


def _clean(text: str) -> str:
    text = text[:_LONGEST]
    if "&" in text:
        text = html.unescape(text)
    text = _TAG.sub(" ", text) if "<" in text else text
    text = STATED_MAIL.sub(r"\1", " ".join(text.split()))
    return ELSEWHERE.sub("", text).strip(' ,;<>[]{}"')


def _stated(text: str) -> list[tuple[str, str | None]]:
    if not text or is_nobody(text):
        return []
    if len(_HAN.findall(text)) * 2 > len(text.replace(" ", "")):
        return _chinese(text)
    return _latin(text)


def is_nobody(text: str) -> bool:
    """Tell whether what is stated as an author names nobody at all."""
    plain = text.strip(" .,:;-–—_()[]@\"'").lower()
    return not _NAME_SIGN.search(plain) or plain in _NOBODY or _NOBODY_LINES.fullmatch(plain) is not None


def _latin(text: str) -> list[tuple[str, str | None]]:
    text = _GLUED_BY.sub("", text)
    bare = _ET_AL.sub("", _SPECIAL.sub("", _OTHERS.sub("", text)))
    bare = _BY_ABROAD.sub("", _BY.sub("", bare.strip(), count=1), count=1) if bare == bare.lstrip() else bare
    begun = _BY.match(bare) or _BY_ABROAD.match(bare)
    bare = (bare[begun.end() :] if begun else bare).strip(" ,;:|")
    turned = FAMILY_FIRST.fullmatch(bare)
    if turned and not is_organisation(turned.group(1)) and not any(is_beside(one) for one in turned.groups()):
        return [(_written(f"{turned.group(2)} {turned.group(1)}"), None)]
    bare = _ASIDE.sub(" ", bare).strip()
    found: list[tuple[str, str | None]] = []
    for at, part in enumerate(_BETWEEN.split(bare)[:_MOST]):
        found += _joined(part, alone=not at and not found)
    return found


def _joined(text: str, *, alone: bool) -> list[tuple[str, str | None]]:
    """The names of a run that commas and words join; behind another run an organisation is where somebody works."""
    if is_organisation(text) and is_one(text) and not CROWD.search(text) and _unplaced(text) == text:
        return [(text.strip(" .,;:"), None)] if alone else []
    groups = [group for part in _JOINED.split(text) for group in _parted_abroad(part)]
    found: list[tuple[str, str | None]] = []
    for group in groups[:_MOST]:
        listed = _COMMA.split(group)
        named = [one for at, part in enumerate(listed) if (one := _named(part, behind=at > 0)) is not None]
        full = found or [one for one in named if " " in one[0] or is_organisation(one[0])]
        found += [
            one
            for at, one in enumerate(named)
            if (at == 0 and not (found and _is_crowd(one[0])))
            or (not is_organisation(one[0]) and not (full and " " not in one[0] and one[0].isascii()))
        ]
    persons = [one for one in found if not _is_crowd(one[0])]
    return (persons or found) if alone else [one for one in persons if " " in one[0] or not one[0].isascii()]


def _parted_abroad(text: str) -> list[str]:
    """Part `A B und C D` at short words of other languages, where a full name stands on either side."""
    for joint in _JOINED_ABROAD.finditer(text):
        one, other = text[: joint.start()], text[joint.end() :]
        if len(one.split()) > 1 and len(other.split()) > 1 and other[:1].isupper():
            return [one, *_parted_abroad(other)]
    return [text]


def _named(part: str, *, behind: bool) -> tuple[str, str | None] | None:
    """One name without role, place, degree and title; None where it is none."""
    gloss = _GLOSS.search(part)
    cjk = gloss.group(1).strip() if gloss and _HAN.search(gloss.group(1)) else None
    name = (part[: gloss.start()] if gloss else part).strip(' ,;:|/-–—"“”')
    name = _unplaced(name)
    if not name or is_nobody(name) or find_dates([name]) or _CLOCK.search(name):
        return None
    if is_agency(name) or is_organisation(name):
        return name.rstrip(" ,"), cjk
    suffix = _SUFFIX.search(name)
    core = name[: suffix.start()] if suffix else name
    single = split_names(_TITLE.sub("", core))
    core = single[0][0] if single else core.strip(" .")
    if is_beside(core) or is_nobody(core) or (behind and names_office(core)):
        return None
    return _written(core + (suffix.group() if suffix else "")).removeprefix("@"), cjk


def _unplaced(name: str) -> str:
    """A name without where, or for whom, it was written: `in Berlin`, `for the Harbour Post`."""
    found = _FILED.search(name)
    head = name[: found.start()] if found else name
    if found is None or is_agency(head):
        return head
    works = not is_organisation(name) or is_organisation(found[1])
    return head if works and " " in head and looks_like_person(head) and not is_organisation(head) else name


def _is_crowd(name: str) -> bool:
    return is_agency(name) or CROWD.search(name) is not None


def _written(name: str) -> str:
    """A name as names are written: one of several words in capitals is set in small letters."""
    if " " not in name or not name.replace("Mc", "MC").isupper() or _HAN.search(name):
        return name
    return " ".join(_lowered(word, first=at == 0) for at, word in enumerate(name.split()))


def _lowered(word: str, *, first: bool) -> str:
    if _ROMAN.fullmatch(word) or (word.endswith(".") and len(word) <= 3 and word not in ("JR.", "SR.")):
        return word
    lower = word.lower()
    if not first and lower in PARTICLES:
        return lower
    told = re.sub(r"(?:^|(?<=[-’'.]))[^\W\d_]", lambda found: found.group().upper(), lower)
    return re.sub(r"^Mc([a-z])", lambda found: "Mc" + found.group(1).upper(), told)


_CHINESE_TITLE = re.compile(
    r"^(?:中央社|本報|本报|本刊|本台)?(?:特約|特约|資深|资深|實習|实习|專案|政治|財經|國際|生活|社會|地方)?"
    r"(?:記者|记者|特派員|特派员|編譯|编译|撰稿人?|作者|撰文|文|主筆|主笔)[\s:：/／]*"
)
_CHINESE_OTHERS = re.compile(
    r"(?:責任|责任|核稿)?(?:編輯|编辑|責編|责编|校對|校对|攝影|摄影|圖片|图片|圖|图|審核|审核|來源|来源|監製|监制)\s?[:：/／]"
)
_CHINESE_REPORT = re.compile(r"[\s/／]*(?:[\u3400-\u9fff]{0,5}(?:報導|报道|報道|專電|电|電|撰文|特稿|專稿))$")
_CHINESE_JOINT = re.compile(r"[\s、，,/／&]+(?:and\s+)?|(?<=[\u3400-\u9fff]{2})[與与和及](?=[\u3400-\u9fff]{2})")
_CHINESE_NAME = re.compile(r"[\u3400-\u9fff·]{2,8}")


def _chinese(text: str) -> list[tuple[str, str | None]]:
    if _CHINESE_OTHERS.match(text):
        return []
    line = read_chinese_byline(text) or read_chinese_translator(text) or read_chinese_author(text)
    if line is not None:
        return [(one.name, one.cjk) for one in line.credits]
    if is_agency(text):
        return [(text, None)]
    if is_filed_by_nobody(text):
        return []
    bare = _CHINESE_TITLE.sub("", text)
    bare = _CHINESE_REPORT.sub("", bare) if bare != text or re.search(r"[\s/／]", text) else bare
    names = [name for name in _CHINESE_JOINT.split(bare) if name and not is_nobody(name)]
    if len(names) > 1 and all(_CHINESE_NAME.fullmatch(name) for name in names):
        return [(name, name) for name in names]
    return [(bare.strip(), bare.strip() if _CHINESE_NAME.fullmatch(bare.strip()) else None)] if bare.strip() else []
