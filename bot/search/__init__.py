"""Query language, spelling, ranking and snippets over the archive."""
