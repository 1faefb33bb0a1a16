"""`!help`: every command, with examples."""

from cogs.help.examples import first_example

__all__ = ["first_example"]
