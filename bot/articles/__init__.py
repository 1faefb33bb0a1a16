"""What everybody speaks of: an article, its key and references, its people, its fingerprints. Pure."""
