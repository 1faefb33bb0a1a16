"""Where a credited person works: the capitalised phrase of `a professor of law at the University of Leeds`."""

from __future__ import annotations

import re

from bot.articles import is_organisation

# Where the phrase has run on into something that is no longer the employer's name.
_CUTS = re.compile(
    r",? (?:where|who|which|whose|from (?:19|20)\d\d|between (?:19|20)\d\d|since (?:19|20)\d\d|based in|based at|"
    r"during|until|under|for (?:(?:more than|over|almost|nearly|about) )?(?:\d+|[a-z]+) (?:years|decades|months)|"
    r"specializing|specialising|focusing|working|and (?:a|an|the|is|was|has|also|former|author|co-author|"
    r"editor))\b|[;(（—–]|(?<!\bSt)(?<!\bMt)(?<!\bFt)(?<!\bDr)\. "
)
_CAPITAL = r"(?:[A-Z0-9À-ÖØ-ÞĀ-Ž&][\w’'.&/-]*|[a-z]?[A-Z][\w’'.-]*)"
_LINK = r"(?:of|for|and|the|on|in|de|du|la|des|der|für|at|to|&|-|–)"
_PHRASE = re.compile(rf"((?:[Tt]he )?{_CAPITAL}(?: (?:{_LINK} ){{0,3}}{_CAPITAL}){{0,14}})")
_TRIGGERS = (
    re.compile(r"\b(?:at|co-?founded) "),
    re.compile(r"\b(?:of|for|with) "),
    re.compile(r"\b(?:in|from|to|by) "),
    re.compile(r"\b(?:on|,) "),
)
_ROLE_AND_ROLE = re.compile(r",? and (?=(?:an? |the |former |also )?[a-z])|; ")
# Whoever wrote a book does not work there.
_BOOK = re.compile(r"(?:(?:is|was|and|also|an?|the|best-?selling|co-?) ?)*(?:co-?)?authors? of\b", re.IGNORECASE)
_WHO_WORKS = re.compile(
    r"\bwho (?:now |currently |also )?(?:works?|worked|teach(?:es)?|taught|serves?|served|leads|heads)( .*)"
)
# Where a state sends somebody is no employer.
_POSTED = re.compile(
    r"\b(?:[Aa]mbassador|[Ee]nvoy|[Cc]onsul(?: general)?|[Hh]igh [Cc]ommissioner|[Dd]elegate|[Ee]missary)s? to "
    r"(?:the )?[A-Z][\w’'-]*(?: (?:and |of )?[A-Z][\w’'-]*)*"
)
_OWN_EDITOR = re.compile(
    r"(?:(?:is|are|was|were) )((?:the |The )?[A-Z][\w&-]*(?: [A-Z][\w&-]*){1,5})[’']s? (?:[\w-]+ ){0,4}"
    r"(?:editor|correspondent|reporter|columnist|critic|chief|director|writer|analyst|economist|fellow)s?\b"
)
_INSTITUTION = re.compile(
    r"(?:[Tt]he )?(?:Ministry|Department|Office|Bureau|Cent(?:er|re)|Institut(?:e|ion)|Council|Society|Agency|"
    r"Association|Committee|Commission|Board|Foundation|Federation|Friends|Academy|Bank|Court|House|Alliance|"
    r"Port|Chamber|Museum|Union|League|Campaign|Coalition|Network|Forum|Fund|Organi[sz]ation|Authority|Movement) "
    r"(?:of|for|on|against|to) "
)
_INSIDE_NAMES = ("of ", "for ", "to ")
_FEW = 2
_CAMPUS = re.compile(r"^, ((?:[A-Z][\w.]+)(?: [A-Z][\w.]+)?)(?=[,.]|$)")


def find_affiliations(role: str) -> list[str]:
    """Find the employers named in the words after `is a …`; one for each role that names one."""
    found: list[str] = []
    for part in _ROLE_AND_ROLE.split(role):
        name = None if _BOOK.match(part) else _affiliation(part)
        if name is None and (works := _WHO_WORKS.search(part)) is not None:
            name = _affiliation(works.group(1))
        if name and name not in found:
            found.append(name)
    return found


def _affiliation(role: str) -> str | None:
    cut = _CUTS.search(role)
    role = (role[: cut.start()] if cut else role).rstrip(" .,;:")
    role = _POSTED.sub("", role)
    for trigger in _TRIGGERS:
        for match in trigger.finditer(role):
            phrase = _PHRASE.match(role, match.end())
            if phrase and len(phrase.group(1)) > 1 and not _is_town(match.group(), phrase.group(1)):
                whole = None if match.group() not in _INSIDE_NAMES else _named_around(role, match.start())
                name = _without_town(whole or phrase.group(1))
                return name if whole else _with_campus(name, role[phrase.end() :])
    return _paper_of(role)


def _is_town(trigger: str, name: str) -> bool:
    """Tell whether a name is where somebody lives: `is a lawyer in Cork`."""
    return trigger == "in " and not is_organisation(name) and _INSTITUTION.match(name) is None


def _named_around(role: str, at: int) -> str | None:
    """The name that a linking word stands inside: `the Centre for Coastal Studies`; a role before it is no name."""
    around = next((found for found in _PHRASE.finditer(role) if found.start() < at < found.end()), None)
    if around is None or not _INSTITUTION.match(around.group(1)):
        return None
    return around.group(1)


def _without_town(name: str) -> str:
    """`the Coast Legal Centre in Oslo` is an organisation and a town; `American Institute in Taiwan` is one name."""
    before, _, town = name.rpartition(" in ")
    words = before.removeprefix("the ").split()
    return before if before and " " not in town and len(words) > _FEW and is_organisation(before) else name


def _paper_of(role: str) -> str | None:
    """The employer whose own somebody is: `is the Harbour Post’s Asia editor`."""
    found = _OWN_EDITOR.match(role)
    return found.group(1) if found else None


def _with_campus(name: str, rest: str) -> str:
    """`University of California, Berkeley` is one name; other commas end one."""
    campus = _CAMPUS.match(rest)
    if campus and re.search(
        r"\bUniversity of (?:California|Wisconsin|Texas|Illinois|Minnesota|Hawai‘?i|North Carolina|Maryland)$", name
    ):
        return f"{name}, {campus.group(1)}"
    return name.rstrip(".,’'")
