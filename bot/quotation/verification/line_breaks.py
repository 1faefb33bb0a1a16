"""Join words that a printer broke at the end of a line: a quotation copied from a page of print has "thou-\\nsand"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.quotation.text.words import located

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.quotation.text.document import Document

_BROKEN: Final = re.compile(r"(?<![^\W\d_])([^\W\d_]{1,30})([-‐\u00ad])[ \t]*\r?\n[ \t]*([^\W\d_]{1,30})")


def with_words_joined(text: str, documents: Sequence[Document]) -> str:
    """Return `text` with each word that is broken over two lines as `documents` have it, with a hyphen or without.

    A word that none of them has stays broken.
    """

    def joined(broken: re.Match[str]) -> str:
        first, hyphen, last = broken.groups()
        for word in (first + last, f"{first}-{last}"):
            if any(located(word) in document.located for document in documents):
                return word
        return broken[0] if hyphen != "\u00ad" else first + last

    return _BROKEN.sub(joined, text) if "\n" in text else text
