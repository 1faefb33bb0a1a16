"""Uploads: what is in them, and what a ZIP cannot do."""

from __future__ import annotations

import asyncio
import io
import threading
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from bot.archive.workroom import WorkingFolder
from bot.library import uploads
from bot.library.uploads import LONGEST_NAME, MOST_MEMBERS, MOST_UNPACKED, Budget, Upload, unpacked
from bot.sources.files import FoundFile, NotFound
from tests.examples import examples
from tests.loading.files import docx

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def room(tmp_path: Path) -> WorkingFolder:
    return WorkingFolder(tmp_path / "archive.db")


def packed(*members: tuple[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


async def reasons(room: WorkingFolder, content: bytes, name: str = "a.zip") -> list[str]:
    async with unpacked([Upload(name, content)], room, Budget()) as found:
        return [one.error.key for one in found if isinstance(one, NotFound)]


async def test_a_zip_is_its_pages_and_a_name_is_never_a_path(room: WorkingFolder) -> None:
    pages = (("../../x.md", "one"), ("/etc/y.txt", "two"), ("C:\\z.html", "three"))
    content = packed(*pages, (".hidden/a.md", "no"), ("README.md", "no"), ("b.exe", "no"))
    async with unpacked([Upload("a.zip", content), Upload("n.txt", b"four")], room, Budget()) as found:
        files = [one for one in found if isinstance(one, FoundFile)]
        assert len(files) == len(found) == 4
        assert [one.location.read_bytes() for one in files] == [b"one", b"two", b"three", b"four"]
        folders = {one.location.parent for one in files}
        assert [one.path for one in files] == ["a.zip/x.md", "a.zip/etc/y.txt", "a.zip/C:/z.html", "n.txt"]
        assert len(folders) == 1
    assert not folders.pop().exists()


async def test_a_bomb_is_left_at_the_bound(room: WorkingFolder) -> None:
    assert await reasons(room, packed(("bomb.txt", bytes(60 << 20)))) == ["source-too-large"]
    many = packed(*((f"{number}.txt", bytes(15 << 20)) for number in range(9)))
    said = await reasons(room, many)
    assert "source-too-large" in said or "upload-too-much" in said
    crowd = packed(*((f"{number}.txt", "x") for number in range(MOST_MEMBERS + 5)))
    assert await reasons(room, crowd) == ["upload-too-much"]


async def test_what_is_no_zip_says_so(room: WorkingFolder) -> None:
    assert await reasons(room, b"PK\x03\x04 nonsense") == ["upload-broken"]
    assert await reasons(room, packed(("a.exe", "x"))) == ["upload-empty"]
    assert await reasons(room, b"MZ", "a.exe") == ["upload-kind"]
    assert await reasons(room, packed(("a.txt", "x" * 500))[:-30]) == ["upload-broken"]
    locked = bytearray(packed(("a.txt", "x")))
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert await reasons(room, bytes(locked)) == ["upload-locked"]


@examples(60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 300), st.binary(min_size=1, max_size=40))
async def test_any_damage_gives_files_or_reasons(room: WorkingFolder, at: int, noise: bytes) -> None:
    content = packed(("a.txt", "one " * 50), ("b.md", "two"))
    async with unpacked([Upload("a.zip", content[:at] + noise + content[at + len(noise) :])], room, Budget()) as found:
        assert found


async def test_names_of_any_kind_can_be_shown(room: WorkingFolder) -> None:
    async with unpacked([Upload("\x00../\u202e" + "x" * 500 + ".txt", b"x")], room, Budget()) as found:
        (file,) = found
        assert file.path.isprintable()
        assert len(file.path) <= 200


async def test_what_is_refused_is_counted_too(room: WorkingFolder) -> None:
    one_too_large = bytes((20 << 20) + 1)
    content = packed(*((f"{number}.txt", one_too_large) for number in range(12)))
    budget = Budget()
    async with unpacked([Upload("a.zip", content), Upload("b.zip", content)], room, budget) as found:
        said = [one.error.key for one in found if isinstance(one, NotFound)]
    assert said == ["source-too-large"] * (len(said) - 2) + ["upload-too-much"] * 2
    assert MOST_UNPACKED <= budget.spent < MOST_UNPACKED + (1 << 20)


async def test_a_zip_may_hold_what_the_bound_allows_and_not_a_byte_more(room: WorkingFolder) -> None:
    content = packed(("a.txt", b"x" * 600), ("b.txt", b"y" * 400), ("c.txt", b"z"))
    for most, taken in ((1_001, 3), (1_000, 2), (999, 1)):
        async with unpacked([Upload("a.zip", content)], room, Budget(most)) as found:
            assert sum(isinstance(one, FoundFile) for one in found) == taken


async def test_a_list_without_end_is_not_read(room: WorkingFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "_MOST_LISTED", 3)
    assert await reasons(room, packed(*((f"{number}.exe", "x") for number in range(3)))) == ["upload-empty"]
    assert await reasons(room, packed(*((f"{number}.exe", "x") for number in range(4)))) == ["upload-too-much"]


async def test_a_zip_inside_a_zip_says_so_and_the_rest_is_taken(room: WorkingFolder) -> None:
    inner = packed(("a.txt", "one"))
    content = packed(("inner.ZIP", inner), ("renamed.txt", inner), ("page.txt", "two"))
    assert await reasons(room, content) == ["upload-nested"] * 2
    async with unpacked([Upload("a.zip", content)], room, Budget()) as found:
        assert [one.path for one in found if isinstance(one, FoundFile)] == ["a.zip/page.txt"]


async def test_a_name_beyond_the_bound_says_so_and_two_that_end_alike_stay_two(room: WorkingFolder) -> None:
    end = "x" * (LONGEST_NAME - 4) + ".md"
    content = packed(
        ("a/" + end[1:], "one"), ("b/" + end[1:], "two"), ("c/" + end, "long"), ("d" * 4_000 + ".md", "no")
    )
    assert await reasons(room, content) == ["upload-name-long"] * 2
    async with unpacked([Upload("a.zip", content)], room, Budget()) as found:
        origins = {one.origin for one in found if isinstance(one, FoundFile)}
        assert len(origins) == 2


async def test_stop_takes_effect_between_two_files(room: WorkingFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on, reads = asyncio.Event(), threading.Event(), list[str]()
    loop, read = asyncio.get_running_loop(), uploads._read

    def slow(archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: Budget) -> object:
        reads.append(member.filename)
        loop.call_soon_threadsafe(begun.set)
        go_on.wait()
        return read(archive, member, budget)

    monkeypatch.setattr(uploads, "_read", slow)

    async def upload() -> None:
        content = packed(*((f"{number}.txt", "x") for number in range(2_000)))
        async with unpacked([Upload("a.zip", content)], room, Budget()):
            raise AssertionError("it went on to the end")

    task = asyncio.create_task(upload())
    await begun.wait()
    task.cancel()
    await asyncio.sleep(0)
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert reads == ["0.txt"]
    assert list(room.path.iterdir()) == []


async def test_a_word_document_is_a_file_and_no_zip_to_unpack(room: WorkingFolder) -> None:
    document = docx(("", "One paragraph of a document."))
    zipped = packed(("b.docx", document), ("c.pdf", b"%PDF-"), ("d.zip", packed(("e.txt", "no"))))
    async with unpacked([Upload("a.docx", document), Upload("a.zip", zipped)], room, Budget()) as found:
        assert [one.path for one in found if isinstance(one, FoundFile)] == ["a.docx", "a.zip/b.docx", "a.zip/c.pdf"]
        assert [one.error.key for one in found if isinstance(one, NotFound)] == ["upload-nested"]
