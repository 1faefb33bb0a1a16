"""Spelling correction: candidates, edit costs, and context of the other query words."""
