-- Articles that tell the story of another, the head: found when they were loaded. A head stands under its own key and in
-- no row here. A shared article has a shared head; a guild's own may have either, and only that guild sees it.
CREATE TABLE story (
    guild INTEGER NOT NULL,
    number INTEGER NOT NULL,
    head_guild INTEGER NOT NULL,
    head_number INTEGER NOT NULL,
    PRIMARY KEY (guild, number),
    FOREIGN KEY (guild, number) REFERENCES article DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX story_by_head ON story (head_guild, head_number);

-- Articles that somebody of a guild says are not of the story they were found to tell: there they stand alone.
CREATE TABLE story_apart (
    guild INTEGER NOT NULL,
    article_guild INTEGER NOT NULL,
    article_number INTEGER NOT NULL,
    person INTEGER NOT NULL, -- a Discord id
    at TEXT NOT NULL,
    PRIMARY KEY (guild, article_guild, article_number)
) STRICT, WITHOUT ROWID;
