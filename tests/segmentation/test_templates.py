"""Pages in the habits of many newspapers split, and credit people, as a reader would."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from bot.articles.model import PersonRole
from bot.segmentation import SegmentedArticle, segment
from tests.segmentation.templates import TEMPLATES


@dataclass
class Gold:
    """What is true of one article, or of lines that are nobody's."""

    start: int
    facts: dict[str, str]
    nobody: bool = False
    lines: list[int] = field(default_factory=list[int])


def read_template(template: str) -> tuple[str, list[Gold]]:
    """Take the remarks out of a page."""
    lines: list[str] = []
    gold: list[Gold] = []
    for line in template.split("\n"):
        if line.startswith("@@"):
            remark = line.removeprefix("@@").strip()
            facts = dict(part.split(": ", 1) for part in remark.split(" | ") if ": " in part)
            gold.append(Gold(len(lines), facts, nobody=remark == "nobody"))
        else:
            if line.strip():
                gold[-1].lines.append(len(lines))
            lines.append(line)
    return "\n".join(lines), gold


def people(article: SegmentedArticle, role: PersonRole) -> set[str]:
    """The names credited with a role."""
    return {person.name for person in article.text.people if person.role is role}


def listed(value: str | None) -> set[str]:
    """The names of a remark."""
    return set(value.split("; ")) if value else set()


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_page_splits_where_its_articles_start(name: str) -> None:
    text, gold = read_template(TEMPLATES[name])
    page = segment(text)
    assert [article.start_line for article in page.articles] == [one.start for one in gold if not one.nobody]
    nobodys = {line for one in gold if one.nobody for line in one.lines}
    assert [block.text for block in page.blocks if block.line in nobodys and block.article is not None] == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_articles_of_a_page_have_their_headlines_and_people(name: str) -> None:
    text, gold = read_template(TEMPLATES[name])
    page = segment(text)
    assert [
        (
            None if article.text.headline_generated else article.text.headline.casefold(),
            people(article, PersonRole.AUTHOR),
            people(article, PersonRole.TRANSLATOR),
            {person.affiliation for person in article.text.people if person.affiliation},
        )
        for article in page.articles
    ] == [
        (
            one.facts["headline"].casefold() if "headline" in one.facts else None,
            listed(one.facts.get("by")),
            listed(one.facts.get("translated")),
            listed(one.facts.get("at")),
        )
        for one in gold
        if not one.nobody
    ]
