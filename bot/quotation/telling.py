"""The sentences in which a verification is told, the same in a terminal and on Discord."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.quotation.model import Verdict

if TYPE_CHECKING:
    from bot.quotation.model import Difference
    from bot.quotation.verifier import Verified
    from bot.texts.catalogue import Texts


def verdict_line(texts: Texts, verified: Verified) -> str:
    """Return the verdict in a sentence."""
    verification = verified.verification
    if verification.verdict is Verdict.ABSENT and verified.covers is not None:
        covers = verified.covers
        return texts(
            "verdict-absent",
            articles=covers.articles,
            dated="yes" if covers.oldest and covers.newest else "no",
            oldest=covers.oldest or "",
            newest=covers.newest or "",
        )
    return texts(f"verdict-{verification.verdict.value}", places=len(verification.places))


def difference_line(texts: Texts, difference: Difference) -> str:
    """Return a difference in a line: what kind of thing differs, what was quoted, and what the source says."""
    kind = texts(f"difference-{difference.kind.value}")
    form = ("both" if difference.source else "added") if difference.quoted else "missing"
    line = texts(f"difference-{form}", kind=kind, quoted=difference.quoted, source=difference.source)
    return line if difference.ref is None else f"{line} ({difference.ref})"
