"""What a site says of itself stands escaped in every message that tells of an error."""

from __future__ import annotations

import ast
from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from bot.archive import FeedKey, FeedPause, StoredFeed
from bot.archive.feeds import FeedState, RefusedItem
from bot.config import ROOT
from bot.errors import SourceError
from bot.library.service import Added
from bot.loading.report import LoadReport, Rejected
from cogs.library.drawing import draw_added, draw_failed, draw_feeds, draw_imported
from cogs.shared.errors import explain
from cogs.shared.owner_notices import FeedOwnerNotifier
from tests.cogs.ui.drawing import payload_of, viewer
from tests.fakes.newsroom import newsroom, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.errors import BroadsheetError
    from cogs.ui import Answer

LINK = "[sign in](http://evil.example) <@1> @everyone\n# Big"
ERRORS = [
    SourceError("fetch-encoding", encoding=LINK),
    SourceError("web-no-page", type=LINK),
    SourceError("fetch-crowded", host=LINK),
]
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def feed_with(error: SourceError) -> StoredFeed:
    state = FeedState(NOON, 60.0, failures=2, error=error.key, error_data=error.data, paused=FeedPause.FAILING)
    return StoredFeed(FeedKey(1, 1), "https://paper.test/feed", "A paper", 5, whole=True, added=NOON, state=state)


def feed_with_item(error: SourceError, count: int = 1) -> StoredFeed:
    item = RefusedItem("https://paper.test/" + "a" * 480, error.key, error.data)
    state = FeedState(NOON, 60.0, refused=(item,) * 3, refused_count=count)
    feed = feed_with(error)
    return replace(feed, title="A" * 100, address="https://paper.test/" + "f" * 400, state=state)


def shown_text(answer: Answer) -> str:
    return text_of(SimpleNamespace(components=payload_of(answer)))


def rejecting(error: SourceError) -> LoadReport:
    return LoadReport(rejected=(Rejected("https://paper.test", None, error),), rejected_count=1)


SHOWN: dict[str, Callable[[Any], str]] = {
    "at once": lambda error: explain(error, viewer().texts).sentence,
    "later": lambda error: shown_text(draw_failed(error, viewer())),
    "added": lambda error: shown_text(draw_added(Added(rejecting(error)), viewer())),
    "imported": lambda error: shown_text(draw_imported(rejecting(error), viewer())),
    "items": lambda error: shown_text(draw_feeds([feed_with_item(error)], 0, viewer())),
    "feeds": lambda error: shown_text(draw_feeds([feed_with(error)], 0, viewer())),
}


def assert_harmless(shown: str) -> None:
    assert "sign in" in shown
    for sign in ("](", "http://", "<@1>", "@everyone", "\n# "):
        assert sign not in shown


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.key)
@pytest.mark.parametrize("where", SHOWN)
def test_what_a_site_says_is_escaped_wherever_it_is_told(where: str, error: BroadsheetError) -> None:
    assert_harmless(SHOWN[where](error))


def test_a_page_of_feeds_whose_items_failed_fits_into_a_message() -> None:
    long = SourceError("feed-item-empty", title="W" * 100)
    shown = shown_text(draw_feeds([feed_with_item(long, 540)] * 7, 0, viewer()))
    assert "539 more" in shown
    assert len(shown) <= 4_000


async def test_what_a_site_says_is_escaped_in_a_direct_message(services: Any) -> None:
    async with newsroom(services) as room:
        lena = room.person("lena")
        told: list[str] = []
        notifier = FeedOwnerNotifier(room.bot)

        async def keep(owner: int, words: str) -> bool:
            told.append(words)
            return owner == lena.id

        notifier.tell = keep  # type: ignore[method-assign]
        await notifier.paused(feed_with(ERRORS[0]))
        assert_harmless(told[0])


def test_messages_take_the_sentences_of_errors_from_the_one_place_that_escapes_them() -> None:
    """`Texts.of_error` is for terminals."""
    names = {
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in (ROOT / "cogs").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "of_error"
    }
    assert names == set()
