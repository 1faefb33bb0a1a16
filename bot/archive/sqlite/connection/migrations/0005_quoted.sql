-- Where the bot has quoted an article in public: the message that shows it, and nothing of what anybody wrote.
CREATE TABLE quoted (
    guild INTEGER NOT NULL,
    message INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    parent INTEGER, -- the channel that a thread belongs to
    article_guild INTEGER NOT NULL,
    article_number INTEGER NOT NULL,
    reference TEXT NOT NULL,
    quoted_at TEXT NOT NULL,
    PRIMARY KEY (guild, message)
) STRICT, WITHOUT ROWID;

CREATE INDEX quoted_by_article ON quoted (guild, article_guild, article_number, quoted_at);

CREATE INDEX quoted_by_channel ON quoted (guild, channel);

CREATE INDEX quoted_by_parent ON quoted (guild, parent) WHERE parent IS NOT NULL;

CREATE INDEX quoted_by_time ON quoted (guild, quoted_at);

CREATE INDEX quoted_by_age ON quoted (quoted_at);
