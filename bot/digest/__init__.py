"""Digests: when one is due, what it holds, and delivering it once. Knows no Discord and no SQL."""
