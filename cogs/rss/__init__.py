"""Addresses for feed readers."""
