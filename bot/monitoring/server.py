"""`/healthz` and `/metrics` on loopback, from a thread of their own: a stuck event loop can still be told of."""

from __future__ import annotations

import json
import logging
import threading
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot.errors import BroadsheetError
from bot.monitoring.heartbeats import HEARTBEATS
from bot.monitoring.metrics import REGISTRY

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from bot.monitoring.heartbeats import Heartbeats

    _Page: TypeAlias = tuple[HTTPStatus, str, bytes]

logger = logging.getLogger(__name__)

LOOPBACK: Final = "127.0.0.1"
_PATIENCE: Final = 5.0


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 16

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a client that went away."""
        logger.debug("whoever looked from outside went away")


class _Handler(BaseHTTPRequestHandler):
    timeout = _PATIENCE
    server_version, sys_version = "Broadsheet", ""

    def __init__(self, pages: dict[str, Callable[[], _Page]], *arguments: Any) -> None:
        self._pages = pages
        super().__init__(*arguments)

    def do_GET(self) -> None:
        """Answer with a page."""
        draw = self._pages.get(self.path.partition("?")[0])
        status, kind, body = draw() if draw else (HTTPStatus.NOT_FOUND, "text/plain; charset=utf-8", b"not found\n")
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (http.server's)
        """Log nothing: a look every few seconds is no news."""


def _metrics() -> _Page:
    return HTTPStatus.OK, CONTENT_TYPE_LATEST, generate_latest(REGISTRY)


def _health(heartbeats: Heartbeats) -> _Page:
    stale = heartbeats.stale()
    told = {
        "healthy": not stale,
        "discord_connected": bool(REGISTRY.get_sample_value("broadsheet_discord_connected")),
        "stale": stale,
        "writers_held_up": heartbeats.is_holding_up,
        "seconds_since": {name: round(age, 1) for name, age in heartbeats.ages().items()},
    }
    status = HTTPStatus.SERVICE_UNAVAILABLE if stale else HTTPStatus.OK
    return status, "application/json", json.dumps(told).encode() + b"\n"


@contextmanager
def serving(port: int, heartbeats: Heartbeats = HEARTBEATS) -> Generator[int]:
    """Serve both pages on loopback until the block ends, and yield the port (a free one for 0).

    Raises BroadsheetError where the port is taken.
    """
    pages: dict[str, Callable[[], _Page]] = {"/metrics": _metrics, "/healthz": partial(_health, heartbeats)}
    try:
        server = _Server((LOOPBACK, port), partial(_Handler, pages))
    except OSError as error:
        raise BroadsheetError("watching-port", port=str(port), reason=error.strerror or "") from error
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.2}, name="watching", daemon=True)
    thread.start()
    try:
        yield int(server.server_address[1])
    finally:
        server.shutdown()
        server.server_close()
        thread.join(_PATIENCE)
