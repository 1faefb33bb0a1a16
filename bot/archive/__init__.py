"""The one place with SQL: articles, the index over them, settings."""
