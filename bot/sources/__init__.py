"""Where pages come from: bytes, fetched safely and within bounds."""
