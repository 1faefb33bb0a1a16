"""`!search`: results, page buttons, and why each was found."""
