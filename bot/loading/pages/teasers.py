"""Deduplicate the articles of one page: a teaser is merged into its full text, and nothing else is merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.articles import CONTAINED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.loading.incoming import IncomingArticle

_MOST_COMPARED = 20


def stored_as(articles: Sequence[IncomingArticle], duplicates: Sequence[int | None]) -> tuple[int, ...]:
    """Return for each article of a page the index of the article it is stored as, which may be its own.

    `duplicates` has the index of an earlier duplicate found by the splitter. Full articles are only merged if their
    texts are identical, since any difference would be lost.
    """
    stands_for = list(range(len(articles)))
    for group in _groups(duplicates):
        kept: list[int] = []
        for at in sorted(group, key=lambda one: (articles[one].text.truncated, -len(articles[one].body), one)):
            holder = next((one for one in kept[:_MOST_COMPARED] if _adds_nothing(articles[at], articles[one])), None)
            stands_for[at] = at if holder is None else holder
            if holder is None:
                kept.append(at)
    return tuple(stands_for)


def _groups(duplicates: Sequence[int | None]) -> list[list[int]]:
    groups: dict[int, list[int]] = {}
    for at, earlier in enumerate(duplicates):
        group = groups[earlier] if earlier is not None else []
        group.append(at)
        groups[at] = group
    return [group for at, group in groups.items() if group[0] == at and len(group) > 1]


def _adds_nothing(article: IncomingArticle, kept: IncomingArticle) -> bool:
    if article.body == kept.body:
        return True
    return article.text.truncated and article.share_within(kept) >= CONTAINED
