"""`!settings`: what a server chooses."""
