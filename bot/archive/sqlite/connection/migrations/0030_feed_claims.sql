-- Feeds are claimed before they are polled: who polls one, until when, and the number of its claims.
ALTER TABLE feed ADD COLUMN fence INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed ADD COLUMN holder TEXT;
ALTER TABLE feed ADD COLUMN lease_until TEXT;

CREATE INDEX feed_claimed ON feed (lease_until) WHERE lease_until IS NOT NULL;

-- Columns more are other checksums: the rows are vouched for anew.
UPDATE feed SET checksum = 0;
CREATE TABLE IF NOT EXISTS checksums_due (due INTEGER) STRICT;
