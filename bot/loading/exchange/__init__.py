"""Exporting articles as lines, and importing them again with their versions and references."""
