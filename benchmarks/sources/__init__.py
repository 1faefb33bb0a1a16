"""What feeds cost, and what servers that mean harm can do to a bot that runs."""
