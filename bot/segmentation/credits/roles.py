"""The words that say what somebody is or does, in the line that introduces an author."""

from __future__ import annotations

import re

from bot.articles import is_organisation
from bot.segmentation.text.vocabulary import words

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
    r"coordinator|strategist|spokesperson|spokesman|spokeswoman|envoy|treasurer|convener|convenor|counsel|counselor|"
    r"counsellor|advocate|statistician|programmer|developer|technician|trainee|rector|provost|tutor|veterinarian|"
    r"midwife|publisher|essayist|playwright|composer|musician|delegate|aide|"
    r"strategist|strategy|chancellor|executive|member|minister|deputy|chief|veteran|retired|emeritus|"
    r"postdoctoral|graduate|"
    r"undergraduate|alumnus|laureate|photographer|artist|filmmaker|architect|designer|planner|pastor|priest|farmer|"
    r"entrepreneur|investor|"
    r"banker|accountant|auditor|judge|prosecutor|councilor|councillor|mayor|commissioner|representative|governor|"
    r"organizer|"
    r"organiser|campaigner|"
    r"\w{2,}(?:ologist|onomer|icist|ician|grapher|wright)|blogger|podcaster|presenter|broadcaster|producer|trustee|"
    r"librarian|curator|resident|citizen|volunteer|official|staff|former)s?\b",
    re.IGNORECASE,
)
_SERVES = (
    r"(?:(?:has |have )?(?:work(?:s|ed)?|serve[sd]?)|(?:is|are) (?:currently |now |presently )?(?:working|serving))"
    r" (?:as|at|for|in|on|with)"
)
LINKING = rf"(?:{_SERVES}|is|are|was|were|has been|have been)"
DOING = (
    r"(?:co-?founded|(?:has |have )?taught|"
    r"teaches|teach|heads|leads|runs|chairs|directs|edits|writes|covers|reports|studies|studied|holds|"
    r"specializes|specialises|lectures|"
    r"lives|practices|practises|blogs|researches|contributed|contributes)"
)
# What the noun of a profession ends in; no list of professions is complete.
_BY_FORM = re.compile(
    r"(?:is|are|was|were) (?:(?:currently|now|also) )?(?:(?:an? |the )?(?:[\w’'-]+,? ){0,5}?"
    r"\w*(?:ists?|ers?|ors?|ians?|ants?|ees?|ents?|men|man|woman|women|wifes?|wives|smiths?|wrights?|ologue|keepers?)"
    r"(?: and (?:an? )?[\w-]+(?: [\w-]+){0,2})? (?:at|of|with|for|in)|an? (?:[\w’'-]+ ){1,6}?at) (?:the )?[A-Z]"
)
# What a sentence of the story says of somebody, and a line about its author does not.
_TOLD = re.compile(
    r"\b(?:contributed (?:reporting|research)|said|says|told|asked|did|voted|announced|would|because|has not|"
    r"have not|yesterday|today|tomorrow|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_OFFICE = re.compile(
    r"(?:is|was) the (?:[\w-]+ ){0,2}(?:president|prime minister|premier|king|queen|pope|chancellor|governor|mayor|"
    r"leader|"
    r"chair(?:man|woman)?|captain|champion)\b(?!.*\b(?:Universit|Institut|College|School|Foundation|Associat|Societ|"
    r"Cent(?:er|re)|Council|Federation|Alliance|Union|Fund|Group|Co\b|Inc\b))"
)
# The years of an office tell of no event.
_YEARS = re.compile(
    r",? (?:(?:from|between|since|until|during|in) )?(?:19|20)\d\d(?:(?: ?(?:to|and|until|[-–]) ?)(?:19|20)?\d\d)?\b"
)
_EMPLOYER = re.compile(r" (?:the |a |an )?(?:[a-z-]+ ){0,5}[A-Z]")
_POST = re.compile(r" (?:an? |the )?(?:[\w’'-]+ ){1,6}?(?:of|at|for|in|with|to) (?:the )?[A-Z]")
_WITH = re.compile(r"(?:is|are) (?:now |currently )?with (?:the )?[A-Z]")
_AT = re.compile(r"(?:is|are) (?:now |currently |also |based )?at ((?:the )?[A-Z][^.;,]{3,80})[.;,]?")
_UNIT_OF = re.compile(
    r"(?:heads|leads|runs|chairs|directs|edits) (?:the |a |an )?(?:[\w’'-]+ ){0,3}?(?:desk|section|pages?|team|bureau|"
    r"unit|department|division|programmes?|programs?|office|project|group|lab|laboratory|branch|board|committee)s? of "
    r"(?:the )?[A-Z]"
)
_FOUNDED = re.compile(r"co-?founded (?:the )?[A-Z]")
_HAS_BEEN = re.compile(r"(?:has|have) been\b")
_NAMED = re.compile(r" [A-Z]")
_SHORT, _LONGEST_POST = 8, 200
_NO_ATTRIBUTE = words("to that among is be been for like just not roughly going being who than as no")
_VERB_FORM = re.compile(
    r"(?!manag|market|engineer|visit|found|lead|act|contribut|nurs|comput|account|bank|broadcast|hous|teach|train|"
    r"publish)\w{2,}ing"
)


def names_role(text: str) -> bool:
    """Tell whether a text names an office or a profession."""
    return _ROLE.search(text) is not None


def is_service(sentence: str) -> bool:
    """Tell whether words say whom somebody works for or served: `works for …`, `served as …`."""
    return re.match(_SERVES, sentence) is not None


def says_role(sentence: str) -> bool:
    """Tell whether `is …` goes on to a role with nothing but its attributes between: `is a Taipei-based lawyer`."""
    if _UNIT_OF.match(sentence) and len(sentence) <= _LONGEST_POST:
        return True
    if _FOUNDED.match(sentence):
        return True
    if re.match(rf"{DOING}\b", sentence):
        return re.search(r"\b(?:at|for|in|with|from|on) (?:the )?[A-Z]", sentence) is not None and len(sentence) < 200
    if (served := re.match(_SERVES, sentence)) is not None:
        return _says_service(served.group(), sentence[served.end() :])
    if _WITH.match(sentence) or is_placed(sentence):
        return True
    sentence = _HAS_BEEN.sub("is", sentence, count=1)
    found = _ROLE.search(sentence) or _BY_FORM.match(sentence)
    between = sentence[: found.start()].lower().split()[1:] if found else ["no", "role"]
    return len(between) <= 9 and not any(word in _NO_ATTRIBUTE or _VERB_FORM.fullmatch(word) for word in between)


def is_placed(sentence: str) -> bool:
    """Tell whether words say no more than at which organisation somebody is: `is at the Nansen Institute`."""
    found = _AT.fullmatch(sentence)
    return found is not None and is_organisation(found.group(1))


def _says_service(verb: str, rest: str) -> bool:
    """Tell whether `works for …`, `served as …` goes on to an employer or to a role at one."""
    if not verb.endswith(" as"):
        return _EMPLOYER.match(rest) is not None or len(rest.split()) <= _SHORT
    return (_ROLE.search(rest) is not None or _POST.match(rest) is not None) and len(rest) <= _LONGEST_POST


def is_told(role: str) -> bool:
    """Tell whether the words after a name belong to a story: what somebody did, or who holds an office of state."""
    return _TOLD.search(role) is not None or _OFFICE.match(role) is not None


def is_doubtful(sentence: str) -> bool:
    """Tell whether an ordinary sentence could say the same of somebody."""
    timeless = _YEARS.sub("", sentence)
    narrative = re.search(r"\b(?:that|will|but|was)\b|\d{2}", timeless) is not None
    lower = (
        _WITH.match(sentence) is not None
        or is_placed(sentence)
        or ((served := re.match(_SERVES, sentence)) is not None and _NAMED.search(sentence, served.end()) is None)
    )
    definite = re.match(r"(?:is|was|are) the\b", sentence) is not None
    by_form = _ROLE.search(sentence) is None and _BY_FORM.match(sentence) is not None
    return by_form or narrative or definite or lower
