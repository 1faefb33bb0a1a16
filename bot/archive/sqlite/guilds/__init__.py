"""What a server has chosen, searched and quoted, and its feeds."""
