"""What the program costs, measured beside what others cost."""
