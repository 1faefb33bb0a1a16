"""How much matching new articles with many watches takes."""
