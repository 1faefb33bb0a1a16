"""Correcting misspelt words: candidates, what each edit costs, the company of other words."""
