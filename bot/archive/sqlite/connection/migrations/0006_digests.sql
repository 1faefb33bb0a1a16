-- Digests, their runs, the messages of a run, and which articles a digest has shown.
-- A message is frozen before it is sent, and its intent is written first: what a crash leaves behind is in these rows.

-- The last digest number given out in a guild.
CREATE TABLE digest_counter (
    guild INTEGER PRIMARY KEY,
    last_number INTEGER NOT NULL
) STRICT;

CREATE TABLE digest (
    guild INTEGER NOT NULL,
    number INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    owner INTEGER NOT NULL,
    at TEXT NOT NULL, -- wall time, HH:MM
    zone TEXT NOT NULL,
    days TEXT NOT NULL, -- a JSON array of weekdays, Monday is 0
    filter TEXT NOT NULL,
    options TEXT NOT NULL, -- a JSON object
    pause_reason TEXT,
    pause_since TEXT,
    pause_by INTEGER,
    pause_told INTEGER NOT NULL DEFAULT 0,
    planned TEXT, -- the last local date that has had its turn
    since TEXT NOT NULL,
    next_due TEXT NOT NULL,
    created TEXT NOT NULL,
    revision INTEGER NOT NULL,
    PRIMARY KEY (guild, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX digest_by_due ON digest (next_due) WHERE pause_reason IS NULL;

-- How far a digest has read: an article number in each scope.
CREATE TABLE digest_cursor (
    guild INTEGER NOT NULL,
    number INTEGER NOT NULL,
    scope INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (guild, number, scope),
    FOREIGN KEY (guild, number) REFERENCES digest ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE digest_run (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guild INTEGER NOT NULL,
    number INTEGER NOT NULL,
    occasion TEXT NOT NULL,
    kind TEXT NOT NULL,
    dates TEXT NOT NULL, -- a JSON array of local dates
    due TEXT NOT NULL,
    token TEXT NOT NULL,
    state TEXT NOT NULL,
    fence INTEGER NOT NULL DEFAULT 0,
    holder TEXT,
    lease_until TEXT,
    channel INTEGER, -- where it goes; given once it is frozen
    cursor TEXT, -- a JSON array of (scope, article)
    counts TEXT NOT NULL DEFAULT '{}',
    thread TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    retry_at TEXT NOT NULL,
    error TEXT,
    finished TEXT,
    UNIQUE (guild, number, occasion),
    FOREIGN KEY (guild, number) REFERENCES digest ON DELETE CASCADE
) STRICT;

CREATE INDEX digest_run_open ON digest_run (guild, number, due, id) WHERE state IN ('pending', 'claimed');
CREATE INDEX digest_run_finished ON digest_run (finished);

CREATE TABLE digest_part (
    run INTEGER NOT NULL REFERENCES digest_run ON DELETE CASCADE,
    position INTEGER NOT NULL,
    payload TEXT NOT NULL, -- the JSON body of the request; empty once it is certain that nobody needs it again
    nonce TEXT NOT NULL,
    marker TEXT NOT NULL,
    state TEXT NOT NULL,
    intent_at TEXT,
    message INTEGER,
    PRIMARY KEY (run, position)
) STRICT;

CREATE TABLE digest_listed (
    run INTEGER NOT NULL REFERENCES digest_run ON DELETE CASCADE,
    position INTEGER NOT NULL,
    scope INTEGER NOT NULL,
    article INTEGER NOT NULL,
    version INTEGER NOT NULL,
    role TEXT NOT NULL,
    part INTEGER,
    PRIMARY KEY (run, position)
) STRICT, WITHOUT ROWID;

-- What a digest has shown, or may have, and in which run.
CREATE TABLE digest_shown (
    guild INTEGER NOT NULL,
    number INTEGER NOT NULL,
    scope INTEGER NOT NULL,
    article INTEGER NOT NULL,
    run INTEGER NOT NULL,
    PRIMARY KEY (guild, number, scope, article),
    FOREIGN KEY (guild, number) REFERENCES digest ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
