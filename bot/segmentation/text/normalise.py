"""One spelling for the characters of a page: line ends, spaces, composition, and what cannot be seen."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n?")
# Zero-width space, word joiner, byte order mark, soft hyphen and the direction controls carry no text.
_INVISIBLE = re.compile("[\u200b\u2060-\u2064\ufeff\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# A soft hyphen at the end of a line is drawn there: the word goes on in the next.
_DIVIDING = re.compile("(?<=[^\\W\\d_])\u00ad(?=[ \t]*\r?\n[ \t]*[^\\W\\d_])")
# In HTML, where a line ends says nothing, the word stands undivided.
_DIVIDED = re.compile("(?<=[^\\W\\d_])\u00ad[ \t]*\n[ \t]*(?=[^\\W\\d_])")
# The joiners do carry meaning in Arabic and Indic scripts and in emoji; anywhere else they are noise.
_STRAY_JOINERS = re.compile("(?<![\u0600-\u08ff\u0900-\u0dff\ufe0f\U0001f000-\U0001faff\u200c\u200d])[\u200c\u200d]+")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_SURROGATES = re.compile("[\ud800-\udfff]")
# Nearly every space of a page is single and plain, and stays.
_SPACES = re.compile(r"(?: (?=[^\S\n])|[^\S\n ])[^\S\n]*")


def normalise(text: str) -> str:
    """Give text LF line ends, NFC characters and plain single spaces; line numbers stay as they were.

    NFC and not NFKC: full-width letters and ligatures are the author's, and a quotation must keep them.
    """
    text = _LINE_ENDS.sub("\n", text)
    if text.isascii():
        return _SPACES.sub(" ", _CONTROLS.sub(" ", text))
    text = _SURROGATES.sub("\ufffd", text)
    text = _INVISIBLE.sub("", _DIVIDING.sub("-", text))
    if "\u200c" in text or "\u200d" in text:
        text = _STRAY_JOINERS.sub("", text)
    text = _SPACES.sub(" ", _CONTROLS.sub(" ", text))
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def join_divided(markup: str) -> str:
    """Give HTML LF line ends, and join the words that a soft hyphen divides at the end of a line."""
    return _DIVIDED.sub("", _LINE_ENDS.sub("\n", markup))


def squeeze(text: str) -> str:
    """Join a text of several lines into one, with single spaces."""
    return " ".join(text.split())
