"""What can be counted, timed and asked of a running bot: metrics, heartbeats, the health server."""

from bot.monitoring.heartbeats import HEARTBEATS
from bot.monitoring.metrics import (
    ARTICLES,
    COMMAND_SECONDS,
    COMMANDS,
    CONNECTED,
    DIGESTS,
    GATEWAY_SECONDS,
    POLLS,
    WAITING,
    loading,
    seconds_elapsed,
    stage,
    start_timer,
    waiting,
)
from bot.monitoring.monitor import watched

__all__ = [
    "ARTICLES",
    "COMMANDS",
    "COMMAND_SECONDS",
    "CONNECTED",
    "DIGESTS",
    "GATEWAY_SECONDS",
    "HEARTBEATS",
    "POLLS",
    "WAITING",
    "loading",
    "seconds_elapsed",
    "stage",
    "start_timer",
    "waiting",
    "watched",
]
