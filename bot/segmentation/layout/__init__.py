"""What the layout of a plain-text page tells: wrapped lines, running heads, rules, heads, and what is nobody's."""
