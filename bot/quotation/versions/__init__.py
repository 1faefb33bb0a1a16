"""How two versions of an article differ, and what became of a passage."""
