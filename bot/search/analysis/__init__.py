"""Text to terms: folding, stemming, Chinese bigrams, function words."""
