"""Split broken, mixed and hostile pages for a while, and keep what breaks a promise.

    python -m benchmarks.segmentation.fuzz [--minutes 20] [--seed N] [--folder FOLDER] [--keep DIR]

Promised for any input: no exception, at most three seconds for a page of 20,000 characters, and the blocks of a
plain or Markdown page hold its text in order, nothing lost or invented. Inputs are built from pieces of markup,
names, credits and symbols, and by cutting and mixing the pages of FOLDER where one is given.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import time
import traceback
from pathlib import Path

from benchmarks.segmentation.data import page_text, read_lines
from bot.segmentation import PageFormat, segment
from bot.segmentation.text.normalise import normalise

_SLOWEST_SECONDS = 3.0
_LONGEST = 20_000
_PIECES = [
    *"\n\n\n\r\t  ….,;:!?。！？「」（）()[]{}<>\"'“”‘’—–-*_#>`~=|/\\&@%$€£",
    *"\u200b\u200d\ufeff\u00a0\u3000\u202e\ud800\x00\x1b\u0301",
    *[
        "---\n",
        "***\n",
        "# ",
        "## ",
        "▶ ",
        "**",
        "```\n",
        "title: x\n",
        "author: Ana Lima\n",
        "date: 2025-01-02\n",
        "\r\n",
        "\n\n\n",
    ],
    *[
        "<p>",
        "</p>",
        "<article>",
        "</article>",
        "<h1>",
        "</h1>",
        "<li>",
        "<a href='x'>",
        "</a>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<script>",
    ],
    *[
        "</script>",
        "<item>",
        "</item>",
        "<title>",
        "<description>",
        "&lt;p&gt;",
        "&amp;",
        "&#x0;",
        "&#xd800;",
        "<div class=related>",
        "<style>",
    ],
    *[
        "Translated by Ana Lima",
        "By Tom Okoro / Staff reporter",
        "Ana Lima is a lawyer at Lund University.",
        "Photo: AFP",
        "Read more",
    ],
    *[
        "William Lai (賴清德)",
        "（作者：王小明，大學教授）",
        "（中央社記者王小明台北4日電）",
        "LONDON (AP) — ",
        "Feb. 14",
        "US$3.5 million",
        "Mr. ",
        "...",
    ],
    *[
        "A harbour closed on Monday.",
        "But nobody was told",
        "the council said",
        "港口關閉",
        "市長表示",
        "他說。",
        "a",
        "I",
        "1.",
        "Œuvre",
        "İstanbul",
        "ß",
        "😀",
    ],
]


def main() -> None:
    """Run the program."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=20.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-failures"))
    args = parser.parse_args()
    rng = random.Random(args.seed)
    pages = [page_text(page) for page in read_lines(args.folder / "pages.jsonl")] if args.folder else []
    end, tried, failed, slowest = time.monotonic() + 60 * args.minutes, 0, 0, 0.0
    while time.monotonic() < end:
        page, form = _invent(rng, pages), rng.choice([None, *PageFormat])
        seconds, problem = _try(page, form)
        tried, slowest = tried + 1, max(slowest, seconds)
        if problem:
            failed += 1
            _keep(args.keep, page, form, problem)
    print(f"{tried} pages, {failed} failures, slowest {slowest:.2f} s")


def _invent(rng: random.Random, pages: list[str]) -> str | bytes:
    mixed = pages and rng.random() < 0.5
    text = _mix(rng, rng.choice(pages), rng.choice(pages)) if mixed else _string(rng)
    for _ in range(rng.randint(0, 6)):
        at = rng.randint(0, len(text))
        text = text[:at] + rng.choice(_PIECES) * rng.choice([1, 1, 1, 2, 50]) + text[at + rng.choice([0, 0, 1, 20]) :]
    text = text[:_LONGEST]
    if rng.random() < 0.3:
        data = bytearray(text.encode(rng.choice(["utf-8", "gb18030", "utf-16-le", "big5hkscs", "cp1252"]), "replace"))
        for _ in range(rng.randint(0, 5)):
            data.insert(rng.randint(0, len(data)), rng.randrange(256))
        return bytes(data)
    return text


def _mix(rng: random.Random, one: str, other: str) -> str:
    start, cut = rng.randint(0, len(one)), rng.randint(0, len(other))
    lines = (one[start : start + 6000] + other[cut : cut + 6000]).split("\n")
    if rng.random() < 0.3:
        rng.shuffle(lines)
    return rng.choice(["\n", "\n", "\n\n", "\r\n", "\r", " "]).join(lines)


def _string(rng: random.Random) -> str:
    pieces = rng.sample(_PIECES, rng.randint(1, 12)) if rng.random() < 0.5 else _PIECES
    return "".join(rng.choice(pieces) + rng.choice(["", " ", "\n"]) for _ in range(rng.choice([1, 5, 40, 400, 3000])))


def _try(page: str | bytes, form: PageFormat | None) -> tuple[float, str | None]:
    began = time.process_time()
    try:
        split = segment(page, format=form)
    except Exception:
        return time.process_time() - began, traceback.format_exc()
    seconds = time.process_time() - began
    if seconds > _SLOWEST_SECONDS:
        return seconds, f"took {seconds:.1f} s"
    if isinstance(page, str) and split.format in (PageFormat.TEXT, PageFormat.MARKDOWN):
        kept = "".join("".join(block.text.split()) for block in split.blocks)
        if kept != "".join(normalise(page).split()):
            return seconds, "the blocks do not hold the text of the page"
    return seconds, None


def _keep(folder: Path, page: str | bytes, form: PageFormat | None, problem: str) -> None:
    folder.mkdir(exist_ok=True)
    data = page if isinstance(page, bytes) else page.encode("utf-8", "surrogatepass")
    name = hashlib.blake2b(data, digest_size=6).hexdigest()
    (folder / f"{name}.page").write_bytes(data)
    (folder / f"{name}.txt").write_text(f"{form} {type(page).__name__}\n{problem}", encoding="utf-8")
    print(f"{name}: {problem.strip().splitlines()[-1][:150]}", flush=True)


if __name__ == "__main__":
    main()
