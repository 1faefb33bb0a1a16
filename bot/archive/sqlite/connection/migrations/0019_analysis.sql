-- Texts are taken apart in another way: Thai by pairs of characters, "U.S." apart from "us", and letters that an article
-- spells out are names. The index is made again from the articles when the archive is next opened.
DELETE FROM tombstone;
DELETE FROM segment;
