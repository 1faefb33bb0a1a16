-- How much each guild has brought in on the last day on which it brought in anything.
CREATE TABLE library_usage (
    guild INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    bytes INTEGER NOT NULL
) STRICT;
