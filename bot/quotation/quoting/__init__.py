"""Quoting a passage: by reference or by its words, with a link to it and where it was quoted before."""
