"""Walk pages from their source through segmentation into the archive."""
