"""Text below the level of a page: decoding, normalising, sentences, words, dates, language."""
