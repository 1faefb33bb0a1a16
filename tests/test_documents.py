"""The documents and the sample pages keep what they say."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bot.errors import ConfigurationError

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "data" / "samples"
OWN_WORDS = re.compile(r"[\w’'-]+")


def words(text: str) -> list[str]:
    return OWN_WORDS.findall(text)


def test_the_installation_page_names_the_exit_status_of_a_wrong_setting() -> None:
    page = (ROOT / "docs" / "install.md").read_text("utf-8")
    assert f"RestartPreventExitStatus={ConfigurationError.exit_status}" in page


def test_every_decision_is_listed_once_and_has_its_parts() -> None:
    folder = ROOT / "docs" / "decisions"
    files = sorted(file.name for file in folder.glob("[0-9]*.md"))
    assert re.findall(r"\((\d{4}-[\w-]+\.md)\)", (folder / "README.md").read_text("utf-8")) == files
    for number, name in enumerate(files, start=1):
        text = (folder / name).read_text("utf-8")
        assert text.startswith(f"# {number:04d}: ")
        assert re.findall(r"^## (\w+)", text, re.MULTILINE) == ["Context", "Decision", "Consequences", "Alternatives"]


def test_the_samples_readme_names_every_page() -> None:
    listed = re.findall(r"^\| `([^`]+)` \|", (SAMPLES / "README.md").read_text("utf-8"), re.MULTILINE)
    assert listed == sorted(file.name for file in SAMPLES.iterdir() if file.name != "README.md")


@pytest.mark.parametrize(
    ("teaser_page", "line", "full_page"),
    [
        ("01-opinion-harbor.txt", 14, "02-opinion-water.txt"),
        ("01-opinion-harbor.txt", 15, "03-city-desk.md"),
        ("02-opinion-water.txt", 14, "10-weekend-page.txt"),
    ],
)
def test_a_teaser_of_the_samples_is_the_beginning_of_an_article_on_another_page(
    teaser_page: str, line: int, full_page: str
) -> None:
    teaser = (SAMPLES / teaser_page).read_text("utf-8").split("\n")[line]
    full = words((SAMPLES / full_page).read_text("utf-8"))
    cut = words(teaser)
    assert any(full[at : at + len(cut)] == cut for at in range(len(full)))
    assert teaser[-1] not in ".?!…”"


@pytest.mark.parametrize("page", ["01-opinion-harbor.txt", "02-opinion-water.txt"])
def test_the_teasers_of_a_sample_page_share_a_cap(page: str) -> None:
    teasers = (SAMPLES / page).read_text("utf-8").split("\n")[14:18]
    assert all(100 <= len(teaser.split()) <= 102 for teaser in teasers)


def test_sample_articles_link_nowhere_real() -> None:
    lines = (SAMPLES / "08-east-ledger.jsonl").read_text("utf-8").splitlines()
    articles = [json.loads(line) for line in lines]
    assert {urlsplit(article["url"]).hostname for article in articles} == {"example.org"}
    assert len({article["id"] for article in articles}) == len(articles)


def test_samples_in_older_encodings_read_as_they_were_written() -> None:
    assert "鹽潮博物館" in (SAMPLES / "09-chinese-big5.txt").read_text("big5")
    assert "£6.85" in (SAMPLES / "07-sound-gazette-mail.txt").read_text("cp1252")
