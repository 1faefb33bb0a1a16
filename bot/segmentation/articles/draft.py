"""From the blocks of one article to what is known about it: headline, credits, paragraphs, names, dates."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.articles import ArticleText, Paragraph, Person, PersonRole
from bot.segmentation.articles.headline import generate_headline
from bot.segmentation.articles.summary import summarise
from bot.segmentation.blocks import truncation
from bot.segmentation.blocks.furniture import is_slug
from bot.segmentation.blocks.markdown import plain
from bot.segmentation.blocks.settle import settle_kinds
from bot.segmentation.blocks.unit import Unit
from bot.segmentation.credits.chinese import read_reporters
from bot.segmentation.credits.name_pairs import find_name_pairs
from bot.segmentation.credits.stated import stated_names
from bot.segmentation.model import BlockKind, Evidence, SegmentedArticle
from bot.segmentation.text.datelines import Dateline, read_dateline
from bot.segmentation.text.dates import find_dates
from bot.segmentation.text.language import guess_language
from bot.segmentation.text.sentences import split_sentences
from bot.segmentation.text.stated_dates import to_iso

_TEXT = frozenset({BlockKind.BODY, BlockKind.SUBHEADING, BlockKind.CAPTION})
# Whoever is introduced or thanked at the end has written, or put into English, all of it.
_OF_WHOLE_ARTICLES = frozenset({BlockKind.AUTHOR, BlockKind.TRANSLATOR})
_MARKS = re.compile(r"^(?:(?i:subject: )|原(?:标题|標題)[:：]\s*|#{1,6}\s+|[▶►■●◆★☆]\s*|\(?\d{1,2}[.)、]\s+)+|\s+#+$")


@dataclass(slots=True)
class Draft:
    """The units of one article and what its page states about it outside its text."""

    units: list[Unit]
    certainty: float = 1.0
    evidence: tuple[Evidence, ...] = ()
    headline: str | None = None
    authors: str | None = None
    published: str | None = None
    url: str | None = None
    source: str | None = None
    cut: bool = False
    markdown: bool = False


def read_article(draft: Draft) -> SegmentedArticle:
    """Read one article; the kinds of its units are settled on the way. Which it is the same as, its page tells."""
    settle_kinds(draft.units, draft.headline)
    dateline = _dateline(draft)
    return SegmentedArticle(
        text=_text(draft),
        start_line=next((unit.line for unit in draft.units), None),
        evidence=draft.evidence,
        url=draft.url,
        source=draft.source,
        agency=dateline.agency if dateline else None,
        place=dateline.shown_place if dateline else None,
    )


def _text(draft: Draft) -> ArticleText:
    paragraphs = tuple(_paragraph(unit, markdown=draft.markdown) for unit in draft.units if unit.kind in _TEXT)
    texts = [paragraph.text for paragraph in paragraphs]
    body = [paragraph for paragraph in paragraphs if paragraph.kind == BlockKind.BODY] or paragraphs
    headline = draft.headline or _headline(draft)
    stated = [unit.text for unit in draft.units if unit.kind is BlockKind.DATELINE]
    published = to_iso(draft.published or next(iter(stated), "")) or _filed(draft)
    return ArticleText(
        headline=headline or generate_headline(body[0].text if body else ""),
        headline_generated=headline is None,
        summary=summarise(
            ((paragraph.text, paragraph.sentences) for paragraph in body),
            opinion=any(unit.kind is BlockKind.AUTHOR for unit in draft.units),
        ),
        paragraphs=paragraphs,
        people=_people(draft),
        names=find_name_pairs([*([headline] if headline else []), *texts]),
        dates=find_dates([*([draft.published] if draft.published else []), *stated, *texts]),
        published=published,
        language=guess_language(" ".join(paragraph.text for paragraph in body[:8])),
        truncated=_is_truncated(draft),
        certainty=round(draft.certainty, 4),
    )


def _dateline(draft: Draft) -> Dateline | None:
    """What the first block of text says of where, when and by whom the story was filed."""
    first = next((unit for unit in draft.units if unit.kind is BlockKind.BODY), None)
    return read_dateline(plain(first.text) if draft.markdown else first.text) if first else None


def _filed(draft: Draft) -> str | None:
    dateline = _dateline(draft)
    return dateline.published if dateline else None


def _headline(draft: Draft) -> str | None:
    headings = [unit for unit in draft.units if unit.kind is BlockKind.HEADING]
    named = [unit for unit in headings if not is_slug(unit.text)] or headings
    return plain(_MARKS.sub("", named[0].text)) if named else None


def _paragraph(unit: Unit, *, markdown: bool) -> Paragraph:
    text = plain(unit.text) if markdown else unit.text
    return Paragraph(text, unit.kind.value, split_sentences(text))


def _is_truncated(draft: Draft) -> bool:
    text = [unit for unit in draft.units if unit.kind in (BlockKind.BODY, BlockKind.SUBHEADING)]
    if not text:
        return False
    last = text[-1]
    kinds = {unit.kind for unit in draft.units}
    if kinds & _OF_WHOLE_ARTICLES or (BlockKind.CREDIT in kinds and not truncation.ends_with_ellipsis(last.text)):
        return False
    return draft.cut or last.cut or (len(text) == 1 and last.capped)


def _people(draft: Draft) -> tuple[Person, ...]:
    found: list[Person] = []
    places: list[str] = []
    if draft.authors:
        found += [Person(PersonRole.AUTHOR, name, None, cjk) for name, cjk in stated_names(draft.authors)]
    for unit in draft.units:
        if unit.credit is not None and unit.kind in (BlockKind.BYLINE, BlockKind.AUTHOR, BlockKind.TRANSLATOR):
            found += unit.credit.credits
            places += unit.credit.places
        elif unit.kind in (BlockKind.BODY, BlockKind.HEADING) and not found:
            found += read_reporters(unit.text)
    return _merge([*found, *_placed(found, places)])


def _placed(people: list[Person], places: list[str]) -> list[Person]:
    """The only author of an article again, at the places where its last line says that the writer works."""
    authors = {one.name: one for one in people if one.role is PersonRole.AUTHOR}
    if len(authors) != 1:
        return []
    (author,) = authors.values()
    return [replace(author, affiliation=place) for place in places]


def _merge(people: list[Person]) -> tuple[Person, ...]:
    """Credit a person once for each role and affiliation; a byline without one yields to the author line with one.

    A name in capitals is written as the page writes it elsewhere.
    """
    written = {one.name.casefold(): one.name for one in people if not one.name.isupper()}
    people = [replace(one, name=written.get(one.name.casefold(), one.name)) for one in people]
    placed = {(one.role, one.name.casefold()) for one in people if one.affiliation}
    merged: dict[tuple[PersonRole, str, str | None], Person] = {}
    for one in people:
        if one.affiliation or (one.role, one.name.casefold()) not in placed:
            merged.setdefault((one.role, one.name.casefold(), one.affiliation), one)
    return tuple(merged.values())
