"""`!watch`: being told of new articles that match, and what people are told."""
