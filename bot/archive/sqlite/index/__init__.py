"""Segments in SQLite: write them, read them, and merge them in the background."""
