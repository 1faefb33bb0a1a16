-- Names of the same that no rule can tie, as people told them: of one server, or of the shared archive.
-- `state` is empty where an alias is in use; one that waits for an answer, or that was removed and can be brought back,
-- goes when a day has passed.
CREATE TABLE alias (
    guild INTEGER NOT NULL,
    number INTEGER NOT NULL,
    -- A list of JSON.
    names TEXT NOT NULL,
    state TEXT NOT NULL,
    at TEXT NOT NULL,
    checksum INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (guild, number)
) STRICT, WITHOUT ROWID;
