"""Article pages of the web: the article, the whole article and nothing but the article."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.segmentation import FeedLink, Wall, read_web_page
from bot.segmentation.text.normalise import normalise, squeeze
from tests.examples import examples
from tests.sources.pages.collection import GoldPage, gold_pages
from tests.sources.pages.layouts_common import address
from tests.sources.pages.measure import PAGE_ADDRESS, report
from tests.timing import allowed

PAGES = list(gold_pages())


def test_there_are_sixty_pages_of_more_than_twenty_layouts() -> None:
    assert len(PAGES) == 60
    assert len({page.name.split("-")[0] for page in PAGES}) >= 20


def test_nearly_every_paragraph_is_found_and_no_page_brings_anything_else() -> None:
    scores = report()
    missing = [(one.page.name, text) for one in scores for text in one.missing]
    assert len(missing) <= 0.01 * sum(len(page.story.paragraphs) for page in PAGES), missing
    assert [(one.page.name, text) for one in scores for text in one.foreign] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_headline_address_and_language_are_those_of_the_page(page: GoldPage) -> None:
    read = read_web_page(page.content, PAGE_ADDRESS)
    assert read.article is not None
    assert read.wall is None
    assert read.article.text.headline == squeeze(normalise(page.story.headline))
    assert read.article.text.language == page.story.language
    assert not read.article.text.truncated
    if page.states_address:
        assert read.canonical == address(page.story)


@pytest.mark.parametrize("page", [page for page in PAGES if page.states_authors], ids=lambda page: page.name)
def test_authors_and_date_are_those_the_page_states(page: GoldPage) -> None:
    article = read_web_page(page.content, PAGE_ADDRESS).article
    assert article is not None
    assert [person.name for person in article.text.people] == list(page.story.authors)
    if page.states_date:
        assert article.text.published == page.story.date


def test_a_page_names_its_feeds() -> None:
    classic = next(page for page in PAGES if page.name.startswith("wordpress_classic"))
    assert read_web_page(classic.content, PAGE_ADDRESS).feeds == (
        FeedLink("https://www.valleypost.example/feed/", "Valley Post » Feed"),
    )


@pytest.mark.parametrize(
    ("wall", "shown"),
    [
        (Wall.PAYWALL, "<h1>The ferry</h1><p>The ferry came back on Friday with four horses and a piano on board.</p><p>Subscribe to continue reading</p>"),
        (Wall.PAYWALL, '<script type="application/ld+json">{"@type":"NewsArticle","headline":"The ferry","isAccessibleForFree":false}</script><h1>The ferry</h1><p>The ferry came back on Friday with four horses and a piano on board, and left again.</p>'),
        (Wall.PAYWALL, "<h1>渡輪</h1><p>渡輪週五回來了。</p><div>訂閱後繼續閱讀</div>"),
        (Wall.CONSENT, "<h1>Before you continue</h1><p>We and our 842 partners store information on your device.</p><button>Accept all</button>"),
        (Wall.LOGIN, "<h2>Log in to continue</h2><form><input><button>Go</button></form>"),
        (Wall.CHALLENGE, "<h1>Just a moment...</h1><p>Verifying you are human. This may take a few seconds.</p>"),
        (Wall.SCRIPTED, "<div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript>"),
    ],
)  # fmt: skip
def test_what_stands_before_an_article_is_recognised(wall: Wall, shown: str) -> None:
    assert read_web_page(f"<html><body>{shown}</body></html>".encode(), PAGE_ADDRESS).wall is wall


def test_the_charset_of_the_answer_helps_where_the_page_says_nothing() -> None:
    russian = "<p>" + "Паром вернулся в пятницу вечером, и на нём были четыре лошади и одно пианино. " * 3
    read = read_web_page(russian.encode("koi8-r"), PAGE_ADDRESS, "koi8-r")
    assert read.article is not None
    assert read.article.text.paragraphs[0].text.startswith("Паром вернулся")
    wrong = read_web_page(russian.encode(), PAGE_ADDRESS, "iso-8859-1")
    assert wrong.article is not None
    assert wrong.article.text.paragraphs[0].text.startswith("Паром вернулся")


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 40_000,
        "<div>" * 40_000 + "The ferry came back on Friday with four horses and a piano on board. " + "</div>" * 40_000,
        "<b><p>" * 6_000,
        "</div>" * 40_000,
        "<table><tr><td>" * 6_000,
        "<a href=x" * 20_000,
        "<p>Comments " * 10_000,
        "<blockquote>The same long sentence is said here again and again.</blockquote>" * 2_000,
    ],
)
@pytest.mark.unmeasured
def test_hostile_markup_takes_little_time(hostile: str) -> None:
    before = time.thread_time()
    read_web_page(hostile.encode(), PAGE_ADDRESS)
    assert time.thread_time() - before < allowed(4)


@examples(60)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div class=comments>",
                "</div>",
                "<h1>",
                "<article>",
                "<br>",
                "<a href=/>",
                "</a>",
                "<script type='application/ld+json'>",
                '{"@type":"Article"',
                "</script>",
                "<meta property=og:url content=']['>",
                "A sentence of some length that stands here for a paragraph. ",
            ]
        )
        | st.text(max_size=20),
        max_size=40,
    )
)
def test_anything_at_all_gives_an_answer(pieces: list[str]) -> None:
    read_web_page("".join(pieces).encode("utf-8", "surrogatepass"), PAGE_ADDRESS)
