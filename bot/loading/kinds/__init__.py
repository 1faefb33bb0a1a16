"""File formats that are converted before splitting: mail, saved web pages, documents and tables."""
