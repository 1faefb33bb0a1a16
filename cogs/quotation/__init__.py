"""`!quote`, `!verify` and `!cite`, their menus, and what was quoted where."""

from cogs.quotation.unfurling import to_unfold

__all__ = ["to_unfold"]
