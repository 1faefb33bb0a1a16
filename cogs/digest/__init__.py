"""`!digest`: setting it up, managing it, and sending it."""
