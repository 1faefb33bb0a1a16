"""A pool of worker processes that split pages, and prefetching of pages for them."""
