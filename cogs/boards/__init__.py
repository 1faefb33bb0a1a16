"""`!board`: passages that a team collects, with notes, verified again whenever they are shown."""
