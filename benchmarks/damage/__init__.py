"""Damage an archive everywhere, byte by byte and page by page, and see that nothing wrong is said of it in silence."""
