"""What the bot prints of an article passes its own verifier: digests, snippets, summaries, quotations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.app import open_services
from bot.articles.model import SHARED
from bot.articles.references import Position, Reference
from bot.config import read_settings
from bot.digest.summaries import extract_of
from bot.errors import UsageError
from bot.quotation.text.words import count_words
from bot.quotation.verification.extraction import quotations_in
from bot.quotation.verification.verify import FEWEST_WORDS
from bot.segmentation import split_sentences, summarise
from cogs.ui import escaped, escaped_line, highlighted
from tests.cli.running import bot
from tests.fakes.articles import BEGINNING
from tests.fakes.clock import FakeClock
from tests.quotation.sceptic_pages import PAGES

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.app import Services
    from bot.digest.model import DigestItem

FAITHFUL = {"verbatim", "typography", "elided", "exact"}
# Long enough to be cut, and with numbers where a window of so many characters may end.
PIER = (
    "委員會星期二表決關閉老舊的東碼頭。主委說：「我們等得太久了。」潛水員將逐一更換腐朽的木樁，工程需時八個月。"
    + "反對者認為，渡輪每年載客二十三萬一千五百人，關閉將使島上的漁民多繞四十公里。他們在三月遞交了1,940人的連署。" * 8,
    "碼頭建於一九六一年，造價四百萬元。木樁每二十年須更換一次，上一次是在二○○四年。沒有人記得誰負責檢查。",
)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("printed")
    records = [{"id": str(at), "paragraphs": page} for at, page in enumerate((*PAGES, PIER), 1)]
    (folder / "pages.jsonl").write_text("".join(json.dumps(one) + "\n" for one in records), "utf-8")
    assert bot("load", folder / "pages.jsonl", "data/samples", "--db", folder / "archive.db").returncode == 0
    return folder / "archive.db"


@pytest.fixture
async def services(database: Path) -> AsyncIterator[Services]:
    async with open_services(read_settings(), FakeClock(), database, writable=False) as opened:
        yield opened


async def items(services: Services) -> tuple[DigestItem, ...]:
    return (await services.composer.compose_everything(BEGINNING, limit=200)).items


async def verdict_of(services: Services, drawn: str) -> str:
    """Verify a text as somebody pastes it from a message of the bot; what is too short for that is looked for."""
    try:
        found = await services.quotation.verify_message((SHARED,), "\n".join(f"> {line}" for line in drawn.split("\n")))
    except UsageError:
        (plain,) = quotations_in(drawn)
        assert count_words(plain) < FEWEST_WORDS
        assert await services.quotation.find((SHARED,), plain)
        return "verbatim"
    assert len(found) == 1
    return found[0][1].verification.verdict.value


async def test_the_sentences_of_a_digest(services: Services) -> None:
    told = {
        item.summary: await verdict_of(services, escaped_line(item.summary, 1_200)) for item in await items(services)
    }
    assert len(told) > 30
    assert {text: verdict for text, verdict in told.items() if verdict not in FAITHFUL} == {}


async def test_what_quote_shows_under_a_digest_is_what_the_digest_shows(services: Services) -> None:
    for item in await items(services):
        assert item.passage is not None
        shown = [(await services.quotation.quote(ref)).passage.text for ref in (item.passage, item.second) if ref]
        for text in shown:
            assert "".join(text.split()) in "".join(item.summary.split())
        left = "".join(item.summary.split())
        for text in shown:
            left = left.replace("".join(text.split()), "", 1)
        assert left.strip("…") == ""


@pytest.mark.parametrize(
    "query", ["squid", "harbor", "reservoir", "pump", "library", "碼頭", "連署", "water", "council"]
)
async def test_the_snippets_of_a_search(services: Services, query: str) -> None:
    answer = await services.search.search((SHARED,), query, limit=20)
    assert answer.hits
    for hit in answer.hits:
        if (passage := hit.passage) is None:
            continue
        shown = highlighted(passage.excerpt, 2_000)
        before, after = "… " * passage.starts_inside, " …" * passage.ends_inside
        assert await verdict_of(services, f"{before}{shown}{after}") in FAITHFUL


async def test_every_passage_that_can_be_quoted(services: Services) -> None:
    for item in (await items(services))[:12]:
        article = await services.archive.articles.article(item.card.key)
        assert article is not None
        for number, paragraph in enumerate(article.text.paragraphs, 1):
            if paragraph.kind == "body":
                ref = Reference.to(article.key, article.version, Position(number))
                text = (await services.quotation.quote(ref)).passage.text
                assert await verdict_of(services, escaped(text, 4_000)) in {"verbatim", "typography"}


def test_neighbours_are_joined_as_the_source_joins_them() -> None:
    paragraphs = [(text, split_sentences(text)) for text in PIER]
    assert summarise(paragraphs, opinion=False) == "委員會星期二表決關閉老舊的東碼頭。主委說：「我們等得太久了。」"
    spaced = "The council met.  Nobody spoke for long."
    assert summarise([(spaced, split_sentences(spaced))], opinion=False) == spaced


async def test_sentences_that_are_no_neighbours_are_told_apart(services: Services) -> None:
    found = [await services.archive.articles.article(item.card.key) for item in await items(services)]
    article = next(one for one in found if one is not None and len(one.text.paragraphs) > 3)
    first, second = (paragraph.text[slice(*paragraph.sentences[0])] for paragraph in article.text.paragraphs[:4:3])
    extract = extract_of(article, f"{first} {second}")
    assert [ref.start and ref.start.paragraph for ref in extract.passages] == [1, 4]
    assert "…" in extract.text
    assert await verdict_of(services, extract.text) in FAITHFUL
