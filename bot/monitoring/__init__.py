"""What can be counted, timed and asked of a running bot: metrics, heartbeats, the health server."""

from bot.monitoring.heartbeats import HEARTBEATS
from bot.monitoring.metrics import (
    ARTICLES,
    BOARDS,
    CHANGES,
    COMMAND_SECONDS,
    COMMANDS,
    CONNECTED,
    DIGESTS,
    GATEWAY_SECONDS,
    POLLS,
    REREADINGS,
    RSS,
    WAITING,
    WATCHES,
    loading,
    seconds_elapsed,
    stage,
    start_timer,
    waiting,
)
from bot.monitoring.monitor import watched

__all__ = [
    "ARTICLES",
    "BOARDS",
    "CHANGES",
    "COMMANDS",
    "COMMAND_SECONDS",
    "CONNECTED",
    "DIGESTS",
    "GATEWAY_SECONDS",
    "HEARTBEATS",
    "POLLS",
    "REREADINGS",
    "RSS",
    "WAITING",
    "WATCHES",
    "loading",
    "seconds_elapsed",
    "stage",
    "start_timer",
    "waiting",
    "watched",
]
