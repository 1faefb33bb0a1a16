-- The index over the articles: immutable segments of one scope each. See bot/archive/terms.py for the meaning of the arrays;
-- every array is little-endian.
CREATE TABLE segment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guild INTEGER NOT NULL,
    size INTEGER NOT NULL,
    -- 0 while a merge is still writing it: nobody reads it, and what a crash leaves of it is swept away.
    published INTEGER NOT NULL,
    numbers BLOB NOT NULL,
    lengths BLOB NOT NULL,
    headline_lengths BLOB NOT NULL,
    days BLOB NOT NULL,
    truncated BLOB NOT NULL,
    paragraph_counts BLOB NOT NULL,
    paragraph_starts BLOB NOT NULL
) STRICT;

CREATE INDEX segment_by_guild ON segment (guild, id);

-- Documents of a segment that were replaced or removed since it was written.
CREATE TABLE tombstone (
    segment INTEGER NOT NULL,
    document INTEGER NOT NULL,
    PRIMARY KEY (segment, document)
) STRICT, WITHOUT ROWID;

-- The words of a segment once more, in one piece for each field, so that warming up reads one row and not a million.
CREATE TABLE vocabulary (
    segment INTEGER NOT NULL,
    field INTEGER NOT NULL,
    words TEXT NOT NULL,
    frequencies BLOB NOT NULL,
    PRIMARY KEY (segment, field)
) STRICT, WITHOUT ROWID;

-- Positions come last: SQLite leaves their pages alone unless they are asked for.
CREATE TABLE posting (
    segment INTEGER NOT NULL,
    field INTEGER NOT NULL,
    root TEXT NOT NULL,
    word TEXT NOT NULL,
    documents BLOB NOT NULL,
    counts BLOB NOT NULL,
    positions BLOB NOT NULL,
    PRIMARY KEY (segment, field, root, word)
) STRICT, WITHOUT ROWID;
