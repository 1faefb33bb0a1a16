"""`bot.py segment`, as a program."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from pathlib import Path

from tests.cli.running import environment

ROOT = Path(__file__).resolve().parents[2]


def run(*args: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "bot.py", "segment", *args],
        cwd=ROOT,
        env=environment(),
        input=given,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )


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
    for shown in ("Article 1", "lines 0–1", "Ana Lima, Lund University", "body", "author", "first block of the page"):
        assert shown in done.stdout
    as_json = json.loads(run(str(page), "--json").stdout)
    assert as_json["articles"][0]["authors"] == ["Ana Lima"]


def test_what_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    binary = tmp_path / "page.bin"
    binary.write_bytes(bytes(range(32)) * 100)
    for path in (tmp_path / "missing.txt", tmp_path, binary):
        done = run(str(path))
        assert (done.returncode, done.stdout) == (1, "")
        assert len(done.stderr.strip().splitlines()) == 1
        assert str(path) in done.stderr
    assert run().returncode == 2
