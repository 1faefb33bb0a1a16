"""`!changes`: how versions of an article differ, and which quoted passages have changed."""
