"""Query interpretation: corrections, spelling variants, names in other scripts."""
