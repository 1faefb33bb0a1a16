"""The analyser: turn text into index terms. Articles and queries use the same one."""

from __future__ import annotations

import re
import threading
import unicodedata
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Final, cast

import Stemmer

from bot.archive import IndexedArticle
from bot.articles import PersonRole
from bot.search.analysis.acronyms import spelt_out
from bot.search.analysis.cjk import HAN, UNSPACED, fold_run, pairs
from bot.search.analysis.function_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bot.archive import Term
    from bot.articles import ArticleText

LONGEST_WORD: Final = 48
"""Maximum length of a word in characters; longer tokens (addresses, hashes) are not indexed as words."""

_KNOWN_PIECES: Final = 40_000
"""Size of the cache of terms by piece of text between two spaces; a newspaper repeats some thousands of them.

This takes about 8 MB; twice as many were not measurably faster.
"""

_APOSTROPHES: Final = "'’ʼ＇`´"
# Combining marks of Latin, Hebrew, Arabic and the Indic scripts, the joiners, and the soft hyphen.
_MARKS: Final = (
    r"\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f"
    r"\u0981-\u0983\u09bc-\u09cd\u0e31-\u0e3a\u0e47-\u0e4e\u200c\u200d\u00ad"
)
TOKEN: Final = re.compile(
    rf"""
    [{UNSPACED}]+                                        # a run of Chinese, Japanese or Thai
  | (?<!(?<![\w{_MARKS}{_APOSTROPHES}])[^\W\d_{UNSPACED}]\.)  # not where one letter before was tried, in vain
    (?:[^\W\d_{UNSPACED}]\.){{2,}}+(?![^\W_])            # U.S. and its like
  | \d+(?:[.,]\d+)+(?![^\W_])                            # 155,221.5
  | [^\W_{UNSPACED}]                                     # words, with combining marks and apostrophes inside
    (?:[^\W_{UNSPACED}]|[{_MARKS}]|[{_APOSTROPHES}](?=[^\W\d_{UNSPACED}]))*
    """,
    re.VERBOSE,
)
_AMERICA: Final = "US"
_PRONOUN: Final = "us"
INITIALS_OF_AMERICA: Final = "u.s."
"""The folded word for "U.S." and "US", whose root is that of "us": who searches for "us" means any of them."""

_IS_UNSPACED: Final = re.compile(rf"[{UNSPACED}]")
_HAN_NAME: Final = re.compile(rf"[{HAN}·・]+")
_HANGUL: Final = ("\uac00", "\ud7a3")
_DEVANAGARI: Final = ("\u0900", "\u097f")
_POSSESSIVE: Final = re.compile(rf"[{_APOSTROPHES}]s?$", re.IGNORECASE)
_NO_PART: Final = re.compile(rf"[^\w.{_MARKS}]|_")  # compatibility forms contain spaces, slashes and brackets (½, ㏂)
_SPELT_OUT: Final = {
    ord(letter): instead
    for letter, instead in (("œ", "oe"), ("æ", "ae"), ("ł", "l"), ("đ", "d"), ("ø", "o"), ("ð", "d"), ("þ", "th"))
} | {ord(letter): instead for letter, instead in (("ħ", "h"), ("ŧ", "t"), ("ı", "i"), ("ŋ", "n"))}
"""Ligature letters, with their common spellings in two letters."""

_NASAL: Final = re.compile("[\u0919\u091e\u0923\u0928\u092e]\u094d(?=[\u0915-\u0939])")
"""In Devanagari, a nasal before a consonant, often written as an anusvara instead (हिन्दी, हिंदी)."""

_PARTICLE: Final = re.compile(
    "(?<=[\uac00-\ud7a3]{2})(?:에서는|으로는|에게서|이라고|에서|에게|으로|라고|까지|부터|보다|처럼|이나|은|는|이|가|을|를|의|에|로|와|과|도|만)$"
)
"""Korean particles after a noun, which are stripped."""

_INVISIBLE: Final = dict.fromkeys((0x200C, 0x200D, 0xAD))
_DROPPED: Final = dict.fromkeys(map(ord, _APOSTROPHES + ",")) | _INVISIBLE


def terms(text: str) -> Iterator[Term]:
    """Yield the terms of `text`, one per position, in reading order."""
    # No token contains a space, so a piece of text between two has the same terms everywhere.
    return chain.from_iterable(map(terms_of, text.split()))


class _Pieces(dict[str, "tuple[Term, ...]"]):
    """A cache of terms by piece of text."""

    def __missing__(self, piece: str) -> tuple[Term, ...]:
        found = _terms_of_piece(piece)
        if len(piece) <= LONGEST_WORD:
            if len(self) >= _KNOWN_PIECES:
                self.clear()
            self[piece] = found
        return found


_pieces: Final = _Pieces()

terms_of: Final = _pieces.__getitem__
"""Return the terms of one token, or of a piece of text between two spaces."""


def _terms_of_piece(piece: str) -> tuple[Term, ...]:
    if piece.isascii() and piece.isalnum() and piece != _AMERICA:  # the common case, with the same result as the rest
        # Most are lower case and their own stem: one object in memory instead of three.
        return (term_of_word((piece if piece.islower() else piece.lower())[:LONGEST_WORD]),)
    return tuple(chain.from_iterable(map(_terms_of_token, TOKEN.findall(piece))))


def _terms_of_token(token: str) -> tuple[Term, ...]:
    if is_unspaced(token):
        return tuple((pair, pair) for pair in pairs(fold_run(token)))
    word = fold_token(token)
    return (term_of_word(word),) if word else ()


def term_of_word(word: str) -> Term:
    """Return the term of a folded word; a function word has an empty root."""
    if word == INITIALS_OF_AMERICA:
        return _PRONOUN, word
    return ("", word) if word in FUNCTION_WORDS else (_stem(word), word)


def roots_of(words: Iterable[str]) -> frozenset[str]:
    """Return the index roots of folded words; a function word is its own root."""
    return frozenset(term_of_word(word)[0] or word for word in words)


class _Stemmers(threading.local):
    """A stemmer per thread, since one must not be shared.

    The cache of PyStemmer is disabled: it slows down new words (9 µs instead of 5), does not speed up known ones, and
    its ten thousand entries per thread would be scanned by each full garbage collection.
    """

    def __init__(self) -> None:
        self.hindi = cast("Callable[[str], str]", Stemmer.Stemmer("hindi", 0).stemWord)  # pyright: ignore[reportUnknownMemberType]
        self.stem = cast("Callable[[str], str]", Stemmer.Stemmer("english", 0).stemWord)  # pyright: ignore[reportUnknownMemberType]


_stemmers: Final = _Stemmers()


def _stem(word: str) -> str:
    if _HANGUL[0] <= word[:1] <= _HANGUL[1]:
        return _PARTICLE.sub("", word)
    stem = (_stemmers.hindi if _DEVANAGARI[0] <= word[:1] <= _DEVANAGARI[1] else _stemmers.stem)(word)
    return stem if stem and stem != word else word


def fold_word(token: str) -> str:
    """Fold a token of a spaced script: compatibility forms, case, diacritics, possessives and apostrophes."""
    word = unicodedata.normalize("NFKC", _POSSESSIVE.sub("", token).translate(_DROPPED)).casefold()
    if not word.isascii():
        parts = unicodedata.normalize("NFKD", _NASAL.sub("\u0902", word).translate(_SPELT_OUT))
        word = unicodedata.normalize("NFC", "".join(part for part in parts if not unicodedata.combining(part)))
    if not word.isalnum():
        word = _NO_PART.sub("", word)
        word = word if word[:1].isdigit() else word.replace(".", "")
    return word[:LONGEST_WORD]


def fold_token(token: str) -> str:
    """Fold a token of a spaced script like `fold_word`, but keep "U.S." and "US" apart from "us"."""
    word = fold_word(token)
    return INITIALS_OF_AMERICA if word == _PRONOUN and token.isupper() else word


def is_unspaced(token: str) -> bool:
    """Return whether a token is a run of Chinese, Japanese or Thai characters."""
    return _IS_UNSPACED.match(token) is not None


def names_tied_by(printed: str) -> tuple[str, str]:
    """Return the two names that a word of the index ties, "Latin|Chinese" or "spelt out|letters"; one may be empty."""
    left, _, right = printed.partition("|")
    return left, right


def _name_terms(names: Iterable[tuple[str, str | None]]) -> tuple[Term, ...]:
    """Return one term for each word of each (Latin, Chinese) name; the word of each term is "Latin|Chinese"."""
    made: dict[Term, None] = {}
    for latin, cjk in names:
        printed = f"{' '.join(latin.split())}|{''.join((cjk or '').split())}"
        for word in name_words(printed):
            made[word, printed] = None
    return tuple(made)


def name_words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name in any script; a Chinese name is one word."""
    found = (token for token in TOKEN.findall(name))
    return tuple(word for token in found if (word := fold_run(token) if is_unspaced(token) else fold_token(token)))


def published_day(published: str | None) -> int:
    """Return an ISO date as a proleptic ordinal; 0 for no date."""
    if not published:
        return 0
    try:
        return date.fromisoformat(published[:10]).toordinal()
    except ValueError:
        return 0


class _Analyser:
    """The analyser that an archive is opened with."""

    def __call__(self, text: ArticleText) -> IndexedArticle:
        """Return the index terms of `text`."""
        return IndexedArticle(
            headline="" if text.headline_generated else text.headline,
            paragraphs=tuple(paragraph.text for paragraph in text.paragraphs),
            authors=_name_terms(
                (person.name, person.cjk) for person in text.people if person.role is PersonRole.AUTHOR
            ),
            names=_name_terms([*text.names, *spelt_out(paragraph.text for paragraph in text.paragraphs)]),
            day=published_day(text.published),
            truncated=text.truncated,
        )

    terms_of = staticmethod(terms_of)


analyse: Final = _Analyser()
