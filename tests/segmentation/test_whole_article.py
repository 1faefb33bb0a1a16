"""The article of a page, whole and alone: openings and ends that stand apart, and what stands around that is none of it."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from bot.segmentation import read_web_page
from tests.segmentation import stories as s
from tests.timing import allowed

TITLE = "County forest gives oak for the ferry pier"
TOLD = [
    f"{who} said on {day} that the oak for pile {number} had come from the county forest, and that nobody had yet weighed it."
    for number, (who, day) in enumerate(
        (who, day)
        for who in ("Ana Vidal", "Tomas Roe", "Ilse Marten", "Pavla Dvorak")
        for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
    )
]
SIZES = [(1, 2), (1, 4), (1, 8), (2, 6), (3, 10), (5, 16), (6, 18)]


def ps(paragraphs: list[str]) -> str:
    return "".join(f"<p>{one}</p>" for one in paragraphs)


def page(body: str, head: str = "", title: str = TITLE) -> bytes:
    nav = '<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>'
    foot = "<footer><p>© Valley Post. All rights reserved.</p></footer>"
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>{nav}{body}{foot}</body></html>".encode()
    )


def told(body: str, head: str = "") -> list[str]:
    article = read_web_page(page(body, head), "https://valley.example/a").article
    assert article is not None
    return [one.text for one in article.text.paragraphs]


H1 = f"<h1>{TITLE}</h1>"
LAYOUTS: dict[str, Callable[[list[str], list[str]], str]] = {
    "two parts of an article": lambda a, b: f'<main><article>{H1}<div class="teaser-content"><section>{ps(a)}</section></div><div class="remainder"><section>{ps(b)}</section></div></article></main>',
    "a column and a wider one": lambda a, b: f'<div class="grid">{H1}<div class="narrow"><div class="story-text">{ps(a)}</div></div><div class="wide"><div class="story-text big">{ps(b)}</div></div></div>',
    "paragraphs, then a box": lambda a, b: f'<article>{H1}{ps(a)}<div class="body">{ps(b)}</div></article>',
    "an intro box": lambda a, b: f'<article>{H1}<div class="intro">{ps(a)}</div><div class="body">{ps(b)}</div></article>',
    "what is free and what is paid": lambda a, b: f'<article>{H1}<div class="free">{ps(a)}</div><div class="paywall">{ps(b)}</div></article>',
    "behind read more": lambda a, b: f'<article>{H1}<div class="text">{ps(a)}<div id="more" class="collapse">{ps(b)}</div></div></article>',
    "an intro and a list": lambda a, b: f"<article>{H1}{ps(a)}<ol>{''.join(f'<li>{one}</li>' for one in b)}</ol></article>",
    "an opening in the header": lambda a, b: f'<article><header>{H1}{ps(a)}</header><div class="body">{ps(b)}</div></article>',
    "a closing paragraph outside": lambda a, b: f'<article>{H1}<div class="body">{ps(a)}</div>{ps(b)}</article>',
    "a closing box outside": lambda a, b: f'<article>{H1}<div class="body">{ps(a)}</div><div class="end">{ps(b)}</div></article>',
    "the second page of it": lambda a, b: f'<article>{H1}<div id="page-1">{ps(a)}</div><div id="page-2">{ps(b)}</div></article>',
    "an advertisement between": lambda a, b: f'<article>{H1}<div class="inner">{ps(a)}</div><div class="ad"></div><div class="inner">{ps(b)}</div></article>',
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize(("few", "many"), SIZES)
def test_neither_the_opening_nor_the_end_is_lost(
    layout: Callable[[list[str], list[str]], str], few: int, many: int
) -> None:
    opening, rest = TOLD[:few], TOLD[few : few + many]
    assert told(layout(opening, rest)) == [*opening, *rest]
    if "<header>" not in layout([], []):
        assert told(layout(rest, opening)) == [*rest, *opening]


def card(tag: str, number: int, *, link: bool = True) -> str:
    title = f"Another story, number {number}"
    summary = (
        f"What the other story tells has nothing to do with the pier, and is told in a sentence of its own, {number}."
    )
    return f"<{tag}><h3>{f'<a href=/{number}>{title}</a>' if link else title}</h3><p>{summary}</p></{tag}>"


BESIDE = {
    "cards": '<section class="river">' + "".join(card("article", at) for at in range(6)) + "</section>",
    "bare cards": "".join(card("article", at) for at in range(6)),
    "cards without links": "<section>" + "".join(card("article", at, link=False) for at in range(6)) + "</section>",
    "a list of cards": "<ul>" + "".join(card("li", at) for at in range(6)) + "</ul>",
    "comments": "<section><h2>4 comments</h2>" + "".join(f"<div><b>user{at}</b><p>{one}</p></div>" for at, one in enumerate(s.CHESS.paragraphs)) + "</section>",
}  # fmt: skip


@pytest.mark.parametrize("beside", BESIDE.values(), ids=BESIDE)
def test_other_stories_and_comments_are_not_taken_in(beside: str) -> None:
    assert told(f"<main><article>{H1}{ps(TOLD[:4])}</article>{beside}</main>") == TOLD[:4]


def test_a_short_article_beside_many_longer_ones_is_its_own() -> None:
    others = "".join(
        f"<article><h2>{one.headline}</h2>{one.html}</article>" for one in (s.CHESS, s.FERRY, s.SEEDS, s.CLINIC)
    )
    assert told(f"<div><article>{H1}{ps(TOLD[:1])}</article>{others}</div>") == TOLD[:1]


def test_comments_directly_in_the_article_end_it() -> None:
    comments = "<h2>What readers say</h2>" + "".join(f"<div><b>u</b><p>{one}</p></div>" for one in s.CHESS.paragraphs)
    assert told(f"<article>{H1}{ps(TOLD[:3])}{comments}</article>") == TOLD[:3]


def test_a_chapter_named_as_comments_are_is_no_comment() -> None:
    found = told(f"<article>{H1}{ps(TOLD[:2])}<h2>Response</h2>{ps(TOLD[2:6])}</article>")
    assert found == [*TOLD[:2], "Response", *TOLD[2:6]]


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our free weekly newsletter to get the best of the valley in your inbox.",
        "Follow us on Twitter for more of this.",
        "Like this story? Share it with a friend!",
        '<a href="/x">Read more: Bakers ask for help as the ferry fails</a>',
        "— Pier Watch (@pierwatch) March 3, 2026",
    ],
)
def test_what_a_site_says_for_itself_is_left_out(line: str) -> None:
    assert told(f"<article>{H1}{ps(TOLD[:2])}<p>{line}</p>{ps(TOLD[2:4])}</article>") == TOLD[:4]


def test_a_post_that_the_article_shows_is_kept_without_its_credit() -> None:
    post = (
        '<div class="social-embed"><blockquote class="twitter-tweet"><p>The pier is shut, and the gulls have it.</p>'
        '&mdash; Pier Watch (@pierwatch) <a href="/1">March 3, 2026</a></blockquote></div>'
    )
    found = told(f"<article>{H1}{ps(TOLD[:2])}{post}{ps(TOLD[2:4])}</article>")
    assert found == [*TOLD[:2], "The pier is shut, and the gulls have it.", *TOLD[2:4]]


def test_facts_set_beside_the_text_are_kept() -> None:
    aside = f'<aside class="factbox">{ps(TOLD[3:8])}</aside>'
    assert told(f"<article>{H1}{ps(TOLD[:3])}{aside}</article>") == TOLD[:8]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("The board voted on <del>Monday</del> <ins>Tuesday</ins> to close the old pier for good.", "The board voted on Tuesday to close the old pier for good."),
        ("The old pier was opened by the mayor<sup>2</sup> in 1961 and cost very little.", "The old pier was opened by the mayor in 1961 and cost very little."),
        ("The old pier measures 120 m<sup>2</sup> and costs 10<sup>6</sup> crowns a year.", "The old pier measures 120 m2 and costs 106 crowns a year."),
        ("<ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>の港で、古い渡船場が八か月閉鎖されることが決まった。", "東京の港で、古い渡船場が八か月閉鎖されることが決まった。"),
        ('<span class="visually-hidden">Link to</span> The board of the old pier has said nothing yet.', "The board of the old pier has said nothing yet."),
    ],
)  # fmt: skip
def test_marks_inside_a_line_are_read_as_a_reader_does(written: str, read: str) -> None:
    assert told(f"<article>{H1}<p>{written}</p>{ps(TOLD[:2])}</article>")[0] == read


def test_a_table_of_figures_is_read_row_by_row() -> None:
    table = "<table><tr><th>Year</th><th>Passengers</th></tr><tr><td>1998</td><td>410,000</td></tr></table>"
    found = told(f"<article>{H1}{ps(TOLD[:2])}{table}{ps(TOLD[2:4])}</article>")
    assert found == [*TOLD[:2], "Year | Passengers", "1998 | 410,000", *TOLD[2:4]]


def test_a_table_that_lays_out_the_page_is_none() -> None:
    body = f'<table><tr><td><a href="/">Home</a></td><td>{H1}{ps(TOLD[:3])}</td></tr></table>'
    assert told(body) == TOLD[:3]


def test_the_entries_of_a_live_report_keep_their_times() -> None:
    entries = "".join(
        f"<div><time>1{at}:05</time><h2>Part {at}</h2><p>{one}</p></div>" for at, one in enumerate(TOLD[:3])
    )
    found = told(f"<article>{H1}<p>All of it as it happens.</p>{entries}</article>")
    expected = [line for at, one in enumerate(TOLD[:3]) for line in (f"1{at}:05", f"Part {at}", one)]
    assert found == ["All of it as it happens.", *expected]


def test_what_is_folded_away_is_text_with_its_head() -> None:
    fold = f"<details><summary>How oak is weighed</summary><p>{TOLD[5]}</p></details>"
    found = told(f"<article>{H1}{ps(TOLD[:2])}{fold}{ps(TOLD[2:4])}</article>")
    assert found == [*TOLD[:2], "How oak is weighed", TOLD[5], *TOLD[2:4]]


@pytest.mark.parametrize(
    "paragraph",
    [
        "คณะกรรมการท่าเรือลงมติเมื่อวันอังคารให้ปิดท่าเรือข้ามฟากเก่าเป็นเวลาแปดเดือน ระหว่างที่นักดำน้ำเปลี่ยนเสาเข็ม",
        "बंदरगाह बोर्ड ने मंगलवार को पुराने घाट को आठ महीने के लिए बंद करने का फैसला किया।",
        "港務委員會星期二表決關閉東渡輪碼頭八個月。",
    ],
    ids=["Thai", "Hindi", "short Chinese"],
)
def test_letters_without_a_full_stop_and_short_sentences_are_text(paragraph: str) -> None:
    assert told(f"<article><h1>{TITLE}</h1><p>{paragraph}</p></article>") == [paragraph]


@pytest.mark.parametrize("quote", ["'", '"'])
@pytest.mark.parametrize("sign", [">", "x"])
def test_an_attribute_of_any_length_is_no_text(quote: str, sign: str) -> None:
    inside = ("'" if quote == '"' else '"') + f"<p>{TOLD[9]}</p>".replace(">", sign)
    attribute = f"data-all={quote}{inside * 300}{quote}"
    assert told(f"<article>{H1}<div id=a {attribute} class=b></div>{ps(TOLD[:3])}</article>") == TOLD[:3]


@pytest.mark.parametrize("opened", ["<a b='", '<a b="', "<a href=x b='x' ", "<tr><td>1<td>2"])
@pytest.mark.unmeasured
def test_tags_that_never_end_take_little_time(opened: str) -> None:
    before = time.thread_time()
    read_web_page((opened * 12_000).encode(), "https://valley.example/a")
    assert time.thread_time() - before < allowed(4)


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        (f"{TITLE} | Valley Post", TITLE),
        (f"{TITLE} - Valley Post", TITLE),
        (f"{TITLE} – Valley Post", TITLE),
        (f"{TITLE} :: Valley Post", TITLE),
        (f"{TITLE} | News | Valley Post", TITLE),
        (f"Ferry pier – what now? {TITLE}", f"Ferry pier – what now? {TITLE}"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_a_headline(title: str, headline: str) -> None:
    read = read_web_page(
        page(f"<main><div>{ps(TOLD[:3])}</div></main>", title=title), "https://valley.example/a"
    ).article
    assert read is not None
    assert read.text.headline == headline


@pytest.mark.parametrize("shown", [True, False], ids=["with h1", "without"])
def test_a_site_that_is_stated_leaves_any_headline(shown: bool) -> None:
    head = f'<meta property="og:site_name" content="Valley Post"><meta property="og:title" content="{TITLE} - Valley Post">'
    body = f"<main>{f'<h1>{TITLE} - Valley Post</h1>' if shown else ''}<div>{ps(TOLD[:3])}</div></main>"
    read = read_web_page(page(body, head), "https://valley.example/a").article
    assert read is not None
    assert read.text.headline == TITLE


def test_the_name_of_a_section_within_a_heading_is_none_of_it() -> None:
    body = f'<article><h1><span class="kicker">Harbour</span> {TITLE}</h1>{ps(TOLD[:3])}</article>'
    read = read_web_page(page(body), "https://valley.example/a").article
    assert read is not None
    assert read.text.headline == TITLE


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ('<p class="byline">By Ilse Marten and Tomas Roe | Staff writers</p>', ["Ilse Marten", "Tomas Roe"]),
        ('<div class="byline">Ilse Marten, Court Correspondent</div>', ["Ilse Marten"]),
        ('<p class="byline">BY ILSE MARTEN</p>', ["Ilse Marten"]),
        ('<p class="meta">Ilse Marten • Updated 16 Mar 2026, 10:15 GMT</p>', ["Ilse Marten"]),
        ('<p class="author">Von Ilse Marten und Tomas Roe</p>', ["Ilse Marten", "Tomas Roe"]),
        ('<p class="byline">By Ilse Marten ilse@post.example</p>', ["Ilse Marten"]),
        ('<p class="byline">By Ilse Marten<br>Special to the Gazette</p>', ["Ilse Marten"]),
        ('<div class="c-byline"><span>By</span><a href="/i">Ilse Marten</a><a>@ilse</a> Dec 6, 2016, 4:08pm EST</div>', ["Ilse Marten"]),
        ('<div class="author-info"><a href="/i">Ilse Marten</a><span>Staff Writer</span><a>Email</a><a>Bio</a></div>', ["Ilse Marten"]),
        ('<p class="standfirst">What the county said of it, and why nobody weighed the oak.</p><address>Ilse Marten</address>', ["Ilse Marten"]),
        ('<div class="share">Share</div><p class="byline">Share</p>', []),
    ],
)  # fmt: skip
def test_a_byline_under_the_headline_names_its_persons_and_no_control(byline: str, names: list[str]) -> None:
    body = f'<article>{H1}{byline}<div class="body">{ps(TOLD[:4])}</div></article>'
    read = read_web_page(page(body), "https://valley.example/a").article
    assert read is not None
    assert [one.name for one in read.text.people] == names
    assert [one.text for one in read.text.paragraphs] == TOLD[:4]


@pytest.mark.parametrize(
    "below",
    [
        '<div class="author-bio"><p>Ilse Marten is the court correspondent of the Valley Post.</p></div>',
        "<p>Reporting by Ilse Marten; Editing by Tomas Roe</p>",
    ],
    ids=["a box about her", "an agency's last line"],
)
def test_who_is_named_below_the_text_wrote_it(below: str) -> None:
    read = read_web_page(page(f"<article>{H1}{ps(TOLD[:4])}{below}</article>"), "https://valley.example/a").article
    assert read is not None
    assert [one.name for one in read.text.people] == ["Ilse Marten"]


@pytest.mark.parametrize(
    ("head", "shown", "published"),
    [
        ("", "<p class=date>16.03.2026, 10:15 Uhr</p>", "2026-03-16"),
        ("", "<p class=date>Updated 18 March 2026</p><p class=date>Published 16 March 2026</p>", "2026-03-16"),
        ('<meta property="article:published_time" content="2026-03-17T02:00:00Z">', "<p class=date>March 16, 2026, 10 p.m.</p>", "2026-03-16"),
        ('<meta property="article:published_time" content="2026-03-17T02:00:00Z">', "", "2026-03-17"),
        ('<link rel="canonical" href="https://valley.example/2026/03/16/pier">', "", "2026-03-16"),
        ('<meta property="article:published_time" content="2026-02-30">', "", None),
    ],
)  # fmt: skip
def test_the_date_is_the_one_that_the_page_shows(head: str, shown: str, published: str | None) -> None:
    body = f'<article>{H1}{shown}<div class="body">{ps(TOLD[:4])}</div></article>'
    read = read_web_page(page(body, head), "https://valley.example/a").article
    assert read is not None
    assert read.text.published == published
