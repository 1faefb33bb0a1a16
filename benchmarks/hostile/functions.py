"""The functions of the project that take anybody's text, each with the longest text that it is given here.

That is its own bound where it has one, so that what is slow but bounded is measured as it is met, and otherwise more
than the longest text that comes to it in practice. Cogs, stores and services are measured by what they call.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.archive import ArticleHistory
from bot.articles import (
    SHARED,
    Article,
    ArticleKey,
    ArticleText,
    Paragraph,
    Person,
    PersonRole,
    Reference,
    VersionReason,
    parse_reference,
    references_in,
    samples,
    words_of,
)
from bot.digest import LONGEST_FILTER, read_filter, read_limit, read_pattern, read_request, time_of
from bot.guilds.settings import valid_language, valid_prefix
from bot.library.aliases import read_names
from bot.library.markdown_pages import pages_of
from bot.loading.kinds.opening import open_page
from bot.loading.kinds.tables import read_table
from bot.loading.records.records import Record, read_record, work_out
from bot.quotation import Style
from bot.quotation.citation.citation import cite, source_of
from bot.quotation.quoting.text_fragment_links import link_to
from bot.quotation.text.attributions import LONGEST_ATTRIBUTION
from bot.quotation.text.character_names import named
from bot.quotation.text.document import documents_of
from bot.quotation.text.edges import opening_end, without_notes
from bot.quotation.text.meaning_markers import markers
from bot.quotation.text.speech import spoken_spans
from bot.quotation.text.subjects import subject_before, subject_behind
from bot.quotation.text.typography import same_characters, typographic_differences
from bot.quotation.text.typography_folding import fold
from bot.quotation.text.utterances import utterances_of
from bot.quotation.text.words import count_words, located, tokens
from bot.quotation.verification.extraction import quotations_in
from bot.quotation.verification.fragments import parts_of
from bot.quotation.verification.verify import checked, verify
from bot.quotation.versions.words import compare_wordings
from bot.rss.writing import LONGEST_URL, LONGEST_WORDS, plain, web_address
from bot.runtime import find_zone, nearest_zones, refuse_offset, valid_zone
from bot.search import HighlightedText, analyse, narrowed, read_saved, simplify, terms
from bot.search.analysis.acronyms import spelt_out
from bot.search.analysis.analyser import name_words
from bot.search.query.dates import read_days as read_query_days
from bot.search.query.language import parse, phrase_of
from bot.search.results.snippets import Marker, excerpt, marked
from bot.search.similar.profile import MOST_READ, profile_of
from bot.search.spelling.lexicon import Lexicon
from bot.segmentation import (
    PageFormat,
    decode,
    find_alternatives,
    find_dates,
    find_name_pairs,
    generate_headline,
    guess_language,
    is_binary,
    is_feed,
    is_opml,
    normalise,
    read_boundaries,
    read_feed,
    read_feed_links,
    read_opml,
    read_web_page,
    segment,
    split_sentences,
    squeeze,
    stated_names,
    summarise,
    to_iso,
)
from bot.sources import canonical_address, check_address, is_address, site_of
from bot.sources.addresses import follow
from bot.sources.robots import read_rules
from bot.stories.clustering import account_of
from bot.stories.sameness import is_same_story
from bot.texts import language_of, load_texts
from bot.timelines import Place
from bot.watches import quiet_hours, read_watch
from cogs.library.page_drawing import read_lines
from cogs.ui import clean, escape, escaped, escaped_line, from_first_hit, highlighted, label, one_line, pieces
from cogs.ui.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Callable

MESSAGE: Final = 6_000
PAGE: Final = 40_000
_NOW: Final = datetime(2025, 4, 16, tzinfo=UTC)
_TODAY: Final = date(2025, 4, 16)
_ADDRESS: Final = "https://a.example/b"
_PLAIN: Final = "The town of Harborlight reopened its old bridge on Sunday, said the mayor, who crossed it first."

_SAVED_PAGE: Final = "Content-Type: multipart/related; boundary=a\n\n--a\nContent-Type: text/html\n\n<p>"


@dataclass(frozen=True, slots=True)
class Subject:
    """A function that takes anybody's text, and the characters of the longest text that it is given."""

    call: Callable[[str], object]
    longest: int = MESSAGE


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _clean_of_surrogates(text: str) -> str:
    """What a page, a file or the archive can hold."""
    return text.encode("utf-8", "replace").decode()


def _article(text: str, *, headline: str = "A bridge") -> Article:
    paragraphs = (Paragraph(text, "body", split_sentences(text)),)
    people = (Person(PersonRole.AUTHOR, text[:200]),)
    said = ArticleText(headline, headline_generated=False, summary="", paragraphs=paragraphs, people=people)
    return Article(ArticleKey(SHARED, 1), 1, 1, VersionReason.LOADED, "Times", None, _ADDRESS, _NOW, _NOW, said)


def _history(text: str) -> ArticleHistory:
    article = _article(_clean_of_surrogates(text), headline=_clean_of_surrogates(text))
    return ArticleHistory(article.key, (article,), ())


def _record(text: str) -> bytes:
    return json.dumps({"headline": text[:2000], "paragraphs": [text], "authors": [text[:2000]]}).encode()


def _records(text: str) -> object:
    record = read_record(_record(_clean_of_surrogates(text)), 1, path="a.jsonl", source=None, name="a")
    return work_out([record]) if isinstance(record, Record) else None


def _exported(text: str) -> object:
    return read_record(_utf8(text), 1, path="a.jsonl", source=None, name="a")


def _opened(path: str, before: str, text: str, behind: str = "") -> object:
    return open_page(path, _utf8(before + text + behind))


def _parts(text: str) -> object:
    """Open a mail whose parts hold one another: every line is compared with the boundaries of all."""
    parts = "".join(f"Content-Type: multipart/mixed; boundary={number}\n\n--{number}\n" for number in range(50))
    return _opened("a.eml", f"MIME-Version: 1.0\n{parts}\n", text)


def _verify_in_plain(text: str) -> object:
    return verify(checked(_clean_of_surrogates(text)), _DOCUMENTS)


def _verify_in_itself(text: str) -> object:
    text = _clean_of_surrogates(text)
    return verify(checked(text), documents_of(_article(f"Then {text} {text}")))


def _verify_plain_in(text: str) -> object:
    return verify(_PLAIN, documents_of(_article(_clean_of_surrogates(text))))


def _verify_changed(text: str) -> object:
    """Verify what differs everywhere from what there is, and has every word of it."""
    text = _clean_of_surrogates(text)
    return verify(checked(text), documents_of(_article(" ".join(f"{word} so" for word in text.split(" ")))))


def _highlighted(text: str) -> object:
    spans = tuple((at, at + 3) for at in range(0, len(text), 5))
    return highlighted(HighlightedText(text, spans), 1_000)


def _from_first_hit(text: str) -> object:
    return from_first_hit(HighlightedText(text, ((len(text) // 2, len(text) // 2 + 1),)), 300)


def _cite(text: str) -> object:
    article = _article(text[:200], headline=text)
    source = source_of(article, Reference(article.key), _TODAY)
    return [cite(source, style) for style in Style]


def _same_story(text: str) -> object:
    text = _clean_of_surrogates(text)
    one = account_of(_article(text).text)
    return is_same_story(one, account_of(_article(f"{text} So.").text))


def _robots(text: str) -> object:
    pattern = _clean_of_surrogates(text[:1000]).replace("\n", "")
    rules = read_rules(_utf8(f"user-agent: *\ndisallow: /{pattern}*{pattern}$\n{text}"))
    return rules.allow(f"https://a.example/{pattern}")


def _agents(text: str) -> object:
    lines = text.replace("\n", " ").split(" ")
    return read_rules(_utf8("".join(f"user-agent: {line}\n" for line in lines) + "allow: /\n" * len(lines)))


def _segment(text: str, form: PageFormat | None) -> object:
    return segment(_clean_of_surrogates(text), format=form)


def _divided(text: str) -> object:
    text = _clean_of_surrogates(text)
    return segment(text, format=PageFormat.TEXT, boundaries=tuple(range(0, text.count("\n") + 1, 3)))


def _alternatives(text: str, form: PageFormat | None) -> object:
    return find_alternatives(_clean_of_surrogates(text), format=form)


def _excerpt(text: str) -> object:
    return excerpt(text, Marker({"a": 1.0, "w": 1.0}, {"the": 0.5, "記者": 1.0}), 1, 1)


def _typography(text: str) -> object:
    return list(typographic_differences(text, text.replace("“", '"').replace("-", "–")))


_DOCUMENTS: Final = documents_of(_article(f"{_PLAIN} " * 40))
_TEXTS: Final = load_texts()

SUBJECTS: Final[dict[str, Subject]] = {
    # What people type and say on Discord.
    "articles.parse_reference": Subject(lambda text: parse_reference(text, 1)),
    "articles.references_in": Subject(lambda text: references_in(text, 1, 3)),
    "digest.read_request": Subject(read_request),
    "digest.read_pattern": Subject(read_pattern),
    "digest.time_of": Subject(time_of),
    "digest.read_filter": Subject(lambda text: read_filter(text, _NOW, "UTC"), LONGEST_FILTER),
    "digest.read_limit": Subject(read_limit),
    "guilds.valid_prefix": Subject(valid_prefix),
    "guilds.valid_language": Subject(valid_language),
    "quotation.quotations_in": Subject(quotations_in),
    "quotation.checked": Subject(checked),
    "quotation.parts_of": Subject(parts_of),
    "quotation.count_words": Subject(count_words),
    "quotation.verify in a plain text": Subject(_verify_in_plain),
    "quotation.verify in itself": Subject(_verify_in_itself),
    "quotation.verify changed": Subject(_verify_changed),
    "runtime.valid_zone": Subject(valid_zone),
    "runtime.find_zone": Subject(find_zone),
    "runtime.nearest_zones": Subject(lambda text: nearest_zones(text, 3)),
    "runtime.refuse_offset": Subject(refuse_offset),
    "search.parse": Subject(parse),
    "search.read_saved": Subject(lambda text: read_saved(text, _TODAY)),
    "search.narrowed": Subject(lambda text: narrowed(text, by=text)),
    "search.read_days": Subject(lambda text: read_query_days(text, _TODAY)),
    "texts.language_of": Subject(lambda text: language_of(text, "en")),
    # What an archive holds, on its way into a message.
    "ui.clean": Subject(clean, PAGE),
    "ui.escape": Subject(escape, PAGE),
    "ui.one_line": Subject(one_line, PAGE),
    "ui.escaped": Subject(lambda text: escaped(text, 2_000), PAGE),
    "ui.escaped, all of it": Subject(lambda text: escaped(text, 4 * len(text)), PAGE),
    "ui.escaped_line": Subject(lambda text: escaped_line(text, 2_000), PAGE),
    "ui.label": Subject(lambda text: label(text, 100), PAGE),
    "ui.pieces": Subject(lambda text: list(pieces(text, 100)), PAGE),
    "ui.highlighted": Subject(_highlighted, PAGE),
    "ui.from_first_hit": Subject(_from_first_hit, PAGE),
    "ui.plain_words": Subject(lambda text: plain_words(text, _TEXTS)),
    "quotation.named": Subject(lambda text: named(_TEXTS, text)),
    "quotation.cite": Subject(_cite),
    "quotation.link_to": Subject(lambda text: link_to(_ADDRESS, (_clean_of_surrogates(text),)), PAGE),
    "search.excerpt": Subject(_excerpt, PAGE),
    "search.marked": Subject(lambda text: marked(text, Marker({"a": 1.0}, {"the": 0.5})), PAGE),
    # What is compared and counted.
    "articles.words_of": Subject(words_of, PAGE),
    "articles.samples": Subject(samples, PAGE),
    "quotation.fold": Subject(fold, PAGE),
    "quotation.located": Subject(lambda text: located(fold(text).text), PAGE),
    "quotation.tokens": Subject(lambda text: tokens(fold(text).text), PAGE),
    "quotation.markers": Subject(markers),
    "quotation.spoken_spans": Subject(spoken_spans, PAGE),
    "quotation.utterances_of": Subject(lambda text: utterances_of(text, spoken_spans(text)), PAGE),
    "quotation.opening_end": Subject(lambda text: opening_end(text, 0, len(text)), PAGE),
    "quotation.without_notes": Subject(lambda text: without_notes(text, ends_paragraph=True)),
    "quotation.subject_behind": Subject(subject_behind, LONGEST_ATTRIBUTION),
    "quotation.subject_before": Subject(subject_before, LONGEST_ATTRIBUTION),
    "quotation.same_characters": Subject(lambda text: same_characters(text, text[:-1] + "…")),
    "quotation.typographic_differences": Subject(_typography),
    "quotation.compare_wordings": Subject(lambda text: compare_wordings(text, text.replace("a", "b"))),
    "quotation.verify in a hostile text": Subject(_verify_plain_in, PAGE),
    "search.terms": Subject(lambda text: list(terms(text)), PAGE),
    "search.name_words": Subject(name_words),
    "search.phrase_of": Subject(phrase_of),
    "search.spelt_out": Subject(lambda text: spelt_out([text]), PAGE),
    "search.profile_of": Subject(lambda text: profile_of("", text, Lexicon((), ()), 0), MOST_READ),
    "library.read_names": Subject(read_names),
    "search.simplify": Subject(simplify, PAGE),
    "search.analyse": Subject(lambda text: analyse(_article(_clean_of_surrogates(text)).text), PAGE),
    "watches.read_watch": Subject(read_watch),
    "watches.quiet_hours": Subject(quiet_hours),
    "timelines.Place.read": Subject(Place.read),
    "rss.plain": Subject(lambda text: plain(text, LONGEST_WORDS), PAGE),
    "rss.web_address": Subject(web_address, LONGEST_URL),
    "stories.is_same_story": Subject(_same_story, PAGE),
    # Pages, feeds and files.
    "library.pages_of": Subject(lambda text: list(pages_of(_history(text))), PAGE),
    "loading.read_record": Subject(_records, PAGE),
    "loading.open_page, mail": Subject(partial(_opened, "a.eml", "Subject: A\n\n"), PAGE),
    "loading.open_page, heads of a mail": Subject(partial(_opened, "a.eml", "Subject: "), PAGE),
    "loading.open_page, who sent a mail": Subject(partial(_opened, "a.eml", "From: "), PAGE),
    "loading.open_page, parts of a mail": Subject(_parts, PAGE),
    "loading.open_page, HTML of a mail": Subject(partial(_opened, "a.eml", "Content-Type: text/html\n\n<p>"), PAGE),
    "loading.open_page, saved page": Subject(partial(_opened, "a.mhtml", _SAVED_PAGE), PAGE),
    "loading.open_page, RTF": Subject(partial(_opened, "a.rtf", "{\\rtf1\\ansi "), PAGE),
    "loading.open_page, PDF": Subject(partial(_opened, "a.pdf", "%PDF-1.4\n"), PAGE),
    "loading.read_table": Subject(lambda text: read_table("a.csv", _utf8(f"headline,text\n{text}")), PAGE),
    "loading.read_table, columns": Subject(lambda text: read_table("a.csv", _utf8(f"{text}\na,b")), PAGE),
    "loading.read_table, JSON": Subject(lambda text: read_table("a.json", _utf8(f'[{{"text": "{text}"')), PAGE),
    "loading.read_record, as it is": Subject(_exported, PAGE),
    "segmentation.decode": Subject(lambda text: decode(_utf8(text)), PAGE),
    "segmentation.decode, other encodings": Subject(lambda text: decode(b"\x80" + _utf8(text)), PAGE),
    "segmentation.is_binary": Subject(lambda text: is_binary(_utf8(text)), PAGE),
    "segmentation.normalise": Subject(normalise, PAGE),
    "segmentation.squeeze": Subject(squeeze, PAGE),
    "segmentation.split_sentences": Subject(split_sentences, PAGE),
    "segmentation.stated_names": Subject(stated_names, PAGE),
    "segmentation.find_dates": Subject(lambda text: find_dates([text]), PAGE),
    "segmentation.to_iso": Subject(to_iso, PAGE),
    "segmentation.find_name_pairs": Subject(lambda text: find_name_pairs([f"記{text}"]), PAGE),
    "segmentation.generate_headline": Subject(generate_headline, PAGE),
    "segmentation.guess_language": Subject(guess_language, PAGE),
    "segmentation.summarise": Subject(lambda text: summarise([(text, split_sentences(text))], opinion=True), PAGE),
    "segmentation.read_boundaries": Subject(read_boundaries, PAGE),
    "segmentation.is_feed": Subject(lambda text: is_feed(_utf8(text)), PAGE),
    "segmentation.is_opml": Subject(lambda text: is_opml(_utf8(text)), PAGE),
    "segmentation.read_feed, RSS": Subject(lambda text: read_feed(_utf8(f"<rss><channel>{text}"), _ADDRESS), PAGE),
    "segmentation.read_feed, an item": Subject(
        lambda text: read_feed(_utf8(f"<rss><item><description>{text}</description></item>"), _ADDRESS), PAGE
    ),
    "segmentation.read_feed_links": Subject(lambda text: read_feed_links(text, _ADDRESS), 8_000),
    "segmentation.read_feed, JSON": Subject(lambda text: read_feed(_json_feed(text), _ADDRESS), PAGE),
    "segmentation.read_opml": Subject(lambda text: read_opml(_utf8(f"<opml><body>{text}")), PAGE),
    "segmentation.read_web_page": Subject(lambda text: read_web_page(_utf8(f"<p>{text}"), _ADDRESS), PAGE),
    "segmentation.segment": Subject(partial(_segment, form=None), PAGE),
    "segmentation.segment, text": Subject(partial(_segment, form=PageFormat.TEXT), PAGE),
    "segmentation.segment, Markdown": Subject(partial(_segment, form=PageFormat.MARKDOWN), PAGE),
    "segmentation.segment, HTML": Subject(partial(_segment, form=PageFormat.HTML), PAGE),
    "segmentation.segment, divided": Subject(_divided, PAGE),
    "segmentation.find_alternatives": Subject(partial(_alternatives, form=None), PAGE),
    "segmentation.find_alternatives, text": Subject(partial(_alternatives, form=PageFormat.TEXT), PAGE),
    "segmentation.find_alternatives, Markdown": Subject(partial(_alternatives, form=PageFormat.MARKDOWN), PAGE),
    "segmentation.find_alternatives, HTML": Subject(partial(_alternatives, form=PageFormat.HTML), PAGE),
    "library.read_lines": Subject(read_lines),
    "sources.is_address": Subject(is_address, PAGE),
    "sources.check_address": Subject(lambda text: check_address(_ADDRESS + text), PAGE),
    "sources.canonical_address": Subject(lambda text: canonical_address(_ADDRESS + text, _ADDRESS + text), PAGE),
    "sources.site_of": Subject(lambda text: site_of(check_address("https://" + text)), PAGE),
    "sources.follow": Subject(lambda text: follow(_ADDRESS, text), PAGE),
    "sources.read_rules": Subject(_robots, PAGE),
    "sources.read_rules, agents": Subject(_agents, PAGE),
}


def _json_feed(text: str) -> bytes:
    item = {"id": "1", "title": text, "content_html": text}
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": text, "items": [item]}).encode()
