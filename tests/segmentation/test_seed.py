"""The page that the project was built around, and pages of our own in its shape."""

from __future__ import annotations

import pytest

from bot.articles.model import Person, PersonRole
from bot.segmentation import BlockKind, PageFormat, segment
from tests.segmentation import pages


@pytest.mark.skipif(not pages.SEED.exists(), reason="the seed page is not beside this checkout")
def test_the_seed_page_is_one_article_and_four_teasers() -> None:
    page = segment(pages.SEED.read_bytes())
    assert page.format is PageFormat.TEXT
    assert [article.start_line for article in page.articles] == [0, 14, 15, 16, 17]
    whole, *teasers = page.articles
    assert [paragraph.kind for paragraph in whole.text.paragraphs] == [BlockKind.BODY] * 12
    assert whole.text.people == (
        Person(PersonRole.AUTHOR, "Lee Li-sheng", "National Taiwan Normal University"),
        Person(PersonRole.TRANSLATOR, "Fion Khan"),
    )
    assert whole.text.names == (("William Lai", "賴清德"),)
    assert not whole.text.truncated
    assert all(
        teaser.text.truncated and len(teaser.text.paragraphs) == 1 and not teaser.text.people for teaser in teasers
    )
    assert [teaser.text.names for teaser in teasers] == [
        (),
        (("Daan District", "大安"),),
        (("Chiang Wan-an", "蔣萬安"),),
        (("William Lai", "賴清德"),),
    ]
    assert teasers[-1].text.paragraphs[0].text.startswith("The Chinese Nationalist Party")


def test_a_page_in_the_seeds_shape() -> None:
    page = segment(pages.SEED_SHAPED)
    assert [article.start_line for article in page.articles] == [0, 6, 7, 8]
    whole = page.articles[0]
    assert len(whole.text.paragraphs) == 4
    assert [(person.role, person.name, person.affiliation) for person in whole.text.people] == [
        (PersonRole.AUTHOR, "Wu Pei-shan", "National Taiwan Ocean University"),
        (PersonRole.TRANSLATOR, "Martin Coe", None),
    ]
    assert whole.text.names == (("Hsieh Kuo-liang", "謝國樑"),)
    assert whole.text.dates == ("March 3",)
    assert [article.text.truncated for article in page.articles] == [False, True, True, True]
    assert page.articles[1].text.names == (("Hualien County", "花蓮"),)


def test_separators_divide() -> None:
    page = segment("\n".join([*pages.HARBOUR, "* * *", *pages.BEES]))
    assert [article.start_line for article in page.articles] == [0, 5]
    assert [block.kind for block in page.blocks if block.article is None] == [BlockKind.SEPARATOR]


def test_wider_blank_runs_divide() -> None:
    text = "\n\n\n\n".join(["\n\n".join([*pages.HARBOUR, *pages.HARBOUR_CREDITS]), "\n\n".join(pages.BEES)])
    assert [article.start_line for article in segment(text).articles] == [0, 14]


def test_headings_and_bylines_divide() -> None:
    first = ["Old pier to become a park", "By Lin Mei-hua / Staff reporter", *pages.HARBOUR]
    second = ["Mites empty a third of Nantou’s hives", "By Arthur Penn", *pages.BEES]
    page = segment("\n".join([*first, *second]))
    assert [article.text.headline for article in page.articles] == [first[0], second[0]]
    assert [article.text.people[0].name for article in page.articles] == ["Lin Mei-hua", "Arthur Penn"]
    assert not any(article.text.headline_generated for article in page.articles)


def test_a_teaser_again_is_a_duplicate() -> None:
    page = segment(
        "\n".join([*pages.HARBOUR, *pages.HARBOUR_CREDITS, pages.RAIL_TEASER, pages.LIBRARY_TEASER, pages.RAIL_TEASER])
    )
    assert [article.duplicate_of for article in page.articles] == [None, None, None, 1]
