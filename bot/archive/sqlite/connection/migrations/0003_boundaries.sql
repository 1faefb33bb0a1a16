-- How pages were divided: by whom, which of their articles say what they gave them, and what another division left over.

-- Pages that a person has divided. Their digest is of their bytes and these lines; `content_digest` is of the bytes alone.
CREATE TABLE page_boundaries (
    guild INTEGER NOT NULL,
    digest TEXT NOT NULL,
    content_digest TEXT NOT NULL,
    starts TEXT NOT NULL, -- a JSON array: the lines (from 0) on which articles start
    PRIMARY KEY (guild, digest),
    FOREIGN KEY (guild, digest) REFERENCES page DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX page_boundaries_by_content ON page_boundaries (guild, content_digest);

-- 1 where the boundaries were given with the load, and no file beside the page holds them.
ALTER TABLE page_origin ADD COLUMN by_hand INTEGER NOT NULL DEFAULT 0;

CREATE INDEX page_origin_by_digest ON page_origin (guild, digest);

-- The version of the article whose text is this page's; NULL where the page shows another cut of it.
ALTER TABLE page_article ADD COLUMN version INTEGER;

-- 1 where the page was divided otherwise before, and the article stood on it then.
ALTER TABLE page_article ADD COLUMN former INTEGER NOT NULL DEFAULT 0;

CREATE INDEX page_article_by_number ON page_article (guild, number);

-- Who stored an article stored its page in the same moment.
UPDATE page_article SET version = (
    SELECT v.version FROM version AS v JOIN page AS p ON p.guild = page_article.guild AND p.digest = page_article.digest
    WHERE v.guild = page_article.guild AND v.number = page_article.number
        AND v.changed_at = p.loaded_at AND v.source = p.source
);

-- 1 where `removed_at` says only that no page divides into this article any more: it is out of sight, but can be quoted.
ALTER TABLE article ADD COLUMN retired INTEGER NOT NULL DEFAULT 0;

-- Which pages an older splitter divided, without reading them.
CREATE INDEX page_by_segmenter ON page (guild, segmenter);
