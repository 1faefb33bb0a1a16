"""Which stored article a loaded one is: known, new, or a new version."""
