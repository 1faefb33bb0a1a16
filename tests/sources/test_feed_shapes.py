"""Every shape that feeds have is read right."""

from __future__ import annotations

import pytest

from bot.segmentation import is_feed, read_feed
from tests.sources.feed_shapes import AT, Shape, shapes

SHAPES = shapes()


def test_there_are_enough() -> None:
    assert len(SHAPES) >= 100
    assert len({shape.name for shape in SHAPES}) == len(SHAPES)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_a_shape_is_read_right(shape: Shape) -> None:
    assert is_feed(shape.content)
    feed = read_feed(shape.content, AT)
    first = feed.items[0]
    article = first.article
    found: dict[str, object] = {
        "title": first.title,
        "address": first.address,
        "authors": tuple(person.name for person in first.authors),
        "published": article.text.published if article else first.published,
        "paragraphs": tuple(paragraph.text for paragraph in article.text.paragraphs) if article else (),
        "id": first.id,
        "source": article.source if article else shape.expected.get("source"),
        "items": len(feed.items),
        "feed": feed.title,
    }
    assert {name: found[name] for name in shape.expected} == shape.expected
