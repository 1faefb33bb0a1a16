"""Undo hyphenation at line ends: a quotation copied from a PDF has "thou-\\nsand"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.quotation.text.words import located

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.quotation.text.document import Document

_BROKEN: Final = re.compile(r"(?<![^\W\d_])([^\W\d_]{1,30})([-‐\u00ad])[ \t]*\r?\n[ \t]*([^\W\d_]{1,30})")


def with_words_joined(text: str, documents: Sequence[Document]) -> str:
    """Join words that are hyphenated over two lines, with or without the hyphen, as `documents` have them.

    A word that no document has stays as it is.
    """

    def joined(broken: re.Match[str]) -> str:
        first, hyphen, last = broken.groups()
        for word in (first + last, f"{first}-{last}"):
            if any(located(word) in document.located for document in documents):
                return word
        return broken[0] if hyphen != "\u00ad" else first + last

    return _BROKEN.sub(joined, text) if "\n" in text else text
