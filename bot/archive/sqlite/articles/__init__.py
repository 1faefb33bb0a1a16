"""Rows of articles: reading, storing, their versions, pages and stories."""
