"""The page of bounds names every table, everything that lives long and grows, and every number as the code has it."""

from __future__ import annotations

import ast
import inspect
import re
from datetime import timedelta
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bot.archive.sqlite.maintenance.data_inventory import HOLDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "bounds.md").read_text("utf-8")
UNITS = {"MB": 1 << 20, "days": 86_400, "s": 1}
NUMBERS = re.findall(r"`((?:bot|cogs)\.[\w.]+)` ([\d,.]*\d)(?: (MB|days|s)\b)?", PAGE)

SHORT_LIVED = (
    "bot.segmentation.",  # a page
    "bot.loading.identity.",  # a batch
    "bot.loading.report.",  # a load
    "bot.library.exporting.",  # an export
    "bot.sources.decompression.",  # an answer
    "bot.search.interpretation.",  # a search
    "bot.search.spelling.",
    "bot.quotation.verification.alignment.",  # a quotation
    "bot.quotation.text.document.TokenPlaces",
    "bot.archive.segments.",  # a segment that is made
    "bot.archive.sqlite.articles.storing.",  # a transaction
    "bot.archive.sqlite.connection.connections._",  # a connection that is opened
)
"""What is gone with the page, load, search or transaction that it was made for."""

CONTAINERS = {"dict", "list", "set", "deque", "defaultdict", "OrderedDict", "Counter", "WeakValueDictionary"}


def held(path: str) -> Any:
    """Return what a dotted name stands for: something in a module, or of something there."""
    names = path.split(".")
    for end in range(len(names) - 1, 0, -1):
        try:
            found: Any = import_module(".".join(names[:end]))
        except ModuleNotFoundError:
            continue
        for name in names[end:]:
            found = getattr(found() if inspect.isclass(found) else found, name)
        return found
    raise AssertionError(path)


@pytest.mark.parametrize(("path", "said", "unit"), NUMBERS, ids=[path for path, _, _ in NUMBERS])
def test_a_number_is_that_of_the_code(path: str, said: str, unit: str) -> None:
    value = held(path)
    if isinstance(value, timedelta):
        value = value.total_seconds()
    assert value == pytest.approx(float(said.replace(",", "")) * UNITS.get(unit, 1)), path


def test_there_are_numbers() -> None:
    assert len(NUMBERS) > 60


def test_every_table_has_its_bound() -> None:
    stored = PAGE.split("## What is stored")[1].split("\n## ")[0]
    named = [
        name for row in re.findall(r"^\| (`[^|]+) \|", stored, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)
    ]
    assert sorted(named) == sorted(HOLDINGS)


@pytest.mark.unmeasured
def test_everything_that_lives_long_and_grows_is_named() -> None:
    growing = {name for name in growing_classes() if not name.startswith(SHORT_LIVED)}
    assert {name for name in growing if f"`{name}`" not in PAGE} == set()
    assert len(growing) > 15


def test_there_is_no_queue_and_no_cache_without_a_bound() -> None:
    for file, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _name(node.func) in {
                "Queue",
                "LifoQueue",
                "PriorityQueue",
                "SimpleQueue",
            }:
                assert node.args or node.keywords, file
            if isinstance(node, ast.FunctionDef) and any(_name(one) == "cache" for one in node.decorator_list):
                assert not node.args.args or (file, node.name) in {
                    ("bot.texts.catalogue", "_read"),  # a language that there is
                    ("bot.search.ranking.weights", "_between"),  # a number of words of a query
                }, file
            if isinstance(node, ast.Call) and _name(node.func) == "lru_cache":
                (size,) = node.keywords
                assert isinstance(size.value, ast.Constant), file
                assert isinstance(size.value.value, int), file


def growing_classes() -> Iterator[str]:
    """Yield the classes whose objects begin with an empty container of their own."""
    for module, tree in trees():
        for one in ast.walk(tree):
            if isinstance(one, ast.ClassDef) and any(map(_begins_empty, ast.walk(one))):
                yield f"{module}.{one.name}"


def _begins_empty(node: ast.AST) -> bool:
    if not isinstance(node, ast.Assign | ast.AnnAssign):
        return False
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    is_own = any(isinstance(one, ast.Attribute) and _name(one.value) == "self" for one in targets)
    value = node.value
    if isinstance(value, ast.Dict | ast.List):
        return is_own and not (value.keys if isinstance(value, ast.Dict) else value.elts)
    return is_own and isinstance(value, ast.Call) and not value.args and _name(value.func) in CONTAINERS


@cache
def trees() -> list[tuple[str, ast.Module]]:
    paths = [path for room in ("bot", "cogs") for path in sorted((ROOT / room).rglob("*.py"))]
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in paths]
    return [(name, ast.parse(path.read_text("utf-8"))) for name, path in zip(names, paths, strict=True)]


def _name(node: ast.AST | None) -> str:
    if isinstance(node, ast.Subscript):
        return _name(node.value)
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
