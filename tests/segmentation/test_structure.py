"""One document or several articles: what a page is built of tells, whatever level its headings have."""

from __future__ import annotations

from time import thread_time

import pytest

from bot.segmentation import PageFormat, SegmentedPage, segment
from tests.segmentation import stories as s

TOLD = (s.FERRY, s.TUNNEL, s.CLINIC, s.SEEDS)


def headlines(page: SegmentedPage) -> list[str]:
    return [article.text.headline for article in page.articles]


def markdown(text: str) -> SegmentedPage:
    return segment(text, format=PageFormat.MARKDOWN)


def items(form: str) -> str:
    """Four briefs, each by a form with its number, headline and lead."""
    return "\n\n".join(
        form.format(number=at, headline=story.headline, lead=story.lead, address=f"https://example.org/{at}")
        for at, story in enumerate(TOLD, 1)
    )


@pytest.mark.parametrize(
    "form",
    [
        "## {headline}\n\n{lead}",
        "### {headline}\n\n{lead}",
        "## [{headline}]({address})\n\n{lead}",
        "{number}. [{headline}]({address})\n\n   {lead}",
        "{number}、[{headline}]({address})\n\n{lead}",
        "- [{headline}]({address})\n\n  {lead}",
        "**{headline}**\n<{address}>\n{lead}",
        "> [{headline}]({address})\n\n{lead}",
    ],
)
def test_a_newsletter_is_cut_at_its_items_whatever_marks_them(form: str) -> None:
    page = markdown(f"# Harbour Weekly, issue 12\n\nHere is what happened in the town this week.\n\n{items(form)}\n")
    assert [headline.lstrip("0123456789.、 ") for headline in headlines(page)] == [story.headline for story in TOLD]
    assert all(article.text.paragraphs for article in page.articles)


def test_items_one_level_below_departments_are_articles_and_departments_are_nobodys() -> None:
    one, two = items("### {headline}\n\n{lead}").split("\n\n### " + TOLD[2].headline)
    page = markdown(f"# Harbour Weekly\n\n## World\n\n{one}\n\n## Local\n\n### {TOLD[2].headline}{two}\n")
    assert headlines(page) == [story.headline for story in TOLD]
    assert [block.text for block in page.blocks if block.article is None] == ["Harbour Weekly", "World", "Local"]


@pytest.mark.parametrize(
    "matter", ["", "---\ntitle: The bridge\nauthor: Ann Lee\n---\n\n", "Title: The bridge\nSlug: b\n\n"]
)
def test_a_document_stays_whole_whatever_sections_it_has(matter: str) -> None:
    sections = ("Introduction", "How it works", "What it costs", "Conclusion")
    text = "\n\n".join(
        f"## {name}\n\nThe bridge {lead}" for name, lead in zip(sections, s.FERRY.paragraphs * 4, strict=False)
    )
    title = "" if matter else "# The bridge\n\n"
    assert headlines(markdown(f"{matter}{title}{text}\n")) == ["The bridge"]


def test_a_comment_in_fenced_code_is_no_heading() -> None:
    page = markdown(
        f"# The tide table\n\n{s.FERRY.lead}\n\n```py\n# a comment\nx = 1\n\n# another\n```\n\n{s.TUNNEL.lead}\n"
    )
    assert headlines(page) == ["The tide table"]


def test_fields_over_a_page_are_read_whatever_they_are_written_in() -> None:
    people = "authors:\n  - name: Ann Lee\n  - Colm Brady\n"
    yaml = f'---\n# a note\ntitle: "Die Brücke"\nsource:\n    title: "Another"\n{people}---\n'
    toml = '+++\ntitle = "Die Brücke"\nauthors = ["Ann Lee", "Colm Brady"]\nweight=20\n\n[extra]\ntitle = "no"\n+++\n'
    for matter in (yaml, toml):
        (article,) = markdown(f"{matter}\n{s.FERRY.lead}\n").articles
        assert article.text.headline == "Die Brücke"
        assert [person.name for person in article.text.people] == ["Ann Lee", "Colm Brady"]


def test_fields_over_a_page_of_html_are_no_text() -> None:
    (article,) = segment(
        f"---\nlayout: post\ntitle: The bridge\nauthor: Ann Lee\ndate: 2025-03-06\n---\n<p>{s.FERRY.lead}</p>\n",
        format=PageFormat.HTML,
    ).articles
    assert (article.text.headline, article.text.published) == ("The bridge", "2025-03-06")
    assert [person.name for person in article.text.people] == ["Ann Lee"]
    assert [paragraph.text for paragraph in article.text.paragraphs] == [s.FERRY.lead]


def test_cards_under_departments_are_articles() -> None:
    cards = [f'<div class="card"><h3>{story.headline}</h3><p>{story.lead}</p></div>' for story in TOLD]
    page = segment(
        "<html><head><title>Harbour Weekly, 6 March 2025</title></head><body><main>"
        f"<section><h2>World</h2>{cards[0]}{cards[1]}</section><section><h2>Local</h2>{cards[2]}{cards[3]}</section>"
        "</main></body></html>"
    )
    assert headlines(page) == [story.headline for story in TOLD]


def test_letters_between_rules_take_headline_and_author_from_their_fields() -> None:
    letters = "<hr>".join(
        f"Date: 6 Mar 2025<br>Subject: <b>{story.headline}</b><br>From: Ann Lee, ann@example.org<p>{story.lead}</p>"
        for story in TOLD
    )
    page = segment(f"<html><head><title>The mailbag</title></head><body><h2>Letters</h2><hr>{letters}</body></html>")
    assert headlines(page) == [story.headline for story in TOLD]


def test_what_is_inline_is_drawn() -> None:
    (article,) = markdown(
        "# The ferry\n\nIt *left* at <b>noon</b>, says [the paper][1] and [the mayor](https://example.org), `late`.\n\n"
        "[1]: https://example.org/paper\n"
    ).articles
    assert [one.text for one in article.text.paragraphs] == ["It left at noon, says the paper and the mayor, late."]


def test_a_persons_lines_overrule_the_structure() -> None:
    text = f"# Harbour Weekly\n\n{items('## {headline}' + chr(10) * 2 + '{lead}')}\n"
    where = text[: text.index(f"## {TOLD[2].headline}")].count("\n")
    page = segment(text, format=PageFormat.MARKDOWN, boundaries=[where])
    assert [article.start_line for article in page.articles] == [0, where]


def test_a_page_of_two_hundred_items_is_two_hundred_articles() -> None:
    page = markdown("\n\n".join(items("## {headline}\n\n{lead}") for _ in range(50)))
    assert len(page.articles) == 50 * len(TOLD)


@pytest.mark.parametrize(
    "repeated",
    [
        "---\ntitle: A pier\n---\n\nThe pier is closed.\n\n",
        "## A pier is closed again\n\nThe pier.\n\n",
        "---\n\nThe pier.\n\n",
    ],
)
@pytest.mark.unmeasured
def test_a_page_that_repeats_itself_takes_time_by_its_length(repeated: str) -> None:
    def took(times: int) -> float:
        began = thread_time()
        markdown(repeated * times)
        return thread_time() - began

    took(50)
    assert min(took(1_200) for _ in range(2)) < 8 * max(took(300) for _ in range(2))
