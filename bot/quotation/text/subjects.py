"""Extract the speaker's name from an attribution: “said senior pilot Hsiang Kuo-tai, who …”, 水務局長邱文玲說.

Extracts only plain cases. A name inside a phrase about something else (a spokesman for Acme, Kuo's lawyer),
two names, or anything that cannot be parsed gives no name: a wrong name is worse than none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.quotation.text.characters import HAN, SURNAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

_VERBS: Final = (
    r"(?:said|says|added|adds|asked|asks|replied|replies|wrote|writes|told|tells|continued|explained|explains|recalled|"
    r"recalls|noted|notes|argued|argues|insisted|insists|warned|warns|admitted|conceded|joked|remarked|observed|"
    r"concluded|declared|announced|stated|commented|answered|testified|shouted|whispered|sighed|laughed|acknowledged|"
    r"acknowledges|responded|responds|tweeted|cautioned|complained|predicted|emphasized|emphasised|stressed|quipped)"
)
_PARTICLES: Final = r"(?:de|da|dos|del|della|van|von|der|den|ter|bin|ibn|al|el|la|le|du|di|zu|af|ap)"
_CAPITAL: Final = (
    r"(?:[A-ZÀ-Þ](?:[\w’'-]*[\w]|\.)?(?:\.(?=\s(?:[A-ZÀ-Þ]|d[aei]|v[ao]n)))?|(?:[A-Z]\.){1,3}|al-[A-Z][\w-]+)"
)
NAME: Final = rf"(?:{_PARTICLES}\s)?{_CAPITAL}(?:\s(?:{_PARTICLES}\s){{0,2}}{_CAPITAL}){{0,5}}"
"""A run of capitalised words, as a regular expression."""

_GLOSS: Final = re.compile(r"\s*[(（][^()（）]{1,60}[)）]")
# A full stop behind a title or an initial does not end a sentence.
_PLAIN: Final = r"(?:[^,;:.!?]|(?<=Mr|Ms|Dr|St|Jr|Sr)\.|(?<=Mrs|Sen|Rep|Gov|Gen|Col)\.|(?<=[A-Z])\.)"
_INVERTED: Final = re.compile(rf"{_VERBS}\s+(?P<rest>.+)", re.DOTALL)
_STRAIGHT: Final = re.compile(
    rf"(?P<subject>{_PLAIN}{{1,120}}?(?:(?:,[^,;:!?]{{1,120}}){{1,4}},)?)\s+(?:(?:has|have|had)\s+)?(?:\w+ly\s+|also\s+|then\s+|later\s+)?{_VERBS}\b"
)
_ACCORDING: Final = re.compile(r"according\s+to\s+(?P<rest>.+)", re.DOTALL)
# He allegedly said, she never said, they would have said.
_DOUBTED: Final = re.compile(
    r"[^.!?]{0,160}?\b(?:alleged(?:ly)?|reportedly|supposedly|purportedly|never|not|would|might|could|\w+n[’'\"]t)\s+"
    rf"(?:have\s+|has\s+)?(?:{_VERBS}|say)\b"
)
_SAYS: Final = re.compile(rf"\b{_VERBS}\b")
_NAME_FIRST: Final = re.compile(
    rf"(?P<role>(?:[a-z0-9’'-]+\s+|{_CAPITAL}\s+)*?)(?P<name>{NAME})(?P<after>.*)", re.DOTALL
)
_ENDS: Final = re.compile(
    r"$|[,.;:!?—–(]|\s+(?:who|whose|in|on|at|of|from|after|before|during|when|as|while|last|this|yesterday|today|to|that)\b|\s*[“\"‘]"
)
_APPOSITION: Final = re.compile(rf",\s*(?P<name>{NAME})(?=\s*(?:$|[,.;:(—–]))")
_DESCRIBES: Final = re.compile(r"(?:who|whose|which|a|an|the|[a-z]+)\b")
_OFFICE: Final = re.compile(rf"(?:{_CAPITAL}[’']s\s+[a-z]|[A-Z][A-Za-z-]+\s+(?:of|for|at)\s)")
_LONGEST_ROLE: Final = 80
_ROLE: Final = re.compile(r"(?:the|its|his|her|their|an?|[A-Z][\w’'-]*[’']s)(?:\s+[\w’'-]+){1,8}")
_THAT: Final = re.compile(
    r"(?:.{0,100}\s)?that(?:\s+(?:the|its|his|her|their|an?|this|these|those|it|he|she|they|we|there)(?:\s+[a-z’'-]+){0,4})?"
)
_QUOTING: Final = re.compile(r"\b(?:call|describ|term|label|quot|dub|nam|cit|refer)\w*\b")
_STOPPERS: Final = re.compile(
    r"\b(?:to|of|for|by|with|from|at|about|against|and|or|nor|than|that|which|who|whose|whom|as|is|was|were|are|be|been|had|has|have"
    r"|but|if|when|because|not|in|on|into|over|under|after|before|near|via)\b"
)
_VERBAL: Final = re.compile(r"\b(?!(?:united|retired|appointed|elected|red)\b)[a-z]+(?:ed|ing)\b")
_LEADING: Final = re.compile(
    r"^(?:(?:But|And|Yet|So|Then|Still|However|Meanwhile|Later|Instead|Nevertheless|Similarly|Also|Afterwards?|Finally)[,\s]\s*)+"
    r"|^(?:On|Last|This)\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+"
)
_TITLES_LIST: Final = """
mr mrs ms miss dr sir dame lord lady prof professor president premier prime minister secretary chancellor senator
sen rep representative congressman congresswoman gov governor mayor councilor councillor commissioner director
chairman chairwoman chair chairperson captain capt general gen col colonel maj major lt sgt sergeant admiral judge
justice ambassador deputy vice former treasury finance foreign energy defense defence state trade interior
agriculture health education economy economic economics speaker king queen prince princess pope cardinal bishop
archbishop father sister brother reverend rev superintendent inspector detective chief officer executive spokesman
spokeswoman spokesperson manager coach u.s us uk eu u.k american british french german japanese chinese taiwanese
attorney counsel treasurer board council city county state federal national water harbor harbour village head
legislator lawmaker leader party democratic republican conservative labour labor tory mp analyst economist
accountant
"""
_TITLES: Final = frozenset(_TITLES_LIST.split())
_SUFFIXES_LIST: Final = """
mp msp mep phd md jr sr ii iii iv obe mbe cbe qc kc
"""
_SUFFIXES: Final = frozenset(_SUFFIXES_LIST.split())
_NOBODY_LIST: Final = """
he she they it we i you one two three some many most others another both each all nobody everybody everyone somebody
someone who what that this these those there here the a an officials critics analysts sources police residents
experts researchers traders dealers economists lawmakers opponents supporters activists organizers organisers
witnesses authorities prosecutors investigators scientists doctors workers students teachers parents bankers brokers
diplomats people reports report monday tuesday wednesday thursday friday saturday sunday january february march
april may june july august september october november december his her their its my our no not yes if when while in
on at by for from to with as after before but and or so yet then asked according republicans democrats tories
liberals conservatives
"""
_NOBODY: Final = frozenset(_NOBODY_LIST.split())
_HE: Final = re.compile(
    rf"(?:{_VERBS}\s+(?:he|she)|(?:he|she)\s+(?:had\s+|has\s+)?(?:\w+ly\s+|also\s+|then\s+|later\s+)?{_VERBS})\b",
    re.IGNORECASE,
)

_SAYS_ZH: Final = (
    r"(?:(?<![小傳传學学演遊游據据])[說说]|表示|指出|強調|强调|補充|补充|回應|回应|回答|坦言|認為|认为|透露|解釋|解释|"
    r"直言|寫道|写道|告訴|告诉|問|问道?|呼籲|呼吁|警告|批評|批评|感嘆|感叹|笑說|笑说|受訪時說|接受訪問時說)"
)
_TITLE_ENDS_ZH: Final = "長员員授人理師师者家官委席裁任士主監监書书記记手民友董總总護护導导演生媽妈爸"
_NO_NAME_ZH: Final = re.compile("[的了是在與和及也說他她我亦又卻]|[曾便遂即仍再才就都]$")
_ONE_ZH: Final = re.compile(
    rf"(?:^|[，。；：！？、」』\s])(?P<clause>[{HAN}・·]{{2,24}}?)(?:[（(][^（）()]{{1,30}}[）)])?(?:在[^，。「]{{1,16}}(?:上|中|時|时|後|后)|昨日?|今日?|昨天|今天|則|则|也|還|还|隨後|随后|再|進一步|进一步|隨即|随即|亦|又|曾|便|遂|即|仍|再|卻|却|才|就|都|後來|后来){{0,2}}{_SAYS_ZH}[^，。；「『“]{{0,12}}[，：:,]?$"
)
_HE_ZH: Final = re.compile(
    rf"(?:^|[，。；：！？、」』\s])[他她](?:在[^，。「]{{1,16}}[上中時后後]|則|也|還|隨後|再)?{_SAYS_ZH}[^，。；「『]{{0,12}}[，：:,]?$"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of an attribution: a name, a pronoun, or neither."""

    name: str | None
    is_pronoun: bool = False


def subject_behind(words: str) -> Subject | None:
    """Read the attribution that follows a closing mark (“…,” said Fang Yi-chun), or return None where none does."""
    words = _GLOSS.sub("", words).strip(" \n,")
    if _DOUBTED.match(words):
        return Subject(None)
    if found := _HE.match(words):
        return Subject(None, is_pronoun=True)
    if (found := _INVERTED.match(words) or _ACCORDING.match(words)) is not None:
        return _first_named(found["rest"])
    if (found := _STRAIGHT.match(words)) is not None:
        return _last_named(found["subject"])
    return _chinese(words.rstrip("。，")) if re.match(f"[{HAN}]", words) else None


def subject_before(words: str) -> Subject | None:
    """Read the attribution that leads to an opening mark (Fang Yi-chun said: “…), or return None where none does."""
    words = _GLOSS.sub("", words).strip()
    if re.search(f"[{HAN}]", words[-4:]):
        return _chinese(words)
    says = list(_SAYS.finditer(words))
    if len(says) != 1:
        return None
    behind = words[says[0].end() :]
    if not _leads_to_a_mark(behind):
        return None
    if _DOUBTED.match(words[: says[0].end()]):
        return Subject(None)
    before = _LEADING.sub("", words[: says[0].start()].strip())
    before = re.sub(r"\s+(?:also|then|later|has|had|have|\w+ly)$", "", before)
    if re.search(r"(?:^|[,;]\s*)(?:he|she)$", before, re.IGNORECASE):
        return Subject(None, is_pronoun=True)
    return _last_named(before)


def _leads_to_a_mark(behind: str) -> bool:
    """Return whether the words between a verb of saying and a mark introduce the speaker's own words."""
    behind = behind.strip()
    if behind.endswith((":", ",")):
        return len(behind) < 160 and _STOPPERS.sub("", behind).count(",") <= 2
    if _THAT.fullmatch(behind):
        return not _QUOTING.search(behind)
    return (
        re.fullmatch(
            r"(?:that\s*)?(?:(?:it|he|she|they|this|that|there|we)\s+(?:is|was|are|were|had|has|would|will|could)(?:\s+(?:not|be|been))*)?",
            behind,
        )
        is not None
    )


def _first_named(rest: str) -> Subject | None:
    """Parse a subject after its verb: (the) (role) NAME, or the role, NAME."""
    head = rest.split(",", 1)[0]
    found = _NAME_FIRST.match(rest)
    role, name, after = (found["role"], found["name"], found["after"]) if found else ("", "", "")
    if (
        found
        and not _STOPPERS.search(role)
        and not _VERBAL.search(role)
        and not re.match(r"\s+and\b|’s|'s", after)
        and _ENDS.match(after)
    ):
        return Subject(_cleaned(name))
    if len(head) < _LONGEST_ROLE and re.fullmatch(_ROLE, head) and (beside := _APPOSITION.match(rest, len(head))):
        return Subject(_cleaned(beside["name"]))
    return Subject(None)


def _last_named(subject: str) -> Subject | None:
    """Parse a subject before its verb: (the) (role) NAME; NAME, who …,; the role, NAME,."""
    pieces = [piece.strip() for piece in subject.strip(" ,").split(",")]
    if subject.rstrip().endswith(",") and len(pieces) > 1 and _describes(pieces[1:]):
        pieces = pieces[:1]
    elif subject.rstrip().endswith(",") and len(pieces) > 1 and _DESCRIBES.match(pieces[-1]):
        pieces = pieces[:-1]
        if any(" " in piece and re.fullmatch(NAME, piece) and _cleaned(piece) for piece in pieces[:-1]):
            return Subject(None)
    found = re.fullmatch(rf"(?P<role>(?:[\w’'.-]+\s+)*?)(?P<name>{NAME})", pieces[-1])
    if found is None or _STOPPERS.search(found["role"].lower()) or _VERBAL.search(found["role"]):
        return Subject(None)
    if re.search(r"[’']s?\s*$", found["name"]) or (
        re.search(r"[A-Z][\w-]*[’']s?\s+$", found["role"]) and not found["name"]
    ):
        return Subject(None)
    return Subject(_cleaned(found["name"]))


def _describes(pieces: Sequence[str]) -> bool:
    """Return whether the text between commas behind a name is an apposition without another name."""
    first = pieces[0]
    is_office = _DESCRIBES.match(first) is not None or _OFFICE.match(first) is not None
    return is_office and not any(" " in piece and re.fullmatch(NAME, piece) for piece in pieces)


def _cleaned(name: str) -> str | None:
    """Strip titles and post-nominal letters from a name; return None if nothing is left."""
    words = name.replace("\n", " ").split()
    last = max(
        (index for index, word in enumerate(words) if word.lower().strip(".") in _TITLES or word.lower() in _TITLES),
        default=-1,
    )
    words = words[last + 1 :]
    while words and words[-1].lower().strip(".,") in _SUFFIXES:
        words.pop()
    if not words or words[0].lower() in _NOBODY or any("’s" in word or "'s" in word for word in words):
        return None
    return " ".join(words).rstrip(".,")


def _chinese(words: str) -> Subject | None:
    if _HE_ZH.search(words):
        return Subject(None, is_pronoun=True)
    found = _ONE_ZH.search(words)
    if found is None:
        return None
    clause = found["clause"]
    if "・" in clause or "·" in clause:
        foreign = re.search(r"[^長员員授理師师者家官委席裁任士]{1,6}[・·].{1,8}$", clause)
        return Subject(foreign[0] if foreign else None)
    return Subject(_chinese_name(clause))


def _chinese_name(clause: str) -> str | None:
    """Return the Chinese name at the end of a clause: a surname and one or two characters, behind a title or alone."""
    for length in (3, 2):
        name, before = clause[-length:], clause[:-length]
        if len(name) == length and name[0] in SURNAMES and not _NO_NAME_ZH.search(name):
            is_alone = not before or before[-1] in _TITLE_ENDS_ZH
            if is_alone and not (length == 2 and not before):
                return name
    return None
