"""The text of an article as quotations are compared with it: words, characters, typography."""
