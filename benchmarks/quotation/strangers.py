"""What the corpus of other habits is made from: articles, their sentences, and plain lists of tell-tale words."""

# ruff: noqa: E501 (lists of words)

from __future__ import annotations

import re
from dataclasses import dataclass

_NEGATIONS = r"\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot)\b|n[’']t\b|不(?:是|會|能|要|願|想)|沒有|並未|並非|從未"
_CONDITIONS = r"\b(?:if|unless|provided that|as long as|whether|only if)\b|如果|倘若|除非|只要|一旦|的話"
_ATTRIBUTIONS = r"\b(?:said|says|told|according to|claimed|argued|announced|warned)\b|(?<!小)說|表示|指出|認為"
_MODALS = r"\b(?:may|might|must|can|could|shall|should|will|would)\b|[不都才就也並]會|可能|可以|應該|必須|將會"
WEIGHTY = re.compile("|".join((_NEGATIONS, _CONDITIONS, _ATTRIBUTIONS, _MODALS)), re.IGNORECASE)
# What else could be held to be one of the four: neither harmless nor weighty beyond doubt.
_DOUBTFUL = re.compile(
    r"\b(?:hardly|barely|seldom|rarely|scarcely|few|little|only|but|except|until|when|while|once|although|though|despite|fail\w*"
    r"|refus\w*|den\w+|lack\w*|likely|unlikely|perhaps|maybe|possibl\w+|probabl\w+|apparent\w+|report\w*|alleg\w*|stat(?:ed|ing|es)"
    r"|say|saying|tell\w*|add(?:s|ed|ing)|ask\w*|think\w*|thought|believ\w*|suggest\w*|estimat\w*|expect\w*|admit\w*|insist\w*"
    r"|explain\w*|conced\w*|repl\w+|wrote|write\w*|not(?:es|ed)|confirm\w*|declar\w*|predict\w*|promis\w*|recall\w*|remark\w*"
    r"|observ\w*|claim\w*|argu\w*|announc\w*|warn\w*|call\w*|describ\w*|had|were|depend\w*|subject to|condition\w*|in case|otherwise"
    r"|assum\w*|suppos\w*|lest|ought|need\w*|has to|have to|seem\w*|acknowledg\w*|testif\w*|d|ll|view|opinion|words|assert\w*"
    r"|provid\w*|event|long as|nowhere|naught|reportedly|presum\w*)\b|[’'](?:d|ll)\b|[“”\"‘「」『』]"
    r"|[不沒未無非別勿莫拒難假要才只否恐得想願肯可需會能應須將稱據必道如若說主]|也許|或|相信|報|承認|預|估|宣布|強調|提到|寫|告訴|證實|以為|看來|呼籲|質疑",
    re.IGNORECASE,
)
_TAKING_BACK = re.compile(
    r"[\"“‘「(]*(?:but|yet|however|unless|except|only|not?\b|never|though|although|still|nor\b|neither|otherwise|instead|但|不過|然而|可是|只|除|卻)",
    re.IGNORECASE,
)
MARKS = (
    "…",
    "...",
    ". . .",
    "[...]",
    "[…]",
    "(...)",
    "(…)",
    "……",
    "⋯",
    "⋯⋯",
    "[. . .]",
    "....",
    "<…>",
    "。。。",
    "．．．",
)
QUALIFYING = {
    "a negation": re.compile(
        r"(?<=[a-z] )(?:(?:is|was|are|were|has|had|have|does|did|do|will|would|could|can) )?(?:not|never) (?=[a-z])"
    ),
    "a condition": re.compile(r"(?<=[a-z] )(?:if|unless) [^,.;:“”()]+(?=, [a-z])"),
    "who says so": re.compile(r"(?<=[a-z] )(?:said|says|argued|claimed) that (?=[a-z])"),
    "a modal": re.compile(r"(?<=[a-z] )(?:may|might|could|should|must) (?=[a-z])"),
    "a Chinese negation": re.compile(r"(?<=[\u4e00-\u9fff])(?:並未|沒有|不會|不是)(?=[\u4e00-\u9fff]{2})"),
    "a Chinese modal": re.compile(r"(?<=[\u4e00-\u9fff])(?:可能|應該|必須)(?=[\u4e00-\u9fff]{2})"),
}
_SENTENCE = re.compile(r"[^.!?。！？]+(?:[.!?。！？]+[\"”’」』)]*)")
FREQUENT = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "is",
    "that",
    "for",
    "on",
    "was",
    "with",
    "as",
    "at",
    "by",
    "from",
    "its",
    "it",
    "be",
    "are",
    "this",
    "has",
    "an",
    "were",
    "which",
]


@dataclass(frozen=True)
class Page:
    """An article as it is loaded; `number` is the one the archive gives it."""

    number: int
    paragraphs: tuple[str, ...]
    published: str
    headline: str | None = None

    @property
    def is_chinese(self) -> bool:
        """Tell whether it is Chinese."""
        text = "".join(self.paragraphs)
        return len(re.findall("[\u4e00-\u9fff]", text)) > len(text) / 3


@dataclass(frozen=True)
class Sentence:
    """A sentence with an even number of quotation marks that stands once in the collection."""

    page: Page
    paragraph: int
    index: int
    text: str

    @property
    def place(self) -> str:
        """The paragraph as the archive refers to it."""
        return f"A{self.page.number}.p{self.paragraph + 1}"


@dataclass(frozen=True)
class Expected:
    """What a text must answer. `places` must be among the paragraphs named; with `exactly`, in this order and alone."""

    shape: str
    text: str
    verdicts: tuple[str, ...]
    places: tuple[str, ...] = ()
    exactly: bool = False


def sentences_of(page: Page) -> list[Sentence]:
    """Return the sentences of an article, of paragraphs in which nobody could doubt where they end."""
    found: list[Sentence] = []
    for number, paragraph in enumerate(page.paragraphs):
        if re.search(r"\b(?:[A-Z]|[A-Z][a-z]{0,3}|a\.m|p\.m|No|vs)\.|\d\.[\s\d]|[.!?][a-z]|\.\.|…", paragraph):
            continue
        for index, match in enumerate(_SENTENCE.finditer(paragraph)):
            text = match[0].strip()
            marks = sum(text.count(mark) for mark in "“”")
            even = (
                text.count('"') % 2 == 0 and text.count("“") == text.count("”") and text.count("「") == text.count("」")
            )
            after = paragraph[match.end() : match.end() + 1]
            is_whole = after in ("", " ") or page.is_chinese
            if (
                even
                and marks <= 2
                and is_whole
                and re.match(r"[A-Z0-9“\"‘「\u4e00-\u9fff]", text)
                and "'" not in text[:1]
            ):
                found.append(Sentence(page, number, index, text))
    return found


def length(text: str) -> int:
    """Count words; a Chinese character is one."""
    return len(re.findall(r"[\u4e00-\u9fff]|[A-Za-z0-9À-ÿ]+", text))


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters."""
    return re.findall(r"[\u4e00-\u9fff]|[a-z0-9]+", text.lower())


def verdict_of_part(*rests: str) -> str:
    """Return what leaving these off, without a mark, makes of a quotation."""
    return "exact" if any(length(rest) for rest in rests) else "verbatim"


def verdict_of_gap(gap: str) -> str | None:
    """Return what leaving this out of a clause makes of a quotation; None where that could be argued about."""
    if WEIGHTY.search(gap):
        return "elided-meaning"
    return None if _DOUBTFUL.search(gap) else "elided"


def verdict_of_sentence(sentence: str) -> str | None:
    """Return what leaving out a whole sentence makes of a quotation; None where it may take back the one before."""
    return None if _TAKING_BACK.match(sentence) else "elided"


def half_of(text: str, chinese: bool, *, first: bool) -> str | None:
    """Return what stands before the first comma of a sentence or after its last, if it is long enough."""
    commas = [found.start() for found in re.finditer("，" if chinese else ", ", text)]
    if not commas:
        return None
    half = text[: commas[0]] if first else text[commas[-1] + 1 :].strip()
    # In English, a name and its Chinese characters are no half of a sentence.
    words = length(half if chinese else re.sub("[\u4e00-\u9fff]", "", half))
    return half if words >= (10 if chinese else 6) and half[0].isalpha() else None
