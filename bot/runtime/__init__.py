"""What any long-running process needs and no newspaper: clock, signals, cancellation, threads, logs, rate limits."""
