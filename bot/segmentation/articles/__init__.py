"""From the blocks of one article to the article: headline, summary, truncation of teasers, duplicates."""
