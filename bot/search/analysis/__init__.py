"""Text analysis: tokenizing, folding, stemming, Chinese bigrams, function words (stop words)."""
