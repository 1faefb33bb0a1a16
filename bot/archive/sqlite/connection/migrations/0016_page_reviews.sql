-- Pages of which the splitter was not sure how to cut them. `looked_at` is when somebody said that it may stay so.
CREATE TABLE page_review (
    guild INTEGER NOT NULL,
    digest TEXT NOT NULL,
    certainty REAL NOT NULL, -- 0 to 1
    looked_at TEXT,
    PRIMARY KEY (guild, digest),
    FOREIGN KEY (guild, digest) REFERENCES page DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX page_review_by_open ON page_review (guild, digest) WHERE looked_at IS NULL;

-- Files that wait for an answer in chat: nothing of them is stored as articles until somebody says how to cut them.
CREATE TABLE held_page (
    guild INTEGER NOT NULL,
    number INTEGER NOT NULL, -- drawn by lot: a question that was answered must not lead to another file
    person INTEGER NOT NULL, -- the Discord id of who sent the file
    name TEXT NOT NULL,
    content BLOB NOT NULL, -- its bytes, compressed with zlib
    channel INTEGER, -- where the question is, with its message
    message INTEGER,
    until TEXT NOT NULL, -- when the question has waited long enough
    PRIMARY KEY (guild, number)
) STRICT;

CREATE INDEX held_page_by_until ON held_page (until);
