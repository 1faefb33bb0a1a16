"""Worker processes that split pages, and pages prefetched for them."""
