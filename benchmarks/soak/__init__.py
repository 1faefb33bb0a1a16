"""A day of a busy bot, squeezed into minutes: what it costs, how fast it answers, and whether anything piles up."""
