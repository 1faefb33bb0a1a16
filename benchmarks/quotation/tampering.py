"""Ways to change a text, for the corpus of other habits."""

# ruff: noqa: E501 (a table)

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable

_SPELT = {"2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "10": "ten", "12": "twelve", "20": "twenty"}
_OTHER_WORDS = {
    " and ": " or ", " in ": " near ", " of ": " off ", " on ": " under ", " with ": " beside ", " from ": " to ", " for ": " against ",
    " first ": " last ", " new ": " old ", " more ": " less ", " all ": " some ", " many ": " few ", " before ": " after ", " most ": " least ",
    " is ": " was ", " are ": " were ", " has ": " had ", " will ": " would ", " can ": " may ", " must ": " should ", " said ": " denied ",
    "的": "之", "在": "於", "三": "五", "一": "二", "大": "小", "多": "少", "上": "下", "前": "後", "有": "無", "是": "非",
}  # fmt: skip


def _word(text: str, chance: random.Random, change: Callable[[list[str], int], object]) -> str | None:
    words = text.split(" ")
    if len(words) < 6:
        return None
    change(words, chance.randrange(1, len(words) - 1))
    return " ".join(words)


def _letters_swapped(text: str, chance: random.Random) -> str | None:
    places = [found.start() for found in re.finditer(r"(?<=[a-z])([a-z])(?!\1)[a-z](?=[a-z])", text)]
    if not places:
        return None
    at = chance.choice(places)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _character(text: str, chance: random.Random, change: str) -> str | None:
    places = [found.start() for found in re.finditer("(?<=[\u4e00-\u9fff])[\u4e00-\u9fff](?=[\u4e00-\u9fff])", text)]
    if not places:
        return None
    at = chance.choice(places)
    return text[:at] + {"drop": "", "double": text[at] * 2, "other": "鯨"}[change] + text[at + 1 :]


def _other_word(text: str, chance: random.Random) -> str | None:
    held = [word for word in _OTHER_WORDS if word in text]
    if not held:
        return None
    word = chance.choice(held)
    return text.replace(word, _OTHER_WORDS[word], 1)


CHANGES: dict[str, Callable[[str, random.Random], str | None]] = {
    "digit": lambda text, _: re.sub(r"\d", lambda m: str((int(m[0]) + 1) % 10), text, count=1),
    "digits transposed": lambda text, _: re.sub(r"(\d)(?!\1)(\d)", r"\2\1", text, count=1),
    "decimal point moved": lambda text, _: re.sub(r"(\d)\.(\d)", r"\1\2", text, count=1),
    "thousands comma dropped": lambda text, _: re.sub(r"(\d),(\d{3})", r"\1\2", text, count=1),
    "number spelt out": lambda text, _: re.sub(
        r"(?<= )(?:2|3|4|5|6|10|12|20)(?= [a-z])", lambda m: _SPELT[m[0]], text, count=1
    ),
    "percent sign for the word": lambda text, _: re.sub(r" percent\b| per cent\b", "%", text, count=1),
    "not dropped": lambda text, _: re.sub(r" not\b|(?<=[a-z])n[’']t\b", "", text, count=1),
    "not added": lambda text, _: re.sub(r"\b(is|are|was|were|has|had|will|would)\b(?! not)", r"\1 not", text, count=1),
    "never added": lambda text, _: re.sub(r"(?<=[a-z] )([a-z]{3,}ed)(?= )", r"never \1", text, count=1),
    "negation in Chinese dropped": lambda text, _: re.sub("[不沒未]", "", text, count=1),
    "negation in Chinese added": lambda text, _: re.sub("(?<!不)([是會能要])(?![不否])", r"不\1", text, count=1),
    "small letter": lambda text, _: text[0].lower() + text[1:],
    "capital inside": lambda text, _: re.sub(r"(?<=[a-z] )([a-z])(?=[a-z]{3})", lambda m: m[1].upper(), text, count=1),
    "capitals": lambda text, _: text.upper(),
    "word dropped": lambda text, chance: _word(text, chance, lambda words, at: words.pop(at)),
    "word doubled": lambda text, chance: _word(text, chance, lambda words, at: words.insert(at, words[at])),
    "word added": lambda text, chance: _word(text, chance, lambda words, at: words.insert(at, "quite")),
    "other word": _other_word,
    "letters swapped": _letters_swapped,
    "letter dropped": lambda text, _: re.sub(r"(?<=[a-z]{2})[a-z](?=[a-z]{2})", "", text, count=1),
    "last letter dropped": lambda text, _: re.sub(r"[a-z][.]$", "", text),
    "first letter dropped": lambda text, _: re.sub(r"^[A-Z](?=[a-z]{3})", "", text),
    "plural": lambda text, _: re.sub(r"(?<= )([a-z]{4,}[a-rt-z])(?= [a-z])", r"\1s", text, count=1),
    "comma dropped": lambda text, _: re.sub(r"(?<=[a-z]), (?=[a-z])", " ", text, count=1),
    "comma added": lambda text, _: re.sub(r"(?<=[a-z]{4}) (?=[a-z]{4})", ", ", text, count=1),
    "semicolon": lambda text, _: re.sub(r"(?<=[a-z]), (?=[a-z])", "; ", text, count=1),
    "question": lambda text, _: re.sub(r"\.$", "?", text),
    "exclamation": lambda text, _: re.sub("。$", "！", text),
    "hyphen dropped": lambda text, _: re.sub(r"(?<=[a-z])-(?=[a-z])", "", text, count=1),
    "space dropped": lambda text, _: re.sub(r"(?<=[a-z]{3}) (?=[a-z]{3})", "", text, count=1),
    "space added": lambda text, _: re.sub(r"(?<= [a-z]{3})(?=[a-z]{3})", " ", text, count=1),
    "round brackets": lambda text, _: re.sub(r"(?<= )([a-z]{4,})(?= [a-z])", r"\1 (indeed)", text, count=1),
    "full-width digits": lambda text, _: re.sub(r"\d", lambda m: chr(ord(m[0]) + 0xFEE0), text),
    "full-width letters": lambda text, _: re.sub(r"^[A-Z]", lambda m: chr(ord(m[0]) + 0xFEE0), text),
    "ASCII punctuation": lambda text, _: text.replace("，", ","),
    "full-width comma": lambda text, _: re.sub(r"(?<=[a-z]), ", "，", text, count=1),
    "accent dropped": lambda text, _: (
        "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
        if re.search("[À-ÿ]", text)
        else None
    ),
    "character dropped": lambda text, chance: _character(text, chance, "drop"),
    "character doubled": lambda text, chance: _character(text, chance, "double"),
    "other character": lambda text, chance: _character(text, chance, "other"),
    "Cyrillic letter": lambda text, _: re.sub(r"(?<=[b-z])a(?=[b-z])", "а", text, count=1),
    "superscript": lambda text, _: text.replace("2", "²", 1),
}
"""Ways to change a text, by what is done; None or the same text where it cannot be done."""
