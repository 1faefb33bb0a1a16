-- What was loaded, what it says in each of its versions, and what guilds have chosen.
-- Every key begins with the scope: the guild's Discord id, or 0 for the operator's shared archive.
-- Times are ISO 8601 in UTC with microseconds, so that they sort as text.

-- The last article number given out in a scope, and a count of its changes.
CREATE TABLE scope (
    guild INTEGER PRIMARY KEY,
    last_number INTEGER NOT NULL,
    generation INTEGER NOT NULL
) STRICT;

CREATE TABLE article (
    guild INTEGER NOT NULL,
    number INTEGER NOT NULL,
    latest INTEGER NOT NULL,
    -- The next four are those of the newest version, for counting without reading it.
    source TEXT NOT NULL,
    published TEXT,
    truncated INTEGER NOT NULL,
    paragraph_count INTEGER NOT NULL,
    loaded_at TEXT NOT NULL,
    removed_at TEXT,
    PRIMARY KEY (guild, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE version (
    guild INTEGER NOT NULL,
    number INTEGER NOT NULL,
    version INTEGER NOT NULL,
    reason TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    source TEXT NOT NULL,
    source_id TEXT,
    url TEXT,
    headline TEXT NOT NULL,
    headline_generated INTEGER NOT NULL,
    summary TEXT NOT NULL,
    lead TEXT NOT NULL,
    dates TEXT NOT NULL, -- a JSON array, as written on the page
    published TEXT,
    language TEXT NOT NULL,
    truncated INTEGER NOT NULL,
    certainty REAL NOT NULL,
    PRIMARY KEY (guild, number, version),
    FOREIGN KEY (guild, number) REFERENCES article DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE paragraph (
    guild INTEGER NOT NULL,
    number INTEGER NOT NULL,
    version INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    sentences TEXT NOT NULL, -- a JSON array of offsets in characters: start, end, start, end, ...
    PRIMARY KEY (guild, number, version, position),
    FOREIGN KEY (guild, number, version) REFERENCES version DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE credit (
    guild INTEGER NOT NULL,
    number INTEGER NOT NULL,
    version INTEGER NOT NULL,
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    affiliation TEXT,
    cjk TEXT,
    PRIMARY KEY (guild, number, version, position),
    FOREIGN KEY (guild, number, version) REFERENCES version DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- Names that the page itself ties in two scripts.
CREATE TABLE name (
    guild INTEGER NOT NULL,
    number INTEGER NOT NULL,
    version INTEGER NOT NULL,
    position INTEGER NOT NULL,
    latin TEXT NOT NULL,
    cjk TEXT NOT NULL,
    PRIMARY KEY (guild, number, version, position),
    FOREIGN KEY (guild, number, version) REFERENCES version DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- Hashes of some word runs of an article's beginning: where to look for the same article under another cut.
CREATE TABLE sample (
    guild INTEGER NOT NULL,
    truncated INTEGER NOT NULL,
    hash INTEGER NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (guild, truncated, hash, number)
) STRICT, WITHOUT ROWID;

-- A page as it was read, so that it can be split again.
CREATE TABLE page (
    guild INTEGER NOT NULL,
    digest TEXT NOT NULL,
    source TEXT NOT NULL,
    format TEXT NOT NULL,
    encoding TEXT NOT NULL,
    content BLOB NOT NULL, -- its bytes, compressed with zlib
    segmenter TEXT NOT NULL,
    loaded_at TEXT NOT NULL,
    PRIMARY KEY (guild, digest)
) STRICT;

-- Which page was last read from a place.
CREATE TABLE page_origin (
    guild INTEGER NOT NULL,
    origin TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (guild, origin),
    FOREIGN KEY (guild, digest) REFERENCES page DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE page_article (
    guild INTEGER NOT NULL,
    digest TEXT NOT NULL,
    position INTEGER NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (guild, digest, position),
    FOREIGN KEY (guild, digest) REFERENCES page DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (guild, number) REFERENCES article DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- Articles that came already apart, each with an id of its own where it came from.
CREATE TABLE record (
    guild INTEGER NOT NULL,
    origin TEXT NOT NULL,
    source_id TEXT NOT NULL,
    digest TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (guild, origin, source_id),
    FOREIGN KEY (guild, number) REFERENCES article DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE guild_setting (
    guild INTEGER PRIMARY KEY,
    prefix TEXT NOT NULL,
    zone TEXT NOT NULL,
    language TEXT NOT NULL,
    digest_roles TEXT NOT NULL, -- JSON arrays of Discord role ids
    library_roles TEXT NOT NULL
) STRICT;

-- Facts the program keeps for itself.
CREATE TABLE note (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_search (
    guild INTEGER NOT NULL,
    token TEXT NOT NULL,
    query TEXT NOT NULL,
    literal INTEGER NOT NULL,
    kept_at TEXT NOT NULL,
    PRIMARY KEY (guild, token)
) STRICT, WITHOUT ROWID;

CREATE INDEX kept_search_by_time ON kept_search (kept_at);
