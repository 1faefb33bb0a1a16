"""Catalogues in other languages are whole file by file, name the same values, and fit where English fits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import discord
import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.client import EXTENSIONS, BroadsheetClient
from bot.config import ROOT
from bot.texts import DEFAULT_LANGUAGE, Texts, language_of, languages, load_texts
from cogs.ui import limits
from cogs.ui.translator import CatalogueTranslator
from tests.fakes.services import FakeServices

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = ROOT / "bot" / "texts"
OTHERS = [language for language in languages() if language != DEFAULT_LANGUAGE]
NAME = re.compile(r"[-_'\w]{1,32}")  # Discord's reference, "Application Command Naming"
OF_ITS_OWN = {"names"}  # names of commands, which English has in the code


class Placeholders(Visitor):  # type: ignore[misc]
    """Collects the values that a message names, and the messages it is made of."""

    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: Any) -> None:  # noqa: N802 (the name that the visitor looks for)
        self.found.add(f"${node.id.name}")

    def visit_MessageReference(self, node: Any) -> None:  # noqa: N802
        self.found.add(node.id.name)


def messages(file: Path) -> dict[str, Any]:
    read = FluentParser().parse(file.read_text(encoding="utf-8"))
    return {entry.id.name: entry for entry in read.body if isinstance(entry, ast.Message)}


def placeholders(entry: Any) -> set[str]:
    visitor = Placeholders()
    visitor.visit(entry.value)
    return visitor.found


@pytest.mark.parametrize("language", OTHERS)
def test_every_file_is_translated(language: str) -> None:
    english = {file.stem for file in (FOLDER / DEFAULT_LANGUAGE).glob("*.ftl")}
    translated = {file.stem for file in (FOLDER / language).glob("*.ftl")}
    assert translated - OF_ITS_OWN == english


def pairs() -> Iterator[tuple[str, str]]:
    for language in OTHERS:
        for file in sorted((FOLDER / language).glob("*.ftl")):
            if file.stem not in OF_ITS_OWN:
                yield language, file.name


@pytest.mark.parametrize(("language", "name"), list(pairs()))
def test_a_translated_file_lacks_nothing_and_names_the_same_values(language: str, name: str) -> None:
    english, translated = messages(FOLDER / DEFAULT_LANGUAGE / name), messages(FOLDER / language / name)
    assert set(translated) == set(english)
    for key in translated:
        assert placeholders(translated[key]) == placeholders(english[key]), key


@pytest.mark.parametrize("language", OTHERS)
async def test_names_and_descriptions_of_commands_are_translated_and_fit(language: str) -> None:
    translator, locale = CatalogueTranslator(), discord.Locale(language)
    seen: list[str] = []

    def check(part: dict[str, Any], *, is_choice: bool = False, is_menu: bool = False) -> None:
        name = part.get("name_localizations", {}).get(locale.value)
        seen.append(str(name))
        if not is_choice or part["name"] not in SAME_EVERYWHERE:
            assert name, part["name"]
        if not is_choice and not is_menu:
            assert NAME.fullmatch(name)
            assert name == name.lower()
            said = part["description_localizations"][locale.value]
            assert 0 < len(said) <= limits.COMMAND_DESCRIPTION
        for option in part.get("options") or []:
            check(option)
        names = [option["name_localizations"][locale.value] for option in part.get("options") or []]
        assert len(set(names)) == len(names)
        for choice in part.get("choices") or []:
            check(choice, is_choice=True)

    bot = BroadsheetClient(FakeServices(), message_content=True)  # type: ignore[arg-type]
    async with bot:
        for extension in EXTENSIONS:
            await bot.load_extension(extension)
        for command in bot.tree.get_commands():
            check(await command.get_translated_payload(bot.tree, translator), is_menu=bool(_is_menu(command)))
    assert len(seen) > 40


SAME_EVERYWHERE = {"markdown", "apa", "mla", "chicago", "bibtex", "csl-json"}


def _is_menu(command: Any) -> bool:
    return isinstance(command, discord.app_commands.ContextMenu)


@pytest.mark.parametrize(
    ("locale", "chosen", "expected"),
    [
        ("zh-TW", "en", "zh-TW"),
        ("en-GB", "zh-TW", "en"),
        ("fr", "zh-TW", "zh-TW"),
        ("zh-CN", "en", "en"),
        (None, "zh-TW", "zh-TW"),
        ("../en", "en", "en"),
    ],
)
def test_whose_language_is_spoken(locale: str | None, chosen: str, expected: str) -> None:
    assert language_of(locale, chosen) == expected


def test_what_nobody_translated_is_english_and_never_a_key(tmp_path: Path) -> None:
    (tmp_path / "common.ftl").write_text("button-read = Lesen\n", encoding="utf-8")
    texts = Texts("de", tmp_path, load_texts())
    assert texts("button-read") == "Lesen"
    assert texts("cli-about") == load_texts()("cli-about")
    assert "cli-about" in texts
    assert not texts.has_own("cli-about")
    with pytest.raises(LookupError):
        texts("no-such-key")
