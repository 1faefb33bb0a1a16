"""`!help`: every command, with examples."""
