"""Backup, restore, erasure, and checking what is stored."""
