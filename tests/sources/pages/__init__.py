"""Sixty article pages as newspapers' sites lay them out, with what a reader would call the article on each."""
