"""A board as a Word document opens in the library that wrote it and in LibreOffice, whatever is in its texts."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.model import SHARED, ArticleKey, Scope, VersionReason
from bot.articles.references import parse_reference
from bot.boards.exporting import BoardFormat
from bot.boards.sheet import Sheet, SheetLine
from bot.boards.word import write_docx
from bot.loading.kinds.documents import open_word
from bot.quotation import Style
from bot.runtime import answering
from bot.texts import load_texts
from tests.archive.making import new, revise, store
from tests.boards.conftest import CLOSING, CRANES, HERE, KAI
from tests.examples import examples

if TYPE_CHECKING:
    from bot.app import Services

NOW = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)
CHINESE = "港口將在夏天之前關閉，市議會星期一表示。"
EDITED = "港口將在秋天之前關閉，市議會星期一表示。"
CONVERT_SECONDS = 120


async def written(services: Services, language: str = "en") -> bytes:
    """Return a board with an edited Chinese passage, one of the server, and one whose article is gone."""
    await store(services.archive, SHARED, new(CHINESE, headline="港口關閉"))
    key = (await services.boards.create(HERE, "Harbor <closure> 港口", KAI)).key
    for one in ("A1.p1.s1", "A2.p1", "G1.p1"):
        await services.boards.pin(key, [parse_reference(one, HERE)], KAI, f"About {one} & 註記")
    await revise(services.archive, ArticleKey(SHARED, 2), new(EDITED, headline="港口關閉"), VersionReason.EDITED)
    await services.archive.writer.remove([ArticleKey(Scope(HERE), 1)])

    async def named(people: frozenset[int]) -> dict[int, str]:
        return dict.fromkeys(people, "kai")

    made = await services.boards.export(key, BoardFormat.DOCX, Style.APA, named, load_texts(language))
    assert made.name == "board-b1.docx"
    return made.content


def lines_of(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs]


async def test_it_has_what_the_page_has_in_its_order(services: Services) -> None:
    lines = lines_of(await written(services))
    assert lines[0] == "Harbor <closure> 港口 (B1)"
    assert lines[1].startswith("Checked on 2026-")
    first, second, third = (lines.index(f"{place}.") for place in (1, 2, 3))
    assert first < second < third
    assert lines[first + 1] == CLOSING
    assert lines[first + 2] == "— [1] A1.p1.s1\nChecked: verbatim, and the newest version has it too."
    assert lines[first + 3] == "About A1.p1.s1 & 註記 (note by kai)"
    assert lines[second + 1] == CHINESE
    assert f"Now: “{EDITED}”" in lines[second + 2]
    assert "removed from the archive" in lines[third + 1]
    assert CRANES not in "\n".join(lines)
    references = lines[lines.index("References") + 1 :]
    assert [line.split("\t")[0] for line in references] == ["1.", "2."]


async def test_quotations_are_marked_as_such_and_chinese_has_a_font_and_a_language(services: Services) -> None:
    document = docx.Document(BytesIO(await written(services, "zh-TW")))
    assert [one.text for one in document.paragraphs if one.style and one.style.name == "Quote"] == [CLOSING, CHINESE]
    for name in ("Normal", "Title", "Heading 1", "Quote"):
        fonts = document.styles[name].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) == "Microsoft JhengHei"
        assert not [one for one in fonts.attrib if one.endswith("heme")]
    (language,) = document.styles.element.xpath("w:docDefaults//w:lang")
    assert language.get(qn("w:eastAsia")) == "zh-TW"
    assert document.core_properties.title == "Harbor <closure> 港口 (B1)"
    assert document.core_properties.author == ""
    assert document.core_properties.language == "zh-TW"


async def test_libreoffice_opens_it(services: Services, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    Path(tmp_path / "board.docx").write_bytes(await written(services))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [office, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]
    await answering.run(partial(subprocess.run, timeout=CONVERT_SECONDS), [*command, str(tmp_path / "board.docx")])
    text = Path(tmp_path / "board.txt").read_text(encoding="utf-8-sig")
    assert CLOSING in text
    assert CHINESE in text
    assert "About A2.p1 & 註記 (note by kai)" in text


async def test_what_it_writes_can_be_loaded_again(services: Services) -> None:
    page = open_word(await written(services)).content.decode("utf-8-sig")
    assert CLOSING in page
    assert "Harbor &lt;closure&gt; 港口 (B1)</h1>" in page


ANY = st.text(st.characters(codec=None), max_size=40) | st.sampled_from(
    [
        "\x00",
        "\x1b[0m",
        "a\r\nb\rc\n\td",
        "\ud800",
        "\udfff\ud800",
        "\ufffe\uffff",
        "\U0001f6a2",
        "\u202eabc",
        "  ",
        "_x0041_",
        "]]>&amp;<w:t>",
    ]
)


@given(st.lists(st.tuples(ANY, ANY, ANY, st.lists(ANY, max_size=2)), max_size=3), ANY, st.lists(ANY, max_size=2))
@examples(12)
def test_any_text_is_written_and_read_again(
    entries: list[tuple[str, str, str, list[str]]], title: str, references: list[str]
) -> None:
    sheet = Sheet(
        title,
        "Checked.",
        tuple(SheetLine(words, said, checked, tuple(notes)) for words, said, checked, notes in entries),
        "References",
        tuple(references),
        "en",
    )
    expected = [title, "Checked."]
    for place, (words, said, checked, notes) in enumerate(entries, start=1):
        expected += [f"{place}.", *([words] if words else []), f"{as_xml_has_it(said)}\n{checked}", *notes]
    expected += ["References"] * bool(references)
    expected += [f"{number}.\t{one}" for number, one in enumerate(references, start=1)]
    assert lines_of(write_docx(sheet, NOW)) == [as_xml_has_it(one) for one in expected]


def as_xml_has_it(text: str) -> str:
    """Return a text as it's read again: what XML can't hold is replaced, and line ends are one character."""
    text = re.sub("\r\n?", "\n", text)
    return "".join(one if one in "\t\n" or is_in_xml(ord(one)) else "\ufffd" for one in text)


def is_in_xml(code: int) -> bool:
    return 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000


def test_a_title_longer_than_a_property_may_be_is_cut_there_alone() -> None:
    for length in (255, 256):
        document = docx.Document(BytesIO(write_docx(Sheet("x" * length, "", (), "", (), "en"), NOW)))
        assert document.paragraphs[0].text == "x" * length
        assert document.core_properties.title == "x" * 255
