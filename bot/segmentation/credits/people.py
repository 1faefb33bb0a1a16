"""The grammar of personal names in a credit line: `Lee Li-sheng`, `J. K. Rowling and Ursula von der Leyen`."""

from __future__ import annotations

import re

from bot.articles import is_agency, is_organisation
from bot.segmentation.text.vocabulary import words

_WORD = (
    r"(?:(?:[^\W\d_a-zß-ÿ\u03ac-\u03ce\u0430-\u045f\u3040-\u9fff]\.){2,4}"
    r"|[^\W\d_a-zß-ÿ\u03ac-\u03ce\u0430-\u045f\u3040-\u9fff][\w’'‘-]*\.?)"
)
PARTICLES = words("de da di du del della der den van von bin bint ibn al el la le dos das ter ten y af zu")
_PARTICLE = rf"(?:{'|'.join(sorted(PARTICLES))})"
_GLOSS = r"(?:\s*[(（][^()（）]{1,40}[)）])?"
# One to six words; the first and the last are capitalised, particles may stand between.
NAME = rf"{_WORD}(?:[ ](?:{_PARTICLE}[ ]){{0,2}}{_WORD}){{0,5}}{_GLOSS}"
NAMES = rf"{NAME}(?:(?:, and | and |, | & ){NAME}){{0,7}}"

_SPLIT = re.compile(r"(,? and |, | & |[、；]|; )")
_DEGREE = re.compile(
    r"(?:ph\.?d|d\.?phil|m\.?d|j\.?d|ed\.?d|psy\.?d|d\.?d\.?s|m\.?a|m\.?sc|m\.?phil|m\.?b\.?a|m\.?p\.?h|m\.?f\.?a|"
    r"m\.?p\.?a|m\.?ed|b\.?a|b\.?sc|ll\.?[bm]|r\.?n|c\.?p\.?a|esq|m\.?p|f\.?r\.?s|[omc]\.?b\.?e)\.?",
    re.IGNORECASE,
)
_JUNIOR = re.compile(r", ?((?:Jr|Sr|I{2,3}|IV)\b\.?)")
_TITLE = re.compile(r"(?:(?:Drs?|Prof|Professor|Mrs?|Ms|Rev)\.? )+(?=\w)")
# A date right behind a name: `by Ana Lima Monday, 3 March`.
_WHEN = re.compile(
    r" (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|July|September|October|November|December)$"
)
STATED_MAIL = re.compile(r"[\w.+-]{1,64}@[\w.-]{3,80} ?\(([^()]{2,60})\)")
ELSEWHERE = re.compile(r"[(<\[]{0,3}(?:https?://\S+|mailto:\S+|[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,60})+)[)>\]]*")
# One word, a comma, and given names: nobody signs a piece with a list of one-word names and capitals.
FAMILY_FIRST = re.compile(rf"({_WORD}), ({_WORD}(?: {_WORD})?)")
# A desk signs for nobody.
CROWD = re.compile(
    r"\b(?:staff|desk|team|newsroom|bureau|reporters|editors|contributors|agencies|wires)$", re.IGNORECASE
)
_ATTRIBUTES = words(
    "staff senior special guest contributing chief managing deputy associate assistant political foreign national "
    "international business sports science health technology culture city news crime legal freelance opinion features "
    "our own diplomatic investigations investigative data european asia europe africa economics education "
    "environment property travel food book film theatre arts political editor-at-large correspondent-at-large"
)
_ROLES = words(
    "writer writers reporter reporters editor editors correspondent correspondents columnist columnists contributor "
    "contributors journalist journalists photographer photographers producer intern interns analyst critic fellow "
    "professor lecturer editor-in-chief editor-at-large staff bureau desk agencies agency wires chief"
)
# Places of several words, as they stand behind a name; one word alone is no full name anyhow.
_TOWNS = words(
    "new-york hong-kong los-angeles san-francisco new-delhi washington-dc tel-aviv cape-town buenos-aires sao-paulo "
    "são-paulo rio-de-janeiro mexico-city kuala-lumpur ho-chi-minh-city phnom-penh addis-ababa abu-dhabi san-diego "
    "san-jose san-juan las-vegas st-petersburg new-taipei new-taipei-city kuwait-city panama-city quezon-city "
    "port-moresby united-states united-kingdom south-korea north-korea south-africa new-zealand sri-lanka saudi-arabia "
    "new-orleans st-louis santa-fe the-hague den-haag port-au-prince la-paz santo-domingo costa-rica el-salvador "
    "hsinchu-city taipei-city taichung-city tainan-city kaohsiung-city"
)
_GLOSSED = re.compile(r"[(（]([^()（）]*)[)）]\s*$")
_HAS_CJK = re.compile(r"[\u3400-\u9fff]")
# A sentence may start with these, a name does not.
_NO_NAME = words(
    "the a an this that these those he she it they we i you his her its their our my your there here who what when "
    "where why how which if as at in on by for from with and but or so yet not no one many most some all each every "
    "both another such more since while although though because after before during until under over about today "
    "yesterday tomorrow now then monday tuesday wednesday thursday friday saturday sunday january february march "
    "april may june july august september october november december please note editor editors photo translated staff "
    "reporter reporters agencies agency"
)
_NOT_A_PERSON = words(
    "university college school institute department ministry government party company corp inc ltd association "
    "foundation council committee court police agency bank group times news press party union league club street city "
    "county district island north south east west republic states kingdom congress parliament house senate office "
    "center centre museum hospital"
)


def split_names(text: str) -> list[tuple[str, str | None]]:
    """Split `A, B (乙) and C` into names, each with its gloss in Chinese characters or None.

    Degrees, titles, and the roles, agencies and towns behind a name are no names. An organisation is one name,
    whatever its own words join: `Ministry of Health and Welfare`.
    """
    text = _JUNIOR.sub(r" \1", text)
    if is_organisation(text) and is_one(text):
        return [(text.strip(" .,;:"), None)]
    parts = _SPLIT.split(text)
    people = [_named(part) for part in parts[::2]]
    joined = ["", *(joint.strip(" ,") or "," for joint in parts[1::2])]
    listed = [(name, cjk, joint) for (name, cjk), joint in zip(people, joined, strict=True) if name]
    persons = [(name, cjk, joint) for name, cjk, joint in listed if not is_beside(name)] or listed[:1]
    if persons and not is_organisation(persons[0][0]):
        # Behind a comma stands where a person works: `Ana Lima, Harbour Gazette`.
        persons = [one for one in persons if one[2] != "," or not is_organisation(one[0])]
    full = any(" " in name for name, _, _ in persons) or is_agency(listed[0][0] if listed else "")
    return [
        (name, cjk)
        for name, cjk, joint in persons
        if not (joint and full and joint not in ("and", "&") and " " not in name and name.isascii())
    ] or [(name, cjk) for name, cjk, _ in listed[:1]]


def credited_names(text: str) -> list[tuple[str, str | None]]:
    """Split the names of a line on the page: persons, and organisations that are no agency and no crowd."""
    return [
        person
        for person in split_names(text)
        if not is_beside(person[0])
        and not CROWD.search(person[0])
        and (looks_like_person(person[0]) or is_organisation(person[0]))
    ]


def _named(part: str) -> tuple[str, str | None]:
    """A name without degree and title, and its gloss."""
    gloss = _GLOSSED.search(part)
    name = (part[: gloss.start()].rstrip() if gloss else part).strip(" .,;:")
    cjk = gloss.group(1).strip() if gloss and _HAS_CJK.search(gloss.group(1)) else None
    *first, last = name.split() or [""]
    if first and (last.isupper() or "." in last or last[:2] == "Ph") and _DEGREE.fullmatch(last):
        name = " ".join(first)
    return _TITLE.sub("", _WHEN.sub("", name)), cjk


def is_beside(name: str) -> bool:
    """Tell whether what stands in a list of names is no name: a degree, an agency, a role, a town."""
    words = name.lower().replace(".", "").split()
    if not words or _DEGREE.fullmatch(name) or is_agency(name) or "-".join(words) in _TOWNS:
        return True
    return words[-1] in _ROLES and (len(words) == 1 or words[0] in _ATTRIBUTES)


def names_office(name: str) -> bool:
    """Tell whether what stands behind a name is what its bearer does: `Harbour Correspondent`, `chief photographer`."""
    return name.lower().replace(".", "").split()[-1:] != [] and name.lower().replace(".", "").split()[-1] in _ROLES


def is_one(text: str) -> bool:
    """Tell whether the name of an organisation is a single one, for all that it may hold a comma or an `and`."""
    first, *others = _SPLIT.split(text)[::2]
    joints = _SPLIT.split(text)[1::2]
    if not others:
        return True
    if any("," in joint for joint in joints):
        return False
    return " " not in first.strip() or (is_organisation(first) and not is_organisation(others[0]))


def looks_like_person(name: str) -> bool:
    """Tell whether words that have the form of a name could be a person's."""
    words = [word.strip(".’'").lower() for word in name.split()]
    return bool(words) and words[0] not in _NO_NAME and not _NOT_A_PERSON.intersection(words)
