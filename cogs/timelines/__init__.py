"""`!timeline`: when it was reported, one whole sentence of each article; and a chart of it."""
