"""Classify the differences between the words of a quotation and its source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.quotation.model import Kind
from bot.quotation.text.characters import HAN_NUMERALS, SURNAMES
from bot.quotation.text.meaning_markers import markers
from bot.quotation.text.words import SENTENCE_BREAKS
from bot.search import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.quotation.text.document import Document
    from bot.quotation.text.words import Token

_NUMBER_WORD_LIST: Final = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen
first second third fourth fifth sixth seventh eighth ninth tenth twice half quarter percent
"""
_NUMBER_WORDS: Final = frozenset(_NUMBER_WORD_LIST.split())
_LONGEST_HAN_NAME: Final = 4
_FEW_WORDS: Final = 4


def kind_of_change(
    quoted: Sequence[Token], source: Sequence[Token], document: Document, *, opens_sentence: bool
) -> Kind:
    """Return the most serious kind of difference between quoted and source tokens."""
    mine = [token for token in quoted if token.is_word]
    theirs = [token for token in source if token.is_word]
    if [token.text for token in mine] == [token.text for token in theirs]:
        return Kind.PUNCTUATION
    if [token.key for token in mine] == [token.key for token in theirs]:
        return Kind.SCRIPT if any(token.is_han for token in mine) else Kind.CASE
    if _numbers(mine) != _numbers(theirs):
        return Kind.NUMBER
    if any(_has_name(run, document, opens_sentence=opens_sentence) for run in (quoted, source)):
        return Kind.NAME
    if _is_surname(mine) and _is_surname(theirs):
        return Kind.NAME
    return _meaning(_text(quoted), _text(source))


def _text(run: Sequence[Token]) -> str:
    """Join tokens to a text for marker search, without spaces in Chinese."""
    return "".join(token.text if token.is_han else f" {token.text} " for token in run)


def _numbers(words: Sequence[Token]) -> list[str]:
    return [
        token.key
        for token in words
        if token.text[0].isdigit() or token.key in _NUMBER_WORDS or (token.is_han and token.text in HAN_NUMERALS)
    ]


def _meaning(quoted: str, source: str) -> Kind:
    one, other = set(markers(quoted)), set(markers(source))
    is_short = max(len(quoted.split()), len(source.split())) <= _FEW_WORDS
    changed = one ^ other or (one | other if is_short else set[Kind]())
    return min(changed, key=lambda kind: kind.rank, default=Kind.WORD)


def _has_name(run: Sequence[Token], document: Document, *, opens_sentence: bool) -> bool:
    opening = opens_sentence
    for token in run:
        # A capital letter at a sentence start is no sign of a name.
        is_sign = not opening or token.text in document.capitalised_words
        if is_sign and token.is_word and token.text[0].isupper() and token.key not in FUNCTION_WORDS:
            return True
        opening = token.text in SENTENCE_BREAKS
    return _is_han_name(run, document)


def _is_surname(words: Sequence[Token]) -> bool:
    return len(words) == 1 and words[0].text in SURNAMES


def _is_han_name(run: Sequence[Token], document: Document) -> bool:
    text = "".join(token.text for token in run if token.is_han)
    if not text:
        return False
    if any(text in name or name in text for name in document.han_names):
        return True
    return 1 < len(text) <= _LONGEST_HAN_NAME and text[0] in SURNAMES and not re.search("[的了是在]", text)
