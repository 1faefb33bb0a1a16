"""The inverted index: segments, postings, dictionaries, and merging them."""
