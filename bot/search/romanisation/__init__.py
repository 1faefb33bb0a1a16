"""Romanisation of Chinese names: spelling systems, and the characters for each syllable."""
