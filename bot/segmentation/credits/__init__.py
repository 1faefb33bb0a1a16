"""Credit lines to people: authors, translators, their affiliations and their names in two scripts."""
