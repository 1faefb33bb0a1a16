"""What can be seen of a running bot from outside: counts, times, and whether it lives."""
