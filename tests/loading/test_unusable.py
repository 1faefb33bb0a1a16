"""What cannot be used: each with one clear sentence, nothing else lost, nothing waited for."""

from __future__ import annotations

import json
import os
import socket
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st

from bot.sources import files
from bot.texts import load_texts
from tests.examples import examples
from tests.loading.writing import BUDGET, HARBOR, LIBRARY, page

if TYPE_CHECKING:
    from pathlib import Path

    from tests.loading.conftest import Desk


async def only_reason(desk: Desk, *paths: Path) -> str:
    """Load beside a good page, and return why the one bad thing was rejected."""
    good = desk.write("zz-good.md", page(HARBOR))
    report = await desk.load(*(paths or [desk.folder]), good)
    assert report.usable == 1
    (rejected,) = report.rejected
    return rejected.reason


@pytest.mark.parametrize("content", [b"", b"  \n\t\r\n ", b"\n" * 5000])
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
async def test_an_empty_file(desk: Desk, name: str, content: bytes) -> None:
    desk.write(name, content)
    assert await only_reason(desk) == "It's empty."


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
async def test_a_binary_file(desk: Desk, name: str) -> None:
    desk.write(name, b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 40)
    assert await only_reason(desk) == "It isn't text."


async def test_a_file_of_50_megabytes(desk: Desk) -> None:
    with (desk.folder / "a.txt").open("wb") as file:
        file.truncate(50 << 20)
    assert "larger than 20 MB" in await only_reason(desk)


async def test_50_megabytes_of_json_lines_are_read_to_the_end(desk: Desk) -> None:
    filler = json.dumps({"id": "no text", "headline": "x" * 200_000}).encode() + b"\n"
    with (desk.folder / "a.jsonl").open("wb") as file:
        for _ in range(50 * 5):
            file.write(filler)
        file.write(json.dumps({"id": "last", "paragraphs": list(HARBOR)}).encode())
    report = await desk.load()
    assert (report.loaded, report.rejected_count) == (1, 250)


@pytest.mark.parametrize("text", ["Hello", "Hello.\n", "# Hello\n", "大安"])
async def test_a_page_of_one_word(desk: Desk, text: str) -> None:
    desk.write("a.md", text)
    assert await only_reason(desk) == "It has no article: an article needs at least three words."


async def test_a_path_that_does_not_exist(desk: Desk) -> None:
    assert await only_reason(desk, desk.folder / "nowhere") == "There's no such file or folder."


async def test_an_empty_folder_is_no_mistake(desk: Desk) -> None:
    report = await desk.load()
    assert (report.usable, report.rejected) == (0, ())


async def test_pipes_sockets_and_devices_are_never_waited_for(desk: Desk) -> None:
    os.mkfifo(desk.folder / "pipe.txt")
    os.mkfifo(desk.folder / "pipe.jsonl")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(desk.folder / "socket.txt"))
        (desk.folder / "zero.txt").symlink_to("/dev/zero")
        report = await desk.load()
    assert [one.path.rsplit("/", 1)[1] for one in report.rejected] == [
        "pipe.jsonl", "pipe.txt", "socket.txt", "zero.txt",
    ]  # fmt: skip
    for one in report.rejected:
        assert one.reason.startswith(("It's neither a file nor a folder.", "Can't read it:"))


async def test_a_file_that_may_not_be_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    # Permissions do not bind the superuser, whom tests may run as.
    bad = desk.write("a.txt", page(LIBRARY))
    opened = os.open

    def refusing(path: str, flags: int, *rest: int) -> int:
        if str(path) == str(bad):
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, flags, *rest)

    monkeypatch.setattr(files.os, "open", refusing)
    assert await only_reason(desk) == "I don't have permission to read it."


async def test_a_link_to_nowhere_and_a_loop_of_links(desk: Desk) -> None:
    (desk.folder / "gone.txt").symlink_to(desk.folder / "nowhere.txt")
    (desk.folder / "loop").symlink_to(desk.folder, target_is_directory=True)
    assert await only_reason(desk) == "There's no such file or folder."


async def test_a_json_line_broken_in_the_middle_leaves_its_neighbours(desk: Desk) -> None:
    good = [json.dumps({"id": str(number), "paragraphs": [f"Report number {number}."]}) for number in range(4)]
    lines = [good[0], good[1][:20], "", good[2], "[1, 2]", '"text"', "nul", good[3]]
    desk.write("a.jsonl", "\n".join(lines))
    report = await desk.load()
    assert report.loaded == 3
    assert [(one.line, one.reason) for one in report.rejected] == [
        (2, "The line isn't valid JSON: it breaks at column 13."),
        (5, "The line isn't a JSON object."),
        (6, "The line isn't a JSON object."),
        (7, "The line isn't valid JSON: it breaks at column 1."),
    ]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, 'The line has no text: add "paragraphs" or "text".'),
        ({"paragraphs": []}, 'The line has no text: add "paragraphs" or "text".'),
        ({"paragraphs": ["", " \u200b"]}, 'The line has no text: add "paragraphs" or "text".'),
        ({"paragraphs": "one"}, 'The field "paragraphs" has the wrong kind of value.'),
        ({"paragraphs": ["one", 2]}, 'The field "paragraphs" has the wrong kind of value.'),
        ({"text": 5}, 'The field "text" has the wrong kind of value.'),
        ({"text": "x", "id": True}, 'The field "id" has the wrong kind of value.'),
        ({"text": "x", "id": ["a"]}, 'The field "id" has the wrong kind of value.'),
        ({"text": "x", "id": ""}, 'The field "id" has the wrong kind of value.'),
        ({"text": "x", "id": "i" * 501}, 'The field "id" has the wrong kind of value.'),
        ({"text": "x", "headline": 1}, 'The field "headline" has the wrong kind of value.'),
        ({"text": "x", "authors": [1]}, 'The field "authors" has the wrong kind of value.'),
        ({"text": "x", "authors": {"name": "A"}}, 'The field "authors" has the wrong kind of value.'),
        ({"text": "x", "source": 1}, 'The field "source" has the wrong kind of value.'),
        ({"text": "x", "published": 20260214}, 'The field "published" has the wrong kind of value.'),
        ({"text": "x", "url": 1}, 'The field "url" has the wrong kind of value.'),
    ],
)
async def test_a_record_with_a_wrong_field(desk: Desk, fields: dict[str, object], reason: str) -> None:
    desk.write_records("a.jsonl", {"text": "A good one."}, fields)
    report = await desk.load()
    assert report.loaded == 1
    assert [(one.line, one.reason) for one in report.rejected] == [(2, reason)]


async def test_lines_that_are_too_long_not_utf8_or_nested_too_deep(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LONGEST_LINE", 4 << 20)
    good = json.dumps({"text": "A good one."}).encode()
    lines = [
        good,
        b'{"text": "' + b"x" * (5 << 20) + b'"}',
        b'{"text": "caf\xe9"}',
        b"[" * 200_000,
        b'{"id": ' + b"9" * 9000 + b"}",
        good,
    ]
    desk.write("a.jsonl", b"\n".join(lines))
    report = await desk.load()
    assert report.usable == 2
    assert [one.line for one in report.rejected] == [2, 3, 4, 5]
    assert report.rejected[0].reason == "The line is longer than 4 MB."
    assert report.rejected[1].reason == "The line isn't UTF-8."


async def test_lone_surrogates_and_control_characters_are_replaced(desk: Desk) -> None:
    names = '"source": "f\\ud800", "authors": ["g\\ud800"]'
    desk.write("a.jsonl", f'{{"id": "a\\ud800", "headline": "b\\udfff", "text": "c\\ud83d d\\u0000e", {names}}}')
    report = await desk.load()
    assert report.loaded == 1
    article = await desk.article(1)
    assert article.source_id == "a\ufffd"
    assert (article.text.headline, article.text.paragraphs[0].text, article.source) == (
        "b\ufffd",
        "c\ufffd d e",
        "f\ufffd",
    )
    assert await desk.counted() == (0, 0, 1)


async def test_a_file_name_that_is_no_utf8(desk: Desk) -> None:
    desk.write(os.fsdecode(b"caf\xe9.txt"), page(HARBOR))
    assert await desk.counted() == (1, 0, 0)
    assert await desk.counted() == (0, 0, 1)
    assert (await desk.article(1)).source == "caf\\xe9.txt"


async def test_hidden_files_and_readmes_are_passed_over_unless_named(desk: Desk) -> None:
    desk.write("README.md", page(HARBOR))
    desk.write(".hidden.md", page(HARBOR))
    desk.write(".git/a.md", page(HARBOR))
    desk.write("deep/er/a.md", page(LIBRARY))
    assert await desk.counted() == (1, 0, 0)
    assert await desk.counted(desk.folder / "README.md") == (1, 0, 0)


async def test_files_come_in_the_order_of_their_names(desk: Desk) -> None:
    for name, article in (("b.md", BUDGET), ("a/z.md", HARBOR), ("c.jsonl", None), ("d.md", LIBRARY)):
        if article is None:
            desk.write_records(name, {"text": "A short one."})
        else:
            desk.write(name, page(article))
    assert await desk.counted() == (4, 0, 0)
    assert [(await desk.article(number)).source for number in range(1, 5)] == ["z.md", "b.md", "c.jsonl", "d.md"]


async def test_a_file_named_twice_is_loaded_once(desk: Desk) -> None:
    path = desk.write("a.md", page(HARBOR))
    (desk.folder / "b.md").symlink_to(path)
    assert await desk.counted(desk.folder, path) == (1, 0, 0)


async def test_too_many_files(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.loading.loader.MOST_FILES", 2)
    for name in "abcd":
        desk.write(f"{name}.md", page((*BUDGET, name)))
    report = await desk.load()
    assert (report.loaded, len(report.rejected)) == (2, 1)


async def test_the_list_of_what_was_rejected_is_bounded(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.loading.report.MOST_REJECTED", 3)
    desk.write("a.jsonl", "broken\n" * 9 + json.dumps({"text": "A good one."}))
    report = await desk.load()
    assert (report.loaded, len(report.rejected), report.rejected_count) == (1, 3, 9)


@examples(60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "a.html", "a.xml", "a.jsonl", "a"]))
async def test_any_bytes_at_all_are_loaded_or_rejected_with_a_sentence(desk: Desk, content: bytes, name: str) -> None:
    desk.write(name, content)
    report = await desk.load()
    (desk.folder / name).unlink()
    assert report.usable or report.rejected
    for one in report.rejected:
        assert one.reason.endswith(".")


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=8,
)
_RECORDS = st.fixed_dictionaries(
    {},
    optional={
        name: _JSON | st.text(max_size=40)
        for name in ("id", "headline", "paragraphs", "text", "authors", "published", "url", "source")
    },
)


@examples(60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_RECORDS, min_size=1, max_size=4))
@example([{"headline": "0", "text": "00"}, {"text": "00"}])
async def test_any_record_at_all_is_loaded_or_rejected_by_its_line(desk: Desk, records: list[object]) -> None:
    desk.write_records("a.jsonl", *records)
    report = await desk.load()
    assert report.usable + len(report.rejected) == len(records)
    assert all(one.line for one in report.rejected)
    again = await desk.load()
    assert (again.loaded, again.updated, again.unchanged) == (0, 0, report.usable)


def test_every_reason_has_its_sentence() -> None:
    texts = load_texts()
    for key in ("missing", "forbidden", "no-file", "empty", "binary", "no-article", "too-heavy"):
        assert texts(f"error-source-{key}").endswith(".")
