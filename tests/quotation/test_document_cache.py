"""Articles whose folded text is kept: only so many, and only so much of them."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.articles.model import SHARED, Article, ArticleKey, VersionReason
from bot.quotation.text.document import DocumentCache
from tests.fakes.articles import article_text

NOW = datetime(2026, 2, 14, tzinfo=UTC)


def article(number: int, text: str) -> Article:
    """Return an article of so many characters, without a headline."""
    said = article_text("", text)
    return Article(ArticleKey(SHARED, number), 1, 1, VersionReason.LOADED, "Daily", None, None, NOW, NOW, said)


def test_the_last_are_kept_up_to_a_number_and_up_to_a_length() -> None:
    short, long = [article(number, "x" * 10) for number in range(4)], article(9, "x" * 30)
    cache = DocumentCache(most=3, most_characters=30)
    first = cache.of(short[0])
    assert cache.of(short[0]) is first
    for one in short[1:]:
        cache.of(one)
    assert len(cache) == 3
    assert cache.of(short[0]) is not first
    kept = cache.of(long)
    assert len(cache) == 1
    assert cache.of(long) is kept
    cache.of(article(9, "x" * 31))
    assert len(cache) == 0, "one that is longer than all that may be kept"
