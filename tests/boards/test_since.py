"""A board that is exported again says exactly what has changed since the last document, and nothing in the first."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from io import BytesIO
from itertools import combinations
from typing import TYPE_CHECKING

import docx
from hypothesis import given
from hypothesis import strategies as st

from bot.archive.board_exports import BoardExport, ExportedEntry
from bot.archive.boards import BoardKey
from bot.articles.model import SHARED, ArticleKey, Scope, VersionReason
from bot.articles.references import parse_reference
from bot.boards.exporting import BoardFormat
from bot.boards.since import Mark, changes_since
from bot.quotation import Style
from bot.texts import load_texts
from tests.archive.making import new, revise, store
from tests.boards.conftest import CLOSING, CRANES, HERE, KAI, MIA
from tests.examples import examples

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.app import Services

KEY = BoardKey(HERE, 1)
NOON = datetime(2026, 2, 14, 12, tzinfo=UTC)
FIRST = ArticleKey(SHARED, 1)
OTHER = "Nobody has asked the fishermen, who land their catch there at night."


async def pinned(services: Services, *written: str) -> None:
    await services.boards.pin(KEY, [parse_reference(one, HERE) for one in written], KAI, "")


async def exported(
    services: Services, form: BoardFormat = BoardFormat.MARKDOWN, language: str = "en", *, is_sent: bool = True
) -> str:
    async def named(_: frozenset[int]) -> dict[int, str]:
        return {KAI: "kai"}

    made = await services.boards.export(KEY, form, Style.APA, named, load_texts(language))
    if is_sent:
        await services.boards.keep_exported(made)
    if form is BoardFormat.DOCX:
        return "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(made.content)).paragraphs)
    return made.content.decode()


def head(document: str) -> str:
    """Return what a document says of the last export at its head."""
    (said,) = re.findall(r"^(?:.*)since the last export \\?\(.*$", document, re.MULTILINE | re.IGNORECASE)
    return re.sub(r"\\|\(20\d\d-[^)]*\)", "", said)


def marks(document: str) -> list[str]:
    """Return what a document in Markdown says of each entry."""
    said = re.findall(r"^\*\*\d+\.\*\*(?: \*\*(.*)\*\*)?$", document, re.MULTILINE)
    return [one.replace("\\", "") for one in said]


async def test_each_entry_says_what_became_of_it_since_the_last_document(services: Services) -> None:
    await store(services.archive, SHARED, new(OTHER, headline="Fishermen"))
    await services.boards.create(HERE, "Harbor", KAI)
    await pinned(services, "A1.p1", "A2.p1", "G1.p1")
    assert "last export" not in await exported(services)
    assert head(await exported(services)) == "Nothing has changed since the last export ."

    await revise(services.archive, FIRST, new(CLOSING.replace("will", "may")), VersionReason.EDITED)
    await services.boards.note(KEY, "A2.p1", MIA, "Ask them.")
    await services.boards.remove_entry(KEY, "G1.p1")
    await pinned(services, "A2.p1.s1")
    # What was not sent, and what programs read, was no document that anybody has.
    await exported(services, is_sent=False)
    await exported(services, BoardFormat.RIS)
    said = await exported(services)
    assert head(said) == "Since the last export : 1 new, 1 changed, 1 removed (G1.p1), 1 with other notes."
    assert marks(said) == [
        "Changed since the last export, when the newest version was A1@1.",
        "Its notes have changed since the last export.",
        "New since the last export.",
    ]

    await revise(services.archive, FIRST, new(CLOSING.replace("will", "may"), OTHER), VersionReason.EDITED)
    assert head(await exported(services)) == "Nothing has changed since the last export ."
    await revise(services.archive, FIRST, new(CLOSING.replace("will", "must")), VersionReason.EDITED)
    await services.boards.move(KEY, "A2.p1.s1", 1)
    said = await exported(services)
    assert head(said) == "Since the last export : 1 changed, 1 moved."
    assert marks(said) == [
        "Moved since the last export: it was number 3.",
        "Changed since the last export, when the newest version was A1@3.",
        "",
    ]


async def test_word_html_and_chinese_say_it_too(services: Services) -> None:
    await services.boards.create(HERE, "Harbor", KAI)
    await pinned(services, "G1.p1")
    await exported(services)
    await pinned(services, "A1.p1")
    await services.archive.writer.remove([ArticleKey(Scope(HERE), 1)])
    word = await exported(services, BoardFormat.DOCX, is_sent=False)
    assert head(word) == "Since the last export : 1 new, 1 changed."
    assert "2. New since the last export." in word
    page = await exported(services, BoardFormat.HTML, is_sent=False)
    assert "<p><mark>Changed since the last export, when the newest version was G1@1.</mark></p><p>— G1.p1" in page
    assert CRANES not in page + word
    assert "：新增 1 則、1 則已改變。" in await exported(services, language="zh-TW")


def export(references: Sequence[int]) -> BoardExport:
    return BoardExport(KEY, NOON, tuple(ExportedEntry(f"A{one}.p1", 1, "", "verbatim") for one in references))


@given(st.permutations(range(6)), st.sets(st.integers(0, 7)), st.sets(st.integers(0, 7)))
@examples(40)
def test_as_few_are_said_to_have_moved_as_can_be(order: list[int], before: set[int], after: set[int]) -> None:
    old, new_order = sorted(before), [one for one in [*order, 6, 7] if one in after]
    since = changes_since(export(old), KEY, export(new_order).entries)
    assert since is not None
    of = {mark: {ref for ref, one in since.entries.items() if mark in one.marks} for mark in Mark}
    assert of[Mark.NEW] == {f"A{one}.p1" for one in after - before}
    assert set(since.removed) == {f"A{one}.p1" for one in before - after}
    common = [one for one in new_order if one in before]
    rising = max(
        (len(part) for size in range(len(common) + 1) for part in _parts(common, size) if part == sorted(part)),
        default=0,
    )
    assert len(of[Mark.MOVED]) == len(common) - rising
    assert (stay := [one for one in common if f"A{one}.p1" not in of[Mark.MOVED]]) == sorted(stay)


def _parts(values: Sequence[int], size: int) -> list[list[int]]:
    return [list(part) for part in combinations(values, size)]


def test_what_was_exported_of_another_board_is_not_compared() -> None:
    assert changes_since(BoardExport(BoardKey(HERE, 2), NOON, ()), KEY, ()) is None
    assert changes_since(None, KEY, ()) is None
