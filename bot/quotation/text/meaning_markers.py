"""Markers of negation, condition, limit, doubt, attribution and modality, in English and Chinese.

A quotation that omits one of them may change the meaning. The lists hold the words by which these
are expressed in newspaper prose. Words that only look like them (the month of May, `No. 118`, 不過, 會議) do not
count.
"""

from __future__ import annotations

import re
from typing import Final

from bot.quotation.model import Kind
from bot.quotation.text.characters import HAN
from bot.search import simplify

# A noun follows these: "the will", "a must", "by might".
_NOUN_BEFORE: Final = r"(?<!\bthe\s)(?<!\ba\s)(?<!\bhis\s)(?<!\bher\s)(?<!\bits\s)(?<!\btheir\s)(?<!\bmy\s)(?<!\bour\s)"

_NEGATION = r"""
    \b(?:not|never|none|nobody|nothing|nowhere|neither|nor|cannot|without|hardly|scarcely|barely|rarely|seldom)\b
  | n["'’]t\b | \bnaught\b | \bno\b(?!\.\s?\d)
"""
_CONDITION = r"""
    \b(?:if|unless|whether|otherwise|assuming|supposing|lest)\b
  | \bprovid(?:ed|ing)\s+that\b
  | \b(?:as|so)\s+long\s+as\b | \bin\s+(?:case|the\s+event)\b | \bon\s+(?:the\s+)?condition\b | \bonly\s+when\b
  | \bdepend(?:s|ed|ing)\s+(?:up)?on\b | \bsubject\s+to\b | \bcontingent\s+(?:up)?on\b
  | (?:^|[.!?]["'”’]?\s+|["“‘])(?:had|were|should)\s+(?:the|a|an|it|he|she|they|we|you|i|this|that|nobody|no)\b
"""
_ATTRIBUTION = r"""
    \b(?:says?|said|saying|tells?|told|telling|claim(?:s|ed|ing)|argu(?:es?|ed|ing))\b
  | \b(?:alleg(?:es?|ed|ing)|stat(?:ed|ing)|deny)\b
  | \b(?:according\s+to|insist(?:s|ed|ing)?|assert(?:s|ed|ing)?|announc(?:es?|ed|ing)|repl(?:y|ies|ied)|deni(?:es|ed))\b
  | \b(?:conced(?:es?|ed|ing)|admit(?:s|ted|ting)?|explain(?:s|ed|ing)?|warn(?:s|ed)|wrote|writes|reported)\b
  | \b(?:believ(?:es?|ed|ing)|thinks?|thought|suggest(?:s|ed|ing)?|estimated|acknowledg(?:es?|ed)|allegedly)\b
  | \b(?:predict(?:s|ed|ing)?|declar(?:es?|ed)|testif(?:y|ies|ied)|promised)\b
  | \breportedly\b
  | \b(?:add(?:s|ed)|not(?:es|ed)|remark(?:s|ed)|observ(?:es|ed)|ask(?:s|ed)|recall(?:s|ed)|confirm(?:s|ed))\s+that\b
  | [,’”"']\s*(?:he|she|they)\s+(?:added|asked|noted|recalled|remarked|confirmed)\b
  | \bin\s+\w+\s+(?:view|opinion|words)\b
  | [:：]\s*["“「『«]
"""
_MODAL = rf"""
    \b(?:could|would|should|shall|ought)\b | (?-i:\bmay\b|\bMay\b(?=\s+(?:I|we|he|she|it|they|you)\b))
  | {_NOUN_BEFORE}\b(?:might|must|will|can)\b | ["'’](?:ll|d)\b
  | \b(?:perhaps|maybe|possibly|probably|presumably|apparently|supposedly|likely|unlikely)\b
"""

_ONLY = r"\b(?:only|solely|merely|exclusively)\b"
_ALLEGED = r"""
    \b(?:alleged(?:ly)?|reported(?:ly)?|purported(?:ly)?|supposed(?:ly)?|rumou?red|suspected|unconfirmed|unproven|so-called)\b
  | \b(?:alleg|claim|purport|accus|insinuat)(?:es?|ed|ing|s)\b | \b(?:allegations?|according\s+to)\b
"""

_NEGATION_ZH = simplify(
    r"""不(?![過久少斷禁時僅但只管論妨錯]|同(?!意))|不[僅但只]|(?<![淹埋吞])[沒没](?!收|落)|未(?!來)|無(?![線塵論]|人機)|[並絕毫]無|非(?![常洲])|勿|毋|否(?=定|認)
    |別(?=[再去說想讓忘怕把用])"""
)
_CONDITION_ZH = simplify(
    r"""如果|若(?!干)|倘|假如|假設|假使|要是|只要|只有|除非|否則|一旦|萬一|的話|即使|就算|縱使|是否|無論|不論|不管|為條件|前提|視.{1,12}而定|取決"""
)
_ATTRIBUTION_ZH = simplify(
    r"""(?<![小傳學])說(?![法服明])|表示|指出|認為|以為|(?<![數證收占佔依票單])據(?![點])|(?<![名職簡俗號])稱(?![為號讚呼])|強調|透露|坦言|批評
    |主張|警告|回應|回答|答覆|解釋|報[導道]|承認|否認|相信|提到|寫道|告訴|宣布|宣佈|證實|估計|預計|預期|聲明|呼籲|質疑|直言|描述|形容|看來"""
)
_MODAL_ZH = simplify(
    r"""(?<![社議機協委員開都總工公學幹閉大教商年集國])會(?![議員場長計談館址費見客面])|可能|可以|可望|能夠|(?<![源功性節耗智技機動熱電才職太陽])能(?![源力量])
    |應該|應當|應(?![用變對付])(?<![反回供效適因響對]應)|必須|必需|務必|勢必|或許|也許|恐怕|恐將|恐|大概|(?<!軍)將(?![軍近])|須|未必|得以|不得|需要|需(?=[要先再])"""
)
_ONLY_ZH = simplify(r"只(?![要有])|僅|惟有|唯有|光是")
_ALLEGED_ZH = simplify(r"涉嫌|疑似|據[稱傳悉說報]|傳聞|聲稱|宣稱|指控|被控|所謂")


def _compiled(english: str, chinese: str) -> re.Pattern[str]:
    return re.compile(english + "|" + chinese, re.VERBOSE | re.IGNORECASE)


_PATTERNS: Final = {
    Kind.NEGATION: _compiled(_NEGATION, _NEGATION_ZH),
    Kind.CONDITION: _compiled(_CONDITION, _CONDITION_ZH),
    Kind.ONLY: _compiled(_ONLY, _ONLY_ZH),
    Kind.ALLEGED: _compiled(_ALLEGED, _ALLEGED_ZH),
    Kind.ATTRIBUTION: _compiled(_ATTRIBUTION, _ATTRIBUTION_ZH),
    Kind.MODAL: _compiled(_MODAL, _MODAL_ZH),
}
_OTHER_TENSE: Final = {"can": "could", "may": "might", "will": "would", "ll": "would", "d": "would", "shall": "should"}
_HAN: Final = re.compile(f"[{HAN}]")
_OF_A_REST: Final = (Kind.NEGATION, Kind.CONDITION, Kind.ONLY, Kind.ALLEGED, Kind.ATTRIBUTION)


def markers(text: str) -> tuple[Kind, ...]:
    """Return the kinds of markers in `text`, each once, negations first."""
    simplified = simplify(text) if _HAN.search(text) else text
    return tuple(kind for kind, pattern in _PATTERNS.items() if pattern.search(simplified))


def modals(text: str) -> frozenset[str]:
    """Return the modals of a text, with present and past tense mapped to the same word (can, could)."""
    simplified = simplify(text) if _HAN.search(text) else text
    found = (match[0].strip("'’ ").lower() for match in _PATTERNS[Kind.MODAL].finditer(simplified))
    return frozenset(_OTHER_TENSE.get(word, word) for word in found)


def graves(text: str) -> tuple[Kind, ...]:
    """Return the markers in an omitted part that may reverse the quoted part: negation, condition, only, alleged."""
    found = markers(text)
    return tuple(kind for kind in _OF_A_REST if kind in found and kind is not Kind.ATTRIBUTION)


def kind_of_rest(text: str) -> Kind:
    """Return the most serious kind of marker in an omitted part, or `Kind.PART`."""
    found = markers(text)
    return next((kind for kind in _OF_A_REST if kind in found), Kind.PART)
