"""The collections that the judgements are about: the samples, and texts of others that stay where they are."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_OF_REUTERS: Final = 2_500
_SEARCHED: Final = {"time": "time", "drcd": "drcd-zh", "reuters": "reuters"}
_PAGES: Final = ("text-and-html", "markdown-and-asian")
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]{0,200}>|&[a-z]{2,6};")
_LEAST_CHARACTERS: Final = 200


def load(name: str, elsewhere: Path | None, database: Path, project: Path) -> bool:
    """Load a collection into a new `database` with the program in `project`; False if its texts are not there."""
    if name == "samples":
        source = project / "data" / "samples"
    else:
        if elsewhere is None or not elsewhere.is_dir():
            return False
        source = database.with_suffix(".jsonl")
        with source.open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(article, ensure_ascii=False) + "\n" for article in _articles(name, elsewhere))
    command = [sys.executable, "bot.py", "load", str(source.resolve()), "--db", str(database.resolve()), "--json"]
    subprocess.run(command, cwd=project, check=True, stdout=subprocess.DEVNULL)
    return True


def _articles(name: str, elsewhere: Path) -> Iterator[dict[str, Any]]:
    if name == "real":
        for folder in _PAGES:
            yield from _of_pages(elsewhere / "real" / folder)
        return
    with (elsewhere / "search" / _SEARCHED[name] / "articles.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, islice(lines, MOST_OF_REUTERS if name == "reuters" else None))


def _of_pages(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the articles of pages of plain text and Markdown, cut where readers cut them; named page:line."""
    pages = {page["page_id"]: page for page in _lines(folder / "pages.jsonl")}
    for gold in _lines(folder / "gold.jsonl"):
        page = pages[gold["page_id"]]
        if page["format"] == "html":
            continue
        lines = page["text"].split("\n")
        starts = sorted(article["start_line"] for article in gold["articles"] if article.get("start_line") is not None)
        for article in gold["articles"]:
            if article.get("body_line") is None:
                continue
            end = next((start for start in starts if start > article["start_line"]), len(lines))
            parts = re.split(r"\n\s*\n", "\n".join(lines[article["body_line"] : end]))
            paragraphs = [" ".join(_TAG.sub(" ", part).split()) for part in parts if part.strip()]
            if sum(map(len, paragraphs)) >= _LEAST_CHARACTERS:
                yield {
                    "id": f"{gold['page_id']}:{article['start_line']}",
                    "headline": article["headline"],
                    "paragraphs": paragraphs,
                    "source": gold["page_id"],
                }


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
