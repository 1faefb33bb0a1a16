"""What changed since it was quoted."""
