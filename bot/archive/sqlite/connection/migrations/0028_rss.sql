-- RSS addresses: who may read a watch, a board or a digest in a feed reader. The address itself is kept nowhere.
CREATE TABLE rss_address (
    guild INTEGER NOT NULL,
    kind TEXT NOT NULL, -- W, B or D
    number INTEGER NOT NULL,
    owner INTEGER NOT NULL,
    secret_hash TEXT NOT NULL, -- SHA-256 of the address's secret, in hexadecimal
    made_at TEXT NOT NULL,
    checksum INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (guild, kind, number, owner)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX rss_address_of_secret ON rss_address (secret_hash);
CREATE INDEX rss_address_of_owner ON rss_address (owner);
