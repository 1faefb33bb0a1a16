"""Links that open a page at the quoted words.

The text fragment follows the WICG draft "URL Fragment Text Directives": `#:~:text=start,end`, in which `&`, `-` and `,`
are percent-encoded besides what every address encodes. Browsers that know none of it open the page at its top.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

LONGEST_EXACT: Final = 100
"""Longest passage that a link contains whole; of a longer one only the first and last words."""

_WORDS: Final = 5
_CHARACTERS: Final = 12
_HAN_RUN: Final = re.compile(r"[\u3400-\u9fff]")
_DIRECTIVE: Final = ":~:"


def link_to(url: str | None, paragraphs: tuple[str, ...]) -> str | None:
    """Return a text-fragment link that opens `url` at a passage, or None without a web address."""
    if not url or not url.startswith(("https://", "http://")):
        return None
    if not paragraphs:
        return url
    if len(paragraphs) == 1 and len(paragraphs[0]) <= LONGEST_EXACT:
        directive = _encoded(paragraphs[0])
    else:
        directive = f"{_encoded(_first(paragraphs[0]))},{_encoded(_last(paragraphs[-1]))}"
    page, mark, fragment = url.partition("#")
    fragment = fragment.partition(_DIRECTIVE)[0]
    return f"{page}#{fragment if mark else ''}{_DIRECTIVE}text={directive}"


def _first(text: str) -> str:
    return text[:_CHARACTERS] if _is_unspaced(text) else " ".join(text.split()[:_WORDS])


def _last(text: str) -> str:
    return text[-_CHARACTERS:] if _is_unspaced(text) else " ".join(text.split()[-_WORDS:])


def _is_unspaced(text: str) -> bool:
    return len(_HAN_RUN.findall(text)) > len(text) // 2


def _encoded(text: str) -> str:
    # The hyphen is a safe character of addresses, but a mark of the directive's syntax.
    return quote(text, safe="").replace("-", "%2D")
