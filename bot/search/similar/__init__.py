"""Articles about the same thing: their keywords, and relevance feedback."""
