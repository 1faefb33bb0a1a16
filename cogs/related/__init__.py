"""`!related` and the menu "Find articles"."""
