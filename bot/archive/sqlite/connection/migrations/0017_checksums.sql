-- A checksum for each row, so that a changed byte is noticed: see bot/archive/sqlite/connection/checksums.py. 0 is none.
-- How many paragraphs, credits and names a version has: one that is missing is noticed, too.
ALTER TABLE version ADD COLUMN paragraphs INTEGER NOT NULL DEFAULT 0;
ALTER TABLE version ADD COLUMN credits INTEGER NOT NULL DEFAULT 0;
ALTER TABLE version ADD COLUMN names INTEGER NOT NULL DEFAULT 0;

ALTER TABLE article ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE version ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE paragraph ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE credit ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE name ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE page ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE page_origin ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE page_article ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE page_boundaries ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE record ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE article_before ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE scope ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE story_apart ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE guild_setting ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE guild_setting_change ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE note ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE kept_search ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE quoted ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE digest_counter ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE digest ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE digest_cursor ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE digest_run ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE digest_part ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE digest_listed ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE digest_shown ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE departure ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed_number ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE library_usage ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE page_review ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE held_page ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE story ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE segment ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chunk ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;

UPDATE version SET
    paragraphs = (SELECT count(*) FROM paragraph AS p
        WHERE p.guild = version.guild AND p.number = version.number AND p.version = version.version),
    credits = (SELECT count(*) FROM credit AS c
        WHERE c.guild = version.guild AND c.number = version.number AND c.version = version.version),
    names = (SELECT count(*) FROM name AS n
        WHERE n.guild = version.guild AND n.number = version.number AND n.version = version.version);

-- The rows that are there get theirs in steps, once this is committed. Until then nobody but the writer reads.
-- This table goes with the last of them: whether it is there can be told of a damaged file too.
CREATE TABLE checksums_due (due INTEGER) STRICT;
