-- Boards: passages that people of a server have put together, in an order, with notes. An entry keeps its reference, which
-- names the version, and a hash of the words; never the words. What was removed can be brought back for a day.

-- The last board number given out in a guild.
CREATE TABLE board_number (
    guild INTEGER PRIMARY KEY,
    last INTEGER NOT NULL,
    checksum INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE board (
    guild INTEGER NOT NULL,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    owner INTEGER NOT NULL,
    created TEXT NOT NULL,
    revision INTEGER NOT NULL, -- counts whatever changes on it
    last_entry INTEGER NOT NULL,
    removed_at TEXT,
    checksum INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (guild, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE board_entry (
    guild INTEGER NOT NULL,
    board INTEGER NOT NULL,
    entry INTEGER NOT NULL, -- never used again on its board
    place INTEGER NOT NULL, -- entries stand in the order of their places
    reference TEXT NOT NULL,
    hash TEXT NOT NULL,
    person INTEGER NOT NULL,
    at TEXT NOT NULL,
    removed_at TEXT,
    checksum INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (guild, board, entry)
) STRICT, WITHOUT ROWID;

-- A note is one person's: two who write at once do not overwrite each other.
CREATE TABLE board_note (
    guild INTEGER NOT NULL,
    board INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    person INTEGER NOT NULL,
    text TEXT NOT NULL,
    at TEXT NOT NULL,
    checksum INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (guild, board, entry, person)
) STRICT, WITHOUT ROWID;
