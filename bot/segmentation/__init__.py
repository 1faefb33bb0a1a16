"""Turn a page into articles, paragraphs, sentences and credits. Pure: no network, no database, no clock."""
