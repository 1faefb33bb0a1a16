"""Build a citation from an article. Facts that the page does not state are left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.articles import PersonRole, is_file_name
from bot.quotation.citation.person_names import name_of
from bot.quotation.citation.source import Day, Source, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.articles import Article, Reference

_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Style(StrEnum):
    """The forms of a citation."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    APA = "apa"
    MLA = "mla"
    CHICAGO = "chicago"
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation in one style. `is_code` tells that it is for a program to read (BibTeX, JSON, Markdown source)."""

    style: Style
    spans: tuple[Span, ...]
    is_code: bool = False

    @property
    def text(self) -> str:
        """The citation without italics."""
        return "".join(span.text for span in self.spans)


def source_of(article: Article, ref: Reference, today: date) -> Source:
    """Collect the bibliographic facts of `article`; `ref` is the cited passage."""
    text = article.text
    authors = [person for person in text.people if person.role is PersonRole.AUTHOR]
    translators = [person for person in text.people if person.role is PersonRole.TRANSLATOR]
    return Source(
        ref=ref,
        title=" ".join(text.headline.split()),
        is_opening=text.headline_generated,
        authors=tuple(map(name_of, authors)),
        affiliations=tuple(person.affiliation for person in authors),
        translators=tuple(map(name_of, translators)),
        newspaper=None if is_file_name(article.source) else article.source.strip() or None,
        published=_day(text.published),
        url=article.url if article.url and article.url.startswith(("https://", "http://")) else None,
        language=text.language,
        retrieved=today,
    )


def _day(published: str | None) -> Day | None:
    match = _DATE.match(published or "")
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    return Day(year or 0, month, day)


def cite(source: Source, style: Style) -> Citation:
    """Cite `source` in `style`."""
    from bot.quotation.citation.exports import bibtex, csl_json
    from bot.quotation.citation.styles import apa, chicago, markdown, mla, plain

    makers: dict[Style, Callable[[Source], tuple[Span, ...]]] = {
        Style.PLAIN: plain,
        Style.APA: apa,
        Style.MLA: mla,
        Style.CHICAGO: chicago,
    }
    codes: dict[Style, Callable[[Source], str]] = {
        Style.MARKDOWN: markdown,
        Style.BIBTEX: bibtex,
        Style.CSL_JSON: csl_json,
    }
    if style in makers:
        return Citation(style, makers[style](source))
    return Citation(style, (Span(codes[style](source)),), is_code=True)
