"""Presentation of results: snippets, and the explanation of the ranking."""
