-- Where a server wants to be told that what it quoted has changed: 'off', 'reply', or the id of a channel.
ALTER TABLE guild_setting ADD COLUMN changes TEXT NOT NULL DEFAULT 'reply';

-- A column more is another checksum: the rows are vouched for anew.
UPDATE guild_setting SET checksum = 0;
CREATE TABLE IF NOT EXISTS checksums_due (due INTEGER) STRICT;

-- Edited versions of quoted articles that are still to be compared with what was quoted. A row is written with its version.
CREATE TABLE version_due (
    guild INTEGER NOT NULL,
    number INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (guild, number, version)
) STRICT, WITHOUT ROWID;

-- What a server is told of a passage that changed: a message to be posted once, and edited while it is fresh. Whatever
-- it says is drawn from the articles when it is sent: no text is kept.
CREATE TABLE announcement (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guild INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    quoted INTEGER NOT NULL, -- the message that quotes
    quoted_in INTEGER NOT NULL, -- its channel
    article_guild INTEGER NOT NULL,
    article_number INTEGER NOT NULL,
    reference TEXT NOT NULL,
    version INTEGER NOT NULL, -- that it was compared with last
    shown INTEGER NOT NULL DEFAULT 0, -- the version that the message shows
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

CREATE INDEX announcement_open ON announcement (retry_at) WHERE state IN ('pending', 'claimed');
CREATE INDEX announcement_of_passage ON announcement (guild, article_guild, article_number, made_at);
CREATE INDEX announcement_by_age ON announcement (made_at);

CREATE INDEX quoted_of_article ON quoted (article_guild, article_number, quoted_at);
