"""Citing an article in a style, or as data for a reference manager."""
