"""Where a credited person works: the capitalised phrase of `a professor of law at the University of Leeds`."""

from __future__ import annotations

import re

# Where the phrase has run on into something that is no longer the employer's name.
_CUTS = re.compile(
    r",? (?:where|who|which|whose|from (?:19|20)\d\d|between (?:19|20)\d\d|since (?:19|20)\d\d|based in|based at|"
    r"during|until|under|"
    r"specializing|specialising|focusing|working|and (?:a|an|the|is|was|has|also|former|author|co-author|"
    r"editor))\b|[;(（—–]|(?<!\bSt)(?<!\bMt)(?<!\bFt)(?<!\bDr)\. "
)
_CAPITAL = r"(?:[A-Z0-9À-ÖØ-ÞĀ-Ž&][\w’'.&/-]*|[a-z]?[A-Z][\w’'.-]*)"
_LINK = r"(?:of|for|and|the|on|in|de|du|la|des|der|für|at|to|&|-|–)"
_PHRASE = re.compile(rf"((?:[Tt]he )?{_CAPITAL}(?: (?:{_LINK} ){{0,3}}{_CAPITAL}){{0,14}})")
_TRIGGERS = (
    re.compile(r"\bat "),
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
    for trigger in _TRIGGERS:
        for match in trigger.finditer(role):
            phrase = _PHRASE.match(role, match.end())
            if phrase and len(phrase.group(1)) > 1:
                return _with_campus(phrase.group(1), role[phrase.end() :])
    return None


def _with_campus(name: str, rest: str) -> str:
    """`University of California, Berkeley` is one name; other commas end one."""
    campus = _CAMPUS.match(rest)
    if campus and re.search(
        r"\bUniversity of (?:California|Wisconsin|Texas|Illinois|Minnesota|Hawai‘?i|North Carolina|Maryland)$", name
    ):
        return f"{name}, {campus.group(1)}"
    return name.rstrip(".,’'")
