"""How long it takes to compare edited versions with what was quoted."""
