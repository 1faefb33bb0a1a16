"""How a query is read: corrections, variants of words, names of authors."""
