"""What of an issue belongs to no article: its greeting, what every item repeats, its foot, its staff, its sayings."""

from __future__ import annotations

import textwrap

import pytest

from bot.segmentation import PageFormat, SegmentedPage, segment
from tests.segmentation import stories as s

TOLD = (s.FERRY, s.TUNNEL, s.CLINIC, s.SEEDS)
ITEMS = "\n\n".join(f"## {story.headline}\n\n{story.lead}" for story in TOLD)
HEADLINES = [story.headline for story in TOLD]


def text_of(page: SegmentedPage) -> str:
    return "\n".join(paragraph.text for article in page.articles for paragraph in article.text.paragraphs)


def markdown(text: str) -> SegmentedPage:
    return segment(text, format=PageFormat.MARKDOWN)


def headlines(page: SegmentedPage) -> list[str]:
    return [article.text.headline for article in page.articles]


@pytest.mark.parametrize(
    "greeting",
    [
        "Hello friends of the harbour! In this issue we look at what was built by the water, who built it and who paid "
        "for it, and why the town hall would rather speak of something else. We wish you much pleasure with it, as "
        "always, and hope that the weather of the coming days lets you read it on a bench.",
        "Willkommen! In dieser Ausgabe geht es um das, was am Wasser gebaut wurde, wer es baute und wer dafür zahlt, "
        "und warum das Rathaus lieber von etwas anderem spricht. Wir wünschen viel Vergnügen damit, wie immer, und "
        "hoffen, dass das Wetter der kommenden Tage es erlaubt, das alles auf einer Bank am Hafen zu lesen.",
    ],
)
def test_a_greeting_that_speaks_of_its_issue_is_no_article(greeting: str) -> None:
    page = markdown(f"# Harbour Weekly, issue 12\n\n{greeting}\n\n{ITEMS}\n")
    assert headlines(page) == HEADLINES
    assert greeting[:40] not in text_of(page)


def test_a_long_text_over_the_items_that_does_not_speak_of_the_issue_is_an_article() -> None:
    page = markdown(f"# Harbour Weekly, issue 12\n\n{s.TRAMS.spaced}\n\n{ITEMS}\n")
    assert s.TRAMS.paragraphs[0] in text_of(page)
    assert headlines(page)[1:] == HEADLINES


def test_lines_that_every_item_repeats_at_its_end_are_nobodys_if_they_speak_of_the_issue() -> None:
    foot = "- Editor: {name}\n- Subscribe: https://example.org/letters\n"
    items = [
        f"## {story.headline}\n\n{story.lead}\n\n" + foot.format(name=name)
        for story, name in zip(TOLD, ("Ann", "Colm", "Iain", "Rosa"), strict=True)
    ]
    page = markdown("# Harbour Weekly, issue 12\n\n" + "\n".join(items))
    assert headlines(page) == HEADLINES
    assert "Subscribe" not in text_of(page)
    assert "Editor" not in text_of(page)


def test_what_every_item_says_of_itself_stays() -> None:
    items = [f"## {story.headline}\n\n{story.lead}\n\n- **Effect**: {story.paragraphs[-1]}" for story in TOLD]
    page = markdown("# Harbour Weekly, issue 12\n\n" + "\n\n".join(items) + "\n")
    assert text_of(page).count("Effect") == len(TOLD)


def test_the_foot_of_a_newsletter_is_nobodys() -> None:
    foot = "---\n\nThanks for reading! To subscribe, write to us.\n\nSee you in the next issue.\n\nAnn and Colm\n"
    page = markdown(f"# Harbour Weekly, issue 12\n\n{ITEMS}\n\n{foot}")
    assert headlines(page) == HEADLINES
    assert "Thanks" not in text_of(page)
    assert "Colm" not in text_of(page)
    assert TOLD[-1].lead in text_of(page)


def test_what_only_a_template_engine_reads_is_no_text() -> None:
    page = markdown(
        "# The bridge {#the-bridge}\n\n{% include masthead.md %}\n{% comment %}\nnobody sees this\n{% endcomment %}\n"
        f"{s.FERRY.lead}\n{{: .lead}}\n\n```\n{{% raw %}}\n```\n"
    )
    assert headlines(page) == ["The bridge"]
    assert page.articles[0].text.paragraphs[0].text == s.FERRY.lead
    assert "nobody sees this" not in text_of(page)


def zine(first: str, second: str = "") -> SegmentedPage:
    """An issue in plain text, wrapped at 60 columns: three articles, with something after the first and the second."""
    bodies = [textwrap.fill(" ".join(story.paragraphs), 60) for story in TOLD[:3]]
    heads = [
        f"{story.headline}\nby {name}"
        for story, name in zip(TOLD[:3], ("Ann Lee", "Colm Brady", "Iain Muir"), strict=True)
    ]
    parts = [f"{head}\n\n{body}\n" for head, body in zip(heads, bodies, strict=True)]
    text = f"HARBOUR ZINE\nIssue 7, May 1995\n\n\n{parts[0]}\n{first}\n\n{parts[1]}\n{second}\n\n{parts[2]}"
    return segment(text, format=PageFormat.TEXT)


def test_the_names_of_those_who_make_a_zine_are_in_no_article() -> None:
    page = zine("Senior Editor : Rosa Diaz\nWriters       : Tom Fox\nLayout        : May Hill")
    assert len(page.articles) == 3
    assert "Rosa Diaz" not in text_of(page)


def test_how_to_reach_a_zine_is_in_no_article_though_it_stands_between_two() -> None:
    page = zine(
        "------------------------\n\nSend submissions and feedback to zine@quay.example. Subscriptions\n"
        "are free by e-mail; back issues are in the archive on our ftp site."
    )
    assert len(page.articles) == 3
    assert "quay.example" not in text_of(page)


def test_sayings_between_articles_are_nobodys() -> None:
    page = zine(
        '"He who builds a bridge has two shores, and a river to\nlook at for nothing." --Olga Stein',
        '"A song is a walk that needs no shoes, and no weather."\n--Peter Quill',
    )
    assert len(page.articles) == 3
    assert "Olga Stein" not in text_of(page)
    assert "Peter Quill" not in text_of(page)


def test_a_single_quotation_at_the_end_of_an_article_is_its_own() -> None:
    page = zine('"We shall be back before the summer, and we shall bring\nmore paint," --Olga Stein')
    assert "more paint" in text_of(page)
