"""Digests, their runs and the parts that were sent."""
