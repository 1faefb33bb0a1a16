"""Bytes to text: find the encoding of a page that does not say which it is, and doubt one that says what is not so."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from bot.segmentation.text.likelihood import (
    CHINESE_MARKS,
    COMMON_CHINESE,
    COMMON_WESTERN,
    Reading,
    read,
)

_SAMPLE_BYTES = 16_384
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""")
_NOT_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_BROKEN = re.compile("[\udc80-\udcff]+")
_FRAGMENT = re.compile(rb"[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2}")
_BEYOND = re.compile(rb"[\x80-\xff]")
_LIKELY_TEXT = 0.4
_NULS_OF_UTF16 = 0.2
_DAMAGED = 0.015
_DAMAGE_BYTES = 1 << 20
_MOST_MENDED = 5_000
_TYPOGRAPHIC = frozenset("’‘“”–—…")
_SURE = 20
_WHOLE_FOR_BROKEN = 2
_LONG_RUN = 4

# What is taken for what a name says: what programs that write it mean by it.
_WIDER = {
    "gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "cp950": "big5hkscs", "shift_jis": "cp932",
    "euc_kr": "cp949", "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "tis-620": "cp874", "iso8859-8": "cp1255", "iso2022_jp_2": "iso2022_jp", "iso2022_jp_ext": "iso2022_jp",
}  # fmt: skip
_ALIASES = {
    "iso-8859-8-i": "cp1255", "x-sjis": "cp932", "windows-31j": "cp932", "x-euc-jp": "euc_jp", "x-gbk": "gb18030",
    "ks_c_5601-1987": "cp949", "x-windows-949": "cp949", "windows-874": "cp874", "dos-874": "cp874",
    "x-mac-cyrillic": "mac_cyrillic", "x-mac-roman": "mac_roman", "macintosh": "mac_roman", "big5-eten": "big5hkscs",
    "x-x-big5": "big5hkscs", "unicode-1-1-utf-8": "utf-8",
}  # fmt: skip
# No text is written in these, whatever says so.
_NO_TEXT = frozenset({"punycode", "idna", "undefined", "utf-7", "unicode_escape", "raw_unicode_escape", "mbcs", "oem"})
_NAMES = {
    "big5hkscs": "big5",
    "cp932": "shift-jis",
    "euc_jp": "euc-jp",
    "cp949": "euc-kr",
    "koi8_r": "koi8-r",
    "koi8_u": "koi8-r",
}
_SEVERAL_BYTES = ("gb18030", "big5hkscs", "cp932", "euc_jp", "cp949")
# In the order of how common they are: where little tells, one counts the more, and the first the most.
_ONE_BYTE = ("cp1252", "cp1251", "cp1250", "koi8_u", "cp1253", "cp1254", "cp1255", "cp1256", "iso8859-2", "iso8859-7",
             "cp1257", "iso8859-5", "cp874")  # fmt: skip
_COMMONEST, _FAVOUR, _FEWEST = 2.0, 0.2, 4
_FAVOUR_DECLARED, _FAVOUR_WESTERN = 1.5, 0.5
_CONVINCING = -4.4
_LIKELY = -4.8
_FEW = 0.02
_ENOUGH = 6


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the name of the encoding it was read in. `doubtful` tells that it is likely none of the text's own."""

    text: str
    encoding: str
    doubtful: bool = False


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Read bytes in the likeliest of the encodings newspapers use; what cannot be read becomes U+FFFD.

    In order: a byte order mark, the escapes of ISO 2022, UTF-16 by its NUL bytes, UTF-8, also where it is damaged; then
    the encoding that gives the likeliest text, where what the page or `declared` (the header of an answer) says counts
    as evidence.
    """
    for guess in (_by_mark, _by_escapes, _by_many_nuls, _as_utf8, _as_damaged_utf8, _by_nuls):
        found = guess(data)
        if found is not None:
            return found
    return _likeliest(data, declared)


def is_binary(data: bytes) -> bool:
    """Tell whether bytes are no text at all: control characters in a sample that is not UTF-16."""
    sample = data[:_SAMPLE_BYTES]
    if not sample or _by_mark(sample) is not None or _by_nuls(sample) is not None:
        return False
    return len(_NOT_TEXT.findall(sample)) > max(2, len(sample) // 100)


def is_legible(data: bytes, declared: str | None = None) -> bool:
    """Tell whether bytes are text in an encoding that can be told: else what is read would be no words of anybody."""
    return not decode(data, declared).doubtful


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
            rest = data[len(mark) :]
            if encoding == "utf-8":
                return _as_utf8(rest) or _as_damaged_utf8(rest) or Decoded(rest.decode("utf-8", "replace"), "utf-8")
            # Two damaged bytes look like a mark: what follows then is mostly ASCII, side by side.
            if b"\0" in rest[:_SAMPLE_BYTES] or not _is_ascii(rest):
                return Decoded(rest.decode(encoding, "replace"), encoding)
    return None


def _is_ascii(data: bytes) -> bool:
    sample = data[:_SAMPLE_BYTES]
    return len(_BEYOND.findall(sample)) <= _FEW * len(sample)


def _by_escapes(data: bytes) -> Decoded | None:
    """ISO 2022 of Japanese and Korean: letters of seven bits, and escapes that say which."""
    codec = "iso2022_jp" if b"\x1b$B" in data or b"\x1b$@" in data else "iso2022_kr" if b"\x1b$)C" in data else ""
    if not codec or not _is_ascii(data):
        return None
    for form in (codec, "iso2022_jp_ext") if codec == "iso2022_jp" else (codec,):
        try:
            return Decoded(data.decode(form), codec.replace("_", "-"))
        except UnicodeDecodeError:
            continue
    return Decoded(data.decode(codec, "replace"), codec.replace("_", "-"))


def _by_many_nuls(data: bytes) -> Decoded | None:
    sample = data[:_SAMPLE_BYTES]
    return _by_nuls(data) if sample.count(0) >= _NULS_OF_UTF16 * max(1, len(sample)) else None


def _by_nuls(data: bytes) -> Decoded | None:
    """UTF-16 without a mark leaves NUL bytes beside its ASCII, if only spaces; common characters tell the order."""
    if len(data) % 2 or b"\0" not in data[:_SAMPLE_BYTES]:
        return None
    scored = [
        (_mean_score(data[:_SAMPLE_BYTES].decode(encoding, "replace")), encoding)
        for encoding in ("utf-16-be", "utf-16-le")
    ]
    score, encoding = max(scored)
    return Decoded(data.decode(encoding, "replace"), encoding) if score > _LIKELY_TEXT else None


def _as_utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return None


def _as_damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 of which some bytes are damaged, or the last character is cut: all others stay what they are.

    Characters of UTF-8 hardly come about by chance. Few of them are enough where what is broken are single bytes, far
    apart; the bytes of other encodings stand together in words.
    """
    first = _BEYOND.search(data)
    start = first.start() if first else 0
    sample = data[start : start + _DAMAGE_BYTES]
    text = sample.decode("utf-8", "surrogateescape")
    runs = [found.group() for found in _BROKEN.finditer(text)]
    if runs and text.endswith(runs[-1]) and len(sample) == _DAMAGE_BYTES:
        runs.pop()  # cut by the sample
    broken = sum(map(len, runs))
    whole = sum(character > "\x7f" for character in text) - broken
    together = sum(len(run) for run in runs if len(run) >= _LONG_RUN)
    cut = len(runs) == 1 and text.endswith(runs[0]) and _is_fragment(runs[0])
    few = len(runs) <= 1 + _DAMAGED * len(data) and 2 * together <= broken
    fragments = all(_is_fragment(run) and len(run) > 1 for run in runs)
    plenty = whole >= _WHOLE_FOR_BROKEN * len(runs)
    if not (plenty or (cut and whole) or (few and (whole or fragments))):
        return None
    if whole <= _SURE * len(runs) and any(map(_is_convincing, _of_several_bytes(data))):
        return None
    several = len(runs) > 1 and all(_pasted(run) in COMMON_WESTERN for run in runs)
    return Decoded(_mended(data.decode("utf-8", "surrogateescape"), letters=several), "utf-8")


def _is_convincing(reading: Reading) -> bool:
    return reading.score >= _CONVINCING and reading.count >= _ENOUGH and "\ufffd" not in reading.text


def _bytes_of(run: str) -> bytes:
    return run.encode("utf-8", "surrogateescape")


def _is_fragment(run: str) -> bool:
    """Tell whether bytes begin a character of UTF-8."""
    return _FRAGMENT.fullmatch(_bytes_of(run)) is not None


def _pasted(run: str) -> str:
    return _bytes_of(run).decode("cp1252", "replace")


def _mended(text: str, *, letters: bool) -> str:
    """Read single bytes that somebody pasted from Windows-1252 as what they are there; the others are lost.

    Quotation marks and dashes beside ASCII are certain; `letters` are read only where there are several, and nothing
    else is broken.
    """

    def mend(found: re.Match[str]) -> str:
        run, pasted = found.group(), _pasted(found.group())
        beside = text[max(0, found.start() - 1) : found.start()] + text[found.end() : found.end() + 1]
        if len(run) == 1 and beside.isascii() and (pasted in _TYPOGRAPHIC or letters):
            return pasted
        return "\ufffd" * (1 if _is_fragment(run) else len(run))

    return _BROKEN.sub("\ufffd", _BROKEN.sub(mend, text, count=_MOST_MENDED))


def _likeliest(data: bytes, declared: str | None) -> Decoded:
    """Read bytes in the encoding that gives the likeliest text; what is declared needs no more than to be possible."""
    stated = [codec for codec in (_declared_in(data), _codec(declared)) if codec is not None]
    # A lone damaged byte and the letter behind it are a character in some encoding or other.
    several = [one for one in _of_several_bytes(data) if one.count >= _ENOUGH or not _is_ascii(data)]
    readings = [*several, *_of_one_byte(data)]
    readings += [_reading(data, codec) for codec in stated if codec not in (one.codec for one in readings)]
    best = max(readings, key=lambda one: one.score + (_favour(one.codec) if one.codec in stated else 0.0))
    likely = best.score >= _LIKELY or (best.codec in stated and "\ufffd" not in best.text)
    if not likely and _is_ascii(data):
        # A few signs of something unknown in plain English are lost; the rest is not.
        return Decoded(_replaced(data, "utf-8"), "utf-8")
    return Decoded(_replaced(data, best.codec), _NAMES.get(best.codec, best.codec), not likely)


def _favour(codec: str) -> float:
    """How much a declaration counts: of Western Europe little, for many programs say so of everything."""
    return _FAVOUR_WESTERN if codec == "cp1252" else _FAVOUR_DECLARED


def _of_several_bytes(data: bytes) -> list[Reading]:
    return [_reading(data, codec) for codec in _SEVERAL_BYTES]


def _of_one_byte(data: bytes) -> list[Reading]:
    found = (_reading(data, codec) for codec in _ONE_BYTE)
    return [
        replace(one, score=one.score - (_COMMONEST + _FAVOUR * place if place else 0.0) / max(_FEWEST, one.count))
        for place, one in enumerate(found)
    ]


def _reading(data: bytes, codec: str) -> Reading:
    """Read a sample: markup without its ASCII tells little, and so the sample is where the other bytes are."""
    first = _BEYOND.search(data)
    start = max(0, (first.start() if first else 0) - 64)
    text = _replaced(data[start : start + _SAMPLE_BYTES], codec)
    return read(text, codec)


def _replaced(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec, "replace")
    except (LookupError, ValueError, NotImplementedError):
        return data.decode("utf-8", "replace")


def _declared_in(data: bytes) -> str | None:
    """What the head of a page or the first line of a feed says."""
    if not data[:2048].lstrip().startswith(b"<"):
        return None
    declared = _DECLARED.search(data[:2048])
    return _codec(declared.group(1).decode("ascii")) if declared else None


def _codec(name: str | None) -> str | None:
    """Return the codec that a name of an encoding means; None for what is none, or is no encoding of text."""
    if not name:
        return None
    wanted = _ALIASES.get(name.strip().lower(), name.strip())
    try:
        found = codecs.lookup(wanted)
        b"a".decode(wanted)
    except (LookupError, ValueError):
        return None
    codec = _WIDER.get(found.name, found.name)
    return None if codec in _NO_TEXT or codec.startswith("utf") else codec


def _mean_score(text: str) -> float:
    scores = [_score(character) for character in text]
    return sum(scores) / len(scores) if scores else 0.0


def _score(character: str) -> float:
    """How likely a character is in a newspaper, where it is to be told which of two bytes comes first."""
    if character in COMMON_CHINESE or character in CHINESE_MARKS:
        return 2.0
    if (
        character in COMMON_WESTERN
        or "\u3041" <= character <= "\u30fe"
        or " " <= character <= "~"
        or character in "\n\r\t"
    ):
        return 1.0
    if "\u4e00" <= character <= "\u9fff":
        return 0.6 if "\u4e00" <= character <= "\u7fff" else 0.0
    if character == "\ufffd" or "\ue000" <= character <= "\uf8ff" or "\x80" <= character <= "\x9f":
        return -3.0
    return -1.0
