"""A board as a file says what was pinned, what the check found just now, and what all of it is from."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest

from bot.articles.model import SHARED, ArticleKey, Scope, VersionReason
from bot.articles.references import parse_reference
from bot.boards.exporting import BoardFormat
from bot.quotation import Style
from bot.texts import load_texts
from tests.archive.making import new, revise, store
from tests.boards.conftest import CLOSING, CRANES, HERE, KAI

if TYPE_CHECKING:
    from bot.app import Services
    from bot.archive.boards import BoardKey

TRICKY = "He said: *nothing* <b>at all</b> & more [than](that) was agreed."


async def board(services: Services, *written: str) -> BoardKey:
    key = (await services.boards.create(HERE, "Harbor <closure>", KAI)).key
    for one in written:
        await services.boards.pin(key, [parse_reference(one, HERE)], KAI, f"About {one}")
    return key


async def exported(services: Services, key: BoardKey, form: BoardFormat, language: str = "en") -> str:
    async def named(people: frozenset[int]) -> dict[int, str]:
        assert people <= {KAI}
        return {KAI: "kai"}

    made = await services.boards.export(key, form, Style.APA, named, load_texts(language))
    if form is BoardFormat.DOCX:
        return "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(made.content)).paragraphs)
    return made.content.decode()


async def test_markdown_has_words_verdicts_notes_and_references(services: Services) -> None:
    key = await board(services, "A1.p1.s1", "G1.p1", "A1.p1")
    await revise(services.archive, ArticleKey(SHARED, 1), new(CLOSING.replace("will", "may")), VersionReason.EDITED)
    written = await exported(services, key, BoardFormat.MARKDOWN)
    assert written.startswith("# Harbor \\<closure\\> \\(B1\\)\n\nChecked on 2026-")
    assert "3 quotations from one source. 2 aren't as they were pinned any more." in written
    assert f"> {CLOSING}" in written
    assert "Now: “The harbor may close" in written
    assert "*Checked: verbatim, and the newest version has it too.*" in written
    assert r"About G1.p1 \(note by kai\)" in written
    references = written.split("## References")[1]
    assert re.findall(r"^(\d)\. Lee", references, re.MULTILINE) == ["1", "2"]


async def test_what_was_removed_has_no_words(services: Services) -> None:
    key = await board(services, "A1.p1.s1", "G1.p1")
    await services.archive.writer.remove([ArticleKey(Scope(HERE), 1)])
    for form in BoardFormat:
        written = await exported(services, key, form)
        assert "crane" not in written.casefold()
    assert "The article was removed from the archive" in await exported(services, key, BoardFormat.HTML)


async def test_nothing_in_a_text_is_taken_for_markup(services: Services) -> None:
    await store(services.archive, SHARED, new(TRICKY, headline="<i>Nothing</i>"))
    key = await board(services, "A2.p1")
    markdown = await exported(services, key, BoardFormat.MARKDOWN)
    assert r"He said: \*nothing\* \<b\>at all\</b\> \& more \[than\]\(that\) was agreed." in markdown
    page = await exported(services, key, BoardFormat.HTML)
    assert "&lt;b&gt;at all&lt;/b&gt; &amp; more" in page
    assert "<i>" not in page
    assert "<b>" not in page


async def test_programs_get_each_article_once(services: Services) -> None:
    said = new(CRANES, source="The Ledger")
    said = replace(said, text=replace(said.text, published="2026-02-03", language="en"), url="https://example.org/a")
    await store(services.archive, SHARED, said)
    key = await board(services, "A2.p1", "A2.p1.s1", "A1.p1")
    items = json.loads(await exported(services, key, BoardFormat.CSL_JSON))
    assert [item["id"] for item in items] == ["A2@1", "A1@1"]
    assert items[0]["issued"] == {"date-parts": [[2026, 2, 3]]}
    assert (await exported(services, key, BoardFormat.BIBTEX)).count("@article{") == 2
    records = (await exported(services, key, BoardFormat.RIS)).split("ER  - \r\n")
    assert len(records) == 3
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in records[0].rstrip("\r\n").split("\r\n"))
    first = records[0].split("\r\n")
    assert first[0] == "TY  - NEWS"
    assert {"T2  - The Ledger", "PY  - 2026", "DA  - 2026/02/03/", "UR  - https://example.org/a"} <= set(first)


@pytest.mark.parametrize("form", BoardFormat)
async def test_an_empty_board_is_a_file_too(services: Services, form: BoardFormat) -> None:
    assert await exported(services, await board(services), form, "zh-TW") is not None
