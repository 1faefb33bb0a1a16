"""References, quotations and their exactness."""
