"""How much text an option takes: Discord itself refuses more in the slash form, and a sentence does in a message."""

from __future__ import annotations

from discord.ext import commands

Line = commands.Range[str, 0, 200]
"""A name, a reference, a date."""

Prose = commands.Range[str, 0, 4_000]
"""A query, a quotation, an address: as much as the longest message holds, so that no message is refused for it."""
