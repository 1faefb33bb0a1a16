"""What can be counted, timed and asked of a running bot: metrics, heartbeats, the health server."""
