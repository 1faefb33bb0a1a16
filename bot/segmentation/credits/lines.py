"""Read the lines that say who wrote, translated, edited or photographed an article."""

from __future__ import annotations

import re

from bot.articles import PersonRole, is_organisation
from bot.segmentation.credits.affiliations import find_affiliations
from bot.segmentation.credits.chinese import read_chinese_author, read_chinese_byline, read_chinese_translator
from bot.segmentation.credits.model import CreditLine, Strength, credit_line
from bot.segmentation.credits.people import NAME, NAMES, credited_names, looks_like_person, split_names
from bot.segmentation.credits.roles import DOING, LINKING, is_doubtful, is_service, is_told, names_role, says_role

MAX_LINE = 700
_LONGEST_SURE = 60
_BIO = re.compile(rf"({NAMES}),? (?:(?:currently|also|now|formerly|previously) )?({LINKING}|{DOING})\b(.*)", re.DOTALL)
_APPOSED = re.compile(
    rf"({NAME}), ((?:an? |the |former |associate |assistant )[^,]{{3,120}}), (?:is|was|(writes)|has|wrote|can)\b(.*)",
    re.DOTALL,
)
_SIGNED = re.compile(
    rf"[—–―-]{{1,2}} ?({NAME}(?:(?: and | & |, and ){NAME})?)(?:(?:,| of| at| /| \|) (.{{2,160}}))?\.?"
)
_PLACE_IN_BRACKETS = re.compile(r" ?[(（]([^()（）\u3400-\u9fff]{2,120})[)）]$")
_NAME_AND_ROLE = re.compile(rf"({NAME})(?:, | [(])([^.!?:;\"“”]{{3,80}}?)[)]?\.?")
_LONGEST_ROLE = 100
_LONGEST_SIGNED = 240
_CAPITAL = re.compile(r"(?:the )?[^\W\d_a-z]")
_ABOUT = re.compile(
    r"(?i:about the (?:authors?|writers?)|author(?:’s|'s)? (?:bio|note)|bio(?:graphy)?|contributors?)\s*[:—–-]\s*"
)
# No initial and no abbreviation ends a sentence here.
_STOP = re.compile(r"(?<=[a-z)’”]\.)(?<!\bSt\.)(?<!\bMt\.)(?<!\bFt\.)(?<!\bDr\.)(?<!\bProf\.)(?<!\bInc\.)(?<!\bCo\.) ")
_VERB = re.compile(rf" (?:{LINKING}|{DOING}) ")
# A second person in the same sentence: `…, and Tom Okoro is a lecturer at …`.
_AND_IS = re.compile(rf"(?:,? (?:and|while|whereas) |; )(?={NAME} (?:is|are|works|teaches|serves) (?!to |not ))")
_REPORTED = re.compile(rf"({NAMES}) reported from [A-Z].{{2,120}}")
_AND_FROM = re.compile(rf"(?:,? and |, |; )({NAME}) from [A-Z]")
_WRITER_NAMED = re.compile(
    rf"[(（\[]?(?:The|This) (?:writer|author|columnist|contributor) is ({NAME}), (.{{3,200}})", re.DOTALL
)
_WRITER_IS = re.compile(
    r"[(（\[]?(?:The|This) (?:writer|author|columnist|contributor)s?(?:, ([^,]{2,60}),)? "
    r"(?:is|are|was|teaches|works)\b(.*)",
    re.DOTALL,
)
_TRANSLATOR = re.compile(
    rf"[(\[（]?\s*(?i:Translat(?:ed|ion)(?: from (?:the )?\w+)?(?: into \w+)? by|Translators?\s*:|Translation\s*:|"
    rf"Tr\. by|English translation by)"
    rf"\s*:?\s*(?:staff (?:writer|reporter|translator)s? )?({NAMES})"
    rf"\s*(?:(?:[,;(/—–|]|and (?:edited|adapted|abridged) by ).{{0,60}})?[.)\]）]?"
)
_WORK_BY = (
    r"(?:Story|Text|Words|Article|Report|Reporting|Reported|Written|Column|Essay|Commentary|Analysis|Interview)"
    r"(?: (?:and|&) (?:photos?|photographs?|pictures?|images?|illustrations?|video))? by"
)
_BYLINE = re.compile(
    rf"(?:By|BY|{_WORK_BY}|From)\s*:?\s+({NAMES})"
    rf"(?:\s*(?:/|\||,|;|–|—|-| in | for | and | with |\()\s*(?:.{{0,80}}))?[.)]?"
)
_ALSO = re.compile(rf"(?: and |, |; )({NAME}) in [A-Z]")
_SLASHED = re.compile(rf"({NAMES})\s*[/|]\s*(?:Staff|Special|Contributing|Senior|[A-Z]{{2,6}}\b|Agenc)[\w ,.]{{0,60}}")
_SLASHED_PLACE = re.compile(rf"({NAMES})\s*[/|]\s*([A-Z][^/|]{{2,60}})")
_FRAMED = re.compile(r"[(（\[]([^()（）\[\]]{10,})[)）\]]")
_DASHES = re.compile(r"[—–―-]{1,2} ?")
_OTHER = re.compile(
    r"(?:\([A-Z]{2,5}\) ?[a-z]{2,4}(?:/[a-z]{2,4}){0,3}|[a-z]{2,4}(?:/[a-z]{2,4}){1,3}|[^\s@]{1,64}@[\w.-]{3,80})$|"
    r"[（(][\u3400-\u9fff]{2,4}[)）]\s*[（(](?:責編|责编|責任編輯|责任编辑|編輯|编辑)[:：]|"
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
    r"[A-Z][\w’' ,.-]{2,80} contributed (?:reporting|research)\b.{0,80}$|A version of this (?:article|story)\b|"
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
# Without a stop before it, the name of who took the picture makes a short line a caption.
_TAKEN_BY = re.compile(
    r".{2,60}?(?:[（(〔][\u3400-\u9fff· ]{2,14}?[攝摄][)）〕]|[ ／/][\u3400-\u9fff·]{2,4} ?[攝摄]|"
    r"\((?:Photo|Picture|Image)s?(?::| by| courtesy of) [A-Z][^()]{2,40}\))[。.]?"
)
_QUOTES = re.compile(r"[\"“”「」]")


def read_translator(text: str) -> CreditLine | None:
    """Read `Translated by NAMES` or `譯者：…`; None when the line is no such credit."""
    found = _TRANSLATOR.fullmatch(text)
    people = split_names(found.group(1)) if found else []
    if people:
        return credit_line(PersonRole.TRANSLATOR, people, [], Strength.STRONG)
    return read_chinese_translator(text)


def read_byline(text: str) -> CreditLine | None:
    """Read `By NAME / Staff reporter` or `NAME / Special to …`; the part after the name is no affiliation."""
    chinese = read_chinese_byline(text)
    if chinese:
        return chinese
    found = (_BYLINE.fullmatch(text) or _SLASHED.fullmatch(text) or _slashed(text)) if len(text) <= 200 else None
    if not found:
        return None
    names = [found.group(1), *_ALSO.findall(text, found.end(1))]
    people = [person for name in names for person in credited_names(name)]
    return (
        credit_line(PersonRole.AUTHOR, people, [], Strength.STRONG)
        if people or text.lower().startswith("by ")
        else None
    )


def _slashed(text: str) -> re.Match[str] | None:
    """A name before a bar, and the paper it writes for behind it: `Ana Lima / The Harbour Gazette`."""
    found = _SLASHED_PLACE.fullmatch(text)
    return found if found and is_organisation(found.group(2)) and not is_organisation(found.group(1)) else None


def read_author(text: str) -> CreditLine | None:
    """Read the line that introduces an author at the end of an article, in English or Chinese."""
    if len(text) > MAX_LINE or _QUOTES.search(text[:60]):
        return None
    return (
        read_chinese_author(text)
        or _read_reported(text)
        or _read_signature(text)
        or _read_unnamed(text)
        or _read_biography(text)
    )


def read_signed_with_role(text: str) -> CreditLine | None:
    """Read the last line of a piece that is a name and what its bearer does: `Ana Lima, editor of the Harbour Post`."""
    found = _NAME_AND_ROLE.fullmatch(text) if len(text) <= _LONGEST_ROLE else None
    if not found or not names_role(found.group(2)) or is_told(text):
        return None
    people = split_names(found.group(1))
    if not all(" " in name and looks_like_person(name) and not names_role(name) for name, _ in people):
        return None
    return credit_line(PersonRole.AUTHOR, people, find_affiliations(found.group(2)), Strength.STRONG)


def is_other_credit(text: str) -> bool:
    """Tell whether a line credits somebody else: an agency, an editor, the first publisher."""
    return len(text) <= 300 and _OTHER.match(text) is not None


def is_caption(text: str) -> bool:
    """Tell whether a line belongs to a picture: `Photo: AFP`, `圖／中央社`."""
    return (
        len(text) <= 300
        and (_CAPTION.match(text) or _CAPTIONED.fullmatch(text) or _TAKEN_BY.fullmatch(text)) is not None
    )


def _read_signature(text: str) -> CreditLine | None:
    """Read `— Ana Lima, Lund University`, `– Ana Lima is …` apart from it; behind the names stands where they work."""
    found = _SIGNED.fullmatch(text) if len(text) <= _LONGEST_SIGNED else None
    place = _PLACE_IN_BRACKETS.search(found.group(1)) if found else None
    people = split_names(found.group(1)[: place.start()] if place else found.group(1)) if found else []
    if not found or not people or not all(" " in name and looks_like_person(name) for name, _ in people):
        return None
    stated = place.group(1) if place else found.group(2)
    return credit_line(PersonRole.AUTHOR, people, _places_behind(stated), Strength.STRONG)


def _places_behind(stated: str | None) -> list[str]:
    """The employer that stands behind a name without a verb: `the Nikkei Asian Review`, `professor of law, NTU`."""
    if not stated:
        return []
    employed = find_affiliations(stated)
    parts = [part.strip(" .") for part in stated.split(", ")]
    named = [part for part in parts if _CAPITAL.match(part) and not names_role(part)]
    organised = [part for part in named if is_organisation(part)]
    # One word more is mostly a town: letters are signed so.
    likely = [part for part in named if " " in part or part.isupper()]
    return employed if employed and names_role(stated) else organised or employed or likely[:1]


def _read_reported(text: str) -> CreditLine | None:
    """Read `Maria Lindgren reported from Brussels, and Pieter Vos from Den Helder.`"""
    found = _REPORTED.fullmatch(text)
    names = [found.group(1), *_AND_FROM.findall(text, found.end(1))] if found else []
    people = [person for name in names for person in split_names(name)]
    if not people or not all(" " in name and looks_like_person(name) for name, _ in people):
        return None
    return credit_line(PersonRole.AUTHOR, people, [], Strength.STRONG)


def _read_unnamed(text: str) -> CreditLine | None:
    found = _WRITER_NAMED.fullmatch(text) or _WRITER_IS.fullmatch(text)
    if not found:
        return None
    people, places = split_names(found.group(1) or ""), find_affiliations(found.group(2))
    if not people:
        return CreditLine((), Strength.STRONG, tuple(places))
    return credit_line(PersonRole.AUTHOR, people, places, Strength.STRONG)


def _read_biography(text: str) -> CreditLine | None:
    """Read `A is a lecturer at X.`, and each further person of `… B is …` behind it."""
    framed = _FRAMED.fullmatch(text)
    text = _ABOUT.sub("", framed.group(1) if framed else text)
    dashes = _DASHES.match(text)
    text = text[dashes.end() :] if dashes else text
    if is_told(text):
        return None
    first, *others = _clauses(text)
    line = _read_introduction(first, text)
    if line is None:
        return None
    known = {credit.name for credit in line.credits}
    credits = list(line.credits)
    for clause in others:
        other = _read_introduction(clause, text)
        if other is not None and known.isdisjoint(credit.name for credit in other.credits):
            credits += other.credits
            known |= {credit.name for credit in other.credits}
    return CreditLine(tuple(credits), line.strength)


def _clauses(text: str) -> list[str]:
    """The sentences of a text, and the clauses in them that introduce somebody else."""
    return [clause for sentence in _STOP.split(text) for clause in _parted(sentence)]


def _parted(sentence: str) -> list[str]:
    """A sentence cut where it goes on to somebody else; `A and B are …` is cut nowhere."""
    edges = [0]
    for joint in _AND_IS.finditer(sentence):
        if _VERB.search(sentence, edges[-1], joint.start()):
            edges += [joint.start(), joint.end()]
    edges.append(len(sentence))
    return [sentence[one:other] for one, other in zip(edges[::2], edges[1::2], strict=True)]


def _read_introduction(clause: str, text: str) -> CreditLine | None:
    """Read who a clause says is what; `text` is the whole line."""
    apposed = _APPOSED.fullmatch(clause)
    found = apposed or _BIO.fullmatch(clause)
    if not found:
        return None
    people = split_names(found.group(1))
    written = apposed.group(4) if apposed and apposed.group(3) else ""
    sentence = found.group(2) if apposed else f"{found.group(2)}{found.group(3)}"
    if is_told(sentence) or not says_role(sentence) or not all(looks_like_person(name) for name, _ in people):
        return None
    if is_service(sentence) and any(" " not in name for name, _ in people):
        return None
    places = find_affiliations(sentence) or find_affiliations(written)
    return credit_line(PersonRole.AUTHOR, people, places, _strength(people, text, sentence))


def _strength(people: list[tuple[str, str | None]], text: str, sentence: str) -> Strength:
    one_word = any(" " not in name for name, _ in people)
    doubtful = one_word or is_doubtful(sentence) or len(text.split()) > _LONGEST_SURE
    return Strength.WEAK if doubtful else Strength.STRONG
