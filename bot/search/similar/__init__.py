"""Similar articles ("more like this"): keywords, and relevance feedback."""
