"""What one server (a guild, in Discord's words) has chosen, and what is kept about it and its people."""
