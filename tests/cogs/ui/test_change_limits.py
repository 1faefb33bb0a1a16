"""Whatever was quoted and edited, what is said of a change is a message that Discord takes, and it calls no one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st
from simcord.components import walk_components

from bot.archive.announcements import Announcement
from bot.archive.messages import ToldState
from bot.archive.model import GuildSettings, QuotedMessage
from bot.articles.model import Article, ArticleKey, Scope, VersionReason
from bot.articles.references import Position, Reference
from bot.changes import ChangedQuote, ChangedQuotes
from bot.guilds.settings import GuildChoices
from bot.posting import marker_of
from bot.quotation import PassageChange, compare_versions
from bot.quotation.versions.words import compare_wordings
from cogs.changes.drawing import draw_comparison
from cogs.changes.lists import PAGE, draw_changed
from cogs.changes.posted import ChangeRenderer
from cogs.ui import limits
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
KEY = ArticleKey(Scope(LARGEST), 999_999_999)
PLACES = Position(9_999, 99), Position(9_999, 999)
QUOTED = Reference.to(KEY, 99_999, *PLACES)
NOW_AT = Reference.to(KEY, 999_999, *PLACES)
long_texts = st.one_of(article_texts, article_texts.map(lambda text: (text or "*") * 3))


async def rendered(change: PassageChange | None, *, reply: bool, plain: bool) -> Mapping[str, Any]:
    settings = GuildSettings(language=drawing.LANGUAGE, plain_text=plain)
    choices = GuildChoices(FakeSettings({LARGEST: settings}))
    await choices.load()
    channel = LARGEST - 1 if reply else LARGEST - 2
    told = Announcement(
        LARGEST, LARGEST, channel, LARGEST, LARGEST - 1, KEY, str(QUOTED), 999_999, 0, "t", ToldState.CLAIMED,
        1, None, None, 0, NOW, NOW, None,
    )  # fmt: skip
    return ChangeRenderer(choices).render(told, change, marker_of("t", 0))


def check(body: Mapping[str, Any]) -> None:
    held = list(walk_components(body["components"]))
    texts = [item["content"] for item in held if item["type"] == 10]
    assert len(held) <= limits.COMPONENTS
    assert all(texts)
    assert sum(map(limits.length, texts)) <= limits.DISPLAY_TEXT
    assert all(len(item["custom_id"]) <= limits.CUSTOM_ID for item in held if "custom_id" in item)
    assert all(0 < limits.length(item["label"]) <= limits.BUTTON_LABEL for item in held if "label" in item)
    assert strangers(body["components"]) == []
    assert body["allowed_mentions"] == {"parse": [], "replied_user": False}
    check_against_discord(body["components"])


@examples(12)
@given(long_texts, long_texts, st.booleans(), st.booleans(), st.booleans())
async def test_what_a_server_is_told(was: str, says: str, gone: bool, reply: bool, plain: bool) -> None:
    says = "" if gone else says
    change = PassageChange(QUOTED, was, None if gone else NOW_AT, says, compare_wordings(was, says))
    check(await rendered(change, reply=reply, plain=plain))
    check(await rendered(None, reply=reply, plain=plain))


def article(version: int, headline: str, *paragraphs: str) -> Article:
    text = article_text(headline or "-", *(one or "-" for one in paragraphs))
    reason = VersionReason.EDITED if version > 1 else VersionReason.LOADED
    return Article(KEY, version, 999_999, reason, "*" * 200, None, None, NOW, NOW, text)


@examples(8)
@given(long_texts, long_texts, article_texts, article_texts)
def test_what_is_shown_of_two_versions(was: str, says: str, headline: str, other: str) -> None:
    compared = compare_versions(article(1, headline, was, other), article(2, other, says, headline, was))
    answer = draw_comparison(compared, viewer())
    assert strangers(payload_of(answer)) == []


@examples(8)
@given(st.lists(st.tuples(long_texts, long_texts), min_size=1, max_size=PAGE + 2))
def test_a_page_of_what_has_changed(pairs: list[tuple[str, str]]) -> None:
    quotes = tuple(
        ChangedQuote(
            QuotedMessage(LARGEST, LARGEST - 1, None, LARGEST, KEY, str(QUOTED), NOW),
            PassageChange(QUOTED, was, NOW_AT, says, compare_wordings(was, says)),
            article(999_999, "-", says),
        )
        for was, says in pairs
    )
    assert strangers(payload_of(draw_changed(ChangedQuotes(quotes, more=True), viewer(), offset=0, told=False))) == []
