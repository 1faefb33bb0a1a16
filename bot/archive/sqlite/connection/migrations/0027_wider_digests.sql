-- Digests by the month, for a person, with a role to ping; and runs that open a post in a forum.
ALTER TABLE digest ADD COLUMN month_days TEXT NOT NULL DEFAULT '[]'; -- a JSON array of days of the month, -1 is the last
ALTER TABLE digest ADD COLUMN role INTEGER; -- that is pinged
ALTER TABLE digest ADD COLUMN reader INTEGER; -- who gets it as a direct message, instead of a channel
ALTER TABLE digest_run ADD COLUMN post TEXT; -- what the post is called that it opens in a forum

CREATE INDEX digest_of_reader ON digest (reader) WHERE reader IS NOT NULL;

-- Columns more are other checksums: the rows are vouched for anew.
UPDATE digest SET checksum = 0;
UPDATE digest_run SET checksum = 0;
CREATE TABLE IF NOT EXISTS checksums_due (due INTEGER) STRICT;
