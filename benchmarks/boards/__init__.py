"""How long a full board takes."""
