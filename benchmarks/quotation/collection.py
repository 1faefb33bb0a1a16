"""The articles that quotations are made from: what the sample pages hold, as JSON lines that `bot.py load` takes."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from bot.segmentation import segment

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "samples"
_STOP = re.compile(r"[.!?][”’)]*(?=\s+[“‘(]?[A-Z0-9])|[。！？][」』]*")
_ABBREVIATION = re.compile(r"(?:\b(?:Oct|Nov|Dec|Feb|Sept|Aug|Jan|No|Mr|Mrs|Ms|Dr|St|Co|Inc)|\b[A-Z])\.$")


@dataclass(frozen=True)
class Article:
    """An article of the collection. Its number is the one the archive will give it."""

    number: int
    source_id: str
    language: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Passage:
    """A sentence: where it stands (0-based paragraph and sentence) and what it says."""

    article: Article
    paragraph: int
    sentence: int
    text: str

    @property
    def place(self) -> str:
        """The paragraph as the archive refers to it."""
        return f"A{self.article.number}.p{self.paragraph + 1}"


def read_collection() -> tuple[Article, ...]:
    """Return the articles of the sample pages; one known from a teaser and in full is taken in full."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for file in sorted(SAMPLES.iterdir()):
        if file.suffix == ".jsonl":
            records = (json.loads(line) for line in file.read_text("utf-8").splitlines())
            found += [(record["id"], tuple(record["paragraphs"])) for record in records]
        elif file.name != "README.md":
            found += _of_page(file)
    kept = [one for one in found if not _is_teaser_of_another(one[1], found)]
    return tuple(
        Article(number, name, "zh" if is_chinese("".join(paragraphs)) else "en", paragraphs)
        for number, (name, paragraphs) in enumerate(kept, 1)
    )


def is_chinese(text: str) -> bool:
    """Tell whether `text` is Chinese, and not English with a Chinese name in it."""
    return len(re.findall("[\u4e00-\u9fff]", text)) > len(re.findall("[A-Za-z]", text))


def _of_page(file: Path) -> list[tuple[str, tuple[str, ...]]]:
    page = segment(file.read_bytes())
    bodies = [tuple(p.text for p in article.text.paragraphs if p.kind == "body") for article in page.articles]
    return [(f"{file.stem}-{index}", body) for index, body in enumerate(bodies) if sum(map(len, body)) >= 120]


def _is_teaser_of_another(body: tuple[str, ...], found: list[tuple[str, tuple[str, ...]]]) -> bool:
    start = " ".join(body)[:80]
    return len(body) == 1 and sum(" ".join(other).startswith(start) for _, other in found) > 1


def write_collection(articles: tuple[Article, ...], path: Path) -> None:
    """Write the collection as JSON lines."""
    lines = (json.dumps({"id": a.source_id, "paragraphs": a.paragraphs, "source": "Corpus"}) for a in articles)
    path.write_text("\n".join(lines) + "\n", "utf-8")


def sentences(article: Article, paragraph: int) -> list[Passage]:
    """Return the sentences of a paragraph, split where nobody would doubt it."""
    text = article.paragraphs[paragraph]
    found: list[str] = []
    start = 0
    for stop in _STOP.finditer(text):
        if not _ABBREVIATION.search(text[start : stop.start() + 1]):
            found.append(text[start : stop.end()].strip())
            start = stop.end()
    if text[start:].strip():
        found.append(text[start:].strip())
    return [Passage(article, paragraph, index, sentence) for index, sentence in enumerate(found)]
