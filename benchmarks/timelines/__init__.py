"""How long timelines over many matches take."""
