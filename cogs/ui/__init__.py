"""The only place that knows what a message may look like."""
