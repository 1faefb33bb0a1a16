"""Articles that come already split, one JSON object a line."""
