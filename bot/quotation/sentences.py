"""Format a verification as sentences, for the terminal and for Discord."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.articles import PersonRole, Reference
from bot.quotation.model import Kind, Mark, Verdict
from bot.quotation.text.character_names import named, with_dashes_named
from bot.quotation.text.typography_folding import ELLIPSIS

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.articles import Article
    from bot.quotation.model import ClosePassage, Difference, MarkedPiece
    from bot.quotation.verification.verifier import Verified
    from bot.texts import Texts

_MOST_PEOPLE: Final = 8
_LONGEST_HEADLINE: Final = 200
_UNSEEN: Final = (Kind.SPACE, Kind.INVISIBLE)
_SETTING: Final = frozenset(
    {
        Kind.QUOTATION_MARK,
        Kind.DASH,
        Kind.SPACE,
        Kind.LIGATURE,
        Kind.INVISIBLE,
        Kind.PUNCTUATION,
        Kind.CASE,
        Kind.SCRIPT,
        Kind.BRACKET,
    }
)
"""Differences in typography and spelling; their message names the kind only."""

_HELD: Final = frozenset(
    {Kind.NEGATION, Kind.NUMBER, Kind.NAME, Kind.MODAL, Kind.CONDITION, Kind.ONLY, Kind.ALLEGED, Kind.ATTRIBUTION}
)
"""Kinds that describe what omitted words contain."""

_ELLIPSIS: Final = re.compile(rf"[(\[（〔［【<\s]*{ELLIPSIS}[)\]）〕］】>\s]*")
_MARKED: Final = {Mark.SOURCE: ("[-", "-]"), Mark.QUOTED: ("{+", "+}")}
_MARKS: Final = " .,;:!?…—-\"'“”‘’「」『』。，；：！？"


def attribution(texts: Texts, article: Article) -> str:
    """Return the credit line: authors, headline, translators, source and date, as far as they are known."""
    people = [(person, person.role is PersonRole.TRANSLATOR) for person in article.text.people[:_MOST_PEOPLE]]
    authors = [
        f"{person.name} ({person.affiliation})" if person.affiliation else person.name
        for person, translated in people
        if not translated
    ]
    translators = [person.name for person, translated in people if translated]
    headline = article.text.headline
    parts = [
        texts("people-between").join(authors),
        "" if article.text.headline_generated else texts("quote-headline", headline=headline[:_LONGEST_HEADLINE]),
        texts("quote-translated", names=texts("people-between").join(translators)) if translators else "",
        article.source,
        article.text.published or "",
    ]
    return texts("parts-between").join(part for part in parts if part)


def verdict_line(texts: Texts, verified: Verified, drawn: Callable[[str], str] = str) -> str:
    """Return the verdict as a sentence, with the speaker if the source names one."""
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
    place = verification.places[0].ref if verification.places else None
    return texts(
        f"verdict-{verification.verdict.value}",
        places=len(verification.places),
        spoken="yes" if verification.speaker else "no",
        speaker=drawn(verification.speaker or ""),
        article="" if place is None else str(Reference(place.key)),
        graves=len(verification.may_matter),
        grave=texts("held-between").join(texts(f"held-{kind.value}") for kind in verification.may_matter),
    )


def attribution_line(texts: Texts, verified: Verified, drawn: Callable[[str], str] = str) -> str | None:
    """Return the attribution in the source ("said the mayor"), or None."""
    words = verified.verification.attribution
    return texts("verify-attribution", words=drawn(words)) if words else None


def damaged_line(texts: Texts, verified: Verified) -> str | None:
    """Return that damaged articles were left out, or None where that makes no difference."""
    return texts("articles-left-out", damaged=verified.damaged) if verified.damaged else None


def close_line(texts: Texts, passage: ClosePassage, drawn: Callable[[str], str] = str) -> str:
    """Return a line about a close passage, with how many words it shares."""
    return texts(
        "verify-close",
        ref=str(passage.ref),
        shared=passage.shared,
        words=passage.words,
        text=drawn(passage.text),
    )


def marked_line(verified: Verified, drawn: Callable[[MarkedPiece], str] | None = None) -> str | None:
    """Return the inline diff of a quotation and its source, or None where the words are the same.

    The default format is `[-June-] {+July+}`: the source text, and the quoted text instead.
    """
    pieces = verified.verification.marked
    return "".join(map(drawn or _in_plain_text, pieces)) or None


def _in_plain_text(piece: MarkedPiece) -> str:
    if not piece.text.strip() or piece.mark is Mark.SAME:
        return piece.text
    return _around(piece.text, *_MARKED[piece.mark])


def _around(text: str, before: str, after: str) -> str:
    """Put marks around a text, inside its leading and trailing white space."""
    core = text.strip()
    at = text.index(core)
    return f"{text[:at]}{before}{core}{after}{text[at + len(core) :]}"


def difference_line(texts: Texts, difference: Difference) -> str:
    """Return a difference as one line, with its reference."""
    line = difference_phrase(texts, difference)
    is_placed = difference.ref is None or difference.kind is Kind.FRAGMENT
    return line if is_placed else f"{line} ({difference.ref})"


def difference_phrase(texts: Texts, difference: Difference, drawn: Callable[[str], str] = str) -> str:
    """Return a difference as a phrase: its kind and both texts, each formatted by `drawn`."""
    quoted, source = difference.quoted, difference.source
    if difference.kind in _UNSEEN:
        quoted, source = named(texts, quoted), named(texts, source)
    elif difference.kind is Kind.DASH:
        quoted, source = with_dashes_named(texts, quoted), with_dashes_named(texts, source)
    return texts(
        f"difference-{_form(difference)}",
        kind=texts(f"difference-{difference.kind.value}"),
        holds="yes" if difference.kind in _HELD else "no",
        held=texts(f"held-{difference.kind.value}") if difference.kind in _HELD else "",
        quoted=drawn(quoted),
        source=drawn(source),
        ref=str(difference.ref),
    )


def is_told(difference: Difference) -> bool:
    """Return whether a difference is worth a line; an ellipsis that omits nothing is not."""
    return bool(difference.quoted or (difference.source if difference.kind in _SETTING else difference.source.strip()))


def _form(difference: Difference) -> str:
    """Return the form of the message for a difference."""
    kind = difference.kind
    if kind is Kind.FRAGMENT:
        is_same = difference.quoted.strip(_MARKS) == difference.source.strip(_MARKS)
        return "placed" if is_same else "placed-otherwise"
    if kind is Kind.DRIFT and not difference.source:
        return "gone"
    if not difference.quoted:
        return "set-otherwise-missing" if kind in _SETTING else "missing"
    if kind in _SETTING:
        return "set-otherwise" if difference.source else "set-otherwise-added"
    if not difference.source.strip():
        return "added"
    if _ELLIPSIS.fullmatch(difference.quoted):
        return "missing"
    return "set-otherwise" if kind is Kind.DRIFT else "both"
