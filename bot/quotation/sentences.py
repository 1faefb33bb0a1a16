"""The sentences in which a verification is told, the same in a terminal and on Discord."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.articles import PersonRole
from bot.quotation.model import Kind, Verdict
from bot.quotation.text.character_names import named, with_dashes_named

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.articles import Article
    from bot.quotation.model import Difference
    from bot.quotation.verification.verifier import Verified
    from bot.texts import Texts

_MOST_PEOPLE: Final = 8
_LONGEST_HEADLINE: Final = 200
_UNSEEN: Final = (Kind.SPACE, Kind.INVISIBLE)
_MARKS: Final = " .,;:!?…—-\"'“”‘’「」『』。，；：！？"


def attribution(texts: Texts, article: Article) -> str:
    """Return whose words they are: authors, headline, translators, source and date, as far as they are known."""
    people = [(person, person.role is PersonRole.TRANSLATOR) for person in article.text.people[:_MOST_PEOPLE]]
    authors = [
        f"{person.name} ({person.affiliation})" if person.affiliation else person.name
        for person, translated in people
        if not translated
    ]
    translators = [person.name for person, translated in people if translated]
    headline = article.text.headline
    parts = [
        "; ".join(authors),
        "" if article.text.headline_generated else texts("quote-headline", headline=headline[:_LONGEST_HEADLINE]),
        texts("quote-translated", names="; ".join(translators)) if translators else "",
        article.source,
        article.text.published or "",
    ]
    return ", ".join(part for part in parts if part)


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
    """Return a difference in a line, with its place."""
    line = difference_phrase(texts, difference)
    is_placed = difference.ref is None or difference.kind is Kind.FRAGMENT
    return line if is_placed else f"{line} ({difference.ref})"


def difference_phrase(texts: Texts, difference: Difference, drawn: Callable[[str], str] = str) -> str:
    """Return what kind of thing differs, what was quoted and what the source says, both `drawn` as they are shown."""
    quoted, source = difference.quoted, difference.source
    if difference.kind in _UNSEEN:
        quoted, source = named(texts, quoted), named(texts, source)
    elif difference.kind is Kind.DASH:
        quoted, source = with_dashes_named(texts, quoted), with_dashes_named(texts, source)
    return texts(
        f"difference-{_form(difference)}",
        kind=texts(f"difference-{difference.kind.value}"),
        quoted=drawn(quoted),
        source=drawn(source),
        ref=str(difference.ref),
    )


def _form(difference: Difference) -> str:
    """Return which sentence tells of a difference."""
    if difference.kind is Kind.FRAGMENT:
        is_same = difference.quoted.strip(_MARKS) == difference.source.strip(_MARKS)
        return "placed" if is_same else "placed-otherwise"
    if difference.kind is Kind.DRIFT and not difference.source:
        return "gone"
    if not difference.quoted:
        return "missing"
    return "both" if difference.source else "added"
