"""Articles that need no splitting, one JSON object per line."""
