-- Watches: what servers and people want to be told of as soon as an article of it is loaded.

-- The last watch number given out in a guild.
CREATE TABLE watch_number (
    guild INTEGER PRIMARY KEY,
    last INTEGER NOT NULL,
    checksum INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE watch (
    guild INTEGER NOT NULL,
    number INTEGER NOT NULL,
    owner INTEGER NOT NULL,
    reader INTEGER, -- whom it is told in a direct message; or else
    channel INTEGER, -- the channel that it is told in
    filter TEXT NOT NULL,
    role INTEGER, -- that is pinged
    per_day INTEGER, -- messages that it makes on one day at most
    quiet TEXT, -- '22:00-07:00'
    zone TEXT NOT NULL,
    created TEXT NOT NULL,
    since TEXT NOT NULL, -- articles that were loaded before are no news
    paused TEXT, -- why
    muted_until TEXT,
    window_at TEXT, -- when its ten minutes began, and the messages since
    window_sent INTEGER NOT NULL DEFAULT 0,
    day TEXT, -- the last day with a message, and how many it had
    day_sent INTEGER NOT NULL DEFAULT 0,
    next_at TEXT, -- when what waits of it is looked at
    removed_at TEXT,
    checksum INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (guild, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX watch_waiting ON watch (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX watch_of_reader ON watch (reader) WHERE reader IS NOT NULL;

-- New articles that are still to be put to the watches. A row is written with its article, where anybody watches.
CREATE TABLE watch_due (
    guild INTEGER NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (guild, number)
) STRICT, WITHOUT ROWID;

-- What watches found, each article once, and the message that tells it.
CREATE TABLE watch_find (
    guild INTEGER NOT NULL,
    watch INTEGER NOT NULL,
    article_guild INTEGER NOT NULL,
    article_number INTEGER NOT NULL,
    found_at TEXT NOT NULL,
    held TEXT, -- why it waited
    message INTEGER,
    checksum INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (guild, watch, article_guild, article_number)
) STRICT, WITHOUT ROWID;

CREATE INDEX watch_find_of_message ON watch_find (message);
CREATE INDEX watch_find_by_age ON watch_find (found_at);

-- A message of a watch, to be posted once. Whatever it says is drawn from the articles when it is sent: no text is kept.
CREATE TABLE watch_message (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guild INTEGER NOT NULL,
    watch INTEGER NOT NULL,
    kind TEXT NOT NULL,
    token TEXT NOT NULL,
    state TEXT NOT NULL,
    fence INTEGER NOT NULL DEFAULT 0,
    holder TEXT,
    lease_until TEXT,
    intent_at TEXT,
    message INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0,
    retry_at TEXT NOT NULL,
    made_at TEXT NOT NULL,
    error TEXT,
    checksum INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX watch_message_open ON watch_message (retry_at) WHERE state IN ('pending', 'claimed');
CREATE INDEX watch_message_of_watch ON watch_message (guild, watch);
CREATE INDEX watch_message_by_age ON watch_message (made_at);
