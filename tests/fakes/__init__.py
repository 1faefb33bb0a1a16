"""Small archives and searches that live in memory, for tests of what is above them."""
