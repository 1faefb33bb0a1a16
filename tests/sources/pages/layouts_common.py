"""What layouts share: the pieces of an article as plain elements, and what a head may state."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.sources.pages.story import Part, Story

SITE = "https://www.valleypost.example"


def address(story: Story) -> str:
    """The canonical address of a story."""
    return f"{SITE}/{story.section.lower()}/{story.date[:4]}/{story.slug}"


def authors(story: Story) -> str:
    """The authors, as a byline names them."""
    *rest, last = story.authors
    return f"{', '.join(rest)} and {last}" if rest else last


def element(part: Part) -> str:
    """A part as the plain element for it."""
    if part.kind == "ul":
        return "<ul>" + "".join(f"<li>{item}</li>" for item in part.items) + "</ul>"
    if part.kind == "figure":
        return f'<figure><img src="/i/1.jpg" alt=""><figcaption>{part.html}</figcaption></figure>'
    tag = {"quote": "blockquote", "h2": "h2"}.get(part.kind, "p")
    return f"<{tag}>{part.html}</{tag}>"


def elements(story: Story) -> list[str]:
    """All parts as plain elements."""
    return [element(part) for part in story.parts]


def linked_data(story: Story, **more: object) -> str:
    """A NewsArticle in JSON-LD."""
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.headline,
        "datePublished": f"{story.date}T06:00:00+01:00",
        "author": [{"@type": "Person", "name": name} for name in story.authors],
        "mainEntityOfPage": {"@type": "WebPage", "@id": address(story)},
        "publisher": {"@type": "Organization", "name": "The Valley Post"},
    } | more
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def open_graph(story: Story) -> str:
    """The same in OpenGraph."""
    return (
        f'<meta property="og:type" content="article"><meta property="og:title" content="{story.headline}">'
        f'<meta property="og:url" content="{address(story)}"><meta property="og:site_name" content="The Valley Post">'
        f'<meta property="og:description" content="{story.deck}">'
        f'<meta property="article:published_time" content="{story.date}T06:00:00Z">'
    )


def canonical(story: Story) -> str:
    """The link that names the address."""
    return f'<link rel="canonical" href="{address(story)}">'
