"""A small archive to quote from, with everything in it that makes quoting hard."""

# ruff: noqa: E501 (a table of texts)

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.articles.model import (
    SHARED,
    Article,
    ArticleKey,
    ArticleText,
    Paragraph,
    Person,
    PersonRole,
    VersionReason,
)
from bot.quotation.text.document import Document, documents_of
from bot.segmentation import split_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

LOADED = datetime(2026, 1, 1, tzinfo=UTC)

FERRY = (
    "The council will not close the ferry before June. If the subsidy falls below NT$3.5 million, the Tuesday sailing may be"
    " dropped. Captain Lin Mei-hua said on Friday that nobody had asked the crew.",
    "“We carry oxygen, letters and 214 crates of cabbage,” said the harbor master, Wu Po-han (吳柏翰). “A timetable is not a"
    " list of what pays.”",
    "The old hull was built in 1974 for 460 passengers. It rolls in a northeasterly swell, it leaks at the stern, and its"
    " engine starts on the third attempt. The crew are fond of it.",
    "A replacement would cost US$12.4 million and take two years — or three, if the yard is busy. The yard’s manager wrote:"
    " “We build what is ordered … and nothing else.”",
    "The minister promised [sic] a decision by Dec. 19. The islanders have heard that before.",
)
LIBRARY = (
    "The narrowest library in the city is 2.6m wide, 31m long and full on a wet Thursday.",
    "Readers signed a petition on paper. Readers signed a petition on paper. It had 2,316 signatures by Friday evening.",
    "The crew are fond of it. The librarian, Kao Ming-che (高明哲), told the Daily Lamp: “He called it ‘a corridor with a"
    " pulse,’ and he was right.”",
    "On Oct. 27 the clinic applied to rebuild; the land office would survey the lane on Nov. 26. Until then no permit will be"
    " issued, and the shelves stay where they are.",
)
WATER = (
    "水庫蓄水率若低於百分之十五，現行規定只是「請」工廠減量一成，沒有罰則。水務局長邱文玲說：「不是不蓋，是還沒有決定蓋。」",
    "燈丘半導體竹北廠每天有四萬一千噸的水流過無塵室與冷卻塔，其中百分之八十六回收再用。園區的草皮用的是自來水，工廠另有自己的管線，居民走過時看得見。",
    "乾旱從一月開始，河水在三月最淺，秧田一塊一塊地乾裂。議會可能在十二月表決。",
)
BRIDGE = (
    "There were 31 footbridges in the valley before the storm. There are now 12, and one of those is in a different place.",
    "The engineers brought a form with boxes for traffic, cost and alternative routes. The box for traffic asks for vehicles"
    " per day.",
    "Village head Muni Talivai counted 1,940 crossings in six days: 611 to fields, 402 to school and 388 to church. She has"
    " never asked for all of the bridges.",
    "“If they rebuild by vehicles, they will rebuild none,” she said. The county has NT$44 million for the valley.",
    "A steel footbridge costs NT$5.2 million. The café by the ruins sells tea, the reflection of the river fills its one"
    " window, and the official office is closed.",
)


def article(
    number: int,
    paragraphs: Sequence[str],
    *,
    headline: str | None = None,
    published: str | None = None,
    version: int = 1,
    latest: int = 1,
    truncated: bool = False,
    kinds: dict[int, str] | None = None,
    url: str | None = None,
    people: tuple[Person, ...] = (),
    source: str = "Daily Lamp",
) -> Article:
    """Make an article of the shared archive; `kinds` names the paragraphs (from 0) that are no body."""
    stored = tuple(
        Paragraph(text, (kinds or {}).get(index, "body"), split_sentences(text))
        for index, text in enumerate(paragraphs)
    )
    text = ArticleText(
        headline or paragraphs[0][:60],
        headline is None,
        "",
        stored,
        people=people,
        names=(("Wu Po-han", "吳柏翰"), ("Kao Ming-che", "高明哲")),
        published=published,
        truncated=truncated,
    )
    key = ArticleKey(SHARED, number)
    return Article(key, version, latest, VersionReason.LOADED, source, None, url, LOADED, LOADED, text)


AUTHOR = Person(PersonRole.AUTHOR, "Tsai Po-han", "Pinghai Maritime College", "蔡柏翰")
TRANSLATOR = Person(PersonRole.TRANSLATOR, "Ruth Ashby")

ARTICLES = (
    article(1, FERRY, headline="Island ferry keeps its Tuesday sailing for now", published="2025-11-22"),
    article(2, LIBRARY, published="2025-11-08"),
    article(3, WATER),
    article(4, BRIDGE, published="2025-10-19"),
    article(5, ("The crew of the lifeboat", *FERRY[2:3]), published="2025-12-01", kinds={0: "subheading"}),
)


def documents(articles: Sequence[Article] = ARTICLES) -> list[Document]:
    """Return what may be quoted of some articles."""
    return [document for one in articles for document in documents_of(one)]
