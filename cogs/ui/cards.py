"""How an article is introduced wherever it is listed: headline, reference, credits, date, source."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from bot.articles import PersonRole, Reference, is_file_name, repeats, shown_headline
from bot.search import HighlightedText
from bot.segmentation import read_dateline
from cogs.ui.answer import beside, lines
from cogs.ui.controls import opening
from cogs.ui.cutting import escaped_line, highlighted, label
from cogs.ui.openings import with_bold_opening
from cogs.ui.screens import Address

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from discord import ui

    from bot.archive import QuotedMessage
    from bot.articles import Article, ArticleCard, Person
    from bot.texts import Texts

_HEADLINE = 130
_CREDITS = 130
_MOST_PEOPLE = 4
_NAME = 80
_LEAD = 200
_MOST_NAMED = 2


def entry(
    card: ArticleCard, reference: Reference, texts: Texts, *more: str | None, headline: HighlightedText | None = None
) -> ui.Section[Any]:
    """Return an article of a list, with what else is said of it and a button that reads it at `reference`."""
    content = introduction(card, reference, texts, *more, headline=headline)
    return beside(content, opening(Address("article", (str(reference),)), texts("button-read")))


def introduction(
    card: ArticleCard, reference: Reference, texts: Texts, *more: str | None, headline: HighlightedText | None = None
) -> str:
    """Return what introduces an article: headline, reference, who, when and where, and what else is said of it.

    A headline that was made is left out over a passage that opens with the same words: their first clause is bold.
    Elsewhere it stands in quotation marks.
    """
    # The headline is bold as a whole. An asterisk, unlike an underscore, marks inside a word: Chinese has no others.
    if card.headline_generated:
        headline = HighlightedText(shown_headline(card))
    shown = highlighted(headline or HighlightedText(card.headline), _HEADLINE, mark="*")
    facts = (
        *people_phrases(card.people, texts),
        *origin_phrases(card.published, card.lead, card.source, texts),
    )
    kind = texts("card-teaser") if card.truncated else None
    small = escaped_line(" · ".join(filter(None, (*facts, kind))), _CREDITS)
    if card.headline_generated and more and repeats(card.headline, more[0]):
        passage = with_bold_opening(more[0]) if more[0] else None
        return lines(f"`{reference}`", f"-# {small}", passage, *more[1:])
    title = shown if card.headline_generated else f"**{shown}**"
    return lines(f"{title} · `{reference}`", f"-# {small}", *more)


def people_phrases(people: Sequence[Person], texts: Texts) -> Iterable[str]:
    """Return who wrote and who translated an article, each in a phrase (unescaped), where it is known."""
    for role in PersonRole:
        named = [person for person in people if person.role is role]
        if named:
            names = [_name(person, texts) for person in named[:_MOST_PEOPLE]]
            names += ["…"] if len(named) > _MOST_PEOPLE else []
            yield texts(f"credit-{role}", names=texts("people-between").join(names))


def _name(person: Person, texts: Texts) -> str:
    # A message of the catalogue takes a thousand characters for a value.
    name = label(person.name, _NAME)
    if person.cjk and person.cjk != person.name:
        name = f"{name} ({label(person.cjk, _NAME)})"
    if not person.affiliation:
        return name
    return texts("credit-at", name=name, affiliation=label(person.affiliation, _NAME))


def quoted_phrase(quoted: QuotedMessage, texts: Texts) -> str:
    """Return where and how long ago an article was quoted, in a line with a link to it."""
    link = f"https://discord.com/channels/{quoted.guild}/{quoted.channel}/{quoted.message}"
    return texts("quoted-here", link=link, moment=str(int(quoted.at.timestamp())))


def origin_of(article: Article, texts: Texts) -> str:
    """Return when an article was published and where, in a line (unescaped)."""
    paragraphs = article.text.paragraphs
    lead = paragraphs[0].text[:_LEAD] if paragraphs else ""
    return " · ".join(origin_phrases(article.text.published, lead, article.source, texts))


def short_origin(card: ArticleCard, texts: Texts) -> str:
    """Return which paper an article is from and its day, and whether it is an excerpt, in a line (unescaped)."""
    kind = texts("card-teaser") if card.truncated else None
    return " · ".join(filter(None, (_source_phrase(card.source, texts), published_phrase(card.published, texts), kind)))


def origin_phrases(published: str | None, lead: str, source: str, texts: Texts) -> Iterable[str]:
    """Return when an article was published, where it was filed and which paper it is from, each in a phrase.

    Unescaped; what is not known is left out. The place stands in the dateline that `lead` begins with.
    """
    day = published_phrase(published, texts, lead)
    dateline = read_dateline(lead)
    place = dateline.shown_place if dateline else None
    filed = texts("filed-from", place=label(place, _NAME)) if place else None
    return (*filter(None, (day, filed)), _source_phrase(source, texts))


def _source_phrase(source: str, texts: Texts) -> str:
    """Return where an article is from; the name of a file is no newspaper, and is shown as what it is (unescaped)."""
    return texts("source-file", file=label(source, _NAME)) if is_file_name(source) else source


def published_phrase(published: str | None, texts: Texts, lead: str = "") -> str | None:
    """Return the day an article was published as people write it, where it is known.

    Where `lead`, the start of its text, says the same day in a dateline, the phrase says that it is from there.
    """
    if published is None:
        return None
    try:
        day = texts("date", date=date.fromisoformat(published))
    except ValueError:
        return published
    dateline = read_dateline(lead)
    return texts("date-by-dateline", day=day) if dateline and dateline.published == published else day


def also_phrase(others: Sequence[ArticleCard], texts: Texts) -> str | None:
    """Return the line that says where else a story is told; None where it is not."""
    if not others:
        return None
    named = texts.listed(f"`{Reference(card.key)}`" for card in others[:_MOST_NAMED])
    sources = len({card.source for card in others})
    return texts("also-in", references=named, sources=sources, more=max(0, len(others) - _MOST_NAMED))
