"""Tell which English spellings sound the same: *loan* and *lone*, *flour* and *flower*, *steak* and *stake*."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_LETTERS: Final = (("ph", "f"), ("ch", "k"), ("qu", "kw"), ("x", "ks"))
"""Letters for one sound, wherever they stand: tyfoon, arkive, ekwal, ekspert."""

_VOWELS: Final = "aeiouy"
# In order: what an earlier line has written, a later one reads. Capitals are vowels that have been read.
_READ: Final = tuple(
    (re.compile(spelling), sound)
    for spelling, sound in (
        (r"ph", "f"),
        (r"^(?:kn|gn|pn)|gn$", "n"),
        (r"^wr", "r"),
        (r"^wh", "w"),
        (r"(?<=ss|ck|sh|ch|pp)ed$", "t"),
        (r"^ps|sc(?=[eiy])|c(?=[eiy])", "s"),
        (r"(?<=m)[bn]$", ""),
        (r"dge?(?=$|e)", "j"),
        (r"tch|ch", "C"),
        (r"ck|c|q(?:ue$)?", "k"),
        (r"x$", "ks"),
        (r"[ea]igh", "A"),
        (r"igh", "Y"),
        (r"[ao]ugh(?=t)", "W"),
        (r"oll$", "Ol"),
        (r"oar|oor|or(?:e$)?|our(?=[st])", "Qr"),
        (r"ow(?=er)|ou(?=r)", "U"),
        (r"(?<=U)er", "r"),
        (r"ai|ay|ei|ey", "A"),
        (r"ee|ea|ie(?!$)", "E"),
        (r"[iu]r(?![aeiouy])", "er"),
        (r"oa|oe$|ow$", "O"),
        (r"au|aw", "W"),
        (r"oo|ue$|ew|ui", "V"),
        (r"ou|ow", "U"),
        (r"ie$|(?<=[^aeiouyA-Z])ye?$", "Y"),
        # A vowel before a consonant and a silent e: sale, scene, fine, lone, tune, waste.
        *((rf"{vowel}(?=(?:[^{_VOWELS}A-Z]|st|th)e$)", sound) for vowel, sound in zip("aeiouy", "AEYOVY", strict=True)),
        (r"(?:(?<=[A-Z][^aeiouyA-Z])|(?<=[A-Z](?:st|th)))e$", ""),
        (r"[ea]n(?=t|s$)", "en"),
        (r"(?<=[a-z])(?:el|al|le|il)$", "l"),
        (r"(?<=[a-z])(?:er|or|ar|re)$", "r"),
        (r"([^aeiouyA-Z])\1", r"\1"),
        (r"z", "s"),
    )
)


def written_by_sound(word: str) -> str:
    """Return a word with one spelling for each sound that has several of its own letters."""
    for letters, sound in _LETTERS:
        word = word.replace(letters, sound)
    return word


_CONSONANTS: Final = str.maketrans("zxqvtp", "sskfdf", "aeiouywhgc")


def may_sound_alike(one: str, other: str) -> bool:
    """Tell quickly whether it is worth asking: nearly all of their consonants are the same, but for silent ones."""
    return len({*one.translate(_CONSONANTS)} ^ {*other.translate(_CONSONANTS)}) <= 2


def sound_alike(one: str, other: str) -> bool:
    """Tell whether two different words are said in the same way, as far as their spelling tells."""
    return one != other and one.isascii() and other.isascii() and _sound(one) == _sound(other)


@lru_cache(maxsize=4_096)
def _sound(word: str) -> str:
    for spelling, sound in _READ:
        word = spelling.sub(sound, word)
    return word
