-- How much is in sight, by scope and source: counted as articles come and go, so that nobody has to pass over all of them.
CREATE TABLE tally (
    guild INTEGER NOT NULL,
    source TEXT NOT NULL,
    articles INTEGER NOT NULL,
    teasers INTEGER NOT NULL,
    paragraphs INTEGER NOT NULL,
    PRIMARY KEY (guild, source)
) STRICT, WITHOUT ROWID;

INSERT INTO tally
SELECT guild, source, count(*), sum(truncated), sum(paragraph_count) FROM article WHERE removed_at IS NULL GROUP BY 1, 2;

CREATE TRIGGER article_comes AFTER INSERT ON article WHEN new.removed_at IS NULL
BEGIN
    INSERT INTO tally VALUES (new.guild, new.source, 1, new.truncated, new.paragraph_count)
    ON CONFLICT (guild, source) DO UPDATE SET articles = articles + 1, teasers = teasers + excluded.teasers,
        paragraphs = paragraphs + excluded.paragraphs;
END;

CREATE TRIGGER article_goes AFTER DELETE ON article WHEN old.removed_at IS NULL
BEGIN
    UPDATE tally SET articles = articles - 1, teasers = teasers - old.truncated,
        paragraphs = paragraphs - old.paragraph_count WHERE guild = old.guild AND source = old.source;
END;

CREATE TRIGGER article_changes AFTER UPDATE OF removed_at, source, truncated, paragraph_count ON article
BEGIN
    UPDATE tally SET articles = articles - 1, teasers = teasers - old.truncated,
        paragraphs = paragraphs - old.paragraph_count
    WHERE old.removed_at IS NULL AND guild = old.guild AND source = old.source;
    INSERT INTO tally SELECT new.guild, new.source, 1, new.truncated, new.paragraph_count WHERE new.removed_at IS NULL
    ON CONFLICT (guild, source) DO UPDATE SET articles = articles + 1, teasers = teasers + excluded.teasers,
        paragraphs = paragraphs + excluded.paragraphs;
END;

-- The oldest and the newest of what is in sight.
CREATE INDEX article_by_date ON article (guild, published) WHERE removed_at IS NULL AND published IS NOT NULL;
