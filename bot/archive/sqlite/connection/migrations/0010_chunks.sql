-- The index once more, in pieces of equal length instead of a row for each word: a hundred times fewer rows to write, to
-- merge and to sweep away. What the old tables held is made anew from the articles when the archive is next opened.
DROP TABLE posting;
DROP TABLE vocabulary;
DROP TABLE tombstone;
DROP TABLE segment;

-- An immutable part of the index of one scope. See bot/archive/terms.py for the meaning of the arrays, and
-- bot/archive/sqlite/streams.py for what lies in chunks; every array is little-endian.
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
    paragraph_starts BLOB NOT NULL,
    -- How many terms each field has.
    term_counts BLOB NOT NULL
) STRICT;

CREATE INDEX segment_by_guild ON segment (guild, id);

-- Documents of a segment that were replaced or removed since it was written.
CREATE TABLE tombstone (
    segment INTEGER NOT NULL,
    document INTEGER NOT NULL,
    PRIMARY KEY (segment, document)
) STRICT, WITHOUT ROWID;

-- The streams of segments, cut into chunks; the id tells segment, stream and place.
CREATE TABLE chunk (
    id INTEGER PRIMARY KEY,
    data BLOB NOT NULL
) STRICT;
