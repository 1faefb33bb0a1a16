"""The order of stories: whole ones first, the most relevant first, and not all from one source or author."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.articles.model import SHARED, ArticleCard, ArticleKey, Person, PersonRole
from bot.digest.choosing import Story, arrange, weigh
from tests.fakes.articles import BEGINNING

TODAY = date(2026, 1, 1)


def card(number: int, *, source: str = "Daily", author: str = "", teaser: bool = False, day: str = "") -> ArticleCard:
    return ArticleCard(
        key=ArticleKey(SHARED, number),
        version=1,
        headline=f"Story {number}",
        headline_generated=False,
        summary="One. Two.",
        lead="One. Two. Three.",
        people=(Person(PersonRole.AUTHOR, author),) if author else (),
        source=source,
        source_id=None,
        url=None,
        published=day or None,
        language="en",
        truncated=teaser,
        loaded_at=BEGINNING,
        paragraph_count=4,
    )


def numbers(stories: list[Story], limit: int = 25) -> list[int]:
    return [placed.story.card.key.number for placed in arrange(stories, limit, TODAY)[0]]


def test_whole_articles_come_before_teasers_however_good() -> None:
    stories = [Story(card(1, teaser=True), score=9.0), Story(card(2), score=0.1), Story(card(3), score=0.2)]
    assert numbers(stories) == [3, 2, 1]


def test_the_best_match_comes_first_then_the_freshest() -> None:
    assert numbers([Story(card(1), score=1.0), Story(card(2), score=4.0), Story(card(3), score=3.0)]) == [2, 3, 1]
    fresh = [Story(card(1)), Story(card(2, day="2025-12-31")), Story(card(3, day="2024-01-01"))]
    assert numbers(fresh) == [2, 1, 3]


def test_what_more_papers_tell_comes_first() -> None:
    assert numbers([Story(card(1)), Story(card(2), also=(card(3, source="Post"),))]) == [2, 1]


def test_sources_and_authors_take_turns() -> None:
    stories = [Story(card(n, source="Daily"), score=1.0) for n in (1, 2, 3)]
    stories.append(Story(card(4, source="Post"), score=0.95))
    assert numbers(stories) == [1, 4, 2, 3]
    by_one = [Story(card(n, source=f"Paper {n}", author="Lee"), score=1.0) for n in (1, 2)]
    by_another = Story(card(3, source="Paper 3", author="Khan"), score=0.9)
    assert numbers([*by_one, by_another]) == [1, 3, 2]


def test_equals_keep_the_order_of_loading() -> None:
    assert numbers([Story(card(n, source=f"Paper {n}")) for n in (3, 1, 2)]) == [1, 2, 3]


def test_worth_is_between_nothing_and_one() -> None:
    best = weigh(Story(card(1, day="2026-01-01"), also=(card(2), card(3), card(4)), score=2.0), 2.0, TODAY)
    assert (best.match, best.fresh, best.carried, best.substance) == (1.0, 1.0, 1.0, 0.5)
    assert round(best.total, 6) == 0.95
    future = weigh(Story(card(1, day="2031-01-01")), 0.0, TODAY)
    assert future.fresh == 1.0
    assert weigh(Story(replace(card(1), published="tomorrow")), 0.0, TODAY).fresh == 0.5


cards = st.builds(
    card,
    st.integers(1, 10_000),
    source=st.sampled_from(["Daily", "Post", ""]),
    author=st.sampled_from(["", "Lee", "Khan"]),
    teaser=st.booleans(),
    day=st.sampled_from(["", "2025-12-31", "x"]),
)
stories = st.lists(st.builds(Story, cards, score=st.floats(0, 50)), max_size=30, unique_by=lambda story: story.card.key)


@given(stories, st.integers(0, 25))
def test_every_story_is_placed_once(told: list[Story], limit: int) -> None:
    chosen, rest = arrange(told, limit, TODAY)
    assert len(chosen) == min(limit, len(told))
    assert {p.story.card.key for p in (*chosen, *rest)} == {story.card.key for story in told}
    assert len(chosen) + len(rest) == len(told)
    kinds = [placed.story.card.truncated for placed in (*chosen, *rest)]
    assert kinds == sorted(kinds)
    assert all(0.0 <= placed.worth.total <= 1.0 for placed in (*chosen, *rest))
