"""What Discord sees: commands that parse, make one call to a service and show the result."""
