"""A digest of any articles is messages that Discord takes, whole stories in each, found again by their markers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from discord import ui
from hypothesis import given
from hypothesis import strategies as st
from simcord.components import walk_components

from bot.archive.digests import DigestKey, DigestOptions
from bot.archive.model import GuildSettings
from bot.articles.model import Scope
from bot.articles.references import Position, Reference
from bot.digest.model import Composed, DigestItem, StageCounts
from bot.guilds.settings import GuildChoices
from bot.texts import load_texts
from cogs.digest.posted import DigestRenderer, paginate
from cogs.shared.marked import MarkedOpen
from cogs.ui import limits
from tests.cogs.ui.drawing import cards, check_against_discord, strangers
from tests.cogs.ui.largest import largest_page
from tests.cogs.ui.texts import article_texts
from tests.examples import examples
from tests.fakes.archive import FakeSettings
from tests.fakes.digests import MORNING, a_run, a_subscription

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

    from bot.archive.digests import Subscription
    from bot.digest.model import Rendered

NOW = MORNING
LONGEST_ID = 2**63 - 1
GONE = LONGEST_ID - 1


def subscription(filtered: str = "", *, thread: bool = False) -> Subscription:
    return a_subscription(key=DigestKey(LONGEST_ID, 999_999), filter=filtered, options=DigestOptions(thread=thread))


RUN = a_run(id=LONGEST_ID, digest=DigestKey(LONGEST_ID, 999_999))


def marker(index: int) -> str:
    return f"{index:032d}"


async def render(composed: Composed, of: Subscription | None = None, *, plain: bool = False) -> Rendered:
    of = of or subscription()
    choices = GuildChoices(FakeSettings({of.key.guild: GuildSettings(plain_text=plain)}))
    await choices.load()
    return await DigestRenderer(choices, lambda _, role: role == GONE).render(of, RUN, composed, marker)


def composed_of(items: tuple[DigestItem, ...], *, over: int = 0, dates: tuple[date, ...] = (NOW.date(),)) -> Composed:
    counts = StageCounts(len(items) + over, len(items) + over, 0, 0, over, len(items))
    rest = (items[0].card,) if over else ()
    return Composed(items, rest, counts, (), {}, dates)


@st.composite
def items(draw: DrawFn) -> DigestItem:
    card = draw(cards())
    summary = draw(article_texts)[:600]
    also = draw(st.lists(cards(), max_size=6).map(tuple))
    passage = Reference.to(
        card.key, card.version, Position(999_999_999, 999_999_999), Position(999_999_999, 999_999_999)
    )
    return DigestItem(card, summary, also, draw(st.sampled_from([passage, None])))


@st.composite
def digests(draw: DrawFn) -> Composed:
    held = draw(st.lists(items(), min_size=1, max_size=5, unique_by=lambda item: item.card.key).map(tuple))
    days = draw(st.integers(1, 400))
    step = draw(st.integers(1, 3))
    dates = tuple(NOW.date() + timedelta(days=step * n) for n in range(days))
    composed = composed_of(held, over=draw(st.sampled_from([0, 1, 99_999])), dates=dates)
    return replace(composed, from_archive=draw(st.booleans()))


def texts_of(payload: Any) -> list[str]:
    return [item["content"] for item in walk_components(payload["components"]) if item["type"] == 10]


def check(rendered: Rendered) -> None:
    for number, part in enumerate(rendered.parts):
        held = list(walk_components(part.payload["components"]))
        assert len(held) <= limits.COMPONENTS
        assert sum(map(limits.length, texts_of(part.payload))) <= limits.DISPLAY_TEXT
        ids = [item["custom_id"] for item in held if "custom_id" in item]
        assert len(set(ids)) == len(ids)
        assert all(len(custom_id) <= limits.CUSTOM_ID for custom_id in ids)
        assert sum(marker(number) in custom_id for custom_id in ids) == 1
        assert all(0 < limits.length(item["label"]) <= limits.BUTTON_LABEL for item in held if "label" in item)
        assert strangers(part.payload["components"]) == []
        assert part.payload["allowed_mentions"] == {"parse": []}


@examples(6)
@given(digests(), article_texts, st.booleans(), st.booleans())
async def test_any_digest_is_taken(composed: Composed, filtered: str, thread: bool, plain: bool) -> None:
    rendered = await render(composed, subscription(filtered[:500], thread=thread), plain=plain)
    check(rendered)
    pages = paginate(composed.items, load_texts())
    assert [item for page in pages for item in page] == list(composed.items)
    shown = [key for part in rendered.parts for key in part.articles]
    assert {item.card.key for item in composed.items} <= set(shown)
    assert (rendered.thread is not None) == thread
    assert rendered.thread is None or 0 < limits.length(rendered.thread) <= limits.THREAD_NAME
    for part in rendered.parts:
        check_against_discord(list(part.payload["components"]), part.payload["flags"])


async def test_the_largest_digest() -> None:
    hits = largest_page().answer.hits
    held = tuple(
        DigestItem(
            replace(hit.card, key=replace(hit.card.key, scope=Scope(LONGEST_ID), number=999_999_900 + n)),
            "*" * 600,
            hit.folded,
            Reference.to(hit.card.key, 999_999_999, Position(999_999_999, 9), Position(999_999_999, 10)),
        )
        for n, hit in enumerate(hits * 5)
    )
    dates = tuple(NOW.date() + timedelta(days=2 * n) for n in range(10))
    rendered = await render(composed_of(held, over=99_999, dates=dates), subscription("*" * 500, thread=True))
    check(rendered)
    drawn = "\n".join(text for part in rendered.parts for text in texts_of(part.payload))
    assert drawn.count("\\*" * 600) == len(held)  # no summary is cut


async def test_one_message_where_it_fits_and_the_rest_behind_a_button() -> None:
    item = held_item(1)
    rendered = await render(composed_of((item, held_item(2)), over=19))
    (part,) = rendered.parts
    assert texts_of(part.payload)[0] == "### Digest · Feb 14, 2026\n-# D999999"
    assert texts_of(part.payload)[-1] == "-# 2 of 21 shown"
    ids = [held["custom_id"] for held in walk_components(part.payload["components"]) if "custom_id" in held]
    assert ids == [
        f"b1:d:{marker(0)}:article:A1",
        "b1:open:quote:A1.p1.s1",
        "b1:open:article:A2",
        "b1:open:quote:A2.p1.s1",
        f"b1:open:rest:{LONGEST_ID}:0",
    ]
    button = MarkedOpen.made(ui.Button(custom_id=ids[0]))
    assert str(button.address) == "article:A1"


def held_item(number: int, **more: Any) -> DigestItem:
    (hit, *_) = largest_page().answer.hits
    key = replace(hit.card.key, scope=Scope(0), number=number)
    card = replace(hit.card, key=key, headline=f"Story {number}", source="Post", people=(), truncated=False)
    given = {"summary": "One. Two.", "passage": Reference.to(key, 1, Position(1, 1))} | more
    return DigestItem(card, **given)


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ((date(2026, 2, 14),), "### Digest · Feb 14, 2026"),
        ((date(2026, 2, 13), date(2026, 2, 14)), "### Digest of 2 days · Feb 13, 2026 to Feb 14, 2026"),
        ((date(2026, 2, 13), date(2026, 2, 16)), "### Digest of 2 days · Feb 13, 2026, Feb 16, 2026"),
    ],
)
async def test_names_the_dates_that_it_covers(dates: tuple[date, ...], said: str) -> None:
    rendered = await render(composed_of((held_item(1),), dates=dates))
    assert texts_of(rendered.parts[0].payload)[0].startswith(said)


async def test_a_teaser_says_that_it_goes_on() -> None:
    cut = held_item(1, summary="The last words of it are")
    cut = replace(cut, card=replace(cut.card, truncated=True))
    rendered = await render(composed_of((cut,)))
    assert "excerpt" in texts_of(rendered.parts[0].payload)[1]
    assert texts_of(rendered.parts[0].payload)[1].endswith("The last words of it are…")


async def test_says_where_else_a_story_is_told() -> None:
    rendered = await render(composed_of((held_item(1, also=tuple(held_item(n).card for n in range(2, 8))),)))
    assert texts_of(rendered.parts[0].payload)[1].endswith(
        "-# also in one source: `A2` Post, `A3` Post, `A4` Post, `A5` Post and 2 more"
    )
    assert len(rendered.parts[0].articles) == 7


async def test_plain_text_has_no_frames_or_signs_and_is_found_again() -> None:
    rendered = await render(composed_of((held_item(1), held_item(2)), over=3), plain=True)
    (part,) = rendered.parts
    check(rendered)
    assert 17 not in {item["type"] for item in part.payload["components"]}
    first, second, *_ = texts_of(part.payload)
    assert first == "Digest, Feb 14, 2026\nD999999"
    assert second == "Story 1, A1\nSep 30, 2025, Post\nOne. Two."
