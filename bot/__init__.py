"""Broadsheet: a newspaper archive that a Discord server can search, quote and read."""
