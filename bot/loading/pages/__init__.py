"""From the bytes of a page to articles that are ready to store."""
