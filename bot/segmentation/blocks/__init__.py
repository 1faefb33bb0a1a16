"""The blocks of a page, and what each of them is: heading, body, credit, furniture."""
