"""Mandarin syllables in the romanisations used for names: Hanyu Pinyin, Wade–Giles, Tongyong, some Gwoyeu.

Tones, apostrophes and diaereses are left out, as in newspapers, so a spelling may stand for several syllables:
Wade–Giles *ch* is j, q, zh and ch. A syllable is named by its Hanyu Pinyin, with v for ü. The rules are those of the
systems' own tables (Pinyin, ISO 7098; Wade–Giles as in Giles's dictionary; Tongyong as of 2002).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_FINALS: Final = {
    "": "a ai an ang ao e ei en eng er o ou ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun "
    "wa wai wan wang wei wen weng wo wu",
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e ei en eng i ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ve",
    "g": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "k": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "j": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "q": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh": "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
    "ch": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "sh": "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
    "r": "an ang ao e en eng i ong ou u ua uan ui un uo",
    "z": "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
    "c": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "s": "a ai an ang ao e en eng i ong ou u uan ui un uo",
}
SYLLABLES: Final = frozenset(initial + final for initial, finals in _FINALS.items() for final in finals.split())

_WADE_GILES_ALONE: Final = {"zi": "tzu", "ci": "tzu", "si": "szu", "ri": "jih"}
_WADE_GILES: Final = (
    (r"^(zh|ch|sh)i$", r"\1ih"),
    (r"^([gkh])e$", r"\1o"),
    (r"^((?!g|k|h|sh).+)uo$", r"\1o"),
    (r"^([gk])ui$", r"\1uei"),
    (r"^you$", "yu"),
    (r"^yan$", "yen"),
    (r"^yong$", "yung"),
    (r"^er$", "erh"),
    (r"iong$", "iung"),
    (r"ong$", "ung"),
    (r"ian$", "ien"),
    (r"(ie|ue|ve|ye)$", r"\1h"),
    (r"^q|^j|^zh", "ch"),
    (r"^x", "hs"),
    (r"^z|^c(?!h)", "ts"),
    (r"^b", "p"),
    (r"^d", "t"),
    (r"^g", "k"),
    (r"^r", "j"),
    (r"v", "u"),
)
_TONGYONG: Final = (
    (r"^(zh|ch|sh|r|z|c|s)i$", r"\1ih"),
    (r"^zh", "jh"),
    (r"^([jqx])u", r"\1yu"),
    (r"^([jqx])iong$", r"\1yong"),
    (r"^q", "c"),
    (r"^x", "s"),
    (r"ui$", "uei"),
    (r"iu$", "iou"),
    (r"^wen$", "wun"),
    (r"^([fw])eng$", r"\1ong"),
    (r"v", "yu"),
)
_OTHERS: Final = {
    "lee": "li",
    "soong": "song",
    "jeou": "jiu",
    "je": "zhe",
    "ih": "yi",
    "ing": "ying",
    "i": "yi",
    "woo": "wu",
    "koo": "gu",
    "hwang": "huang",
    "chow": "zhou",
    "jou": "zhou",
    "tze": "zi",
    "tzi": "zi",
    "ssu": "si",
    "lyu": "lv",
    "lu": "lv",
    "lv": "lv",
    "nu": "nv",
    "shyu": "xu",
    "shiao": "xiao",
    "shieh": "xie",
    "yeou": "you",
    "hsing": "xing",
    "chung": "zhong",
    "tung": "dong",
    "kung": "gong",
    "wun": "wen",
    "fong": "feng",
    "jen": "ren",
    "jin": "zhen",
    "sheu": "xu",
    "gwo": "guo",
    "jong": "zhong",
    "jung": "rong",
    "chiou": "qiu",
    "jyh": "zhi",
    "jr": "zhi",
    "shr": "shi",
}
"""Traditional spellings of family names, and of Gwoyeu and MPS II, with their syllables."""

MOST_SYLLABLES: Final = 4
LONGEST: Final = 24
"""Maximum letters of a romanised word."""

MOST_SPLITS: Final = 6
_VOWELS: Final = frozenset("aeio")
_LONGEST_SYLLABLE: Final = 6


def _spelt(syllable: str, rules: tuple[tuple[str, str], ...]) -> str:
    for pattern, instead in rules:
        syllable = re.sub(pattern, instead, syllable)
    return syllable


def wade_giles(syllable: str) -> str:
    """Return a syllable in Wade–Giles, without apostrophes."""
    return _WADE_GILES_ALONE.get(syllable) or _spelt(syllable, _WADE_GILES)


def tongyong(syllable: str) -> str:
    """Return a syllable in Tongyong Pinyin."""
    return _spelt(syllable, _TONGYONG)


@cache
def spellings() -> dict[str, frozenset[str]]:
    """Return the possible syllables of each spelling."""
    found: dict[str, set[str]] = {}
    for syllable in SYLLABLES:
        for spelt in (syllable, wade_giles(syllable), tongyong(syllable)):
            found.setdefault(spelt, set()).add(syllable)
    for spelt, syllable in _OTHERS.items():
        found.setdefault(spelt, set()).add(syllable)
    return {spelt: frozenset(syllables) for spelt, syllables in found.items()}


def splits(word: str, most: int = MOST_SYLLABLES) -> list[tuple[frozenset[str], ...]]:
    """Return up to six ways to split a folded word into at most `most` syllables, each with its possible readings.

    The fewest syllables come first, splits before a vowel last: *qingde* is qing and de, *hunan* hu and nan.
    """
    if not word.isascii() or not word.isalpha() or len(word) > LONGEST:
        return []
    ways = sorted(_split(word, most), key=lambda found: (found[0], len(found[1])))
    is_syllable = any(len(way) == 1 for _, way in ways)
    return [way for vowels, way in ways if not (vowels and is_syllable)][:MOST_SPLITS]


def _split(word: str, most: int) -> Iterator[tuple[int, tuple[frozenset[str], ...]]]:
    """Yield (number of inner syllables that start with a vowel, the syllables)."""
    if not word:
        yield 0, ()
    if not word or not most:
        return
    known = spellings()
    for length in range(min(_LONGEST_SYLLABLE, len(word)), 0, -1):
        if (head := known.get(word[:length])) is not None:
            for vowels, rest in _split(word[length:], most - 1):
                yield vowels + (word[length : length + 1] in _VOWELS and bool(rest)), (head, *rest)
