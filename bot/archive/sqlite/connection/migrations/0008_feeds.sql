-- Feeds that are polled, and the articles that a feed held when it was added.

CREATE TABLE feed (
    guild INTEGER NOT NULL,
    number INTEGER NOT NULL,
    address TEXT NOT NULL,
    title TEXT NOT NULL,
    owner INTEGER NOT NULL, -- the Discord id of who added it
    whole INTEGER NOT NULL, -- 1 where the pages are fetched that it only sums up
    added TEXT NOT NULL,
    etag TEXT NOT NULL DEFAULT '',
    modified TEXT NOT NULL DEFAULT '',
    next_due TEXT NOT NULL,
    pace REAL NOT NULL, -- seconds between polls while all is well
    checked TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    failing_since TEXT,
    error TEXT NOT NULL DEFAULT '', -- what went wrong last, as JSON: the key of its sentence and its data
    paused TEXT NOT NULL DEFAULT '', -- why it is not polled: '' while it is
    told INTEGER NOT NULL DEFAULT 0,
    begun INTEGER NOT NULL DEFAULT 0, -- 1 once all it held when it was added has been loaded
    PRIMARY KEY (guild, number)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX feed_by_address ON feed (guild, address);

CREATE INDEX feed_by_due ON feed (next_due) WHERE paused = '';

-- The last feed number given out in a guild.
CREATE TABLE feed_number (
    guild INTEGER PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT;

-- Articles that were there before anybody asked for what is new: no digest announces them.
CREATE TABLE article_before (
    guild INTEGER NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (guild, number),
    FOREIGN KEY (guild, number) REFERENCES article DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
