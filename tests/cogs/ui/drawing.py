"""What is drawn in tests: viewers, cards and answers of any content, and the check that Discord would take them."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import strategies as st
from simcord.components import walk_components

from bot.articles.model import SHARED, ArticleCard, ArticleKey, Person, PersonRole, Scope
from bot.search.model import Correction, HighlightedText, Hit, Passage, Reading, SearchAnswer
from bot.search.sessions import ResultPage
from bot.texts import DEFAULT_LANGUAGE, load_texts
from cogs.ui import limits
from cogs.ui.viewer import Viewer
from tests.cogs.ui.texts import article_texts, mentions
from tests.fakes.articles import BEGINNING

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

    from cogs.ui.answer import Answer

_OPENAPI = Path(__file__).resolve().parents[3].parent / "shared" / "discord" / "openapi.json"
_LONGEST_ID = 2**64 - 1
LANGUAGE = DEFAULT_LANGUAGE
"""The language of what is drawn; `tests/cogs/ui/conftest.py` draws everything in each."""

_TEXT = 10
_OWN_LINK = re.compile(
    r"\[(?:Quoted here|曾在這裡引用|引用的訊息)\]\(https://discord\.com/channels/[0-9]+/[0-9]+/[0-9]+\)"
)


def viewer(*, private: bool = True, shared: bool = True) -> Viewer:
    """Return the viewer with the longest names there are, and every extra line and button."""
    texts = load_texts(LANGUAGE)
    return Viewer(_LONGEST_ID, _LONGEST_ID, texts, "!!!!!", "America/Argentina/ComodRivadavia", private, shared)


def payload_of(answer: Answer) -> list[dict[str, Any]]:
    """Return what would be sent. Fails where it is beyond a limit, or would mention somebody."""
    payload = answer.to_components()
    held = list(walk_components(payload))
    assert len(held) <= limits.COMPONENTS
    texts = [item["content"] for item in held if item["type"] == _TEXT]
    assert all(texts)
    assert sum(map(limits.length, texts)) <= limits.DISPLAY_TEXT
    ids = [item["custom_id"] for item in held if "custom_id" in item]
    assert len(set(ids)) == len(ids)
    assert all(len(custom_id) <= limits.CUSTOM_ID for custom_id in ids)
    assert all(0 < limits.length(item["label"]) <= limits.BUTTON_LABEL for item in held if "label" in item)
    return payload


def strangers(payload: list[dict[str, Any]]) -> list[str]:
    """Return the mentions in a payload that are not of our own making: a time, who shared it, a link to a message."""
    texts = "\n".join(item["content"] for item in walk_components(payload) if item["type"] == _TEXT)
    texts = _OWN_LINK.sub("", texts)
    return [found for found in mentions(texts) if not found.startswith("<t:") and found != f"<@{_LONGEST_ID}>"]


people = st.lists(
    st.builds(Person, st.sampled_from(PersonRole), article_texts, st.none() | article_texts, st.none() | article_texts),
    max_size=8,
).map(tuple)

keys = st.builds(
    ArticleKey, st.sampled_from([SHARED, Scope(_LONGEST_ID)]), st.integers(min_value=1, max_value=999_999_999)
)


@st.composite
def cards(draw: DrawFn) -> ArticleCard:
    """Return a card of any content."""
    return ArticleCard(
        key=draw(keys),
        version=draw(st.integers(1, 999_999_999)),
        headline=draw(article_texts),
        headline_generated=draw(st.booleans()),
        summary="",
        lead=draw(article_texts)[:400],
        people=draw(people),
        source=draw(article_texts),
        source_id=None,
        url=draw(st.none() | article_texts | st.just("https://example.com/" + "a" * 600)),
        published=draw(st.none() | st.just("2025-02-14") | article_texts),
        language="en",
        truncated=draw(st.booleans()),
        loaded_at=BEGINNING,
        paragraph_count=3,
    )


@st.composite
def marked_texts(draw: DrawFn) -> HighlightedText:
    """Return a text with any spans in it."""
    text = draw(article_texts)
    edges = sorted(draw(st.lists(st.integers(0, len(text)), max_size=12, unique=True)))
    return HighlightedText(text, tuple(zip(edges[::2], edges[1::2], strict=False)))


@st.composite
def hits(draw: DrawFn) -> Hit:
    """Return a hit of any content."""
    flags = draw(st.tuples(st.booleans(), st.booleans()))
    passage = Passage(
        draw(st.integers(1, 999_999_999)), draw(st.integers(1, 999_999_999)), draw(marked_texts()), *flags
    )
    folded = draw(st.lists(cards(), max_size=5).map(tuple))
    return Hit(draw(cards()), 1.0, draw(marked_texts()), draw(st.sampled_from([None, passage, passage])), folded)


@st.composite
def result_pages(draw: DrawFn) -> ResultPage:
    """Return a page of results with every note there is, and hits of any content."""
    page_hits = draw(st.lists(hits(), min_size=1, max_size=5, unique_by=lambda hit: hit.card.key).map(tuple))
    reading = Reading(
        draw(article_texts), draw(article_texts), (Correction("a", "b"),), cut=draw(st.booleans()), unreadable=False
    )
    answer = SearchAnswer(
        reading,
        page_hits,
        total=draw(st.integers(len(page_hits), 2_000)),
        total_is_bound=draw(st.booleans()),
        partial=draw(st.booleans()),
        suggestion=draw(article_texts),
        offset=draw(st.sampled_from([0, 5, 1_995])),
        damaged=5 - len(page_hits),
    )
    return ResultPage(answer, "t" * 16, "l" * 16, "s" * 16, None)


@cache
def _schema() -> dict[str, Any]:
    if not _OPENAPI.exists():
        pytest.skip("Discord's OpenAPI document is not here")
    return json.loads(_OPENAPI.read_text(encoding="utf-8"))


def check_against_discord(payload: list[dict[str, Any]], flags: int = 1 << 15) -> None:
    """Fail where Discord's own description of its interface would refuse a message of those components."""
    schema = {"$ref": "#/components/schemas/MessageCreateRequest", "components": _schema()["components"]}
    jsonschema.Draft202012Validator(schema).validate({"components": _with_written_ids(payload), "flags": flags})


def _with_written_ids(payload: list[dict[str, Any]]) -> list[dict[str, Any]]:
    # discord.py sends the preset roles of a menu as numbers, which Discord takes beside the strings it describes.
    for item in walk_components(payload):
        for preset in item.get("default_values", ()):
            preset["id"] = str(preset["id"])
    return payload


def check_commands_against_discord(commands: list[dict[str, Any]]) -> None:
    """Fail where Discord's own description of its interface would refuse to register those commands."""
    schemas = {"components": _schema()["components"]}
    for command in commands:
        schema = {"$ref": "#/components/schemas/ApplicationCommandCreateRequest", **schemas}
        jsonschema.Draft202012Validator(schema).validate(command)
