"""Deduplication: decide whether a loaded article is new, known, or a new version of a known one."""
