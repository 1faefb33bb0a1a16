"""Word lists, written as text."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The different words of a text, as white space divides them."""
    return frozenset(text.split())
