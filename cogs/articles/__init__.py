"""`!article`, `!recent` and `!random`: reading what the archive holds."""
