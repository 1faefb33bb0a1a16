"""Chinese, Japanese and Thai text without spaces: fold characters (to simplified ones), and index character bigrams."""

from __future__ import annotations

import unicodedata
from functools import cache

from opencc import OpenCC

HAN = r"\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
THAI = r"\u0e01-\u0e3a\u0e40-\u0e4e"
UNSPACED = HAN + THAI + r"\u3041-\u3096\u30a1-\u30fa\u30fc\uff66-\uff9f"
"""Characters of scripts without spaces, for use inside the brackets of a regular expression."""

_FOLDED_BLOCKS = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00))


@cache
def _simplified() -> dict[int, str]:
    characters = [chr(code) for first, end in _FOLDED_BLOCKS for code in range(first, end)]
    converted = str(OpenCC("t2s").convert("\n".join(characters))).split("\n")  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
    return {ord(old): new for old, new in zip(characters, converted, strict=True) if old != new and len(new) == 1}


def simplify(text: str) -> str:
    """Convert traditional characters to simplified ones one by one, so that lengths and offsets stay the same."""
    return text.translate(_simplified())


def fold_run(run: str) -> str:
    """Fold a run of unspaced characters: compatibility forms, then simplified characters."""
    # NFKC takes the Thai vowel am apart, though nobody types it so.
    return simplify(unicodedata.normalize("NFKC", run)).replace("\u0e4d\u0e32", "\u0e33")


def pairs(run: str) -> tuple[str, ...]:
    """Return the overlapping bigrams of a folded run and its last character, one term per position."""
    return tuple(run[i : i + 2] for i in range(len(run)))
