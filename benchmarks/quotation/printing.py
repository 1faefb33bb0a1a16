"""Ways to set the same words otherwise, for the corpus of other habits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable


def _translated(table: dict[str, str]) -> Callable[[str], str]:
    return lambda text: text.translate(str.maketrans(table))


def _after(text: str, count: int, inserted: str) -> str:
    letters = [found.end() for found in re.finditer(r"[^\W\d_]{2}(?=[^\W\d_])", text)]
    return (
        text
        if not letters
        else text[: letters[count % len(letters)]] + inserted + text[letters[count % len(letters)] :]
    )


SETTINGS: dict[str, Callable[[str], str]] = {
    "straight": _translated({"“": '"', "”": '"', "‘": "'", "’": "'"}),
    "curly": lambda text: re.sub(r'"([^"]*)"', r"“\1”", text).replace("'", "’"),
    "British": _translated({"“": "‘", "”": "’"}),
    "French": _translated({"“": "«", "”": "»"}),
    "low": _translated({"“": "„", "”": "“"}),
    "corner brackets": _translated({"“": "「", "”": "」", "「": "『", "」": "』"}),
    "Western marks": _translated({"「": "“", "」": "”"}),
    "straight marks in Chinese": _translated({"「": '"', "」": '"', "『": "'", "』": "'"}),
    "full-width marks": _translated({'"': "＂", "“": "＂", "”": "＂"}),
    "vertical brackets": _translated({"「": "﹁", "」": "﹂"}),
    "double quotes": lambda text: f'"{text}"',
    "curly quotes around": lambda text: f"“{text}”",
    "single quotes around": lambda text: f"‘{text}’",
    "guillemets around": lambda text: f"« {text} »",
    "corner brackets around": lambda text: f"「{text}」",
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "narrow spaces": lambda text: text.replace(" ", "\u202f", 1),
    "tabs": lambda text: text.replace(" ", "\t", 2),
    "hard wrapped": lambda text: re.sub(r"(.{20,40}?) ", r"\1\n", text, count=2),
    "two spaces": lambda text: re.sub(r"([a-z,]) ", r"\1  ", text, count=1),
    "space before the stop": lambda text: re.sub(r"(?<=[a-z])\.$", " .", text),
    "French spacing": lambda text: re.sub(r"(?<=[a-z])([;:?!])", "\u00a0\\1", text),
    "byte order mark": lambda text: "\ufeff" + text,
    "zero-width joiner": lambda text: _after(text, 3, "\u200d"),
    "zero-width space": lambda text: _after(text, 5, "\u200b"),
    "soft hyphens": lambda text: re.sub(r"([a-z]{3})([a-z]{3})", "\\1\u00ad\\2", text, count=3),
    "right-to-left mark": lambda text: text + "\u200f",
    "variation selector": lambda text: _after(text, 2, "\ufe0f"),
    "ligatures": lambda text: text.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ"),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "Unicode hyphen": lambda text: re.sub(r"(?<=\w)-(?=\w)", "\u2010", text),
    "minus": lambda text: text.replace("-", "\u2212"),
    "figure dash": lambda text: text.replace("–", "\u2012").replace("-", "\u2012"),
    "em dash as hyphens": lambda text: text.replace("—", "---").replace("–", "--"),
    "em dash spaced": lambda text: re.sub(" ?—+ ?", " – ", text),
    "box dashes": lambda text: text.replace("——", "──").replace("—", "─"),
    "horizontal bar": lambda text: text.replace("—", "―"),
    "three dots": lambda text: text.replace("……", "...").replace("…", "..."),
    "centred dots": lambda text: text.replace("……", "⋯⋯"),
    "ideographic space": lambda text: re.sub("([，。])(?=.)", "\\1\u3000", text, count=1),
    "spaced Latin": lambda text: re.sub(r"(?<=[\u4e00-\u9fff])(?=[A-Za-z0-9])", " ", text),
    "acute for apostrophe": lambda text: re.sub(r"(?<=[a-z])[’'](?=[a-z])", "´", text),
    "modifier apostrophe": lambda text: re.sub(r"(?<=[a-z])[’'](?=[a-z])", "ʼ", text),
}
"""Ways to set a text otherwise, by what is done."""
