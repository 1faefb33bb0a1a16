"""Export articles as JSON lines, and import them again with their versions and references."""
