"""Normalized article text for comparison: words, characters, typography, speech."""
