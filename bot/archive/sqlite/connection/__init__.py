"""One database file: its lock, its writer, its pool of readers, its schema and migrations."""
