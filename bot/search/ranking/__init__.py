"""Scoring articles: BM25, proximity of words, priors, order."""
