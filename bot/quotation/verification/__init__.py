"""Verifying a quotation: locate it, align it, name what differs, and give a verdict."""
