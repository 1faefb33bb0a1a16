-- What the last document of a board had in it: what the next one is compared with. Hashes, never text.
CREATE TABLE board_export (
    guild INTEGER NOT NULL,
    board INTEGER NOT NULL,
    at TEXT NOT NULL,
    entries INTEGER NOT NULL, -- so that a lost row is noticed, and all of them counted
    checksum INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (guild, board)
) STRICT, WITHOUT ROWID;

CREATE TABLE board_exported (
    guild INTEGER NOT NULL,
    board INTEGER NOT NULL,
    reference TEXT NOT NULL,
    place INTEGER NOT NULL,
    version INTEGER NOT NULL,
    hash TEXT NOT NULL,
    verdict TEXT NOT NULL,
    checksum INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (guild, board, reference)
) STRICT, WITHOUT ROWID;

-- A row for each person, so that the hash of a note goes with who wrote it.
CREATE TABLE board_exported_note (
    guild INTEGER NOT NULL,
    board INTEGER NOT NULL,
    reference TEXT NOT NULL,
    person INTEGER NOT NULL,
    hash TEXT NOT NULL,
    checksum INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (guild, board, reference, person)
) STRICT, WITHOUT ROWID;
