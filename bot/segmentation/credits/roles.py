"""The words that say what somebody is or does, in the line that introduces an author."""

from __future__ import annotations

import re

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
    r"coordinator|strategist|strategy|chancellor|executive|member|minister|deputy|chief|veteran|retired|emeritus|"
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
LINKING = r"(?:is|are|was|were|has been|have been|serves as|served as|works as|works at|works for|works in|work at)"
DOING = (
    r"(?:teaches|teach|heads|leads|runs|chairs|directs|edits|writes|covers|reports|studies|studied|holds|"
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
_NO_ATTRIBUTE = words("to that among is be been for like just not roughly going being who than as no")
_VERB_FORM = re.compile(
    r"(?!manag|market|engineer|visit|found|lead|act|contribut|nurs|comput|account|bank|broadcast|hous|teach|train|"
    r"publish)\w{2,}ing"
)


def names_role(text: str) -> bool:
    """Tell whether a text names an office or a profession."""
    return _ROLE.search(text) is not None


def says_role(sentence: str) -> bool:
    """Tell whether `is …` goes on to a role with nothing but its attributes between: `is a Taipei-based lawyer`."""
    if re.match(rf"{DOING}\b", sentence):
        return re.search(r"\b(?:at|for|in|with|from|on) (?:the )?[A-Z]", sentence) is not None and len(sentence) < 200
    found = _ROLE.search(sentence) or _BY_FORM.match(sentence)
    between = sentence[: found.start()].lower().split()[1:] if found else ["no", "role"]
    return len(between) <= 9 and not any(word in _NO_ATTRIBUTE or _VERB_FORM.fullmatch(word) for word in between)


def is_told(role: str) -> bool:
    """Tell whether the words after a name belong to a story: what somebody did, or who holds an office of state."""
    return _TOLD.search(role) is not None or _OFFICE.match(role) is not None


def is_doubtful(sentence: str) -> bool:
    """Tell whether an ordinary sentence could say the same of somebody."""
    narrative = re.search(r"\b(?:that|will|but|was)\b|\d{2}", sentence) is not None
    definite = re.match(r"(?:is|was|are) the\b", sentence) is not None
    by_form = _ROLE.search(sentence) is None and _BY_FORM.match(sentence) is not None
    return by_form or narrative or definite
