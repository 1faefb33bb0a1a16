"""Read HTML: markup to a tree, the tree to blocks, the head, and the body of the one article a page is about."""
