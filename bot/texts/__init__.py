"""Every text a person reads, by key and language (Fluent catalogues, one folder a language)."""

from bot.texts.catalogue import DEFAULT_LANGUAGE, Texts, language_of, languages, load_texts

__all__ = ["DEFAULT_LANGUAGE", "Texts", "language_of", "languages", "load_texts"]
