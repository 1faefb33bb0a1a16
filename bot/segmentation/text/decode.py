"""Bytes to text: find the encoding of a page that does not say which it is."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

# The hundred commonest characters of written Chinese, simplified and traditional (Jun Da's and the Ministry of
# Education's frequency lists agree on them), and the kana: what a wrongly decoded text almost never shows.
_COMMON_CHINESE = frozenset(
    "的一是不了人我在有他这這中大来來上国國个個到说說们們为為子和你地出道也时時年得就那要下以生会會自着著去之过過家学學"
    "对對可她里裡后後小么麼心多天而能好都然没沒日于於起还還发發成事只作当當想看文无無开開手十用主行方又如前所本见見经經"
    "头頭面公同三已老从從动動两兩长長知民样樣现現分将將外但身些与與高意进進把法此实實回二理美点點月明其种種声聲全工己话"
    "話儿兒者向情部正名定女问問力机機给給等几幾很业業最间間新什打便位因重被走电電四第门門相次东東政海口使教西再平真听聽"
    "世气氣信北少关關并並内內加化由却卻代军軍产產入先山五太水万萬市眼体體别別处處总總才场場师師书書比住员員九笑性通目华"
    "華报報立马馬命张張活难難神数數件安表原车車白应應路期叫死常提感金何更反合放做系系计計司利受光王果亲親界及今京务務制"
    "解各任至清物台臺象记記边邊共风風战戰干接它许許八特觉覺望直服毛林题題建南度统統色字请請交爱愛让讓认認算论論百吃义義"
    "科怎元社术術结結"
)
_COMMON_WESTERN = frozenset("’‘“”–—…£€•éèêëáàâäãåíìîïóòôöõúùûüçñÉÀÖÜÄßøæœ°©®™½¼¾·×«»¡¿šžý§")
_CHINESE_MARKS = frozenset("，。、；：？！「」『』（）《》〈〉“”‘’…—【】〔〕·～　％")

_COMMON, _PLAIN, _RARE, _WRONG = 2.0, 0.6, -1.0, -3.0
_LIKELY_TEXT = 0.4
_SAMPLE_BYTES = 16_384
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""")
_NOT_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the name of the encoding it was read in."""

    text: str
    encoding: str


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Read bytes in the likeliest of the encodings newspapers use; what cannot be read becomes U+FFFD.

    In order: a byte order mark, UTF-16 by its NUL bytes, UTF-8, a declared charset, then GB18030, Big5-HKSCS,
    Shift-JIS and Windows-1252 judged by how common the characters they give are.
    """
    for guess in (_by_mark, _by_nuls, _as_utf8, _by_declaration):
        found = guess(data)
        if found is not None:
            return found
    return _by_common_characters(data)


def is_binary(data: bytes) -> bool:
    """Tell whether bytes are no text at all: control characters in a sample that is not UTF-16."""
    sample = data[:_SAMPLE_BYTES]
    if not sample or _by_mark(sample) is not None or _by_nuls(sample) is not None:
        return False
    return len(_NOT_TEXT.findall(sample)) > max(2, len(sample) // 100)


def _by_mark(data: bytes) -> Decoded | None:
    marks = (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    )
    for mark, encoding in marks:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, "replace"), encoding)
    return None


def _by_nuls(data: bytes) -> Decoded | None:
    """UTF-16 without a mark leaves NUL bytes beside its ASCII, if only spaces; common characters tell the order."""
    if len(data) % 2 or b"\0" not in data[:_SAMPLE_BYTES]:
        return None
    scored = [
        (_mean_score(data[:_SAMPLE_BYTES].decode(encoding, "replace"), ascii_counts=True), encoding)
        for encoding in ("utf-16-be", "utf-16-le")
    ]
    score, encoding = max(scored)
    return Decoded(data.decode(encoding, "replace"), encoding) if score > _LIKELY_TEXT else None


def _as_utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        text = data.decode("utf-8", "replace")
        wrong = text.count("\ufffd")
        whole = sum(1 for character in text[:_SAMPLE_BYTES] if character > "\x7f") - wrong
        # Cut in the middle of its last character, or damaged here and there: still UTF-8.
        if (error.start >= len(data) - 3 > 0 and whole >= wrong) or whole > 20 * wrong:
            return Decoded(text, "utf-8")
    return None


def _by_declaration(data: bytes) -> Decoded | None:
    declared = _DECLARED.search(data[:2048])
    if not declared or not data[:2048].lstrip().startswith(b"<"):
        return None
    try:
        name = codecs.lookup(declared.group(1).decode("ascii")).name
        wider = {
            "gb2312": "gb18030",
            "gbk": "gb18030",
            "big5": "big5hkscs",
            "shift_jis": "cp932",
            "iso8859-1": "cp1252",
        }
        return Decoded(data.decode(wider.get(name, name)), name)
    except (LookupError, UnicodeError):
        return None


def _by_common_characters(data: bytes) -> Decoded:
    sample = data[:_SAMPLE_BYTES]
    scored = [
        (_mean_score(sample.decode(codec, "replace")), -order, name, codec)
        for order, (name, codec) in enumerate(
            (("cp1252", "cp1252"), ("gb18030", "gb18030"), ("big5", "big5hkscs"), ("shift-jis", "cp932"))
        )
    ]
    _, _, name, codec = max(scored)
    return Decoded(data.decode(codec, "replace"), name)


def _mean_score(text: str, *, ascii_counts: bool = False) -> float:
    scores = [_score(character) for character in text if ascii_counts or character > "\x7f"]
    return sum(scores) / len(scores) if scores else 0.0


def _score(character: str) -> float:
    """How likely a character is in a newspaper; the bands of ideographs are those of GB 2312 and Big5, level 1."""
    if character in _COMMON_CHINESE or character in _CHINESE_MARKS:
        return _COMMON
    if (
        character in _COMMON_WESTERN
        or "\u3041" <= character <= "\u30fe"
        or " " <= character <= "~"
        or character in "\n\r\t"
    ):
        return _COMMON / 2
    if "\u4e00" <= character <= "\u9fff":
        return _PLAIN if _is_everyday(character) else _RARE
    if character == "\ufffd" or "\ue000" <= character <= "\uf8ff" or "\x80" <= character <= "\x9f":
        return _WRONG
    return _RARE


def _is_everyday(character: str) -> bool:
    """Tell whether one of the two Chinese standards has the character in its first, commonly used, level."""
    try:
        if b"\xb0\xa1" <= character.encode("gb2312") <= b"\xd7\xf9":
            return True
    except UnicodeEncodeError:
        pass
    try:
        return b"\xa4\x40" <= character.encode("big5") <= b"\xc6\x7e"
    except UnicodeEncodeError:
        return False
