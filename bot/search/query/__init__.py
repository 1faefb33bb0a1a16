"""The query language: words, phrases, filters, dates."""
