"""Autocomplete for names and headlines, from memory."""
