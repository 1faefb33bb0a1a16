"""`!privacy`: what is kept about a person or a server, exporting and deleting it."""
