"""Cogs ask services, and reach past none of them into a store."""

from __future__ import annotations

import ast

import pytest

from bot.config import ROOT

STORES = {"archive", "store", "stores"}


def reaches(source: str) -> list[str]:
    """Return where code reads a store of something, such as `services.archive`."""
    found = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Attribute) and node.attr in STORES]
    return [f"line {node.lineno}: {ast.unparse(node)}" for node in found]


def test_no_cog_reaches_into_a_store() -> None:
    files = sorted((ROOT / "cogs").rglob("*.py"))
    assert len(files) > 50
    found = {str(file.relative_to(ROOT)): reaches(file.read_text(encoding="utf-8")) for file in files}
    assert {file: lines for file, lines in found.items() if lines} == {}


@pytest.mark.parametrize("reached", ["self.bot.services.archive.articles.cards(keys)", "service.store.run(1)"])
def test_reaching_is_noticed(reached: str) -> None:
    assert len(reaches(f"async def draw(self):\n    return await {reached}")) == 1
