"""Quotations made from the sample pages, and what each must be called."""
