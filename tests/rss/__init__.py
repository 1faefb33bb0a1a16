"""RSS of watches, boards and digests."""
