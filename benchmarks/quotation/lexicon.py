"""Words that a case turns on. `CORE` ones change a meaning beyond doubt; a harmless text has none of the `BROAD` ones."""

# ruff: noqa: E501 (a table of texts)

from __future__ import annotations

import re

NEGATION = re.compile(
    r"\b(?:not|never|no|nobody|nothing|none|neither|cannot)\b|n’t\b|(?:不是|沒有|並未|不怕|不會|不願|不想)"
)
CONDITION = re.compile(r"\b(?:if|unless)\b|(?:如果|要是|若低於|除非)", re.IGNORECASE)
ATTRIBUTION = re.compile(r"\b(?:said|says|told|according to)\b|(?:表示|指出|[她他]說|說：)")
MODAL = re.compile(r"\b(?:could|would|should|must|might|may)\b|(?:可能|必須|應該|應當|可望)")
CORE = {"negation": NEGATION, "condition": CONDITION, "attribution": ATTRIBUTION, "modal": MODAL}

BROAD = re.compile(
    r"\b(?:not?|never|none|nobody|nothing|nowhere|neither|nor|cannot|without|hardly|scarcely|barely|rarely|seldom|few|little"
    r"|lack\w*|fail\w*|refus\w*|den(?:y|ies|ied)|except|but|only|until|while|when|once|if|unless|whether|provid\w+|otherwise"
    r"|assum\w+|suppos\w+|long as|in case|condition|depend\w*|subject to|said|says?|saying|tell\w*|told|accord\w+|claim\w*"
    r"|argu\w+|alleg\w+|report\w*|stat(?:e|es|ed|ing)|announc\w+|add(?:s|ed)?|note[sd]?|asks?|asked|wrote|writes?|writ\w+|warn\w*"
    r"|explain\w*|insist\w*|admit\w*|conced\w+|repl(?:y|ies|ied)|promis\w+|believ\w+|thinks?|thought|suggest\w*|estimat\w+"
    r"|expect\w*|plan\w*|hop\w+|fear\w*|propos\w+|offer\w*|reads?|call\w*|describ\w+|recall\w*|observ\w+|remark\w*|show\w*|found"
    r"|view|opinion|words|can|could|may|might|must|shall|should|will|would|ought|need\w*|likely|unlikely|perhaps|maybe"
    r"|possib\w+|probab\w+|apparent\w*|have to|has to|had to|able|want\w*|seem\w*|appear\w*|had|were)\b|n[’']t\b|[’'](?:d|ll)\b"
    r"|[“”「」]"
    r"|[不沒未無非別勿否莫拒難若如假倘除要的話][^的]|不|沒|未|無|若|如|只|才|說|稱|據|表示|指出|認為|以為|宣布|證實|估計|承認|會|能|可|應"
    r"|必|須|需|將|想|願|肯|恐|或|也許|得",
    re.IGNORECASE,
)


def core(text: str) -> str | None:
    """Return which of the four stands in `text` beyond doubt."""
    return next((name for name, pattern in CORE.items() if pattern.search(text)), None)


_TURNS = re.compile(
    r"[“「\"(]*(?:But|Yet|However|Unless|Except|Only|Not|No|Never|Though|Although|Still|Nor|Neither|Otherwise|Instead"
    r"|但|不過|然而|可是|只有|除非|卻|只)",
    re.IGNORECASE,
)
_BORDER = ",;:—–()“”‘，；：、「」（）-"
_CONJUNCTION = re.compile(
    r"(?:and|or|but|nor|so|while|because|which|who|whose|where|after|before|when|as|since|until|if)\b"
)


def turns(sentence: str) -> bool:
    """Tell whether a sentence may take back what the one before it says: it begins with but, only, not."""
    return _TURNS.match(sentence) is not None


def verdict_of_omission(left: str, gap: str, right: str) -> str | None:
    """Return what leaving out `gap` inside a sentence makes of it; None where that could be argued about.

    In the middle of a clause, whatever negates or conditions it belongs to what is quoted. A clause of its own, between
    two commas, says no for itself; but an "if" or a "she said" in it is about the rest.
    """
    if is_harmless(gap):
        return "elided"
    opens, closes = left[-1] in ",，", gap.rstrip()[-1] in ",，"
    if opens and closes:
        if turns(gap) or not core(f" {gap} "):
            return None
        if CONDITION.search(gap) or ATTRIBUTION.search(gap):
            return "elided-meaning"
        without = MODAL.sub("", NEGATION.sub("", gap))
        return "elided" if is_harmless(without) else None
    if any(mark in _BORDER for mark in left[-1] + gap) or _CONJUNCTION.match(right):
        return None
    return "elided-meaning" if core(f" {gap} ") else None


def is_harmless(text: str) -> bool:
    """Tell whether nothing in `text` could be held to change a meaning."""
    return BROAD.search(text) is None
