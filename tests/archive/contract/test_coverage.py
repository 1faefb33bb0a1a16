"""Every method that the archive promises is called by a contract test: a second engine is held to all of them.

A call counts where it is made on what carries the protocol's name: `archive.feeds.due(...)` is a call of the store that
`Archive` has as `feeds`, and so is `feeds.due(...)`.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from bot.config import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

PROTOCOLS = ROOT / "bot" / "archive"
TESTS = ROOT / "tests" / "archive" / "contract"

OPENED = {"Archive": "archive", "Storing": "storing", "TermReader": "reading", "Snapshot": "snapshot"}
"""What no property leads to, and what contract tests call it."""

HANDED_IN = {"Analyser"}
"""What an archive asks of others."""


def protocols(folder: Path) -> dict[str, ast.ClassDef]:
    classes = (node for path in folder.glob("*.py") for node in ast.walk(_read(path)) if isinstance(node, ast.ClassDef))
    return {one.name: one for one in classes if any(ast.unparse(base) == "Protocol" for base in one.bases)}


def members(protocol: ast.ClassDef) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in protocol.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def is_property(member: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any(ast.unparse(decorator) == "property" for decorator in member.decorator_list)


def names_of(found: Mapping[str, ast.ClassDef]) -> dict[str, str]:
    """Return under which name each protocol is reached."""
    names = dict(OPENED)
    for member in (member for protocol in found.values() for member in members(protocol) if is_property(member)):
        if member.returns is not None and ast.unparse(member.returns) in found:
            names[ast.unparse(member.returns)] = member.name
    return names


def used(folder: Path) -> set[tuple[str, str, bool]]:
    """Return what is asked of what: (its last name, the attribute, whether it is called)."""
    nodes = [node for path in folder.glob("*.py") for node in ast.walk(_read(path))]
    called = {id(node.func) for node in nodes if isinstance(node, ast.Call)}
    return {
        (_last_name(node.value), node.attr, id(node) in called) for node in nodes if isinstance(node, ast.Attribute)
    }


def _last_name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _read(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def test_every_protocol_is_reached_by_a_name() -> None:
    found = protocols(PROTOCOLS)
    assert {"Archive", "RunQueue", "Storing"} <= found.keys()
    assert found.keys() - names_of(found).keys() - HANDED_IN == set()


def test_every_method_of_every_protocol_is_called() -> None:
    found, asked = protocols(PROTOCOLS), used(TESTS)
    names = names_of(found)
    missing = [
        f"{protocol.name}.{member.name}"
        for protocol in found.values()
        if protocol.name not in HANDED_IN
        for member in members(protocol)
        if (names[protocol.name], member.name, not is_property(member)) not in asked
    ]
    assert sorted(missing) == []
