"""Uploads: what is in them, and what a ZIP cannot do."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.library.uploads import MOST_MEMBERS, Upload, unpacked
from bot.sources.files import FoundFile, NotFound

if TYPE_CHECKING:
    from pathlib import Path


def packed(*members: tuple[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


def reasons(content: bytes, name: str = "a.zip") -> list[str]:
    with unpacked([Upload(name, content)]) as found:
        return [one.error.key for one in found if isinstance(one, NotFound)]


def test_a_zip_is_its_pages_and_a_name_is_never_a_path() -> None:
    pages = (("../../x.md", "one"), ("/etc/y.txt", "two"), ("C:\\z.html", "three"))
    content = packed(*pages, (".hidden/a.md", "no"), ("README.md", "no"), ("b.exe", "no"))
    with unpacked([Upload("a.zip", content), Upload("n.txt", b"four")]) as found:
        files = [one for one in found if isinstance(one, FoundFile)]
        assert len(files) == len(found) == 4
        assert [one.location.read_bytes() for one in files] == [b"one", b"two", b"three", b"four"]
        folders = {one.location.parent for one in files}
        assert [one.path for one in files] == ["a.zip/x.md", "a.zip/etc/y.txt", "a.zip/C:/z.html", "n.txt"]
        assert len(folders) == 1
    assert not folders.pop().exists()


def test_a_bomb_is_left_at_the_bound() -> None:
    assert reasons(packed(("bomb.txt", bytes(60 << 20)))) == ["source-too-large"]
    many = packed(*((f"{number}.txt", bytes(15 << 20)) for number in range(9)))
    assert "source-too-large" in reasons(many) or "upload-too-much" in reasons(many)
    crowd = packed(*((f"{number}.txt", "x") for number in range(MOST_MEMBERS + 5)))
    assert reasons(crowd) == ["upload-too-much"]


def test_what_is_no_zip_says_so() -> None:
    assert reasons(b"PK\x03\x04 nonsense") == ["upload-broken"]
    assert reasons(packed(("a.exe", "x"))) == ["upload-empty"]
    assert reasons(b"MZ", "a.exe") == ["upload-kind"]
    assert reasons(packed(("a.txt", "x" * 500))[:-30]) == ["upload-broken"]
    locked = bytearray(packed(("a.txt", "x")))
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert reasons(bytes(locked)) == ["upload-locked"]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 300), st.binary(min_size=1, max_size=40))
def test_any_damage_gives_files_or_reasons(at: int, noise: bytes) -> None:
    content = packed(("a.txt", "one " * 50), ("b.md", "two"))
    with unpacked([Upload("a.zip", content[:at] + noise + content[at + len(noise) :])]) as found:
        assert found


def test_names_of_any_kind_can_be_shown(tmp_path: Path) -> None:
    with unpacked([Upload("\x00../\u202e" + "x" * 500 + ".txt", b"x")]) as found:
        (file,) = found
        assert file.path.isprintable()
        assert len(file.path) <= 200
