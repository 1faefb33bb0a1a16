"""Search measured beside other engines, over a newspaper made for it."""
