"""Uploads: what is in them, and what a ZIP cannot do."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from bot.archive.workroom import Workroom
from bot.library.uploads import MOST_MEMBERS, Upload, unpacked
from bot.sources.files import FoundFile, NotFound
from tests.examples import examples

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def room(tmp_path: Path) -> Workroom:
    return Workroom(tmp_path / "archive.db")


def packed(*members: tuple[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


def reasons(room: Workroom, content: bytes, name: str = "a.zip") -> list[str]:
    with unpacked([Upload(name, content)], room) as found:
        return [one.error.key for one in found if isinstance(one, NotFound)]


def test_a_zip_is_its_pages_and_a_name_is_never_a_path(room: Workroom) -> None:
    pages = (("../../x.md", "one"), ("/etc/y.txt", "two"), ("C:\\z.html", "three"))
    content = packed(*pages, (".hidden/a.md", "no"), ("README.md", "no"), ("b.exe", "no"))
    with unpacked([Upload("a.zip", content), Upload("n.txt", b"four")], room) as found:
        files = [one for one in found if isinstance(one, FoundFile)]
        assert len(files) == len(found) == 4
        assert [one.location.read_bytes() for one in files] == [b"one", b"two", b"three", b"four"]
        folders = {one.location.parent for one in files}
        assert [one.path for one in files] == ["a.zip/x.md", "a.zip/etc/y.txt", "a.zip/C:/z.html", "n.txt"]
        assert len(folders) == 1
    assert not folders.pop().exists()


def test_a_bomb_is_left_at_the_bound(room: Workroom) -> None:
    assert reasons(room, packed(("bomb.txt", bytes(60 << 20)))) == ["source-too-large"]
    many = packed(*((f"{number}.txt", bytes(15 << 20)) for number in range(9)))
    assert "source-too-large" in reasons(room, many) or "upload-too-much" in reasons(room, many)
    crowd = packed(*((f"{number}.txt", "x") for number in range(MOST_MEMBERS + 5)))
    assert reasons(room, crowd) == ["upload-too-much"]


def test_what_is_no_zip_says_so(room: Workroom) -> None:
    assert reasons(room, b"PK\x03\x04 nonsense") == ["upload-broken"]
    assert reasons(room, packed(("a.exe", "x"))) == ["upload-empty"]
    assert reasons(room, b"MZ", "a.exe") == ["upload-kind"]
    assert reasons(room, packed(("a.txt", "x" * 500))[:-30]) == ["upload-broken"]
    locked = bytearray(packed(("a.txt", "x")))
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert reasons(room, bytes(locked)) == ["upload-locked"]


@examples(60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 300), st.binary(min_size=1, max_size=40))
def test_any_damage_gives_files_or_reasons(room: Workroom, at: int, noise: bytes) -> None:
    content = packed(("a.txt", "one " * 50), ("b.md", "two"))
    with unpacked([Upload("a.zip", content[:at] + noise + content[at + len(noise) :])], room) as found:
        assert found


def test_names_of_any_kind_can_be_shown(room: Workroom) -> None:
    with unpacked([Upload("\x00../\u202e" + "x" * 500 + ".txt", b"x")], room) as found:
        (file,) = found
        assert file.path.isprintable()
        assert len(file.path) <= 200
