-- Whether pages are read again for what a server has quoted.
ALTER TABLE guild_setting ADD COLUMN rereading INTEGER NOT NULL DEFAULT 1;

-- A column more is another checksum: the rows are vouched for anew.
UPDATE guild_setting SET checksum = 0;
CREATE TABLE IF NOT EXISTS checksums_due (due INTEGER) STRICT;

-- Articles whose pages are read again because they were quoted: when next, and by what the site knows what we have.
CREATE TABLE rereading (
    guild INTEGER NOT NULL,
    number INTEGER NOT NULL,
    next_due TEXT NOT NULL,
    etag TEXT NOT NULL DEFAULT '',
    modified TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (guild, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX rereading_by_due ON rereading (next_due);

-- Whatever takes the last quotation of an article away takes this with it.
CREATE TRIGGER quotation_goes AFTER DELETE ON quoted
BEGIN
    DELETE FROM rereading WHERE guild = old.article_guild AND number = old.article_number AND NOT EXISTS
        (SELECT 1 FROM quoted WHERE article_guild = old.article_guild AND article_number = old.article_number);
END;
