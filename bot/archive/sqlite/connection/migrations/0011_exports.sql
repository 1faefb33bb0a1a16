-- What an article is known as where it came from, by its number: what is exported says so.
CREATE INDEX record_by_number ON record (guild, number);

-- What was stored at one moment: whether an article that is imported came from here.
CREATE INDEX article_by_loading ON article (guild, loaded_at);
