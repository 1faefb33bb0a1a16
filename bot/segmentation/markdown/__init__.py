"""Read Markdown: its front matter, and its blocks with all marks drawn."""
