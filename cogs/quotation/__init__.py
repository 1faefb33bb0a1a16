"""`!quote`, `!verify` and `!cite`, their menus, and what was quoted where."""
