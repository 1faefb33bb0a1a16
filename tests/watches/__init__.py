"""Watches, without Discord."""
