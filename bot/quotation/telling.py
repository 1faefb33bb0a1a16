"""The sentences in which a verification is told, the same in a terminal and on Discord."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.archive.model import PersonRole
from bot.quotation.model import Verdict

if TYPE_CHECKING:
    from bot.archive.model import Article
    from bot.quotation.model import Difference
    from bot.quotation.verifier import Verified
    from bot.texts.catalogue import Texts

_MOST_PEOPLE: Final = 8
_LONGEST_HEADLINE: Final = 200


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
    """Return a difference in a line: what kind of thing differs, what was quoted, and what the source says."""
    kind = texts(f"difference-{difference.kind.value}")
    form = ("both" if difference.source else "added") if difference.quoted else "missing"
    line = texts(f"difference-{form}", kind=kind, quoted=difference.quoted, source=difference.source)
    return line if difference.ref is None else f"{line} ({difference.ref})"
