"""What selectors of a catalogue choose by: a key that is a number never matches a text, and no error says so."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Final

from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

_PLURALS: Final = frozenset({"zero", "one", "two", "few", "many"})


class Kind(StrEnum):
    """The kind of value that a selector takes."""

    NUMBER = "number"
    TEXT = "text"

    def takes(self, value: object) -> bool:
        """Tell whether a value can match a key of such a selector."""
        return isinstance(value, int | float if self is Kind.NUMBER else str) and not isinstance(value, bool)


def selectors_of(entry: Any) -> dict[str, Kind]:
    """Return the kinds of the variables that a message chooses by, by their names.

    Fluent compares a key with a value of its own kind alone and else takes the default
    (https://projectfluent.org/fluent/guide/selectors.html).
    """
    finder = _Finder()
    finder.visit(entry)
    return finder.kinds


class _Finder(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.kinds: dict[str, Kind] = {}

    def visit_SelectExpression(self, node: Any) -> None:  # noqa: N802 (the visitor's own way to name them)
        variable = _variable_of(node.selector)
        if variable is not None:
            self.kinds[variable] = _kind_of([variant.key for variant in node.variants])
        self.generic_visit(node)


def _variable_of(selector: Any) -> str | None:
    if isinstance(selector, ast.FunctionReference) and selector.arguments.positional:
        selector = selector.arguments.positional[0]
    return selector.id.name if isinstance(selector, ast.VariableReference) else None


def _kind_of(keys: list[Any]) -> Kind:
    is_number = any(isinstance(key, ast.NumberLiteral) or key.name in _PLURALS for key in keys)
    return Kind.NUMBER if is_number else Kind.TEXT
