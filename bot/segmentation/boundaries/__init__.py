"""The learned model of where one article ends and the next begins, its features and its weights."""
