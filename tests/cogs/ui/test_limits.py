"""Whatever the archive holds and whatever is asked, an answer stays within Discord's limits and calls nobody."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st
from simcord.components import walk_components

from bot.archive.model import ArchiveCounts, GuildSettings, QuotedMessage
from bot.articles.model import SHARED, Article, ArticleKey, ArticleText, Paragraph, VersionReason
from bot.guilds.settings import Change, Setting
from bot.reading import NewestArticles
from bot.search.model import Explanation, FoundWords, HitReasons, Nearness, Reading, SearchAnswer
from bot.search.sessions import ResultPage
from bot.texts import load_texts
from cogs.articles.drawing import draw_article
from cogs.articles.lists import draw_newest, draw_one
from cogs.articles.pages import ParagraphPiece, paginate
from cogs.related.drawing import draw_about, draw_related
from cogs.search.reasons import draw_reasons
from cogs.search.results import draw_results
from cogs.settings.drawing import change_sentence, draw_settings
from cogs.ui.answer import Answer, OverLimitError, notice, panel
from cogs.ui.controls import link
from cogs.ui.escape import clean
from tests.cogs.ui.drawing import (
    cards,
    check_against_discord,
    keys,
    payload_of,
    people,
    result_pages,
    strangers,
    viewer,
)
from tests.cogs.ui.largest import largest_page
from tests.cogs.ui.texts import article_texts
from tests.examples import examples
from tests.fakes.articles import BEGINNING, article_text
from tests.timing import allowed

if TYPE_CHECKING:
    from bot.articles.model import ArticleCard

_LONG = "*" * 4_000
_COUNTS = ArchiveCounts(12_345, 12_000, 345, 99_999, 12, "1999-01-01", "2026-01-01", BEGINNING)


@examples(8)
@given(result_pages(), st.booleans())
@pytest.mark.unmeasured
def test_results(page: ResultPage, full: bool) -> None:
    assert strangers(payload_of(draw_results(page, viewer(), full=full))) == []


@pytest.mark.parametrize("full", [True, False])
def test_the_largest_results_there_can_be(*, full: bool) -> None:
    check_against_discord(payload_of(draw_results(largest_page(), viewer(), full=full)))


def test_the_largest_related_articles_there_can_be() -> None:
    found = [replace(hit, ties=("*" * 200,) * 5) for hit in largest_page().answer.hits]
    check_against_discord(payload_of(draw_related(found[0].card, found, viewer())))
    assert strangers(payload_of(draw_about(found, viewer()))) == []


def _quoted_before(key: ArticleKey) -> QuotedMessage:
    return QuotedMessage(2**64 - 1, 2**64 - 2, 2**64 - 3, 2**64 - 4, key, "A999999999@999999999.p999999999", BEGINNING)


@pytest.mark.unmeasured
def test_where_results_were_quoted_is_said_where_there_is_room() -> None:
    page = largest_page()
    quoted = {hit.card.key: _quoted_before(hit.card.key) for hit in page.answer.hits}
    full = payload_of(draw_results(page, viewer(), quoted, full=True))
    assert full == payload_of(draw_results(page, viewer(), full=True))
    short = replace(page, answer=replace(page.answer, hits=page.answer.hits[:2]))
    told = str(payload_of(draw_results(short, viewer(), quoted, full=True)))
    assert told.count("](https://discord.com/channels/") == 2


def test_the_longest_reasons_there_can_be() -> None:
    everywhere = {"is_phrase": True, "in_headline": True, "in_authors": True}
    word = FoundWords(_LONG, _LONG, (_LONG,) * 3, paragraphs=(998, 999, 1_000), times=99_999, **everywhere)
    evidence = HitReasons((word,) * 48, (_LONG,) * 48, Nearness(_LONG, _LONG, 2, 999), 0.04, is_teaser=True)
    explained = Explanation(largest_page().answer, (evidence,) * 5)
    check_against_discord(payload_of(draw_reasons(explained, viewer(), newest_first=True)))


@given(article_texts, st.booleans(), st.booleans())
def test_nothing_found(query: str, cut: bool, unreadable: bool) -> None:
    reading = Reading(query, query, (), cut=cut, unreadable=unreadable)
    answer = SearchAnswer(reading, (), 0, total_is_bound=False, partial=True, suggestion=query, offset=0)
    page = ResultPage(answer, "t" * 16, None, "s" * 16, _COUNTS)
    assert strangers(payload_of(draw_results(page, viewer()))) == []


def _article(key: Any, text: ArticleText, source: str, url: str | None) -> Article:
    return Article(key, 999_999_998, 999_999_999, VersionReason.EDITED, source, None, url, BEGINNING, BEGINNING, text)


@st.composite
def _texts(draw: st.DrawFn) -> ArticleText:
    # Long paragraphs are drawn by repetition: what matters is how they cross the edges of pages.
    paragraphs = [
        Paragraph(text * times, "body", tuple((at * len(text), (at + 1) * len(text)) for at in range(times)))
        for text, times in draw(st.lists(st.tuples(article_texts, st.sampled_from([1, 1, 1, 7, 60])), max_size=8))
    ]
    return ArticleText(
        headline=draw(article_texts) * 3,
        headline_generated=False,
        summary="",
        paragraphs=tuple(paragraphs),
        people=draw(people),
        published=draw(st.none() | article_texts),
        truncated=True,
    )


@given(keys, _texts(), article_texts, st.none() | st.just("https://example.com/a"), cards())
@pytest.mark.unmeasured
def test_every_page_of_an_article(key: Any, text: ArticleText, source: str, url: str | None, also: ArticleCard) -> None:
    article = _article(key, text, source, url)
    pages = paginate(text)
    for number in range(len(pages)):
        for numbered in (False, True):
            told = {"quoted": _quoted_before(article.key), "also": (also,) * 9}
            drawn = draw_article(article, pages, viewer(), page=number, numbered=numbered, **told)
            assert strangers(payload_of(drawn)) == []


@given(_texts())
def test_the_pages_of_an_article_leave_nothing_out(text: ArticleText) -> None:
    shown = "".join("".join(piece.text for piece in page) for page in paginate(text))
    whole = "".join(clean(paragraph.text) for paragraph in text.paragraphs)
    assert "".join(shown.split()) == "".join(whole.split())


@examples(8)
@given(st.lists(cards(), min_size=1, max_size=5, unique_by=lambda card: card.key))
def test_lists(listed: list[ArticleCard]) -> None:
    newest = NewestArticles(tuple(listed), offset=1_000, total=2_000)
    assert strangers(payload_of(draw_newest(newest, viewer()))) == []
    assert strangers(payload_of(draw_one(listed[0], viewer()))) == []


def test_settings_with_every_role() -> None:
    roles = frozenset(range(2**64 - 26, 2**64 - 1))
    chosen = GuildSettings(
        "!!!!!",
        "America/Argentina/ComodRivadavia",
        "en",
        roles,
        roles,
        roles,
        roles,
        plain_text=True,
        full_results=True,
        changes=str(2**63),
        rereading=False,
    )
    change = Change(chosen, replace(chosen, command_channels=frozenset(range(2**63, 2**63 + 25))), 1)
    said = change_sentence(Setting.COMMAND_CHANNELS, change, load_texts())
    check_against_discord(payload_of(draw_settings(change.after, viewer(), said, undo=999_999_999_999)))
    doubtful = replace(change.after, zone="Etc/GMT+8")
    drawn = payload_of(draw_settings(doubtful, viewer(), said, undo=999_999_999_999, doubtful=True))
    check_against_discord(drawn)


def test_an_article_is_what_discord_takes() -> None:
    article = _article(
        ArticleKey(SHARED, 1), article_text("Headline", "One.", "Two."), "seed.txt", "https://example.com/a"
    )
    check_against_discord(payload_of(draw_article(article, paginate(article.text), viewer(), at=2)))


def _sentences(most: int) -> ArticleText:
    """Return an article of one paragraph with so many sentences of two characters."""
    text = "a." * most
    places = tuple((at, at + 2) for at in range(0, 2 * most, 2))
    return replace(article_text("Short sentences"), paragraphs=(Paragraph(text, "body", places),))


@pytest.mark.parametrize(("sentences", "offered"), [(25, 1), (26, 2), (75, 3), (76, 3)])
def test_the_sentences_of_a_page_are_offered_25_in_each_of_three_menus(sentences: int, offered: int) -> None:
    article = _article(ArticleKey(SHARED, 1), _sentences(sentences), "seed.txt", None)
    drawn = payload_of(draw_article(article, paginate(article.text), viewer(), numbered=True))
    menus = [item for item in walk_components(drawn) if item["type"] == 3]
    assert len(menus) == offered
    assert sum(len(menu["options"]) for menu in menus) == min(sentences, 75)


@pytest.mark.parametrize(("sentences", "numbered"), [(51, 51), (52, 51), (900, 51)])
def test_as_many_sentences_of_a_piece_are_numbered_as_there_is_room_for(sentences: int, numbered: int) -> None:
    article = _article(ArticleKey(SHARED, 1), _sentences(sentences), "seed.txt", None)
    drawn = payload_of(draw_article(article, paginate(article.text), viewer(), numbered=True))
    assert str(drawn).count("`s") == numbered


@pytest.mark.parametrize(("paragraphs", "texts"), [(8, 8), (9, 1)])
def test_few_paragraphs_are_set_apart_and_many_are_one_text(paragraphs: int, texts: int) -> None:
    sentence = "Nine of these fill it. "
    places = tuple((at * len(sentence), (at + 1) * len(sentence)) for at in range(9))
    held = tuple(Paragraph(sentence * 9, "body", places) for _ in range(paragraphs))
    text = replace(article_text("Short paragraphs", truncated=True), paragraphs=held)
    article = _article(ArticleKey(SHARED, 1), text, "seed.txt", "https://example.com/a")
    drawn = payload_of(
        draw_article(article, (_of_one_page(text),) * 2, viewer(), page=1, quoted=_quoted_before(article.key))
    )
    shown = [item["content"] for item in walk_components(drawn) if item["type"] == 10]
    assert sum("Nine of these" in one for one in shown) == texts


def _of_one_page(text: ArticleText) -> tuple[ParagraphPiece, ...]:
    return tuple(piece for page in paginate(text) for piece in page)


def test_an_answer_beyond_the_limits_is_not_sent() -> None:
    with pytest.raises(OverLimitError):
        notice("a" * 3_999 + "😀").to_components()
    with pytest.raises(ValueError, match="40"):
        Answer(panel(*["x"] * 40))


async def test_an_answer_listens_for_nothing() -> None:
    # discord.py would keep a listening view, and forget our buttons everywhere once a private one of them timed out.
    answer = notice("hello")
    assert answer.is_finished()
    assert answer.timeout is None
    assert isinstance(answer, discord.ui.LayoutView)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://example.com/a?b=c#d", "https://example.com/a?b=c#d"),
        ("http://example.com:8080/路徑 x", "http://example.com:8080/%E8%B7%AF%E5%BE%91%20x"),
        ("javascript:alert(1)", None),
        ("https://localhost/a", None),
        ("https://例子.com/a", None),
        ("https://example.com/" + "a" * 600, None),
        (None, None),
        ("\ud83d", None),
    ],
)
def test_only_an_address_that_discord_takes_becomes_a_button(url: str | None, shown: str | None) -> None:
    buttons = link(url, "Source")
    assert [button.to_component_dict()["url"] for button in buttons] == ([shown] if shown else [])


@pytest.mark.unmeasured
def test_a_huge_article_is_paginated_in_time() -> None:
    started = time.thread_time()
    pages = paginate(article_text("Huge", "word *_[ " * 30_000))
    assert time.thread_time() - started < allowed(5.0)
    assert len(pages) > 100
