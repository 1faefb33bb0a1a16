-- Whether a server has search results in full; by default they are compact.
ALTER TABLE guild_setting ADD COLUMN full_results INTEGER NOT NULL DEFAULT 0;

-- A column more is another checksum: the rows are vouched for anew.
UPDATE guild_setting SET checksum = 0;
CREATE TABLE IF NOT EXISTS checksums_due (due INTEGER) STRICT;
