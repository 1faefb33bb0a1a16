-- Pages are claimed before they are read again: who reads one, until when, and the number of its claims.
ALTER TABLE rereading ADD COLUMN fence INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rereading ADD COLUMN holder TEXT NOT NULL DEFAULT '';
ALTER TABLE rereading ADD COLUMN lease_until TEXT;

CREATE INDEX rereading_claimed ON rereading (lease_until) WHERE lease_until IS NOT NULL;
