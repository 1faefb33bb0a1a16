"""The page that the project was built around, and pages of our own in its shape."""

from __future__ import annotations

import pytest

from bot.segmentation import BlockKind, Credit, CreditRole, NamePair, PageFormat, segment
from tests.segmentation import pages


@pytest.mark.skipif(not pages.SEED.exists(), reason="the seed page is not beside this checkout")
def test_the_seed_page_is_one_article_and_four_teasers() -> None:
    page = segment(pages.SEED.read_bytes())
    assert page.format is PageFormat.TEXT
    assert [article.start_line for article in page.articles] == [0, 14, 15, 16, 17]
    whole, *teasers = page.articles
    assert [paragraph.kind for paragraph in whole.paragraphs] == [BlockKind.BODY] * 12
    assert whole.credits == (
        Credit(CreditRole.AUTHOR, "Lee Li-sheng", "National Taiwan Normal University"),
        Credit(CreditRole.TRANSLATOR, "Fion Khan"),
    )
    assert whole.names == (NamePair("William Lai", "賴清德"),)
    assert not whole.truncated
    assert all(teaser.truncated and len(teaser.paragraphs) == 1 and not teaser.credits for teaser in teasers)
    assert [teaser.names for teaser in teasers] == [
        (),
        (NamePair("Daan District", "大安"),),
        (NamePair("Chiang Wan-an", "蔣萬安"),),
        (NamePair("William Lai", "賴清德"),),
    ]
    assert teasers[-1].paragraphs[0].text.startswith("The Chinese Nationalist Party")


def test_a_page_in_the_seeds_shape() -> None:
    page = segment(pages.SEED_SHAPED)
    assert [article.start_line for article in page.articles] == [0, 6, 7, 8]
    whole = page.articles[0]
    assert len(whole.paragraphs) == 4
    assert [(credit.role, credit.name, credit.affiliation) for credit in whole.credits] == [
        (CreditRole.AUTHOR, "Wu Pei-shan", "National Taiwan Ocean University"),
        (CreditRole.TRANSLATOR, "Martin Coe", None),
    ]
    assert whole.names == (NamePair("Hsieh Kuo-liang", "謝國樑"),)
    assert whole.dates == ("March 3",)
    assert [article.truncated for article in page.articles] == [False, True, True, True]
    assert page.articles[1].names == (NamePair("Hualien County", "花蓮"),)


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
    assert [article.headline for article in page.articles] == [first[0], second[0]]
    assert [article.credits[0].name for article in page.articles] == ["Lin Mei-hua", "Arthur Penn"]
    assert not any(article.headline_generated for article in page.articles)


def test_a_teaser_again_is_a_duplicate() -> None:
    page = segment(
        "\n".join([*pages.HARBOUR, *pages.HARBOUR_CREDITS, pages.RAIL_TEASER, pages.LIBRARY_TEASER, pages.RAIL_TEASER])
    )
    assert [article.duplicate_of for article in page.articles] == [None, None, None, 1]
