"""Each room is entered by its door: the names in the `__all__` of its `__init__`, all of which somebody uses."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections import defaultdict
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]
BUILDINGS = ("bot", "cogs")
ROOMS = sorted(f"{door.parent.parent.name}.{door.parent.name}" for door in ROOT.glob("*/*/__init__.py")
               if door.parent.parent.name in BUILDINGS)  # fmt: skip


def module_of(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str | None:
    return next((room for room in ROOMS if module == room or module.startswith(f"{room}.")), None)


@cache
def imports_in(source: str) -> list[tuple[str, str]]:
    """Return what is imported, by module and name; a module that is imported whole has no name."""
    found: list[tuple[str, str]] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found += [(node.module, alias.name) for alias in node.names]
        elif isinstance(node, ast.Import):
            found += [(alias.name, "") for alias in node.names]
    return found


def past_the_door(source: str, module: str) -> list[str]:
    """Return what a module imports of other rooms without coming in by their doors."""
    return [
        f"{module}: from {imported} import {name}"
        for imported, name in imports_in(source)
        if (room := room_of(imported)) is not None
        and room != room_of(module)
        and (imported != room or name not in names_of(room))
    ]


@cache
def names_of(room: str) -> frozenset[str]:
    """Return the names in the `__all__` of a room."""
    tree = ast.parse((ROOT / room.replace(".", "/") / "__init__.py").read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__":
            return frozenset(ast.literal_eval(node.value))
    return frozenset()


@pytest.mark.unmeasured
def test_nobody_reaches_past_a_door() -> None:
    files = [file for building in BUILDINGS for file in sorted((ROOT / building).rglob("*.py"))]
    assert files
    past = [one for file in files for one in past_the_door(file.read_text(encoding="utf-8"), module_of(file))]
    assert not past, "\n".join(past)


@pytest.mark.parametrize(
    "line",
    [
        "from bot.search.service import SearchService",
        "import bot.search.service",
        "from bot.search import service",
        "from cogs.ui.escape import clean",
    ],
)
def test_who_reaches_past_a_door_is_noticed(line: str) -> None:
    assert past_the_door(line, "bot.digest.service")
    assert past_the_door(f"def late() -> None:\n    {line}\n", "bot.digest.service")


def test_a_door_is_no_door_inside_its_room() -> None:
    assert not past_the_door("from bot.search.model import Hit", "bot.search.service")


@pytest.mark.unmeasured
def test_every_name_in_a_door_is_used_outside_its_room() -> None:
    used: defaultdict[str, set[str]] = defaultdict(set)
    for folder in (*BUILDINGS, "tests", "benchmarks", "deploy"):
        for file in (ROOT / folder).rglob("*.py"):
            for imported, name in imports_in(file.read_text(encoding="utf-8")):
                if imported in ROOMS and room_of(module_of(file)) != imported:
                    used[imported].add(name)
    unused = {room: sorted(names_of(room) - used[room]) for room in ROOMS if names_of(room) - used[room]}
    assert not unused


@pytest.mark.parametrize("room", ROOMS)
def test_the_names_in_a_door_are_what_they_say_even_where_a_module_has_the_same_name(room: str) -> None:
    door = importlib.import_module(room)
    for module in pkgutil.iter_modules(door.__path__):
        if not module.ispkg:
            importlib.import_module(f"{room}.{module.name}")
    assert [name for name in names_of(room) if isinstance(getattr(door, name), ModuleType)] == []
