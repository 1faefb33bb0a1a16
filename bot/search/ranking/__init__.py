"""Ranking: BM25, term proximity, static priors, sort order."""
