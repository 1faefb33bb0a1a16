"""The language of an article: English, Chinese in either script, or unknown."""

from __future__ import annotations

import re

from bot.segmentation.text.vocabulary import words

_CJK = re.compile(r"[\u3400-\u9fff]")
_KANA = re.compile(r"[\u3041-\u30fe]")
_LETTERS = re.compile(r"[^\W\d_]+")
# Characters that only one of the two scripts uses, among the commonest five hundred of each.
_SIMPLIFIED = frozenset(
    "们这来国说为时过对会没发后经现见进动两长样将与实声话儿问机给几业间电门东关内军产万场师书员华报马难数张车应决谈边记"
    "风术视"
)
_TRADITIONAL = frozenset(
    "們這來國說為時過對會沒發後經現見進動兩長樣將與實聲話兒問機給幾業間電門東關內軍產萬場師書員華報馬難數張車應決談邊記"
    "風術視"
)
_ENGLISH = words("the of and to in a is that for on was with as by it at from be are this has have not an said")
_SAMPLE = 4000


def guess_language(text: str) -> str:
    """Guess the language of a text as a BCP 47 tag: `en`, `zh-Hant`, `zh-Hans`, `ja`, or `und` when unsure."""
    sample = text[:_SAMPLE]
    cjk = _CJK.findall(sample)
    if len(cjk) * 3 > sum(map(len, _LETTERS.findall(sample))):
        if len(_KANA.findall(sample)) * 4 > len(cjk):
            return "ja"
        return "zh-Hans" if sum(c in _SIMPLIFIED for c in cjk) > sum(c in _TRADITIONAL for c in cjk) else "zh-Hant"
    words = sample.lower().split()
    return "en" if sum(word in _ENGLISH for word in words) * 12 >= max(1, len(words)) else "und"
