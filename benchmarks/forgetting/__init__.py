"""How long whoever writes or searches waits while a server is deleted."""
