"""How a block begins, and what that says of whether an article can begin there."""

from __future__ import annotations

import re

_PRONOUN = re.compile(
    r"[\"“‘'(]*(?:He|She|It|They|We|I|His|Her|Its|Their|Our|My|This|These|Those|That|Such|Him|Them|There|Here|You|"
    r"Your)\b"
    r"|[「『“]?(?:他|她|它|他們|他们|她們|她们|這|这|此|該|该|其)"
)
# Nothing can be compared, added or concluded in the first words of a story.
_CONNECTIVE = re.compile(
    r"[\"“‘'(]*(?:But|And|However|Moreover|Furthermore|Also|Besides|Therefore|Thus|Hence|Nevertheless|Nonetheless|"
    r"Yet|So|Then|Instead|"
    r"In addition|In comparison|In contrast|By contrast|By comparison|In turn|In response|In short|In other words|"
    r"In the same|On the other hand|"
    r"For example|For instance|As a result|As such|As for|Additionally|Similarly|Likewise|Otherwise|Consequently|"
    r"Finally|Lastly|Secondly|Thirdly|"
    r"Second|Third|Even so|Even then|After all|Of course|That said|Rather|Again|Either|Neither|Or|Nor|"
    r"Given (?:this|that|these|their|the)|"
    r"To (?:that|this) end|With (?:this|that|these)|Apart from (?:this|that)|Indeed|At the same time|Overall|"
    r"Not only)\b"
    r"|[「『“]?(?:此外|另外|但|不過|不过|然而|因此|所以|同時|同时|而且|並且|并且|其次|最後|最后|總之|总之|例如|"
    r"比如|於是|于是|隨後|随后|之後|之后|对此|對此|與此|与此)"
)
_LINK = re.compile(
    r"[\"“‘'(]*(?:Meanwhile|Still|In fact|First|Firstly|Because|Given|Although|Though|While|Perhaps|Later|Earlier|"
    r"Afterwards?|Another|Other|"
    r"Others|Both|Asked|According|All|Despite|Since|Under|Some|Many|Most|Even|If|When|As)\b|[「『“]?(?:据悉|"
    r"據悉|而|據|据)"
)
_QUOTE = re.compile(r"[\"“‘「『'](?=\S)")
_LOWER = re.compile(r"[\"“‘'(]*[a-zß-öø-ÿ]")
_BULLET = re.compile(r"[-–—*+•·▪◦] ?\S|\d{1,2}[.)] |[（(]?\d{1,2}[)）]")
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.’'-]+(?:[ ,/][A-Z.’'-]+)*(?:, [A-Z][\w. ]{1,20})?(?:,? (?:\w{3,9}\.? )?\d{1,2})? ?(?:\([\w "
    r".&/]{2,30}\))? ?(?:—|–|--|-{1,2}(?= )|:) ?"
    r"|[A-Z][\w.’ -]{1,30}(?:, [A-Z][\w. ]{1,20})? \([A-Z][\w .&/]{1,30}\) ?(?:—|–|-+) ?"
    r"|\([A-Z][\w .&/]{1,30}\) ?(?:—|–|-+) ?)"
    r"|[（(〔\[【]?[\u3400-\u9fff]{2,12}(?:\d{1,2}月)?(?:\d{1,2}日)?(?:凌晨|上午|下午|晚間|晚间)?(?:讯|訊|電|电)"
    r"(?:[）)〕\]】\s]\s*|(?=[（(]))|"
    r"[（(〔\[【](?:[\u3400-\u9fff]{2,6})?(?:社(?![論论評评])|記者|记者)[^）)〕\]】]{1,30}[）)〕\]】]"
)
_KICKER = re.compile(
    r"(?:[A-Z][A-Z’'&0-9-]+(?:[ ,-]+[A-Z0-9’'&-]+){0,5}: ?(?=[\"“A-Z0-9])|[【〈]\S{1,20}[】〉]|"
    r"原(?:标题|標題)[:：] ?)"
)
_BRACKETS = tuple("（(〔[【")
_HONORIFIC = re.compile(r"[\"“‘'(]*(?:Mr|Mrs|Ms|Miss)\.? [A-Z]")
_SAYS = re.compile(
    r"[\"”’]? (?:he|she|they|it) (?:said|added|says|told|wrote|continued|explained|asked|noted)\b|\b(?:said|added|"
    r"adds|continued)[,.]"
)
_ARTICLE = re.compile(r"(?:A|An) ")
_DEFINITE = re.compile(r"The ")
_QUESTION = re.compile(r"[^.!?]{3,160}\?")


def dateline(text: str) -> str:
    """The dateline a block begins with (`TAIPEI (AP) — `), with the space after it, or nothing."""
    found = _DATELINE.match(text)
    return found.group() if found else ""


def names_agency(opening: str) -> bool:
    """Tell whether a dateline says who filed the story: `TAIPEI (AP) — `, `（中央社台北4日電）`."""
    return "(" in opening or opening[:1] in _BRACKETS


def kicker(text: str) -> str:
    """The kicker a teaser begins with (`COST OF LIVING: `), with the space after it, or nothing."""
    found = _KICKER.match(text)
    return found.group() if found else ""


def describe(text: str) -> dict[str, float]:
    """Name the openings of a block that speak for or against an article beginning there."""
    head = text[:240]
    patterns = (
        ("pronoun", _PRONOUN),
        ("connective", _CONNECTIVE),
        ("link", _LINK),
        ("quotation", _QUOTE),
        ("lower case", _LOWER),
        ("bullet", _BULLET),
        ("dateline", _DATELINE),
        ("kicker", _KICKER),
        ("honorific", _HONORIFIC),
        ("a or an", _ARTICLE),
        ("the", _DEFINITE),
        ("question", _QUESTION),
    )
    found = {f"opens with {name}": 1.0 for name, pattern in patterns if pattern.match(head)}
    if names_agency(dateline(head)):
        found["opens with dateline of an agency"] = 1.0
    if _SAYS.search(head):
        found["early he said"] = 1.0
    return found
