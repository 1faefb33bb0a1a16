"""`bot.py segment`, as a program."""

from __future__ import annotations

import base64
import json
import re
from typing import TYPE_CHECKING

from tests.cli.running import bot

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path


def run(*args: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return bot("segment", *args, text=given)


def test_a_batch_answers_every_line_in_order() -> None:
    lines = [
        json.dumps({"page_id": "a", "text": "One.\n* * *\nTwo.", "format": "text"}),
        "not json",
        json.dumps(
            {"page_id": "b", "bytes_b64": base64.b64encode("大安區開會。".encode("big5")).decode(), "format": "text"}
        ),
        json.dumps({"page_id": "c", "format": "text"}),
        json.dumps({"page_id": "d", "text": "x", "format": "pdf"}),
        json.dumps([1]),
        json.dumps({"page_id": "e", "text": "", "format": "html"}),
    ]
    done = run("--batch", given="\n".join(lines))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, done.stderr) == (0, "")
    assert [answer["page_id"] for answer in answers] == ["a", None, "b", "c", "d", None, "e"]
    assert [bool(answer.get("error")) for answer in answers] == [False, True, False, True, True, True, False]
    assert answers[2]["articles"][0]["paragraphs"] == ["大安區開會。"]
    assert answers[6]["articles"] == []
    assert {
        "start_line",
        "paragraphs",
        "headline",
        "headline_generated",
        "truncated",
        "authors",
        "affiliations",
    } <= set(answers[0]["articles"][0])


def test_a_page_is_shown_with_its_boundaries(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "The pier will close, the council said.\nAna Lima is a lawyer at Lund University.", encoding="utf-8"
    )
    done = run(str(page))
    assert done.returncode == 0
    for shown in ("Article 1", "lines 1–2", "Ana Lima, Lund University", "body", "author", "first block of the page"):
        assert shown in done.stdout
    as_json = json.loads(run(str(page), "--json").stdout)
    assert as_json["articles"][0]["authors"] == ["Ana Lima"]


def test_paragraphs_have_the_numbers_that_references_will_have(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# The pier\n\nBy Ana Lima\n\nThe pier will close.\n\n## A vote\n\nThe council voted on Monday.\n\n"
        "# The bees\n\nBees are dying.\n\nNo one knows why.\n"
    )
    (tmp_path / "page.md.boundaries").write_text("1\n11\n")
    shown = re.findall(r"A\?(\.p\d+) +(\w+) +(.*?)\s*$", run(str(page)).stdout, re.MULTILINE)
    assert [(place, text) for place, _, text in shown] == [
        (".p1", "The pier will close."),
        (".p2", "A vote"),
        (".p3", "The council voted on Monday."),
        (".p1", "Bees are dying."),
        (".p2", "No one knows why."),
    ]
    assert bot("load", page, "--db", tmp_path / "a.db").returncode == 0
    for article, (place, _, text) in zip(("A1", "A1", "A1", "A2", "A2"), shown, strict=True):
        assert bot("quote", f"{article}{place}", "--db", tmp_path / "a.db").stdout.startswith(text)


def test_a_page_is_shown_as_the_boundaries_beside_it_divide_it(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("The pier will close.\nIt was built in 1928.\nBees are dying.\n", encoding="utf-8")
    assert "Article 2" not in run(str(page)).stdout
    beside = tmp_path / "page.txt.boundaries"
    beside.write_text("1\n3  # another story\n", encoding="utf-8")
    done = run(str(page))
    assert (done.returncode, done.stderr) == (0, "")
    for shown in (f"Split as {beside} says.", "lines 1–2", "line 3", "a person's boundary"):
        assert shown in done.stdout
    given = tmp_path / "other"
    given.write_text("2", encoding="utf-8")
    answer = json.loads(run(str(page), "--boundaries", str(given), "--json").stdout)
    assert [article["start_line"] for article in answer["articles"]] == [0, 1]


def test_boundaries_that_cannot_be_used_are_one_sentence(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("The pier will close.\nBees are dying.\n", encoding="utf-8")
    given = tmp_path / "given"
    for written, said in (
        ("two", "two isn't a line number"),
        ("0", "0 isn't a line number"),
        ("9", "9"),
        ("\x00\x01", ""),
    ):
        given.write_text(written, encoding="utf-8")
        done = run(str(page), "--boundaries", str(given))
        assert (done.returncode, done.stdout) == (1, "")
        assert len(done.stderr.strip().splitlines()) == 1
        assert said in done.stderr
    done = run(str(page), "--boundaries", str(tmp_path / "missing"))
    assert (done.returncode, len(done.stderr.strip().splitlines())) == (1, 1)
    assert run("--batch", "--boundaries", str(given)).returncode == 2


def test_what_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    binary = tmp_path / "page.bin"
    binary.write_bytes(bytes(range(32)) * 100)
    for path in (tmp_path / "missing.txt", tmp_path, binary):
        done = run(str(path))
        assert (done.returncode, done.stdout) == (1, "")
        assert len(done.stderr.strip().splitlines()) == 1
        assert str(path) in done.stderr
    assert run().returncode == 2
