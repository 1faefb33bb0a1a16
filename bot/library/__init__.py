"""A guild's own library: its feeds, what it adds, and what it takes out."""
