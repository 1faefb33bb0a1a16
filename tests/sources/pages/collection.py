"""The sixty pages: which story in which layout, and the gold for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.sources.pages import layouts_news as news
from tests.sources.pages import layouts_plain as by_hand
from tests.sources.pages import layouts_systems as systems
from tests.sources.pages import stories as s
from tests.sources.pages.layouts_common import address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.sources.pages.story import Story


@dataclass(frozen=True)
class GoldPage:
    """A page as a server would send it, and the article on it."""

    name: str
    content: bytes
    story: Story

    @property
    def states_authors(self) -> bool:
        """Whether the page names its authors where a program can tell them from other text."""
        return self.name.split("-")[0] not in ("tables", "portal", "broken_lines") and all(
            name.encode() in self.content for name in self.story.authors
        )

    @property
    def states_date(self) -> bool:
        """Whether the page gives its date in digits."""
        return self.story.date.encode() in self.content

    @property
    def states_address(self) -> bool:
        """Whether the page itself names its canonical address."""
        return address(self.story).encode() in self.content


_ENCODINGS = {by_hand.portal: "gb18030", by_hand.broken_lines: "big5hkscs"}

PLAN: dict[Callable[[Story], str], tuple[Story, ...]] = {
    news.semantic: (s.FERRY, s.TOLL),
    news.no_article: (s.MUSHROOM, s.GLACIER),
    news.hashed: (s.ORCHESTRA, s.SEED),
    news.spans: (s.CHESS, s.FERRY),
    news.many_articles: (s.CENSUS, s.GLACIER),
    news.live_blog: (s.LIVE,),
    news.gallery: (s.FERRY, s.LIBRARY_BUS),
    news.pull_quotes: (s.OPINION, s.GLACIER),
    news.magazine: (s.GLACIER, s.SEED),
    news.footnotes: (s.SOUP,),
    systems.wordpress_classic: (s.TOLL, s.CENSUS),
    systems.wordpress_blocks: (s.FERRY, s.CHESS),
    systems.ghost: (s.SEED, s.ORCHESTRA),
    systems.drupal: (s.GLACIER, s.MUSHROOM),
    systems.newsletter_platform: (s.FERRY, s.OPINION),
    systems.reading_platform: (s.OPINION, s.LISTICLE),
    systems.amp: (s.TOLL, s.BICYCLE),
    systems.web_forms: (s.TOLL, s.CENSUS),
    systems.press_office: (s.SOUP, s.CENSUS),
    systems.microdata: (s.MUSHROOM, s.SEED),
    by_hand.tables: (s.CHESS, s.MUSHROOM),
    by_hand.unclosed: (s.TOLL, s.CENSUS),
    by_hand.word_processor: (s.SEED, s.CHESS),
    by_hand.divisions: (s.ORCHESTRA, s.OPINION),
    by_hand.portal: (s.BICYCLE,),
    by_hand.island_paper: (s.PIER, s.LIBRARY_BUS),
    by_hand.broken_lines: (s.PIER, s.LIBRARY_BUS),
    by_hand.interview: (s.INTERVIEW,),
    by_hand.contents: (s.LISTICLE, s.TOLL),
    by_hand.foreign: (s.BEEKEEPER, s.LIGHTHOUSE_ES),
    by_hand.credited: (s.GLACIER, s.MUSHROOM),
    by_hand.metered: (s.ORCHESTRA, s.CHESS),
}


def gold_pages() -> Iterator[GoldPage]:
    """Make all the pages."""
    for layout, stories in PLAN.items():
        encoding = _ENCODINGS.get(layout, "utf-8")
        for story in stories:
            yield GoldPage(f"{layout.__name__}-{story.slug}", layout(story).encode(encoding), story)
