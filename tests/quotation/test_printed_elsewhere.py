"""What the bot prints of an article elsewhere passes its own verifier too: cards, pages, menus, contexts, headlines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.articles.model import SHARED
from bot.articles.references import Position, Reference
from bot.errors import SourceError
from bot.loading.pages.page_view import view_page
from bot.loading.pages.read_page import SPLITTER, RawPage
from bot.texts import DEFAULT_LANGUAGE, load_texts
from cogs.articles.pages import paginate
from cogs.ui import escaped, escaped_line, label
from cogs.ui.cards import introduction
from tests.quotation.test_printed import FAITHFUL, database, items, services, verdict_of

if TYPE_CHECKING:
    from bot.app import Services
    from bot.articles import ArticleCard

__all__ = ["database", "services"]
SAMPLES = Path("data/samples")


async def cards(services: Services) -> tuple[ArticleCard, ...]:
    return tuple(item.card for item in await items(services))


async def unfaithful(services: Services, shown: dict[str, str]) -> dict[str, str]:
    told = {what: await verdict_of(services, text) for what, text in shown.items() if text.strip("*")}
    assert len(told) > 5
    return {f"{what}: {shown[what]}": verdict for what, verdict in told.items() if verdict not in FAITHFUL}


async def test_headlines_wherever_an_article_is_listed(services: Services) -> None:
    texts = load_texts(DEFAULT_LANGUAGE)
    shown: dict[str, str] = {}
    for card in await cards(services):
        reference = Reference(card.key)
        first = introduction(card, reference, texts).split("\n")[0]
        shown[str(reference)] = first.removesuffix(f" · `{reference}`")
    assert await unfaithful(services, shown) == {}


async def test_how_an_article_begins_in_lists(services: Services) -> None:
    texts = load_texts(DEFAULT_LANGUAGE)
    shown: dict[str, str] = {}
    for card in await cards(services):
        for most in (220, 390):
            lead = introduction(card, Reference(card.key), texts, escaped_line(card.lead, most)).split("\n")[-1]
            shown[f"{card.key} {most}"] = lead
    assert await unfaithful(services, shown) == {}


async def test_the_pages_of_an_article(services: Services) -> None:
    shown: dict[str, str] = {}
    for card in (await cards(services))[:20]:
        article = await services.archive.articles.article(card.key)
        assert article is not None
        for page in paginate(article.text):
            for piece in page:
                if article.text.paragraphs[piece.paragraph - 1].kind == "body":
                    shown[f"{card.key} {piece.paragraph} {piece.part}"] = escaped(piece.text, 4_000)
    assert await unfaithful(services, shown) == {}


async def test_what_stands_around_a_quotation(services: Services) -> None:
    shown: dict[str, str] = {}
    for card in (await cards(services))[:15]:
        quote = await services.quotation.quote(Reference.to(card.key, card.version, Position(2)))
        shown[f"{card.key} before"] = escaped_line(quote.before or "", 300)
        shown[f"{card.key} after"] = escaped_line(quote.after or "", 300)
    assert await unfaithful(services, shown) == {}


async def test_the_passages_of_a_menu(services: Services) -> None:
    shown: dict[str, str] = {}
    for words in ("harbor council water", "squid", "碼頭", "library", "pump"):
        for choice in await services.quotation.find((SHARED,), words):
            shown[str(choice.ref)] = label(choice.text, 100)
    assert await unfaithful(services, shown) == {}


async def test_the_passages_that_are_closest_to_a_paraphrase(services: Services) -> None:
    found = await services.quotation.verify(
        (SHARED,), "Imports of gas dropped in early 2025, the director of the office said."
    )
    assert found.verification.close
    for passage in found.verification.close:
        assert await verdict_of(services, escaped_line(passage.text, 240)) in FAITHFUL


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.name)
async def test_the_headlines_of_a_page_that_waits(services: Services, path: Path) -> None:
    view = view_page(SPLITTER, RawPage(path.name, path.name, path.name, path.read_bytes()))
    assert not isinstance(view, SourceError)
    for cut in view.cuts:
        assert await verdict_of(services, escaped_line(cut.headline, 100)) in FAITHFUL
