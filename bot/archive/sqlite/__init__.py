"""The archive on SQLite: the only place with SQL and aiosqlite."""
