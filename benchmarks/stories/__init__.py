"""How well stories are told apart, and what it costs."""
