"""Whatever a watch is for and finds, what it tells is a message that Discord takes, and it calls its role alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st
from simcord.components import walk_components

from bot.archive.model import GuildSettings
from bot.archive.watches import LONGEST_WATCH_FILTER, Halt, Held, Pace, Watch, WatchKey
from bot.articles.model import Article, ArticleKey, Scope, VersionReason
from bot.articles.references import Position, Reference
from bot.guilds.settings import GuildChoices
from bot.posting import marker_of
from bot.watches import FoundArticle, Told
from bot.watches.telling import MOST_LISTED
from cogs.ui import limits
from cogs.watches.drawing import draw_changed
from cogs.watches.lists import PAGE, draw_own, draw_watches
from cogs.watches.posted import WatchesRenderer
from tests.cogs.ui import drawing
from tests.cogs.ui.drawing import check_against_discord, payload_of, strangers, viewer
from tests.cogs.ui.texts import article_texts
from tests.examples import examples
from tests.fakes.archive import FakeSettings
from tests.fakes.articles import article_text

if TYPE_CHECKING:
    from collections.abc import Mapping

NOW = datetime(2026, 2, 14, tzinfo=UTC)
LARGEST = 2**63 - 1
ZONE = "America/Argentina/ComodRivadavia"
KEY = ArticleKey(Scope(LARGEST), 999_999_999)
PASSAGE = Reference.to(KEY, 99_999, Position(9_999, 99), Position(9_999, 999))
long_texts = st.one_of(article_texts, article_texts.map(lambda text: (text or "*") * 40))
filters = long_texts.map(lambda text: text[:LONGEST_WATCH_FILTER])


def watch(typed: str, **more: Any) -> Watch:
    made = Watch(
        WatchKey(LARGEST, 999_999_999), LARGEST, typed, ZONE, LARGEST, None, LARGEST, 50, "22:00-07:00", NOW, NOW, None,
        NOW, Pace(),
    )  # fmt: skip
    return replace(made, **more)


def found(headline: str, says: str) -> FoundArticle:
    text = article_text(headline or "-", says or "-")
    article = Article(KEY, 99_999, 999_999, VersionReason.LOADED, says or "*", None, None, NOW, NOW, text)
    return FoundArticle(article, PASSAGE, says)


async def rendered(told: Told, *, plain: bool) -> Mapping[str, Any]:
    choices = GuildChoices(FakeSettings({LARGEST: GuildSettings(language=drawing.LANGUAGE, plain_text=plain)}))
    await choices.load()
    return WatchesRenderer(choices).render(told, marker_of("t", 0))


def check(body: Mapping[str, Any]) -> None:
    held = list(walk_components(body["components"]))
    texts = [item["content"] for item in held if item["type"] == 10]
    ids = [item["custom_id"] for item in held if "custom_id" in item]
    assert len(held) <= limits.COMPONENTS
    assert all(texts)
    assert sum(map(limits.length, texts)) <= limits.DISPLAY_TEXT
    assert len(set(ids)) == len(ids)
    assert all(len(one) <= limits.CUSTOM_ID for one in ids)
    assert all(0 < limits.length(item["label"]) <= limits.BUTTON_LABEL for item in held if "label" in item)
    assert [one for one in strangers(body["components"]) if one not in {f"<@&{LARGEST}>", f"<#{LARGEST}>"}] == []
    assert body["allowed_mentions"]["parse"] == []
    check_against_discord(body["components"])


@examples(6)
@given(filters, st.lists(st.tuples(long_texts, long_texts), min_size=1, max_size=MOST_LISTED), st.booleans())
async def test_what_a_watch_tells(typed: str, texts: list[tuple[str, str]], plain: bool) -> None:
    articles = tuple(found(*one) for one in texts)
    for held in (None, Held.RATE):
        told = Told(watch(typed), articles, 1 if len(articles) == 1 else 1_000, held)
        check(body := await rendered(told, plain=plain))
        assert body["allowed_mentions"]["roles"] == [str(LARGEST)]


@examples(2)
@given(filters, st.text(max_size=4), st.booleans())
async def test_ten_of_the_longest_lines(typed: str, mark: str, plain: bool) -> None:
    line = (mark or "𠮷") * 400
    check(await rendered(Told(watch(typed), (found(line, line),) * MOST_LISTED, 1_000, Held.QUIET), plain=plain))
    check(await rendered(Told(watch(typed), (found(line, line),), 1, None), plain=plain))


@examples(6)
@given(filters, st.sampled_from(Halt), st.booleans())
async def test_that_a_watch_is_paused(typed: str, why: Halt, plain: bool) -> None:
    check(body := await rendered(Told(watch(typed, paused=why), (), 0, None), plain=plain))
    assert body["allowed_mentions"]["roles"] == []


@examples(6)
@given(st.lists(filters, min_size=1, max_size=PAGE + 2))
def test_a_page_of_watches(typed: list[str]) -> None:
    watches = [watch(one, key=WatchKey(LARGEST, 999_999_990 + at)) for at, one in enumerate(typed)]
    for answer in (
        draw_watches(watches, 5, 0, viewer(), GuildSettings(), {}),
        draw_own(watches, {}, PAGE, viewer()),
        draw_changed("watch-back", watches[0], viewer()),
    ):
        known = {f"<@&{LARGEST}>", f"<#{LARGEST}>"}
        assert [one for one in strangers(payload_of(answer)) if one not in known] == []
