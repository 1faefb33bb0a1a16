"""What people read is written as the style sheet says (docs/developing.md, "How we write")."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from fluent.syntax import FluentParser, ast

from bot.config import ROOT
from tests.texts.style import ANSWERS, EVERYWHERE, Old, found, messages, prose

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENGLISH = sorted((ROOT / "bot" / "texts" / "en").glob("*.ftl"))
PAGES = [
    *sorted((ROOT / "docs").glob("*.md")),
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "data/pages/README.md", "data/samples/README.md")),
    ROOT / "deploy" / "README.md",
]
DISCORDS_OWN = {
    "Manage Server",
    "None",
    "The application did not respond",
    "New Application",
    "Bot",
    "Reset Token",
    "Public Bot",
    "Installation",
    "Privileged Gateway Intents",
    "Presence Intent",
    "Server Members Intent",
    "Message Content Intent",
    "User Install",
    "Server Settings → Integrations",
}
"""What these pages quote of Discord and its developer portal."""


def _name(file: Path) -> str:
    return str(file.relative_to(ROOT))


@pytest.mark.parametrize("old", [*EVERYWHERE, *ANSWERS], ids=lambda old: old.instead[:30])
def test_every_pattern_is_found_where_it_is_put_in(old: Old) -> None:
    clean = (ROOT / "README.md").read_text("utf-8").partition("\n\n")[0]
    assert list(found(f"{clean}\n\n{old.example}\n", (old,)))
    assert not list(found(clean, (old,)))


@pytest.mark.parametrize("file", ENGLISH, ids=_name)
def test_the_bot_speaks_plain_modern_english(file: Path) -> None:
    assert [f"{key}: {one}" for key, said in messages(file) for one in found(said, EVERYWHERE + ANSWERS)] == []


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_the_pages_are_in_plain_modern_english(page: Path) -> None:
    assert list(found(prose(page.read_text("utf-8")), EVERYWHERE)) == []


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_a_page_quotes_nothing_that_the_bot_does_not_say(page: Path) -> None:
    text = page.read_text("utf-8")
    assert [quote for quote in quotes(text) if not is_said(quote)] == []
    assert [label for label in labels(text) if not is_label(label)] == []


@pytest.mark.parametrize(
    ("page", "wrong"),
    [
        ('The answer says "Nothing is called …".', True),
        ('The answer says "There\'s no … in this archive."', False),
        ('The answer says "Nothing new for … yet."', False),
        ("Press **Send again**.", True),
        ("Press **Show the rest**, then **Read**.", False),
        ("- **How often.** Every day.", False),
    ],
)
def test_a_wrong_quotation_in_a_page_is_noticed(page: str, wrong: bool) -> None:
    amiss = [quote for quote in quotes(page) if not is_said(quote)] + [one for one in labels(page) if not is_label(one)]
    assert bool(amiss) is wrong


def quotes(page: str) -> Iterator[str]:
    """Yield what a page quotes between straight double quotes: two words or more, outside of code."""
    for part in re.split(r"\n\s*\n|\|", _unfenced(page)):
        for quote in re.findall(r'"([^"]+)"', re.sub(r"`[^`]*`", "`", " ".join(part.split()))):
            if " " in quote and quote not in DISCORDS_OWN:
                yield quote


def labels(page: str) -> Iterator[str]:
    """Yield what a page names in bold as something to press: with a capital, and not the opening words of a part."""
    for part in re.split(r"\n\s*\n|\|", re.sub(r"`[^`]*`", "`", _unfenced(page))):
        for before, bold in re.findall(r"(^\s*|(?:^|\n)\s*(?:-|\d+\.) |[^*]\s|[(])\*\*([^*]+)\*\*", f" {part}"):
            label = " ".join(bold.split())
            opens = re.fullmatch(r"\s*(?:-|\d+\.) ", before) or (not before.strip() and label[-1] in ".:,")
            if label[0].isupper() and not opens and label not in DISCORDS_OWN:
                yield label


def _unfenced(page: str) -> str:
    return re.sub(r"```.*?```|^ {4}.*?$", "", page, flags=re.DOTALL | re.MULTILINE)


def is_said(quote: str) -> bool:
    """Tell whether some message says this, in order, with … for what is filled in."""
    pieces = [piece.strip() for piece in quote.split("…") if piece.strip()]
    return any(all(_in_order(said, pieces)) for said in sentences())


def _in_order(said: str, pieces: list[str]) -> Iterator[bool]:
    at = 0
    for piece in pieces:
        at = said.find(piece, at)
        yield at >= 0
        at += len(piece)


def is_label(label: str) -> bool:
    """Tell whether something can be pressed that is called so, with … for what is filled in."""
    pieces = [piece.strip() for piece in label.split("…") if piece.strip()]
    named = (said.strip(" ◀▶…\0") for said in sentences())
    return any(said.startswith(pieces[0]) and said.endswith(pieces[-1]) for said in named)


@cache
def sentences() -> tuple[str, ...]:
    """Return what the messages of the bot say, each form of a number or a kind by itself, \\0 for what is filled in."""
    found_in = (entry for file in ENGLISH for entry in FluentParser().parse(file.read_text("utf-8")).body)
    return tuple(one for entry in found_in if isinstance(entry, ast.Message) for one in _forms(entry.value))


MOST_FORMS = 64


def _forms(pattern: Any) -> list[str]:
    forms = [""]
    for element in pattern.elements:
        ends = _ends(element)
        forms = [form + end for form in forms for end in ends][:MOST_FORMS]
    return [" ".join(form.split()) for form in forms]


def _ends(element: Any) -> list[str]:
    if isinstance(element, ast.TextElement):
        return [element.value]
    if isinstance(element.expression, ast.SelectExpression):
        return [form for variant in element.expression.variants for form in _forms_raw(variant.value)]
    return [element.expression.value if isinstance(element.expression, ast.StringLiteral) else "\0"]


def _forms_raw(pattern: Any) -> list[str]:
    forms = [""]
    for element in pattern.elements:
        forms = [form + end for form in forms for end in _ends(element)][:MOST_FORMS]
    return forms
