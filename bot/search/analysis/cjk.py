"""Chinese and Japanese text, which has no spaces: one script for both ways of writing, pairs of characters as words."""

from __future__ import annotations

import unicodedata
from functools import cache

from opencc import OpenCC

HAN = r"\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
UNSPACED = HAN + r"\u3041-\u3096\u30a1-\u30fa\u30fc\uff66-\uff9f"
"""Characters (for use inside a regular expression's brackets) of scripts that write no spaces."""

_FOLDED_BLOCKS = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00))


@cache
def _simplified() -> dict[int, str]:
    characters = [chr(code) for first, end in _FOLDED_BLOCKS for code in range(first, end)]
    converted = str(OpenCC("t2s").convert("\n".join(characters))).split("\n")  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
    return {ord(old): new for old, new in zip(characters, converted, strict=True) if old != new and len(new) == 1}


def simplify(text: str) -> str:
    """Write traditional characters as simplified ones, each by itself, so that lengths and offsets stay."""
    return text.translate(_simplified())


def fold_run(run: str) -> str:
    """Fold a run of unspaced characters for searching: compatibility forms, then one script."""
    return simplify(unicodedata.normalize("NFKC", run))


def pairs(run: str) -> tuple[str, ...]:
    """Return the overlapping pairs of a folded run and its last character, one term for each of its positions."""
    return tuple(run[i : i + 2] for i in range(len(run)))
