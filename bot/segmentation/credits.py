"""Read the lines that say who wrote, translated, edited or photographed an article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from bot.segmentation.affiliation import find_affiliations
from bot.segmentation.model import Credit, CreditRole
from bot.segmentation.people import NAME, NAMES, looks_like_person, split_names
from bot.segmentation.vocabulary import words


class Strength(IntEnum):
    """How sure a line alone makes us that it is a credit."""

    WEAK = 1
    STRONG = 2


@dataclass(frozen=True, slots=True)
class CreditLine:
    """What a credit line says; `strength` is WEAK where an ordinary sentence could read the same."""

    credits: tuple[Credit, ...]
    strength: Strength


MAX_LINE = 700
_ROLE = re.compile(
    r"\b(?:professor|student|candidate|analyst|researcher|research|fellow|lawyer|attorney|barrister|solicitor|"
    r"engineer|columnist|editor|"
    r"director|chair|chairman|chairwoman|chairperson|president|vice president|CEO|lecturer|teacher|writer|author|"
    r"journalist|reporter|"
    r"correspondent|scholar|economist|historian|legislator|lawmaker|senator|ambassador|diplomat|adviser|advisor|"
    r"consultant|founder|"
    r"co-founder|cofounder|secretary-general|secretary|scientist|physicist|chemist|biologist|sociologist|"
    r"psychologist|anthropologist|"
    r"philosopher|physician|doctor|surgeon|nurse|pharmacist|dean|head|manager|officer|critic|novelist|poet|"
    r"translator|interpreter|activist|"
    r"commentator|specialist|expert|partner|associate|assistant|intern|instructor|educator|principal|freelance|"
    r"freelancer|contributor|"
    r"coordinator|strategist|strategy|chancellor|executive|member|minister|deputy|chief|veteran|retired|emeritus|"
    r"postdoctoral|graduate|"
    r"undergraduate|alumnus|laureate|photographer|artist|filmmaker|architect|designer|planner|pastor|priest|farmer|"
    r"entrepreneur|investor|"
    r"banker|accountant|auditor|judge|prosecutor|councilor|councillor|mayor|commissioner|representative|governor|organizer|"
    r"organiser|campaigner|"
    r"\w{2,}(?:ologist|onomer|icist|ician|grapher|wright)|blogger|podcaster|presenter|broadcaster|producer|trustee|"
    r"librarian|curator|resident|citizen|volunteer|official|staff|former)s?\b",
    re.IGNORECASE,
)
_LINKING = r"(?:is|are|was|were|has been|have been|serves as|served as|works as|works at|works for|works in|work at)"
_DOING = (
    r"(?:teaches|teach|heads|leads|runs|chairs|directs|edits|writes|covers|reports|studies|studied|holds|"
    r"specializes|specialises|lectures|"
    r"lives|practices|practises|blogs|researches|contributed|contributes)"
)
_BIO = re.compile(
    rf"({NAMES}),? (?:(?:currently|also|now|formerly|previously) )?({_LINKING}|{_DOING})\b(.*)", re.DOTALL
)
_APPOSED = re.compile(
    rf"({NAME}), ((?:an? |the |former |associate |assistant )[^,]{{3,120}}), (?:is|was|writes|has|wrote|can)\b(.*)",
    re.DOTALL,
)
_SIGNED = re.compile(rf"[—–―-]{{1,2}} ?({NAME}(?: and {NAME})?)(?:, (.{{2,120}}))?")
_WRITER_IS = re.compile(
    r"(?:The|This) (?:writer|author|columnist|contributor)s?(?:, ([^,]{2,60}),)? (?:is|are|was|teaches|works)\b(.*)",
    re.DOTALL,
)
_TRANSLATOR = re.compile(
    rf"[(\[（]?\s*(?i:Translat(?:ed|ion)(?: from (?:the )?\w+)?(?: into \w+)? by|Translators?\s*:|Translation\s*:|"
    rf"Tr\. by|English translation by)"
    rf"\s*:?\s*(?:staff (?:writer|reporter|translator)s? )?({NAMES})\s*(?:[,;(/—–|].{{0,60}})?[.)\]）]?"
)
_CHINESE_TRANSLATOR = re.compile(
    r"[(（]?\s*(?:譯者|译者|翻譯|翻译|編譯|编译|[譯译](?=[:：／/]))"
    r"\s*[:：／/]?\s*([\u3400-\u9fff·]{2,12}(?:[、,，][\u3400-\u9fff·]{2,12})*)\s*[)）]?"
)
_BYLINE = re.compile(
    rf"(?:By|BY|Story by|Text by|Words by|Written by|From)\s*:?\s+({NAMES})"
    rf"(?:\s*(?:/|\||,|;|–|—|-| in | for | and | with |\()\s*(?:.{{0,80}}))?[.)]?"
)
_ALSO = re.compile(rf"(?: and |, |; )({NAME}) in [A-Z]")
_SLASHED = re.compile(rf"({NAMES})\s*[/|]\s*(?:Staff|Special|Contributing|Senior|[A-Z]{{2,6}}\b|Agenc)[\w ,.]{{0,60}}")
# Where nothing stands between a name and a place, three characters are likeliest to be the name.
_CJK_NAME = r"(?!綜合|综合|連線|连线|整理)(?:[\u3400-\u9fff·]{3}|[\u3400-\u9fff·]{2}|[\u3400-\u9fff·]{4})"
_FILED = r"[\u3400-\u9fff]{2,4}(?:報導|报道|報道|專電|电|電)"
_CHINESE_REPORTER = re.compile(
    rf"[（(〔\[【]\s*(?:[\u3400-\u9fff]{{0,6}})(?:記者|记者)\s*({_CJK_NAME}(?:[、 ]{_CJK_NAME}){{0,3}})\s*"
    rf"(?:[/／]|(?={_FILED})|(?=[\u3400-\u9fff]{{2,4}}\d)|(?=[)）〕\]】]))"
    rf"[^)）〕\]】]{{0,40}}[)）〕\]】]"
)
_CHINESE_BYLINE = re.compile(
    rf"[（(〔\[【]?(?:本報|本报|[\u3400-\u9fff]{{2,4}})?(?:記者|记者|特派員|特约记者)\s*"
    rf"({_CJK_NAME}(?:[、 ]{_CJK_NAME}){{0,3}})\s*[/／]\s*[\u3400-\u9fff、／/]{{0,8}}(?:報導|报道|報道|電|"
    rf"电)[)）〕\]】]?"
)
_CHINESE_AUTHOR = re.compile(
    r"[（(〔【]?\s*(?:本文)?(?:作者|撰文|文)\s*(?:[:：／/]\s*(?P<a>[\u3400-\u9fff·]{2,4}|[A-Z][\w .-]+)|"
    r"(?P<b>[\u3400-\u9fff·]{2,4}?)?(?=[為为係系是]))"
    r"\s*[，,、（(]?\s*(?:[為为係系是])?\s*(?P<role>[^）)〕】]{0,60})[）)〕】]?[。.]?"
)
_OTHER = re.compile(
    r"(?:\([A-Z]{2,5}\) ?[a-z]{2,4}(?:/[a-z]{2,4}){0,3}|[a-z]{2,4}(?:/[a-z]{2,4}){1,3}|[^\s@]{1,64}@[\w.-]{3,80})$|"
    r"(?:[（(〔【]\s*)?(?:編按|编按|編者按|编者按|編輯按)[:：]|"
    r"[(\[（]?\s*(?:(?:Additional |Other )?[Rr]eporting (?:by|from)|"
    r"(?:Edited|Writing|Compiled|Photographs?|Illustrations?|Graphics?|Research) by|"
    r"Editing by|Copyright|©|This (?:is an abridged|article|story|piece|commentary|essay|column|op-ed|report|"
    r"post)\b.{0,60}"
    r"(?:originally|first|abridged|adapted|version|appeared|published|produced|part of|reprinted)|"
    r"(?:This (?:is an )?)?(?:abridged|edited|shortened) version|Reprinted|Republished|Originally published|"
    r"Adapted from|"
    r"(?:The )?[A-Z][\w ]{2,40} (?:and [A-Z][\w ]{2,40} )?contributed to this (?:report|story|article)|"
    r"With (?:additional )?(?:reporting|contributions?) (?:by|from)|"
    r"(?:The )?views? expressed|Opinions expressed|Agencies?\b.{0,20}$|"
    r"(?:責任)?[編编][輯辑]|责任编辑|责编|核稿|校對|校对|來源|来源|資料來源|原文刊於|本文原載|轉載自|转载自)",
)
_CAPTION = re.compile(
    r"[(\[（]?\s*(?:Photo(?:graph)?s?|Picture|Image|File photo|Illustration|Graphic|Video|"
    r"Screen ?grab)(?: (?:courtesy|by|credit|provided)\b| ?:| ?/)|"
    r"[(（]?\s*(?:圖|图|照片|攝影|摄影|圖片|图片|資料照)\s*[/／:：]",
    re.IGNORECASE,
)
_CAPTIONED = re.compile(
    r".{10,300}?[.。)）” ] ?(?:(?:File )?(?:Photo(?:graph)?|Picture|Image|Illustration)s?(?: by| courtesy of)?[:/]? "
    r"?[A-Z][\w .,/&’'-]{2,60}|[（(〔](?:圖|图|照片|攝影|摄影|圖片|图片)[/／:：].{2,20}[)）〕]|"
    r"[（(〔][\u3400-\u9fff]{2,8}[攝摄][)）〕])",
)
# What the noun of a profession ends in; no list of professions is complete.
_BY_FORM = re.compile(
    r"(?:is|are|was|were) (?:(?:currently|now|also) )?(?:(?:an? |the )?(?:[\w’'-]+,? ){0,5}?"
    r"\w*(?:ists?|ers?|ors?|ians?|ants?|ees?|ents?|men|man|woman|women|wifes?|wives|smiths?|wrights?|ologue|keepers?)"
    r"(?: and (?:an? )?[\w-]+)? (?:at|of|with|for|in)|an? (?:[\w’'-]+ ){1,6}?at) (?:the )?[A-Z]"
)
# What a sentence of the story says of somebody, and a line about its author does not.
_TOLD = re.compile(
    r"\b(?:said|says|told|asked|did|voted|announced|would|because|has not|have not|yesterday|today|tomorrow|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_OFFICE = re.compile(
    r"(?:is|was) the (?:[\w-]+ ){0,2}(?:president|prime minister|premier|king|queen|pope|chancellor|governor|mayor|"
    r"leader|"
    r"chair(?:man|woman)?|captain|champion)\b(?!.*\b(?:Universit|Institut|College|School|Foundation|Associat|Societ|"
    r"Cent(?:er|re)|Council|Federation|Alliance|Union|Fund|Group|Co\b|Inc\b))"
)
_NO_ATTRIBUTE = words("to that among is be been for like just not roughly going being who than as no")
_VERB_FORM = re.compile(
    r"(?!manag|market|engineer|visit|found|lead|act|contribut|nurs|comput|account|bank|broadcast|hous|teach|train|"
    r"publish)\w{2,}ing"
)
_QUOTES = re.compile(r"[\"“”「」]")


def read_translator(text: str) -> CreditLine | None:
    """Read `Translated by NAMES` or `譯者：…`; None when the line is no such credit."""
    found = _TRANSLATOR.fullmatch(text)
    if found:
        people = split_names(found.group(1))
        return _line(CreditRole.TRANSLATOR, people, [], Strength.STRONG) if people else None
    chinese = _CHINESE_TRANSLATOR.fullmatch(text)
    if chinese:
        people = [(name, name) for name in re.split(r"[、,，]", chinese.group(1))]
        return _line(CreditRole.TRANSLATOR, people, [], Strength.STRONG)
    return None


def read_byline(text: str) -> CreditLine | None:
    """Read `By NAME / Staff reporter` or `NAME / Special to …`; the part after the name is no affiliation."""
    chinese = _CHINESE_BYLINE.fullmatch(text) if len(text) <= 60 else None
    if chinese:
        return _line(
            CreditRole.AUTHOR, [(name, name) for name in re.split(r"[、 ]", chinese.group(1))], [], Strength.STRONG
        )
    found = (_BYLINE.fullmatch(text) or _SLASHED.fullmatch(text)) if len(text) <= 200 else None
    if not found:
        return None
    names = [found.group(1), *_ALSO.findall(text, found.end(1))]
    people = [person for name in names for person in split_names(name) if looks_like_person(person[0])]
    return _line(CreditRole.AUTHOR, people, [], Strength.STRONG) if people or text.lower().startswith("by ") else None


def read_author(text: str) -> CreditLine | None:
    """Read the line that introduces an author at the end of an article, in English or Chinese."""
    if len(text) > MAX_LINE or _QUOTES.search(text[:60]):
        return None
    return _read_chinese_author(text) or _read_signature(text) or _read_unnamed(text) or _read_biography(text)


def read_reporters(text: str) -> tuple[Credit, ...]:
    """Read the reporters named in the opening bracket of a Chinese news story, `〔記者王小明／台北報導〕`."""
    found = _CHINESE_REPORTER.search(text[:80])
    if not found:
        return ()
    return tuple(Credit(CreditRole.AUTHOR, name, None, name) for name in re.split(r"[、 ]", found.group(1)) if name)


def names_role(text: str) -> bool:
    """Tell whether a text names an office or a profession."""
    return _ROLE.search(text) is not None


def is_other_credit(text: str) -> bool:
    """Tell whether a line credits somebody else: an agency, an editor, the first publisher."""
    return len(text) <= 300 and _OTHER.match(text) is not None


def is_caption(text: str) -> bool:
    """Tell whether a line belongs to a picture: `Photo: AFP`, `圖／中央社`."""
    return len(text) <= 300 and (_CAPTION.match(text) or _CAPTIONED.fullmatch(text)) is not None


def _line(role: CreditRole, people: list[tuple[str, str | None]], places: list[str], strength: Strength) -> CreditLine:
    place = places[0] if places else None
    credits = [Credit(role, name, place, cjk) for name, cjk in people]
    if people:
        credits += [Credit(role, people[0][0], other, people[0][1]) for other in places[1:]]
    return CreditLine(tuple(credits), strength)


def _read_chinese_author(text: str) -> CreditLine | None:
    found = _CHINESE_AUTHOR.fullmatch(text)
    if not found or not re.match(r"[（(〔【]?\s*(?:本文)?(?:作者|撰文|文\s*[:：／/])", text):
        return None
    name = found.group("a") or found.group("b")
    role = found.group("role").strip(" ，,。為为") or None
    credits = (Credit(CreditRole.AUTHOR, name, role, name),) if name else ()
    return CreditLine(credits, Strength.STRONG)


def _read_signature(text: str) -> CreditLine | None:
    found = _SIGNED.fullmatch(text) if len(text) <= 200 else None
    if not found or not all(looks_like_person(name) and " " in name for name, _ in split_names(found.group(1))):
        return None
    place = found.group(2)
    places = (
        (find_affiliations(place) or [place.rstrip(".")])
        if place and place[:1].isupper()
        else find_affiliations(place or "")
    )
    return _line(CreditRole.AUTHOR, split_names(found.group(1)), places, Strength.STRONG)


def _read_unnamed(text: str) -> CreditLine | None:
    found = _WRITER_IS.fullmatch(text)
    if not found:
        return None
    people = split_names(found.group(1)) if found.group(1) else []
    return _line(CreditRole.AUTHOR, people, find_affiliations(found.group(2)), Strength.STRONG)


def _read_biography(text: str) -> CreditLine | None:
    apposed = _APPOSED.fullmatch(text)
    found = apposed or _BIO.fullmatch(text)
    if not found:
        return None
    people = split_names(found.group(1))
    role = found.group(2) if apposed else f"{found.group(2)}{found.group(3)}"
    sentence = re.split(r"(?<=[a-z)])\. ", role, maxsplit=1)[0]
    if _TOLD.search(role) or _OFFICE.match(role):
        return None
    if not all(looks_like_person(name) for name, _ in people) or not _says_role(sentence):
        return None
    return _line(CreditRole.AUTHOR, people, find_affiliations(sentence), _strength(people, text, sentence))


def _says_role(sentence: str) -> bool:
    """Tell whether `is …` goes on to a role with nothing but its attributes between: `is a Taipei-based lawyer`."""
    if re.match(rf"{_DOING}\b", sentence):
        return re.search(r"\b(?:at|for|in|with|from|on) (?:the )?[A-Z]", sentence) is not None and len(sentence) < 200
    found = _ROLE.search(sentence) or _BY_FORM.match(sentence)
    between = sentence[: found.start()].lower().split()[1:] if found else ["no", "role"]
    return len(between) <= 9 and not any(word in _NO_ATTRIBUTE or _VERB_FORM.fullmatch(word) for word in between)


def _strength(people: list[tuple[str, str | None]], text: str, sentence: str) -> Strength:
    one_word = any(" " not in name for name, _ in people)
    narrative = re.search(r"\b(?:that|will|but|was)\b|\d{2}", sentence) is not None
    definite = re.match(r"(?:is|was|are) the\b", sentence) is not None
    by_form = _ROLE.search(sentence) is None and _BY_FORM.match(sentence) is not None
    return Strength.WEAK if by_form or one_word or narrative or definite or len(text.split()) > 60 else Strength.STRONG
