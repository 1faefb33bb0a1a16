"""One module for each kind of page: plain text, Markdown, HTML, feeds, web pages."""
